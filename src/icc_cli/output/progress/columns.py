"""The table of a terminal with at least 72 columns: how wide each column is, and the lines of one group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from rich.cells import cell_len
from rich.text import Text

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.output.progress.bar import bar_with_share, has_bar
from icc_cli.output.progress.layout import HEADING, STATUS_STYLES, longest_word, widest, wrap
from icc_cli.output.progress.listing import below
from icc_cli.output.progress.words import by_system, name_of, one_line, targets_text, value_text
from icc_cli.progress.amounts import same_unit
from icc_cli.progress.city import ProgressRow

_WIDEST_NAME = 72
_ROOMY_NAME = 40
_LEAST_NAME = 20
_VALUE = 14
_TARGETS = 24
_TARGET = "Target"
_BAR = "Progress"
_INDENT = 2
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
    has_targets: bool
    """Whether targets have a column; else they stand in a line below their KPI."""
    since: str
    has_bars: bool
    """Whether the bars towards the targets have a column; else they stand in a line below their KPI."""

    @classmethod
    def fitting(
        cls, rows: Sequence[ProgressRow], checkpoints: tuple[str, ...], since: str, width: int
    ) -> Columns | None:
        """The columns for rows in a width, as roomy as can be; None where the names would have no room left.

        Targets have a column of their own where most rows have one, and bars where there is room to spare.
        """
        names = (name_of(row) + (" " * _INDENT if row.system else "") for row in rows)
        longest = min(max(widest(names), _LEAST_NAME), _WIDEST_NAME)
        most_have_targets = 2 * sum(bool(row.placed.kpi.target) for row in rows) >= len(rows)
        bars = any(has_bar(row, since) for row in rows)
        for has_targets, is_roomy, has_bars, gutter, value_width, least in _layouts(most_have_targets, bars):
            shown = cls(checkpoints, 0, (), gutter, is_roomy, has_targets, since, has_bars)
            others = tuple(shown._others(rows, value_width))
            left = width - sum(column.width + gutter for column in others)
            if left >= min(longest, least):
                return replace(shown, name_width=min(left, longest), others=others)
        return None

    @property
    def width(self) -> int:
        """The columns of a terminal that a table takes."""
        return self.name_width + sum(column.width + self.gutter for column in self.others)

    def lines(self, heading: str, rows: Sequence[ProgressRow]) -> Iterator[Text]:
        """The table of some KPIs; the heading stands at the head of the names, and systems above theirs."""
        yield from self._head(heading)
        for system, of_system in by_system(rows):
            if system:
                yield from (Text(line) for line in wrap(system, self.width))
            indent = _INDENT if system else 0
            for row in of_system:
                name = wrap(name_of(row), self.name_width - indent, hanging=_INDENT)
                cells = self._cells(row)
                texts = [
                    [line for part in cell.split("\n") for line in wrap(part, column.width)]
                    for cell, column in zip(cells, self.others, strict=True)
                ]
                status_style = STATUS_STYLES.get(row.assessment.status, "")
                yield from self._beside([" " * indent + line for line in name], texts, status_style)
                since = None if self.has_bars else self.since
                yield from below(row, self.width, indent=indent + _INDENT, targets=not self.has_targets, since=since)

    def _head(self, heading: str) -> Iterator[Text]:
        """The heads of the columns, which all end at the line above the figures."""
        heads = [wrap(heading, self.name_width), *(wrap(column.head, column.width) for column in self.others)]
        height = max(map(len, heads))
        name, *others = ([""] * (height - len(lines)) + lines for lines in heads)
        for line in self._beside(name, others, ""):
            line.stylize(HEADING)
            yield line

    def _beside(self, name: list[str], cells: Sequence[list[str]], last_style: str) -> Iterator[Text]:
        """The lines of a name and of its cells, each in its column."""
        for first, *inner, last in zip_longest(name, *cells, fillvalue=""):
            line = Text(_padded(first, self.name_width, "left"))
            for text, column in zip(inner, self.others[:-1], strict=True):
                line.append(" " * self.gutter + _padded(text, column.width, column.side))
            yield line.append(" " * self.gutter).append(last, style=last_style)

    def _others(self, rows: Sequence[ProgressRow], value_width: int) -> Iterator[Column]:
        """The columns after the names; those of values as wide as `value_width` allows without breaking a word."""
        last = ("Change", "Status") if self.is_roomy else ("Status",)
        extra = [*([_TARGET] if self.has_targets else []), *([_BAR] if self.has_bars else [])]
        heads = ("Unit", *self.checkpoints, *extra, *last)
        cells = zip(*(self._cells(row) for row in rows), strict=True)
        for head, texts in zip(heads, cells, strict=True):
            lines = [line for text in (head, *texts) for line in text.split("\n")]
            wanted = widest(lines) if self.is_roomy or head not in last else 0
            limit = wanted if head in (*last, _BAR) else _TARGETS if head == _TARGET and value_width else value_width
            side: _Side = "right" if head in self.checkpoints else "left"
            yield Column(head, side, max(longest_word(lines), min(wanted, limit)))

    def _cells(self, row: ProgressRow) -> tuple[str, ...]:
        """The cells after the name. Without room, the change stands below the status, where the name wraps anyway."""
        status, change = row.assessment.status.signed_label.replace(" ", NO_BREAK_SPACE), row.assessment.change
        moved = ""
        if change is not None:
            moved = change.amount_text if same_unit(change.unit, row.unit) else one_line(change.amount_with_unit)
            moved += f" ({change.per_cent_text})" if change.per_cent_text else ""
        last = (moved, status) if self.is_roomy else (f"{status}\n{moved}".rstrip(),)
        aims = (targets_text(row),) if self.has_targets else ()
        bars = (bar_with_share(row, self.since),) if self.has_bars else ()
        values = (value_text(row, checkpoint) for checkpoint in self.checkpoints)
        return (one_line(row.unit or ""), *values, *aims, *bars, *last)


def _layouts(targets: bool, bars: bool) -> Iterator[tuple[bool, bool, bool, int, int, int]]:
    """What columns may be like, the best first: has_targets, is_roomy, has_bars, gutter, widest value, least name.

    Where there are bars, a line below a KPI for bar and target is better than a change that is squeezed in.
    """
    if targets and bars:
        yield True, True, True, 3, _VALUE, _ROOMY_NAME
        yield True, True, True, 2, _VALUE, _LEAST_NAME
    if targets:
        yield True, True, False, 3, _VALUE, _ROOMY_NAME
    if bars:
        yield False, True, False, 3, _VALUE, _ROOMY_NAME
    for has_targets in (True, False) if targets else (False,):
        yield has_targets, True, False, 3, _VALUE, _ROOMY_NAME
        yield has_targets, False, False, 2, _VALUE, _ROOMY_NAME
        yield has_targets, False, False, 2, 0, _LEAST_NAME


def _padded(text: str, width: int, side: _Side) -> str:
    space = " " * (width - cell_len(text))
    return text + space if side == "left" else space + text
