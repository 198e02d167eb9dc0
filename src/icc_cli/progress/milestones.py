"""The standing of milestones of charters and of the roadmap, as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from icc_cli.model.dates import PartialDate
from icc_cli.model.deliverable import Deliverable
from icc_cli.model.roadmap import Milestone
from icc_cli.model.strategy import Solution, SolutionStatus
from icc_cli.progress.timing import Calendar


class Standing(StrEnum):
    """The standing of a milestone."""

    DONE = "done"
    """It was reached, as the city says."""
    LATE = "late"
    """It was due, and the city says that it has not been reached."""
    UNCONFIRMED = "unconfirmed"
    """It was due, and the city does not say whether it was reached."""
    AHEAD = "ahead"
    """It is not due yet."""
    PUT_OFF = "put-off"
    """Its solution was postponed or cancelled before it was reached."""
    UNDATED = "undated"
    """It has no calendar date, and the city does not say that it was reached."""

    @property
    def label(self) -> str:
        """The standing as text."""
        return _LABELS[self]

    @property
    def sign(self) -> str:
        """The sign before the words."""
        return _SIGNS[self]


_LABELS = {
    Standing.DONE: "done",
    Standing.LATE: "late",
    Standing.UNCONFIRMED: "due, not confirmed",
    Standing.AHEAD: "ahead",
    Standing.PUT_OFF: "put off",
    Standing.UNDATED: "without a date",
}
_SIGNS = {
    Standing.DONE: "✓",
    Standing.LATE: "✗",
    Standing.UNCONFIRMED: "?",
    Standing.AHEAD: "→",
    Standing.PUT_OFF: "–",
    Standing.UNDATED: "○",
}
WORTH_TELLING = (Standing.LATE, Standing.UNCONFIRMED, Standing.AHEAD)
"""Those that still need action, which are listed one by one."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone and its standing."""

    title: str
    solution: Solution | None
    """None for the city as a whole."""
    system: str | None
    """Name of the system whose charter it belongs to."""
    due: PartialDate | None
    last_day: date | None
    """The last possible day of the date; None without a calendar date."""
    standing: Standing


def milestones_of(deliverable: Deliverable, calendar: Calendar, as_of: date) -> list[Reached]:
    """Return all milestones as of a day: by solution in the strategy's order, those of the city as a whole last."""
    found: list[Reached] = []
    for milestone, solution_id, system in _all(deliverable):
        solution = deliverable.solutions.get(solution_id or "")
        day = calendar.last_day(milestone.due)
        is_active = solution is None or solution.status is SolutionStatus.ACTIVE
        standing = standing_of(milestone.done, day, as_of, is_active=is_active)
        found.append(Reached(milestone.title, solution, system, milestone.due, day, standing))
    order = list(deliverable.solutions)
    return sorted(found, key=lambda each: order.index(each.solution.id) if each.solution else len(order))


def standing_of(done: bool | None, due: date | None, as_of: date, *, is_active: bool = True) -> Standing:
    """Return the standing of a milestone on a day. `as_of` itself is still in time.

    done  | due        | solution  | on 2022-08-31
    ------|------------|-----------|--------------
    true  | -          | active    | done
    true  | 2022-09-30 | active    | done
    true  | 2022-05-31 | postponed | done
    false | 2022-08-30 | active    | late
    false | 2022-08-31 | active    | ahead
    -     | 2022-08-30 | active    | unconfirmed
    -     | 2022-08-31 | active    | ahead
    -     | 2022-08-30 | postponed | put-off
    false | 2023-08-30 | postponed | put-off
    -     | -          | active    | undated
    false | -          | active    | undated
    """
    if done:
        return Standing.DONE
    if not is_active:
        return Standing.PUT_OFF
    if due is None:
        return Standing.UNDATED
    if due >= as_of:
        return Standing.AHEAD
    return Standing.UNCONFIRMED if done is None else Standing.LATE


def count_standings(milestones: Iterable[Reached]) -> dict[Standing, int]:
    """Return how many milestones have each standing that occurs, in the order of the standings."""
    found = Counter(each.standing for each in milestones)
    return {standing: found[standing] for standing in Standing if standing in found}


def _all(deliverable: Deliverable) -> Iterator[tuple[Milestone, str | None, str | None]]:
    """Yield each milestone with the id of its solution and the name of its system."""
    for charter in deliverable.charters:
        for milestone in charter.timing:
            yield milestone, charter.solution, None
        for system in charter.systems:
            for milestone in system.timing:
                yield milestone, charter.solution, system.name
    for track in deliverable.roadmap.tracks:
        for milestone in track.milestones:
            yield milestone, track.solution, None
    for milestone in deliverable.roadmap.milestones:
        yield milestone, None, None
