"""KPIs with values as tables: how many columns there are room for, how wide each is, and what stands between rows."""

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
from icc_cli.output.progress.kpi_rows import INDENT, STATUS_STYLES, bar_with_share, quiet_words
from icc_cli.output.progress.words import by_system, name_of, one_line, targets_text, value_text
from icc_cli.progress.amounts import same_unit
from icc_cli.progress.city import CityProgress, ProgressRow

_WIDEST_NAME = 72
_LEAST_NAME = 20
_ROOMY_NAME = 40
_UNIT, _TARGET, _PROGRESS, _CHANGE, _STATUS = "Unit", "Target", "Progress", "Change", "Status"
_EXTRA = (_TARGET, _PROGRESS, _CHANGE)
_WIDEST = {_UNIT: 14, _TARGET: 24}
_WIDEST_VALUE = 14


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
