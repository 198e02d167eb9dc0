"""Sections 3 and 4, progress tables: each KPI of a kind at the checkpoints, with a small chart and its status.

Adjacent KPIs with the same state at every checkpoint ("not monitored: not started") are listed together, and the state
is printed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from icc_cli.model.kpis import KpiKind
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.progress import ProgressGroup, ProgressRow, SharedState, Status, cell_text
from icc_cli.report.charts import progress_bar, progress_legend
from icc_cli.report.context import Context, by_system
from icc_cli.report.prose import in_words
from icc_cli.report.published import published_as
from icc_cli.report.views.kpis import Detail, are_pair

BAR_WIDTH, BAR_HEIGHT = 140, 18
_GOOD = frozenset({Status.ACHIEVED, Status.ON_TRACK, Status.IMPROVED})
_BAD = frozenset({Status.OFF_TRACK, Status.REGRESSED, Status.MISSED, Status.WORSENED})


@dataclass(frozen=True, slots=True)
class Head:
    """The column header of a checkpoint: its label, and when the city measured."""

    label: str
    date: str


@dataclass(frozen=True, slots=True)
class NumberedName:
    """A KPI by number and name."""

    number: int
    name: str
    system: str | None
    """The system that it is about, if different from the KPI before."""
    distinction: Markup | None
    """What it counts, if another KPI has the same name."""
    targets: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value; words are aligned left, numbers right."""

    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A KPI with its values."""

    kpi: NumberedName
    cells: tuple[Cell, ...]
    bar: Markup
    status: str
    tone: str
    """`good`, `bad` or `plain`: the colour of the status, which its sign and word already say."""
    change: str
    details: tuple[Detail, ...]
    is_shared = False


@dataclass(frozen=True, slots=True)
class SharedRow:
    """KPIs with the same state at every checkpoint."""

    kpis: tuple[NumberedName, ...]
    statement: str
    details: tuple[Detail, ...]
    is_shared = True


@dataclass(frozen=True, slots=True)
class Group:
    """The KPIs of a solution, in runs: single rows, or several KPIs with the same state."""

    solution: str
    rows: tuple[Row | SharedRow, ...]

    @property
    def is_one(self) -> bool:
        """Whether the group is a single row, which then shows the name of the solution itself."""
        return len(self.rows) == 1 and self.rows[0].is_shared

    @property
    def ends_in_pair(self) -> bool:
        """Whether the last row is kept with the one before."""
        last = [row for row in self.rows[-2:] if isinstance(row, Row)]
        return are_pair([(row.kpi.name, row.kpi.targets, *(cell.text for cell in row.cells)) for row in last])


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The progress table of a kind of KPI."""

    heads: tuple[Head, ...]
    groups: tuple[Group, ...]
    has_bars: bool
    coverage: str
    legend: Markup

    @property
    def widths(self) -> tuple[int, ...]:
        """Column widths in per cent; the KPI's name takes the rest."""
        others = [*(12 if self.has_bars else 16 for _ in self.heads), *((16,) if self.has_bars else ()), 13]
        return (100 - sum(others), *others)


def progress_table(context: Context, kind: KpiKind) -> ProgressView | None:
    """Return the progress table of a kind of KPI, or None if the city has none of that kind."""
    given = [group for group in context.progress.groups if group.kind is kind]
    if not given:
        return None
    number = 0
    groups = []
    for group in given:
        groups.append(_group(context, group, number))
        number += len(group.rows)
    last = context.edition.checkpoints[-1]
    values = sum(_has_value(row.cells.get(last.id)) for group in given for row in group.rows)
    return ProgressView(
        heads=tuple(_heads(context)),
        groups=tuple(groups),
        has_bars=any(isinstance(row, Row) and row.bar for group in groups for row in group.rows),
        legend=progress_legend(
            has_target=any(row.placed.kpi.target for group in given for row in group.rows),
            palette=context.palette,
            language=context.language,
        ),
        coverage=context.say("progress.coverage", have=values, all=number),
    )


def _heads(context: Context) -> Iterable[Head]:
    own = {entry.id: entry.date for entry in context.deliverable.city.checkpoints if entry.date}
    for checkpoint in context.edition.checkpoints:
        date = own.get(checkpoint.id)
        yield Head(checkpoint.label, context.language.date(date) if date else "")


def _group(context: Context, group: ProgressGroup, number: int) -> Group:
    rows: list[Row | SharedRow] = []
    ordered = by_system(group.rows, lambda row: row.placed)
    names = {id(row): name for row, name in zip(ordered, _names(context, ordered, number), strict=True)}
    for standing, run in groupby(ordered, key=_standing):
        if standing is None:
            rows += [_row(context, row, names[id(row)]) for row in run]
        else:
            rows.append(_shared_row(context, tuple(names[id(row)] for row in run), *standing))
    return Group(group.solution.name if group.solution else escape(context.say("kpis.whole-city")), tuple(rows))


def _names(context: Context, rows: Iterable[ProgressRow], number: int) -> Iterator[NumberedName]:
    """Yield the names of rows, numbered from `number`."""
    before = None
    for row in rows:
        number += 1
        kpi = row.placed.kpi
        is_next = kpi.system != before
        yield NumberedName(
            number=number,
            name=kpi.name,
            system=context.system_name(kpi.system) if is_next else None,
            distinction=context.prose.inline(row.distinction) if row.distinction else None,
            targets="; ".join(context.target(target, kpi.unit) for target in kpi.target),
        )
        before = kpi.system


def _has_value(measurement: Measurement | None) -> bool:
    return measurement is not None and measurement.state is None


def _row(context: Context, row: ProgressRow, kpi: NumberedName) -> Row:
    unit = row.placed.kpi.unit
    details: list[Detail] = []
    for checkpoint in context.edition.checkpoints:
        measurement = row.cells.get(checkpoint.id)
        name = context.say(f"progress.{checkpoint.id}")
        text = _measurement_details(context, measurement, row.placed.kpi.unit) if measurement else None
        if text and details and details[-1].text == text:  # already said of the checkpoint before
            details[-1] = Detail(f"{details[-1].label}, {name}", text)
        elif text:
            details.append(Detail(name, text))
    return Row(
        kpi=kpi,
        cells=tuple(_cell(context, row.cells.get(each), unit) for each in context.edition.checkpoint_ids()),
        bar=progress_bar(
            row,
            context.edition,
            width=BAR_WIDTH,
            height=BAR_HEIGHT,
            palette=context.palette,
            language=context.language,
        ),
        status=context.language.status(row.assessment.status),
        tone=tone(row.assessment.status),
        change=row.assessment.change.printed(context.language) if row.assessment.change else "",
        details=tuple(details),
    )


def _cell(context: Context, measurement: Measurement | None, unit: str | None) -> Cell:
    return Cell(context.cell(measurement, unit), measurement is not None and measurement.has_number)


def _shared_row(
    context: Context, kpis: tuple[NumberedName, ...], state: SharedState, measurement: Measurement | None
) -> SharedRow:
    text = _measurement_details(context, measurement, None) if measurement else None
    return SharedRow(
        kpis=kpis,
        statement=f"{state.status.sign} {context.cell(measurement, None)}",
        details=(Detail("", text),) if text else (),
    )


def _standing(row: ProgressRow) -> tuple[SharedState, Measurement | None] | None:
    """Return the state and remark that KPIs in a shared row have in common; None for one with values."""
    state = row.standing_state
    return (state, next(iter(row.cells.values()))) if state else None


def tone(status: Status) -> str:
    """Return `good`, `bad` or `plain`, which decides the colour of a status."""
    if status in _GOOD:
        return "good"
    return "bad" if status in _BAD else "plain"


def _measurement_details(context: Context, measurement: Measurement, unit: str | None) -> Markup | None:
    say = context.say
    note = context.prose.inline(measurement.note) if measurement.note else None
    facts = (
        note,
        say("progress.measured", date=context.language.date(measurement.date)) if measurement.date else None,
        say("progress.source", source=measurement.source) if measurement.source else None,
        say("progress.given-by", who=measurement.who) if measurement.who else None,
        published_as(measurement, cell_text(measurement, unit), context.language),
    )
    # A note is a sentence: a semicolon would follow its full stop.
    return in_words(*facts, separator=" · ") or None
