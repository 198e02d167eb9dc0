"""The next missing number of each KPI: where it belongs, who owns it, and when it is due.

Due dates follow the programme's measurement calendar. Each KPI is measured at the checkpoints: at the start, at the end
of implementation cycle 2 (midway), and for the programme review (final). Activities are also counted every month, so
the next number after a known one is due at the end of the following month.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from icc_cli.model.base import Party
from icc_cli.model.deliverable import Deliverable, PlacedKpi
from icc_cli.model.kpis import KpiKind
from icc_cli.model.quantities.quantity import Measurement, State
from icc_cli.progress.order import Order
from icc_cli.progress.timing import Calendar


@dataclass(frozen=True, slots=True)
class Gap:
    """A number that is still missing."""

    city: str
    """The city's id."""
    city_name: str
    solution: str | None
    """The solution's id; None for the city as a whole."""
    solution_name: str | None
    system: str | None
    """Name of the system that the KPI is about."""
    kpi: str
    """The KPI's id."""
    name: str
    kind: KpiKind
    checkpoint: str
    """The checkpoint of the missing measurement."""
    later: tuple[str, ...]
    """Later checkpoints that have no number either, though one is expected."""
    due: date | None
    """None if the city says that the effect can only be measured later, and not when."""
    standing: str
    """What is there instead: `missing`, `pending`, `in words`, `not yet measurable`; `an earlier month's`."""
    owner: Owner | None
    is_overdue: bool
    """Whether it was due before the day of the review."""


@dataclass(frozen=True, slots=True)
class CityGaps:
    """The missing numbers of a city."""

    id: str
    name: str
    as_of: date
    kpis: int
    gaps: tuple[Gap, ...]
    """Sorted by due date; those without a date come last."""
    silent: int
    """KPIs without a gap that are not monitored or not applicable at the later checkpoint."""

    @property
    def overdue(self) -> int:
        """How many of the numbers were due before `as_of`."""
        return sum(gap.is_overdue for gap in self.gaps)


class MissingNumbers(NamedTuple):
    """The missing numbers of cities, and the order in which to show them."""

    cities: Sequence[CityGaps]
    order: Order = Order.DUE

    def sorted(self) -> list[Gap]:
        """The numbers by when they are due, or by whose they are; those with no such thing come last."""
        key: Callable[[Gap], Any] = _whose if self.order is Order.OWNER else by_due
        return sorted((gap for city in self.cities for gap in city.gaps), key=key)


def by_due(gap: Gap) -> date:
    """Sort key by due date; numbers without a date come last."""
    return gap.due or date.max


def _whose(gap: Gap) -> tuple[bool, str, date]:
    return gap.owner is None, gap.owner.who.casefold() if gap.owner else "", by_due(gap)


def gaps_of(
    deliverable: Deliverable, placed: PlacedKpi, calendar: Calendar, as_of: date, *, is_monthly: bool
) -> Iterator[Gap]:
    """Yield the next missing number of a KPI, if any, as of a day."""
    open_cells = {each: standing for each in calendar.checkpoints if (standing := _standing(placed, each)) is not None}
    if open_cells:
        checkpoint, standing = next(iter(open_cells.items()))
        due = _due(placed, checkpoint, calendar, is_monthly=is_monthly)
    else:
        older = _older(placed, calendar) if is_monthly else None
        if older is None:
            return
        checkpoint, due = older
        standing = "an earlier month's"
    kpi, solution = placed.kpi, deliverable.solutions.get(placed.group.solution or "")
    system = deliverable.systems.get(kpi.system or "")
    yield Gap(
        city=deliverable.city.id,
        city_name=deliverable.city.name,
        solution=None if solution is None else solution.id,
        solution_name=None if solution is None else solution.name,
        system=kpi.system if system is None else system.name,
        kpi=kpi.id,
        name=kpi.name,
        kind=kpi.kind,
        checkpoint=checkpoint,
        later=tuple(open_cells)[1:],
        due=due,
        standing=standing,
        owner=owner_of(placed, deliverable),
        is_overdue=due is not None and due < as_of,
    )


def _standing(placed: PlacedKpi, checkpoint: str) -> str | None:
    """Return what is there instead of an expected number; None if the number is there, or none is expected.

    Words count as a gap if the KPI has a number elsewhere; otherwise the KPI is reported in words.
    """
    cell = placed.at(checkpoint)
    if cell is None:
        return "missing"
    if cell.state in (State.PENDING, State.NOT_YET_MEASURABLE):
        return cell.state.value.replace("-", " ")
    if cell.text is not None and any(each.has_number for each in placed.kpi.measurements.values()):
        return "in words"
    return None


def _due(placed: PlacedKpi, checkpoint: str, calendar: Calendar, *, is_monthly: bool) -> date | None:
    """Return when the number of a checkpoint is due: when it is expected, else by the measurement calendar."""
    cell, order = placed.at(checkpoint), list(calendar.checkpoints)
    if cell is not None and cell.state is not None:
        expected = calendar.last_day(cell.expected)
        if expected is not None or cell.state is State.NOT_YET_MEASURABLE:
            return expected
    day = calendar.checkpoints[checkpoint]
    place = order.index(checkpoint)
    if not is_monthly or place == 0:
        return day
    return min(day, _next_month_end(_day_of(placed.at(order[place - 1]), calendar, order[place - 1])))


def _older(placed: PlacedKpi, calendar: Calendar) -> tuple[str, date] | None:
    """Return the next number's checkpoint and due date if the latest number is from a month before the last
    checkpoint's.
    """
    known = [
        _day_of(cell, calendar, each) for each in calendar.checkpoints if (cell := placed.at(each)) and cell.has_number
    ]
    if not known:
        return None
    due = _next_month_end(max(known))
    return next(
        (
            (each, min(due, day))
            for each, day in calendar.checkpoints.items()
            if day.replace(day=1) >= due.replace(day=1)
        ),
        None,
    )


def _day_of(cell: Measurement | None, calendar: Calendar, checkpoint: str) -> date:
    """Return the day of a number: its own, but not after its checkpoint's."""
    day = calendar.checkpoints[checkpoint]
    own = None if cell is None else calendar.last_day(cell.date)
    return day if own is None else min(own, day)


def _next_month_end(day: date) -> date:
    """Return the last day of the following month."""
    first = day.replace(day=1) + timedelta(days=31)
    following = first.replace(day=1)
    return following.replace(day=months.monthrange(following.year, following.month)[1])


NOBODY = "no owner named"


class Owner(NamedTuple):
    """Who to ask for a number."""

    who: str
    role: str
    """The role: `owner` of the KPI; `lead` of its solution or system; `unit` that carries out all of the solution."""

    @property
    def words(self) -> str:
        """Who it is, with the role if it is not the KPI's owner: `Digital Office (leads the solution)`."""
        told = {"lead": " (leads the solution)", "unit": " (carries the solution out)"}
        return self.who + told.get(self.role, "")


def owner_of(placed: PlacedKpi, deliverable: Deliverable) -> Owner | None:
    """Return who owns a KPI's number, or None if no one is named.

    This is the KPI's owner; else those who lead its system or solution according to their charters; else the unit
    responsible for all activities on the solution's roadmap.
    """
    kpi, solution = placed.kpi, placed.group.solution
    if kpi.owner is not None:
        return Owner(kpi.owner, "owner")
    if solution is None:
        return None
    charters = deliverable.charters_of(solution)
    of_system = [
        party for charter in charters for each in charter.systems if each.id == kpi.system for party in each.lead
    ]
    leads = _names(of_system) or _names(party for charter in charters for party in charter.lead)
    if leads:
        return Owner(", ".join(leads), "lead")
    track = deliverable.track_of(solution)
    units = {unit for activity in track.activities for unit in activity.responsible} if track is not None else set()
    return Owner(units.pop(), "unit") if len(units) == 1 else None


def _names(parties: Iterable[Party]) -> list[str]:
    named = (party.name or party.organisation or party.role or "" for party in parties)
    return list(dict.fromkeys(named))
