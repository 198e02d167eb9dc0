"""A city in one line, for an overview of many: how its KPIs stand, how much is known about them, and what is worst."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from icc_cli.progress.city import CityProgress
from icc_cli.progress.milestones import Standing, count_standings
from icc_cli.progress.order import Order
from icc_cli.progress.status import TROUBLE, WORST_STATUS_FIRST, Status

_MOST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class WorstItem:
    """One of the worst KPIs, or a late milestone."""

    standing: Status | Standing
    name: str
    kpi: str | None
    """The KPI's id; None for a milestone."""


@dataclass(frozen=True, slots=True)
class CitySummary:
    """What a lead expert sees of a city first.

    It holds nothing from the city's files, so that it is cheap to pass between processes.
    """

    id: str
    name: str
    members: tuple[str, ...]
    """Names of the consortium members that it is about; empty if it is about all."""
    programme: str
    since: str
    until: str
    as_of: date
    kpis: int
    measured: int
    """KPIs with a value, in a number or in words, at the later checkpoint."""
    counts: dict[Status, int]
    milestones: dict[Standing, int]
    missing_numbers: int
    """KPIs with an expected number missing, at any checkpoint."""
    overdue: int
    """Those of them whose next number was due before `as_of`."""
    last_checkpoint: str | None
    """The last checkpoint with a value; None if there is no value at all."""
    last_measured: date | None
    """Its day."""
    worst: tuple[WorstItem, ...]
    """The first few problems, worst first."""
    further: int
    """How many more such items there are."""

    @property
    def coverage(self) -> float:
        """The share of KPIs with a value at the later checkpoint; 0 if there are none."""
        return self.measured / self.kpis if self.kpis else 0.0


def summary_of(progress: CityProgress) -> CitySummary:
    """Return a summary of a city."""
    city, last = progress.deliverable.city, progress.last_measured
    items = _troubles(progress)
    return CitySummary(
        id=city.id,
        name=city.name,
        members=tuple(member.name for member in progress.members),
        programme=progress.edition.id,
        since=progress.since,
        until=progress.until,
        as_of=progress.as_of,
        kpis=len(progress.rows),
        measured=progress.measured,
        counts=progress.counts,
        milestones=count_standings(progress.milestones),
        missing_numbers=len(progress.gaps),
        overdue=sum(gap.is_overdue for gap in progress.gaps),
        last_checkpoint=last,
        last_measured=None if last is None else progress.calendar.checkpoints[last],
        worst=tuple(items[:_MOST_ITEMS]),
        further=len(items[_MOST_ITEMS:]),
    )


def sorted_cities(cities: Iterable[CitySummary], order: Order = Order.NAME) -> list[CitySummary]:
    """Return cities by name, or those first that most need attention.

    Attention is decided by their worst statuses, by coverage (least first), or by the last measurement (oldest first).
    """
    keys: dict[Order, Callable[[CitySummary], object]] = {
        Order.STATUS: lambda city: [-city.counts.get(status, 0) for status in WORST_STATUS_FIRST],
        Order.COVERAGE: lambda city: city.coverage,
        Order.LAST: lambda city: city.last_measured or date.min,
    }
    by_name = sorted(cities, key=lambda city: (city.name.casefold(), city.id))
    return sorted(by_name, key=keys[order]) if order in keys else by_name  # type: ignore[arg-type]


def _troubles(progress: CityProgress) -> list[WorstItem]:
    rows = [row for row in progress.rows if row.assessment.status in TROUBLE]
    rows.sort(key=lambda row: WORST_STATUS_FIRST.index(row.assessment.status))
    kpis = [WorstItem(row.assessment.status, row.placed.kpi.name, row.placed.kpi.id) for row in rows]
    late = [
        WorstItem(each.standing, each.title, None) for each in progress.milestones if each.standing is Standing.LATE
    ]
    bad = [item for item in kpis if item.standing is not Status.MISSING]
    return [*bad, *late, *(item for item in kpis if item.standing is Status.MISSING)]
