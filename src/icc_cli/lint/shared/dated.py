"""The dated items of a deliverable in one form: charters' timing, and the roadmap's activities and milestones."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.lint.context import RuleContext
from icc_cli.lint.shared.charters import holders
from icc_cli.model.date_guess import MONTHS
from icc_cli.model.dates import PartialDate
from icc_cli.model.roadmap import Activity, Milestone
from icc_cli.yamltext import KeyPath


class Days(NamedTuple):
    """The first and the last day that a date, or a period, may mean."""

    first: datetime.date
    last: datetime.date


class Dated(NamedTuple):
    """A milestone or an activity."""

    path: KeyPath
    title: str
    start: PartialDate | None
    end: PartialDate | None
    """When it ends or is due."""
    done: bool | None
    end_key: str

    @property
    def has_date(self) -> bool:
        """Whether any date is given."""
        return self.start is not None or self.end is not None


class Plan(NamedTuple):
    """Lists of dates that belong together: a charter with its systems, or the roadmap of a solution or of the city."""

    path: KeyPath
    label: str
    solution: str | None
    lists: tuple[tuple[Dated, ...], ...]
    """Its lists of dated items, each in the city's order."""

    @property
    def items(self) -> list[Dated]:
        """All its dated items."""
        return [item for items in self.lists for item in items]


def plans(context: RuleContext) -> Iterator[Plan]:
    """Yield all plans of a deliverable: those of charters, of solutions' roadmaps, and of the roadmap as a whole."""
    for path, charter in context.charters:
        lists = [_milestones((*at, "timing"), slots.timing) for at, slots in holders(path, charter)]
        yield Plan(path, f"the charter of `{charter.solution}`", charter.solution, tuple(lists))
    roadmap = context.deliverable.roadmap
    for index, track in enumerate(roadmap.tracks):
        path = ("roadmap", "tracks", index)
        lists = [
            tuple(_activity((*path, "activities", number), each) for number, each in enumerate(track.activities)),
            _milestones((*path, "milestones"), track.milestones),
        ]
        yield Plan(path, f"the roadmap of `{track.solution}`", track.solution, tuple(lists))
    yield Plan(("roadmap",), "the roadmap", None, (_milestones(("roadmap", "milestones"), roadmap.milestones),))


def days(context: RuleContext, date: PartialDate | None) -> Days | None:
    """Return the days that a date may mean; None if there is none, or if it counts from a plan without a start."""
    if date is None:
        return None
    start = context.deliverable.roadmap.start
    if date.plan_month is not None:
        if start is None:
            return None
        date = date.resolve(start.first_day())
    return Days(date.first_day(), date.last_day())


def span(context: RuleContext, item: Dated) -> Days | None:
    """Return the days from the start of an item to its end, as far as they are known."""
    start, end = days(context, item.start), days(context, item.end)
    if start is None or end is None:
        return start or end
    return Days(start.first, end.last)


def month_of(day: datetime.date) -> str:
    """Return the month of a day in words: `May 2021`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def titles(items: list[Dated], most: int = 2) -> str:
    """Return the titles of the first items, as messages quote them."""
    quoted = ", ".join(f"“{item.title}”" for item in items[:most])
    return quoted + (", …" if len(items) > most else "")


def _milestones(path: KeyPath, milestones: tuple[Milestone, ...]) -> tuple[Dated, ...]:
    return tuple(
        Dated((*path, index), each.title, each.start, each.due, each.done, "due")
        for index, each in enumerate(milestones)
    )


def _activity(path: KeyPath, activity: Activity) -> Dated:
    return Dated(path, activity.title, activity.start, activity.end, activity.done, "end")
