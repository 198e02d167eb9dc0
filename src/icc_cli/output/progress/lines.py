"""A KPI in a terminal too narrow for a table: its name, and below it values, change, status, targets and remarks."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.output.progress.layout import styled, wrap
from icc_cli.output.progress.listing import below
from icc_cli.output.progress.words import name_of, one_line, value_text
from icc_cli.progress.city import ProgressRow

_INDENT = "  "
_GAP = "   "


def row_lines(row: ProgressRow, since: str, width: int) -> list[Text]:
    """The lines of a KPI: two and what is said besides, if the name takes one and all figures fit in another."""
    assessment, values = row.assessment, _values(row)
    status = styled(assessment.status, assessment.status.signed_label)
    change = one_line(assessment.change.text) if assessment.change is not None else ""
    lines = [Text(line) for line in wrap(name_of(row), width)]
    beside = _GAP.join(part for part in (values, change) if part)
    if cell_len(f"{_INDENT}{beside}{_GAP}{status.plain}") > width:
        lines += [Text(_INDENT + line) for line in wrap(values, width - len(_INDENT))]
        beside = change
    if cell_len(f"{_INDENT}{beside}{_GAP}{status.plain}") > width:
        lines += [Text(_INDENT + line) for line in wrap(change, width - len(_INDENT))]
        beside = ""
    lines.append(Text.assemble(_INDENT, beside, _GAP if beside else "", status))
    return [*lines, *below(row, width, indent=len(_INDENT), targets=True, since=since)]


def _values(row: ProgressRow) -> str:
    """The values in their order, the last number with the unit: `30 → 50 → 40 %`."""
    texts = [value_text(row, checkpoint) for checkpoint in row.cells]
    numbers = [place for place, cell in enumerate(row.cells.values()) if cell is not None and cell.has_number]
    if numbers and row.unit is not None:
        texts[numbers[-1]] += NO_BREAK_SPACE + one_line(row.unit)
    return " → ".join(texts)
