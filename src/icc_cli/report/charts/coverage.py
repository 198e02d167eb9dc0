"""Shows which KPIs have a result: one mark each, by solution and kind, so that gaps are visible at a glance."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from markupsafe import Markup

from icc_cli.progress import CityProgress, ProgressRow
from icc_cli.report import sizes
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import PALETTE, Palette
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock
from icc_cli.report.language import ENGLISH, Language

_MARK, _PITCH = 9.0, 12.0
"""Size of a mark, and distance between two."""
_LABEL = 245.0
"""Width of the solution names."""
_COUNT = 54.0
"""Room for `3 of 12` after the marks."""
_PADDING = 3.5


class Knowledge(Enum):
    """What is known about a KPI at the last checkpoint."""

    FINAL = "final"
    EARLIER = "earlier"
    STATE = "state"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """The KPIs of a solution, or of the city as a whole, by kind."""

    name: str
    cells: tuple[tuple[Knowledge, ...], ...]


def coverage_chart(
    progress: CityProgress, *, width: float, palette: Palette = PALETTE, language: Language = ENGLISH
) -> Markup:
    """Draw which KPIs have a value, `width` CSS pixels wide: one line per solution, one column per kind."""
    kinds = [kind for kind in progress.edition.kinds if any(group.kind == kind.id for group in progress.groups)]
    lines = _lines(progress, [kind.id for kind in kinds], language)
    column = (width - _LABEL) / len(kinds)
    per_row = max(1, int((column - _COUNT - 12) // _PITCH))
    used = [each for each in Knowledge if any(each in cell for line in lines for cell in line.cells)]
    names = [_block(line.name, _LABEL - 12, palette.dark, 600) for line in lines]
    heights = [_height(line, name, per_row) for line, name in zip(lines, names, strict=True)]
    heads = [_block(kind.column, column - 8, palette.grey, 600) for kind in kinds]
    head = max(block.height for block in heads) + 6
    key = 24.0
    total = sizes.BODY.px * 1.2 + 2 * _PADDING
    sheet = Sheet(
        width,
        key + head + sum(heights) + total,
        title=language.say("coverage.chart", city=progress.deliverable.city.name),
        description=_words(progress, lines, [kind.column for kind in kinds], language),
    )
    _draw_key(sheet, used, palette, language)
    for index, block in enumerate(heads):
        sheet.text(block, _LABEL + index * column, key + head - 6 - block.height)
    top = key + head
    for line, name, height in zip(lines, names, heights, strict=True):
        sheet.line((0, top), (width, top), stroke=palette.line, stroke_width=0.6)
        sheet.text(name, 0, top + _PADDING)
        for index, cell in enumerate(line.cells):
            _draw_cell(sheet, cell, (_LABEL + index * column, top + _PADDING), per_row, palette, language)
        top += height
    sheet.line((0, top), (width, top), stroke=palette.dark, stroke_width=0.8)
    sheet.text(_block(language.say("coverage.all"), _LABEL, palette.dark, 700), 0, top + _PADDING)
    for index in range(len(kinds)):
        everything = [knowledge for line in lines for knowledge in line.cells[index]]
        sheet.text(
            _block(_count(everything, language), column, palette.dark, 700), _LABEL + index * column, top + _PADDING
        )
    return sheet.markup()


def knowledge_of(row: ProgressRow, until: str) -> Knowledge:
    """Return what is known about a KPI at a checkpoint."""
    last = row.cells.get(until)
    if last is not None and last.state is None:
        return Knowledge.FINAL
    if any(cell is not None and cell.state is None for cell in row.cells.values()):
        return Knowledge.EARLIER
    return Knowledge.MISSING if last is None else Knowledge.STATE


def _lines(progress: CityProgress, kinds: Sequence[str], language: Language) -> list[Line]:
    solutions = list(dict.fromkeys(group.solution for group in progress.groups))
    return [
        Line(
            solution.name if solution else language.say("kpis.whole-city"),
            tuple(
                tuple(
                    knowledge_of(row, progress.until)
                    for group in progress.groups
                    if group.solution is solution and group.kind == kind
                    for row in group.rows
                )
                for kind in kinds
            ),
        )
        for solution in solutions
    ]


def _height(line: Line, name: TextBlock, per_row: int) -> float:
    rows = max(math.ceil(len(cell) / per_row) for cell in line.cells)
    return max(name.height, rows * _PITCH, Font(sizes.BODY.px).leading) + 2 * _PADDING


def _draw_cell(
    sheet: Sheet,
    cell: Sequence[Knowledge],
    corner: tuple[float, float],
    per_row: int,
    palette: Palette,
    language: Language,
) -> None:
    left, top = corner
    # The best known come first, so that the filled marks form a bar.
    for index, knowledge in enumerate(sorted(cell, key=list(Knowledge).index)):
        row, column = divmod(index, per_row)
        draw_mark(sheet, knowledge, (left + column * _PITCH, top + 3 + row * _PITCH), palette)
    shown = min(len(cell), per_row)
    text = _count(cell, language) if cell else "–"
    sheet.text(_block(text, _COUNT + 20, palette.grey), left + shown * _PITCH + (4 if cell else 0), top)


def draw_mark(sheet: Sheet, knowledge: Knowledge, corner: tuple[float, float], palette: Palette) -> None:
    """Draw the mark of a KPI; the four kinds differ in shape, not only in colour."""
    x, y = corner
    if knowledge is Knowledge.FINAL:
        sheet.rect(x, y, _MARK, _MARK, fill=palette.accent)
    elif knowledge is Knowledge.MISSING:
        for start, end in (((x, y), (x + _MARK, y + _MARK)), ((x, y + _MARK), (x + _MARK, y))):
            sheet.line(start, end, stroke=palette.alert, stroke_width=1.4)
    else:
        sheet.rect(x + 0.5, y + 0.5, _MARK - 1, _MARK - 1, fill="none", stroke=palette.grey, stroke_width=1)
        if knowledge is Knowledge.EARLIER:
            sheet.polygon(((x, y + _MARK), (x + _MARK, y + _MARK), (x, y)), fill=palette.accent)


def _draw_key(sheet: Sheet, used: Iterable[Knowledge], palette: Palette, language: Language) -> None:
    x = 0.0
    for knowledge in used:
        draw_mark(sheet, knowledge, (x, 3), palette)
        block = _block(language.say(f"coverage.{knowledge.value}"), 400, palette.grey)
        sheet.text(block, x + _MARK + 5, 0)
        x += _MARK + 5 + block.used_width + 20


def _count(cell: Sequence[Knowledge], language: Language) -> str:
    have = sum(each is Knowledge.FINAL for each in cell)
    return language.say("coverage.share", have=have, all=len(cell))


def _block(text: str, width: float, fill: str, weight: int = 400) -> TextBlock:
    return TextBlock((Paragraph(text, Font(sizes.BODY.px if weight > 400 else sizes.SMALL.px, weight), fill),), width)


def _words(progress: CityProgress, lines: Iterable[Line], kinds: Sequence[str], language: Language) -> str:
    said = [f"{language.say('coverage.covered', count=len(progress.rows), have=progress.measured)}."]
    for line in lines:
        cells = [f"{kind}: {_count(cell, language)}" for kind, cell in zip(kinds, line.cells, strict=True) if cell]
        said.append(f"{line.name}: {'; '.join(cells)}.")
    return " ".join(said)
