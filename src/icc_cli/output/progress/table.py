"""The KPIs of cities at a terminal: a table where there is room for one, and a few lines for each where there is not.

What many KPIs share is said once. Signs and words carry the meaning, and colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.rule import Rule
from rich.table import Column, Table
from rich.text import Text

from icc_cli.output.console import HEADING, NARROWEST_TABLE, QUIET, Indented, printed, readable_width, to_text
from icc_cli.output.progress import words
from icc_cli.output.progress.kpi_rows import INDENT, KpiList, bar_with_share, narrow_parts, status_text
from icc_cli.output.progress.kpi_tables import KpiTables
from icc_cli.output.terminal import Terminal
from icc_cli.progress.city import (
    CityProgress,
    ProgressGroup,
    ProgressRow,
    SharedState,
    count_statuses,
    shared_state,
)
from icc_cli.progress.status import Status
from icc_cli.progress.text import target_text

_LEAST_RULE = 5
"""Columns of the rule between a heading and what stands at its end, with the spaces beside it."""


def write_kpis(cities: Sequence[CityProgress], terminal: Terminal) -> str:
    """The progress of cities, one below the other."""
    blocks = (_City(progress, readable_width(terminal)) for progress in cities)
    return printed(_apart(Constrain(Group(*city.parts()), city.width) for city in blocks), terminal)


def write_explanations(kpis: Sequence[tuple[CityProgress, ProgressRow]], terminal: Terminal) -> str:
    """Why KPIs stand as they do, each with the progress of its city: a sentence with the numbers."""
    return printed(_apart(Group(*_explanation(progress, row)) for progress, row in kpis), terminal)


def _apart(blocks: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """Yield blocks with an empty line between them."""
    for number, block in enumerate(blocks):
        if number:
            yield Text()
        yield block


def _explanation(progress: CityProgress, row: ProgressRow) -> Iterator[RenderableType]:
    system = f"{words.one_line(row.system)}: " if row.system else ""
    city = words.one_line(progress.deliverable.city.name)
    yield Indented(f"{city}: {system}{words.name_of(row)}", style=HEADING)
    drawn = bar_with_share(row, progress.since)
    status = status_text(row.assessment.status)
    yield Indented(Text("   ").join([status, *([to_text(drawn)] if drawn else [])]), INDENT)
    yield Indented(words.one_line(row.assessment.reason), INDENT)
    for verdict in row.assessment.verdicts:
        if verdict.reason != row.assessment.reason:
            target = target_text(verdict.target, row.placed.kpi.unit)
            told = f"Target {target}: {verdict.status.signed_label}. {verdict.reason}"
            yield Indented(words.one_line(told), INDENT, style=QUIET)


class _City:
    """One city on its way to a terminal."""

    def __init__(self, progress: CityProgress, width: int) -> None:
        self.progress = progress
        self.width = width
        self.is_wide = width >= NARROWEST_TABLE
        tabled = [row for row in progress.rows if row.standing_state is None]
        self.tables = KpiTables.fitting(progress, tabled, width - INDENT) if tabled and self.is_wide else None
        if self.tables is not None:
            self.width = max(self.tables.width + INDENT, NARROWEST_TABLE)
        listed = [row for row in progress.rows if row.standing_state is not None]
        self.list = KpiList(listed, self.width, indent=2 * INDENT)

    def parts(self) -> Iterator[RenderableType]:
        progress = self.progress
        yield Indented(words.title(progress), style=HEADING)
        if not progress.rows:
            yield Indented(words.emptiness(progress))
            return
        if self.tables is None and any(row.standing_state is None for row in progress.rows):
            order = " → ".join(progress.edition.checkpoint_ids())
            yield Indented(f"Values in the order {order}", style=QUIET)
        for heading, groups in words.by_solution(progress):
            yield Text()
            yield from self._solution(heading, groups)
        yield Text()
        if words.uses_percentage_points(progress):
            yield Indented(words.PERCENTAGE_POINTS_LEGEND, style=QUIET)
        yield Indented(words.summary(progress))
        missing = words.missing_numbers(progress)
        if missing:
            yield Indented(missing)
        if progress.milestones:
            yield Text()
            yield from self._milestones()

    def _milestones(self) -> Iterator[RenderableType]:
        """How many milestones there are of each standing, and those that somebody must still do something about."""
        yield Indented(words.milestones_title(self.progress), style=HEADING)
        yield Indented(words.milestone_counts(self.progress), INDENT)
        for each in words.open_milestones(self.progress):
            yield Indented(words.milestone(each), INDENT, bullet=f"{each.standing.sign} ")

    def _solution(self, heading: str, groups: list[ProgressGroup]) -> Iterator[RenderableType]:
        rows = [row for group in groups for row in group.rows]
        shared = shared_state(rows)
        yield from self._heading(heading, {} if shared is not None else count_statuses(rows))
        if shared is not None:
            yield _state(shared, len(rows))
        for group in groups:
            if shared is None:
                yield Text()
            yield from self._group(group, is_told=shared is not None)

    def _heading(self, heading: str, counts: dict[Status, int]) -> Iterator[RenderableType]:
        """The name of a solution and its statuses on one line with a rule between them, where they fit."""
        told = words.counts_text(counts)
        if self.is_wide and cell_len(heading) + cell_len(told) + _LEAST_RULE <= self.width:
            line = Table.grid(Column(), Column(ratio=1), padding=(0, 1, 0, 0), pad_edge=False, expand=True)
            line.add_row(to_text(heading, HEADING), Rule(style=QUIET), *([to_text(told)] if told else []))
            yield line
            return
        yield Indented(heading, style=HEADING)
        if told:
            yield Indented(told)

    def _group(self, group: ProgressGroup, *, is_told: bool) -> Iterator[RenderableType]:
        """The KPIs with values as a table, then those that share a state, below that state unless it is told."""
        title = words.kind_title(self.progress, group)
        tabled = [row for row in group.rows if row.standing_state is None]
        if tabled and self.tables is not None:
            yield from self.tables.parts(title, tabled)
        else:
            yield Indented(title, INDENT, style=HEADING)
            yield from self._narrow(tabled)
        for state in words.states(group.rows):
            rows = [row for row in group.rows if row.standing_state == state]
            if not is_told:
                yield _state(state, len(rows))
            yield from self.list.parts(rows)

    def _narrow(self, rows: list[ProgressRow]) -> Iterator[RenderableType]:
        """KPIs with values where there is no room for a table."""
        for system, of_system in words.by_system(rows):
            if system:
                yield Indented(system, 2 * INDENT)
            for row in of_system:
                yield from narrow_parts(row, self.progress.since, self.width, (3 if system else 2) * INDENT)


def _state(state: SharedState, number: int) -> Indented:
    note = f": {words.one_line(state.note)}" if state.note else ""
    return Indented(f"{number} {state.text}{note}", INDENT, bullet=f"{state.status.sign} ")
