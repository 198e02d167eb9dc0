"""Shows which KPIs support which ambition: ambitions, the solutions that serve them, and those solutions' KPIs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.report import sizes
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import PALETTE, Palette
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock
from icc_cli.report.language import ENGLISH, Language

_AMBITION, _LINKS, _SOLUTION = 210.0, 110.0, 270.0
"""Column widths; the counts of KPIs take what is left."""
_PADDING = 7.0
_MARK, _PITCH = 5.0, 6.5
_DASHES = ("", "7 3", "2 3", "9 3 2 3")
"""Dash patterns: lines from one ambition look alike and differ from the next one's, so they can be followed without
colour.
"""


@dataclass(frozen=True, slots=True)
class MappedSolution:
    """A solution, with the number of its KPIs of each kind."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MappedAmbition:
    """An ambition, with the positions of the solutions that serve it."""

    name: str
    solutions: tuple[int, ...]


def ambitions_chart(
    ambitions: Sequence[MappedAmbition],
    solutions: Sequence[MappedSolution],
    kinds: Sequence[str],
    *,
    title: str,
    width: float,
    palette: Palette = PALETTE,
    language: Language = ENGLISH,
) -> Markup:
    """Draw which solutions serve which ambitions, with their KPIs by kind, `width` CSS pixels wide."""
    left, counts_left = _AMBITION + _LINKS, _AMBITION + _LINKS + _SOLUTION
    column = (width - counts_left) / len(kinds)
    boxes = [_block(each.name, _AMBITION - 2 * _PADDING, palette.dark, 600) for each in ambitions]
    names = [_block(each.name, _SOLUTION - 2 * _PADDING, palette.dark) for each in solutions]
    heads = [_block(kind, column - 6, palette.grey, 600, sizes.SMALL.px) for kind in kinds]
    head = max(block.height for block in heads) + 6
    row_heights = [max(name.height + 2 * _PADDING, 30.0) for name in names]
    least = sum(box.height + 2 * _PADDING + 8 for box in boxes)
    room = max(sum(row_heights), least)
    sheet = Sheet(width, head + room + 2, title=title, description=_words(ambitions, solutions, kinds, language))
    for index, block in enumerate(heads):
        sheet.text(block, counts_left + index * column, head - 6 - block.height)
    middles = []
    top = head
    for solution, name, height in zip(solutions, names, row_heights, strict=True):
        sheet.line((left, top), (width, top), stroke=palette.line, stroke_width=0.6)
        sheet.text(name, left + _PADDING, top + (height - name.height) / 2)
        for index, count in enumerate(solution.counts):
            _draw_count(sheet, count, (counts_left + index * column, top + height / 2), column, palette)
        middles.append(top + height / 2)
        top += height
    sheet.line((left, top), (width, top), stroke=palette.line, stroke_width=0.6)
    gap = (room - sum(box.height + 2 * _PADDING for box in boxes)) / len(boxes)
    y = head + gap / 2
    for index, (ambition, box) in enumerate(zip(ambitions, boxes, strict=True)):
        height = box.height + 2 * _PADDING
        sheet.rect(0, y, _AMBITION, height, fill=palette.pale)
        sheet.rect(0, y, 3, height, fill=palette.accent)
        sheet.text(box, _PADDING + 3, y + _PADDING)
        for place in ambition.solutions:
            look = {"stroke_dasharray": _DASHES[index % len(_DASHES)]} if index % len(_DASHES) else {}
            sheet.line(
                (_AMBITION, y + height / 2), (left, middles[place]), stroke=palette.accent, stroke_width=1.2, **look
            )
        y += height + gap
    return sheet.markup()


def _draw_count(sheet: Sheet, count: int, corner: tuple[float, float], column: float, palette: Palette) -> None:
    """Draw a number of KPIs, followed by one mark for each as far as they fit."""
    x, middle = corner
    sheet.text(_block(str(count), 40, palette.dark if count else palette.grey, 600), x, middle - sizes.BODY.px * 0.6)
    fitting = max(1, int((column - 34) // _PITCH))
    rows = -(-count // fitting)
    for index in range(count):
        row, place = divmod(index, fitting)
        y = middle + (row - rows / 2) * _PITCH
        sheet.rect(x + 26 + place * _PITCH, y, _MARK, _MARK, fill=palette.accent)


def _block(text: str, width: float, fill: str, weight: int = 400, size: float | None = None) -> TextBlock:
    return TextBlock((Paragraph(text, Font(size or sizes.BODY.px, weight), fill),), width)


def _words(
    ambitions: Sequence[MappedAmbition], solutions: Sequence[MappedSolution], kinds: Sequence[str], language: Language
) -> str:
    said = []
    for ambition in ambitions:
        names = ", ".join(solutions[place].name for place in ambition.solutions)
        key = "kpis.served-by" if names else "kpis.served-by-none"
        said.append(language.say(key, ambition=ambition.name, solutions=names))
    for solution in solutions:
        counts = ", ".join(f"{kind} {count}" for kind, count in zip(kinds, solution.counts, strict=True))
        said.append(language.say("kpis.counts-of", solution=solution.name, counts=counts))
    return " ".join(said)
