"""The table of a terminal with at least 72 columns: how wide each column is, and the rows of one group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rich.table import Table
from rich.text import Text

from icc_cli.model.numbers import NO_BREAK_SPACE
from icc_cli.progress.amounts import same_unit
from icc_cli.progress.city import ProgressRow
from icc_cli.progress.writers.layout import HEADING, STATUS_STYLES, longest_word, widest, wrap
from icc_cli.progress.writers.words import name_of, one_line, value_text

_WIDEST_NAME = 72
_ROOMY_NAME = 40
_LEAST_NAME = 20
_VALUE = 14
_Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column after that of the names."""

    head: str
    side: _Side
    width: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that all tables of one city share, so that their figures stand below each other."""

    checkpoints: tuple[str, ...]
    name_width: int
    others: tuple[Column, ...]
    gutter: int
    is_roomy: bool

    @classmethod
    def fitting(cls, rows: Sequence[ProgressRow], checkpoints: tuple[str, ...], width: int) -> Columns | None:
        """The columns for rows in a width, as roomy as can be; None where the names would have no room left."""
        longest = min(max(widest(name_of(row) for row in rows), _LEAST_NAME), _WIDEST_NAME)
        for is_roomy, gutter, value_width, least in (
            (True, 3, _VALUE, _ROOMY_NAME),
            (False, 2, _VALUE, _ROOMY_NAME),
            (False, 2, 0, _LEAST_NAME),
        ):
            others = tuple(_others(rows, checkpoints, is_roomy, value_width))
            left = width - sum(column.width + gutter for column in others)
            if left >= min(longest, least):
                return cls(checkpoints, min(left, longest), others, gutter, is_roomy)
        return None

    @property
    def width(self) -> int:
        """The columns of a terminal that a table takes."""
        return self.name_width + sum(column.width + self.gutter for column in self.others)

    def table(self, heading: str, rows: Sequence[ProgressRow]) -> Table:
        """The table of some KPIs; the heading stands at the head of the names."""
        table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, self.gutter, 0, 0), header_style=HEADING)
        table.add_column(_lines(heading, self.name_width), width=self.name_width, no_wrap=True)
        for column in self.others:
            table.add_column(_lines(column.head, column.width), justify=column.side, width=column.width, no_wrap=True)
        for row in rows:
            cells = _cells(row, self.checkpoints, self.is_roomy)
            texts = [_lines(text, column.width) for text, column in zip(cells, self.others, strict=True)]
            texts[-1].stylize(STATUS_STYLES.get(row.assessment.status, ""))
            table.add_row(_lines(name_of(row), self.name_width, hanging=2), *texts)
        return table


def _others(
    rows: Sequence[ProgressRow], checkpoints: tuple[str, ...], is_roomy: bool, value_width: int
) -> list[Column]:
    """The columns after the names; those of values are as wide as `value_width` allows without breaking a word."""
    last = ("Change", "Status") if is_roomy else ("Status",)
    heads = ("Unit", *checkpoints, *last)
    cells = zip(*(_cells(row, checkpoints, is_roomy) for row in rows), strict=True)
    columns = []
    for head, texts in zip(heads, cells, strict=True):
        lines = [line for text in (head, *texts) for line in text.split("\n")]
        wanted = widest(lines) if is_roomy or head not in last else 0
        limit = wanted if head in last else value_width
        side: _Side = "right" if head in checkpoints else "left"
        columns.append(Column(head, side, max(longest_word(lines), min(wanted, limit))))
    return columns


def _cells(row: ProgressRow, checkpoints: tuple[str, ...], is_roomy: bool) -> tuple[str, ...]:
    """The cells after the name. Without room, the change stands below the status, where the name wraps anyway."""
    status, change = row.assessment.status.signed_label.replace(" ", NO_BREAK_SPACE), row.assessment.change
    moved = ""
    if change is not None:
        moved = change.amount_text if same_unit(change.unit, row.unit) else one_line(change.amount_with_unit)
        moved += f" ({change.per_cent_text})" if change.per_cent_text else ""
    last = (moved, status) if is_roomy else (f"{status}\n{moved}".rstrip(),)
    return (one_line(row.unit or ""), *(value_text(row, checkpoint) for checkpoint in checkpoints), *last)


def _lines(text: str, width: int, *, hanging: int = 0) -> Text:
    """Text broken into the lines of a column."""
    return Text("\n".join(line for part in text.split("\n") for line in wrap(part, width, hanging=hanging)))
