"""KPIs at a terminal: as tables that share their columns, as lists, and in a few lines each where it is narrow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.output.console import QUIET, Indented, table, to_text
from icc_cli.output.progress.words import (
    by_system,
    has_bar,
    name_of,
    one_line,
    remarks,
    targets_text,
    value_text,
)
from icc_cli.progress.amounts import same_unit
from icc_cli.progress.city import CityProgress, ProgressRow
from icc_cli.progress.status import Status

INDENT = 2

_GOOD, _DOUBTFUL, _BAD = "green", "yellow", "red"
STATUS_STYLES: dict[Status, str] = {
    Status.ACHIEVED: _GOOD,
    Status.ON_TRACK: _GOOD,
    Status.IMPROVED: _GOOD,
    Status.AT_RISK: _DOUBTFUL,
    Status.OFF_TRACK: _BAD,
    Status.REGRESSED: _BAD,
    Status.MISSED: _BAD,
    Status.WORSENED: _BAD,
}
"""Colours, where a status has one. They only repeat what sign and word say."""

_BAR_PLACES = 9
_BEGIN, _GONE, _NOW, _LEFT, _TARGET_END, _BACKWARDS = "├━●─┤◀"

_WIDEST_NAME = 72
_LEAST_NAME = 20
_ROOMY_NAME = 40
_LEAST_LISTED_NAME = 30
"""Columns that names need to have targets beside them."""
_LISTED_GAP = 3
_UNIT, _TARGET, _PROGRESS, _CHANGE, _STATUS = "Unit", "Target", "Progress", "Change", "Status"
_EXTRA = (_TARGET, _PROGRESS, _CHANGE)
_WIDEST = {_UNIT: 14, _TARGET: 24}
_WIDEST_VALUE = 14


def status_text(status: Status) -> Text:
    """Return the sign and the word of a status, in its colour."""
    return to_text(status.signed_label, STATUS_STYLES.get(status, ""))


def bar(row: ProgressRow, since: str) -> str:
    """Return the way from the first value to the target, with the present on it: `├━━━●──────┤`.

    `◀` at its beginning stands for a value that is further off than the first. Empty where there is no such way.
    """
    if not has_bar(row, since) or row.assessment.fraction is None:
        return ""
    if row.assessment.status is Status.REGRESSED:
        return _BACKWARDS + _LEFT * (_BAR_PLACES + 1) + _TARGET_END
    is_there = row.assessment.fraction == 1
    gone = _BAR_PLACES if is_there else min(round(row.assessment.fraction * _BAR_PLACES), _BAR_PLACES - 1)
    return _BEGIN + _GONE * gone + _NOW + _LEFT * (_BAR_PLACES - gone) + _TARGET_END


def bar_with_share(row: ProgressRow, since: str) -> str:
    """Return the bar with the share of the way that is gone: `├━━━●──────┤ 33 %`. Its parts hold together."""
    drawn = bar(row, since)
    if not drawn or row.assessment.status is Status.REGRESSED:
        return drawn
    return f"{drawn}{NO_BREAK_SPACE}{int(100 * (row.assessment.fraction or 0))}{NO_BREAK_SPACE}%"


class _Layout(NamedTuple):
    """One way to lay out the columns of a table."""

    extra: tuple[str, ...]
    """The columns that not every layout has: else a change stands below the status, targets and bars in a line."""
    gutter: int = 3
    value: int = _WIDEST_VALUE
    """How wide a column of values may be; if 0, as wide as its longest word."""
    name: int = _ROOMY_NAME
    """How wide the column of names must be, unless they are shorter."""


def _layouts(extra: Collection[str]) -> Iterator[_Layout]:
    """Yield what the columns may be like, the best first."""
    yield _Layout(tuple(extra))
    if len(extra) == len(_EXTRA):
        yield _Layout(tuple(extra), gutter=2, name=_LEAST_NAME)
    yield _Layout(tuple(head for head in extra if head != _PROGRESS))
    yield _Layout(tuple(head for head in extra if head == _CHANGE))
    yield _Layout((), gutter=2)
    yield _Layout((), gutter=2, value=0, name=_LEAST_NAME)


@dataclass(frozen=True, slots=True)
class KpiTables:
    """Tables of KPIs with values. Those of one city share their columns, so that figures stand below each other."""

    progress: CityProgress
    cells: dict[int, dict[str, str]]
    """What the columns after the names hold, by the identity of the row."""
    widths: dict[str, int]
    """The columns after the names."""
    name_width: int
    gutter: int

    @classmethod
    def fitting(cls, progress: CityProgress, rows: Sequence[ProgressRow], width: int) -> KpiTables | None:
        """Return tables for rows in a width, as roomy as can be; None where the names would have no room left.

        Targets have a column where at least half of the rows have one, bars and changes where any has one.
        """
        cells = {id(row): _cells(progress, row) for row in rows}
        longest = max(cell_len(name_of(row)) + (INDENT if row.system else 0) for row in rows)
        longest = min(max(longest, _LEAST_NAME), _WIDEST_NAME)
        filled = {head: sum(bool(each[head]) for each in cells.values()) for head in _EXTRA}
        least = {_TARGET: len(rows) / 2}
        extra = [head for head, number in filled.items() if number >= least.get(head, 1)]
        for layout in _layouts(extra):
            heads = (_UNIT, *progress.edition.checkpoint_ids(), *layout.extra, _STATUS)
            widths = {head: _width(head, [each[head] for each in cells.values()], layout) for head in heads}
            left = width - sum(widths.values()) - layout.gutter * len(widths)
            if left >= min(longest, layout.name):
                return cls(progress, cells, widths, min(left, longest), layout.gutter)
        return None

    @property
    def width(self) -> int:
        """The columns of a terminal that a table takes."""
        return self.name_width + sum(width + self.gutter for width in self.widths.values())

    def parts(self, heading: str, rows: Sequence[ProgressRow]) -> Iterator[RenderableType]:
        """Yield the table of some KPIs, in pieces between which stand systems and what has no column.

        The heading stands at the head of the names.
        """
        piece = self._table(heading)
        for system, of_system in by_system(rows):
            if system:
                yield from (piece, Indented(system, INDENT))
                piece = self._table()
            indent = 2 * INDENT if system else INDENT
            for row in of_system:
                piece.add_row(Indented(name_of(row), indent, hanging=INDENT), *self._texts(row))
                said = self._said(row)
                if said:
                    yield from (piece, Indented(said, indent + INDENT, style=QUIET))
                    piece = self._table()
        if piece.rows:
            yield piece

    def _table(self, heading: str | None = None) -> Table:
        """A table with fixed widths: a heading makes it begin with the heads of the columns."""
        names = Column(Indented(heading or "", INDENT), width=self.name_width + INDENT)
        figures = self.progress.edition.checkpoint_ids()
        others = [
            Column(to_text(head), justify="right" if head in figures else "left", width=width, overflow="fold")
            for head, width in self.widths.items()
        ]
        return table(names, *others, padding=(0, self.gutter, 0, 0), show_header=heading is not None)

    def _texts(self, row: ProgressRow) -> Iterator[Text]:
        cells = self.cells[id(row)]
        yield from (to_text(cells[head]) for head in self.widths if head != _STATUS)
        change = "" if _CHANGE in self.widths or not cells[_CHANGE] else f"\n{cells[_CHANGE]}"
        style = STATUS_STYLES.get(row.assessment.status, "")
        yield to_text(cells[_STATUS] + change, style)

    def _said(self, row: ProgressRow) -> str:
        cells = self.cells[id(row)]
        drawn = "" if _PROGRESS in self.widths else cells[_PROGRESS]
        return quiet_words(row, drawn, has_targets=_TARGET not in self.widths)


def _cells(progress: CityProgress, row: ProgressRow) -> dict[str, str]:
    status, change = row.assessment.status.signed_label.replace(" ", NO_BREAK_SPACE), row.assessment.change
    moved = ""
    if change is not None:
        moved = change.amount_text if same_unit(change.unit, row.unit) else one_line(change.amount_with_unit)
        moved += f" ({change.per_cent_text})" if change.per_cent_text else ""
    return {
        _UNIT: one_line(row.unit or ""),
        **{checkpoint: value_text(row, checkpoint) for checkpoint in progress.edition.checkpoint_ids()},
        _TARGET: targets_text(row),
        _PROGRESS: bar_with_share(row, progress.since),
        _CHANGE: moved,
        _STATUS: status,
    }


def _width(head: str, texts: Iterable[str], layout: _Layout) -> int:
    """How wide a column is: as its words need, up to a limit, but without breaking one."""
    listed = [head, *texts]
    widest = max(map(cell_len, listed))
    if head in (_PROGRESS, _CHANGE, _STATUS):
        return widest
    longest_word = max(cell_len(word) for text in listed for word in text.split(" "))
    limit = _WIDEST.get(head, layout.value) if layout.value else 0
    return max(longest_word, min(widest, limit))


class KpiList:
    """KPIs without a value: a line for each, with the targets beside the names where there is room for both."""

    def __init__(self, rows: Sequence[ProgressRow], width: int, indent: int) -> None:
        self.indent = indent
        names = [cell_len(name_of(row)) for row in rows if row.placed.kpi.target]
        room = width * 7 // 16  # a little less than what targets get, as they are several
        self.name_width = min(max(names, default=0), room) if room >= _LEAST_LISTED_NAME else None
        self.width = width

    def parts(self, rows: Sequence[ProgressRow]) -> Iterator[RenderableType]:
        """Yield the lines of some KPIs, those of one system below its name."""
        for system, of_system in by_system(rows):
            if system:
                yield Indented(system, self.indent)
            for row in of_system:
                yield from self._entry(row)

    def _entry(self, row: ProgressRow) -> Iterator[RenderableType]:
        targets = targets_text(row)
        entry = Indented(name_of(row), self.indent, bullet="· ")
        aims = Indented(targets, bullet=Text("target ", QUIET))
        if not targets:
            yield entry
        elif self.name_width is not None:
            beside = Table.grid(
                Column(width=self.indent + INDENT + self.name_width),
                Column(),
                padding=(0, _LISTED_GAP, 0, 0),
                pad_edge=False,
            )
            beside.add_row(entry, aims)
            yield beside
        elif entry.width + _LISTED_GAP + aims.width <= self.width:
            both = Text(" " * _LISTED_GAP).join([entry.text, Text.assemble(aims.bullet, aims.text)])
            yield Indented(both, self.indent, bullet=entry.bullet)
        else:
            aims.indent = self.indent + 2 * INDENT
            yield from (entry, aims)


def narrow_parts(row: ProgressRow, since: str, width: int, indent: int) -> Iterator[RenderableType]:
    """Yield a KPI with values on a few lines: its name, then values, change and status, together where they fit."""
    assessment = row.assessment
    change = one_line(assessment.change.text) if assessment.change is not None else ""
    parts = [to_text(part) for part in (_values(row), change) if part]
    below = indent + INDENT
    yield Indented(name_of(row), indent)
    for number in range(len(parts) + 1):
        line = Text("   ").join([*parts[number:], status_text(assessment.status)])
        if number == len(parts) or below + line.cell_len <= width:
            yield Indented(line, below)
            break
        yield Indented(parts[number], below)
    said = quiet_words(row, bar_with_share(row, since), has_targets=True)
    if said:
        yield Indented(said, below, style=QUIET)


def quiet_words(row: ProgressRow, drawn: str, *, has_targets: bool) -> str:
    """Return what stands below a KPI with values: its bar, its targets, and remarks on the values."""
    aims = [f"target {targets_text(row)}"] if has_targets and row.placed.kpi.target else []
    return " · ".join([*([drawn] if drawn else []), *aims, *remarks(row)])


def _values(row: ProgressRow) -> str:
    """The values in their order, the last number with the unit: `30 → 50 → 40 %`."""
    texts = [value_text(row, checkpoint) for checkpoint in row.cells]
    numbers = [place for place, cell in enumerate(row.cells.values()) if cell is not None and cell.has_number]
    if numbers and row.unit is not None:
        texts[numbers[-1]] += NO_BREAK_SPACE + one_line(row.unit)
    return " → ".join(texts)
