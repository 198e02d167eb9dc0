"""Why a KPI stands as it does: one sentence with the numbers, and one for each further target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from icc_cli.output.progress.bar import bar_with_share
from icc_cli.output.progress.console import print_lines, readable_width
from icc_cli.output.progress.layout import HEADING, QUIET, styled, wrap
from icc_cli.output.progress.words import name_of, one_line
from icc_cli.output.terminal import Terminal
from icc_cli.progress.city import CityProgress, ProgressRow
from icc_cli.progress.text import target_text

_INDENT = "  "


def write_explanations(kpis: Sequence[tuple[CityProgress, ProgressRow]], terminal: Terminal) -> str:
    """Explain the statuses of KPIs, each with the progress of its city."""
    room = readable_width(terminal.width)
    return print_lines(_all(kpis, room), width=room, colour=terminal.colour, ascii=terminal.ascii)


def _all(kpis: Sequence[tuple[CityProgress, ProgressRow]], width: int) -> Iterator[Text]:
    for number, (progress, row) in enumerate(kpis):
        if number:
            yield Text()
        yield from _one(progress, row, width)


def _one(progress: CityProgress, row: ProgressRow, width: int) -> Iterator[Text]:
    system = f"{row.system}: " if row.system else ""
    city = one_line(progress.deliverable.city.name)
    yield from (Text(line, style=HEADING) for line in wrap(f"{city}: {one_line(system)}{name_of(row)}", width))
    status = row.assessment.status
    inner = width - len(_INDENT)
    drawn = bar_with_share(row, progress.since)
    yield Text.assemble(_INDENT, styled(status, status.signed_label), "   " if drawn else "", drawn)
    yield from (Text(_INDENT + line) for line in wrap(one_line(row.assessment.reason), inner))
    for verdict in row.assessment.verdicts:
        if verdict.reason != row.assessment.reason:
            target = target_text(verdict.target, row.placed.kpi.unit)
            told = f"Target {target}: {verdict.status.signed_label}. {verdict.reason}"
            yield from (Text(_INDENT + line, style=QUIET) for line in wrap(one_line(told), inner))
