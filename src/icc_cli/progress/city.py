"""A city's progress: each KPI at every checkpoint with its assessment, grouped as in the report, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from icc_cli.model.city import Member
from icc_cli.model.deliverable import Deliverable, PlacedKpi
from icc_cli.model.kpis import KpiKind
from icc_cli.model.members import of_members
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.model.strategy import Solution
from icc_cli.programme import Edition
from icc_cli.progress.assess import Assessment, assess
from icc_cli.progress.gaps import CityGaps, Gap, by_due, gaps_of
from icc_cli.progress.milestones import Reached, milestones_of
from icc_cli.progress.status import WORST_STATUS_FIRST, Status
from icc_cli.progress.text import cell_text
from icc_cli.progress.timing import Calendar

_SILENT = (Status.NOT_MONITORED, Status.NOT_APPLICABLE)


@dataclass(frozen=True)
class SharedState:
    """The same state for several KPIs at every checkpoint, so that it is printed only once."""

    status: Status
    text: str
    """The state as text: `not monitored (not started)`."""
    note: str | None
    """The city's own words about it, as Markdown."""


@dataclass(frozen=True)
class ProgressRow:
    """One KPI."""

    placed: PlacedKpi
    cells: dict[str, Measurement | None]
    """What is known at each checkpoint of the edition; None is missing."""
    assessment: Assessment
    system: str | None = None
    """Name of the system that the KPI is about, if its solution's charter covers several side by side."""
    distinction: str | None = None
    """What the KPI counts, as Markdown, if another of its group has the same name and system."""

    @cached_property
    def unit(self) -> str | None:
        """The unit for the row header: the KPI's own, else the one that all its values have."""
        if self.placed.kpi.unit is not None:
            return self.placed.kpi.unit
        units = {cell.unit for cell in self.cells.values() if cell is not None and cell.has_number}
        return units.pop() if len(units) == 1 else None

    @cached_property
    def standing_state(self) -> SharedState | None:
        """The state at every checkpoint, if it is always the same."""
        first, *others = self.cells.values()
        if (first is not None and first.state is None) or any(cell != first for cell in others):
            return None
        return SharedState(self.assessment.status, cell_text(first, None), first.note if first else None)


@dataclass(frozen=True)
class ProgressGroup:
    """The KPIs of one kind of one solution, or of the city as a whole."""

    solution: Solution | None
    """None for the city as a whole."""
    kind: KpiKind
    rows: tuple[ProgressRow, ...]

    @property
    def shared_state(self) -> SharedState | None:
        """The state that all its KPIs share."""
        return shared_state(self.rows)


@dataclass(frozen=True)
class CityProgress:
    """What a city's KPIs did between two checkpoints."""

    deliverable: Deliverable
    edition: Edition
    since: str
    until: str
    groups: tuple[ProgressGroup, ...]
    """In the order of strategy.yaml, and within a solution in that of the edition's kinds; none is empty."""
    calendar: Calendar
    """The days that are used in calculations."""
    milestones: tuple[Reached, ...] = ()
    """Those of the city, or of the solutions that it is about."""
    members: tuple[Member, ...] = ()
    """The members of a consortium that it is about; empty if it is about all."""

    @property
    def as_of(self) -> date:
        """The day that due dates are compared with."""
        return self.calendar.now(self.until)

    @property
    def rows(self) -> tuple[ProgressRow, ...]:
        """All KPIs."""
        return tuple(row for group in self.groups for row in group.rows)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The next missing number of each KPI, sorted by due date; those without a date come last."""
        monthly = {kind.id for kind in self.edition.kinds if kind.is_monthly}
        found = (
            gap
            for row in self.rows
            for gap in gaps_of(
                self.deliverable, row.placed, self.calendar, self.as_of, is_monthly=row.placed.kpi.kind in monthly
            )
        )
        return tuple(sorted(found, key=by_due))

    @property
    def missing(self) -> CityGaps:
        """The missing numbers, without the city's files."""
        city, open_ = self.deliverable.city, {gap.kpi for gap in self.gaps}
        silent = sum(row.assessment.status in _SILENT and row.placed.kpi.id not in open_ for row in self.rows)
        return CityGaps(city.id, city.name, self.as_of, len(self.rows), self.gaps, silent)

    @property
    def last_measured(self) -> str | None:
        """The last checkpoint up to the later one at which a KPI has a value, in a number or in words; or None."""
        order = list(self.calendar.checkpoints)
        passed = order[: order.index(self.until) + 1]
        known = [each for each in passed if any(_has_value(row.cells[each]) for row in self.rows)]
        return known[-1] if known else None

    @property
    def counts(self) -> dict[Status, int]:
        """How many KPIs have each status that occurs, in the order of the statuses."""
        return count_statuses(self.rows)

    @property
    def measured(self) -> int:
        """How many KPIs have a value, in a number or in words, at the later checkpoint."""
        return sum(_has_value(row.cells[self.until]) for row in self.rows)

    @property
    def coverage(self) -> str:
        """How many KPIs have a value: `8 of 42 KPIs have a final value`."""
        total = len(self.rows)
        have = "KPI has" if total == 1 else "KPIs have"
        return f"{self.measured} of {total} {have} a {self.until} value"


def city_progress(
    deliverable: Deliverable,
    edition: Edition,
    *,
    since: str = "start",
    until: str = "final",
    kinds: Collection[str] = (),
    solutions: Collection[str] = (),
    members: Collection[str] = (),
    statuses: Collection[str] = (),
    worst_first: bool = False,
    as_of: date | None = None,
) -> CityProgress:
    """Assess a city's KPIs: all of them, or those of some kinds, solutions, members of a consortium or statuses.

    Due dates are compared with the day of `until`, unless another is given. KPIs are in the order of the city's files,
    or, within each kind of a solution, worst first.

    A KPI of a solution that the strategy does not name counts for the city as a whole. Raises ValueError if `since` and
    `until` are not two checkpoints of the edition in order.
    """
    if members:
        deliverable = of_members(deliverable, members)
    order = edition.checkpoint_ids()
    if since not in order or until not in order or order.index(since) >= order.index(until):
        raise ValueError(f"{since} and {until} are no two of the checkpoints {', '.join(order)} in that order")
    calendar = Calendar.of(deliverable, edition, as_of)
    solution_order: list[str | None] = [*deliverable.solutions, None]
    kind_order = [kind.id for kind in edition.kinds]

    def place(placed: PlacedKpi) -> tuple[int, int]:
        known = placed.group.solution if placed.group.solution in deliverable.solutions else None
        return solution_order.index(known), kind_order.index(placed.kpi.kind)

    chosen = [
        placed
        for placed in deliverable.all_kpis.values()
        if (not kinds or placed.kpi.kind in kinds) and (not solutions or placed.group.solution in solutions)
    ]
    groups = []
    for (solution, kind), placed_kpis in groupby(sorted(chosen, key=place), key=place):
        together = list(placed_kpis)
        namesakes = Counter((placed.kpi.system, placed.kpi.name) for placed in together)
        rows = []
        for placed in together:
            kpi = placed.kpi
            system = deliverable.systems.get(kpi.system or "")
            row = ProgressRow(
                placed,
                {checkpoint: placed.at(checkpoint) for checkpoint in order},
                assess(placed, since, until, calendar),
                kpi.system if system is None else system.name,
                kpi.description if namesakes[kpi.system, kpi.name] > 1 else None,
            )
            if not statuses or row.assessment.status in statuses:
                rows.append(row)
        if not rows:
            continue
        if worst_first:
            rows.sort(key=lambda row: WORST_STATUS_FIRST.index(row.assessment.status))
        named = deliverable.solutions.get(solution_order[solution] or "")
        groups.append(ProgressGroup(named, KpiKind(kind_order[kind]), tuple(rows)))
    meant = tuple(member for member in deliverable.city.members if member.id in members)
    milestones = milestones_of(deliverable, calendar, calendar.now(until))
    return CityProgress(
        deliverable=deliverable,
        edition=edition,
        since=since,
        until=until,
        groups=tuple(groups),
        calendar=calendar,
        milestones=tuple(
            each for each in milestones if not solutions or (each.solution and each.solution.id in solutions)
        ),
        members=meant,
    )


def shared_state(rows: Iterable[ProgressRow]) -> SharedState | None:
    """Return the state that several KPIs share at every checkpoint, if any."""
    states = {row.standing_state for row in rows}
    return states.pop() if len(states) == 1 else None


def count_statuses(rows: Iterable[ProgressRow]) -> dict[Status, int]:
    """Return how many rows have each status that occurs, in the order of the statuses."""
    found = Counter(row.assessment.status for row in rows)
    return {status: found[status] for status in Status if status in found}


def _has_value(cell: Measurement | None) -> bool:
    return cell is not None and cell.state is None
