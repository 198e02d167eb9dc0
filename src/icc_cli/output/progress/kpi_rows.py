"""KPIs at a terminal without a table: as lists, and in a few lines each where it is narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.output.console import QUIET, Indented, to_text
from icc_cli.output.progress.words import (
    by_system,
    has_bar,
    name_of,
    one_line,
    remarks,
    targets_text,
    value_text,
)
from icc_cli.progress.city import ProgressRow
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

_LEAST_LISTED_NAME = 30
"""Columns that names need to have targets beside them."""
_LISTED_GAP = 3


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
