"""Rows of items without dates: activities as a chain of boxes, milestones as signposts, both in order.

Boxes are equally wide, as a width would look like a duration that nobody gave.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.roadmap_items import DIAMOND, POINT, Item, Look, Row, chevron, diamond
from icc_cli.report.charts.style import WHITE
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock, longest_word

_GAP = 3.0
_PADDING = 5.0
_LEAST_TEXT = 80.0
_MOST_PITCH = 230.0
"""Greatest width of a box: one that filled the lane would look like a bar on the time axis."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Activities without dates, one after the other."""

    items: tuple[Item, ...]
    blocks: tuple[TextBlock, ...]
    pitch: float
    look: Look

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        return self._box + 7

    @property
    def _box(self) -> float:
        return max(block.height for block in self.blocks) + 2 * _PADDING

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw a chevron for each."""
        palette, bottom = self.look.palette, y + self._box
        for number, block in enumerate(self.blocks):
            left, right = x + number * self.pitch, x + (number + 1) * self.pitch - _GAP
            sheet.polygon(
                chevron(left, y, right, bottom),
                fill=palette.tint(0.11),
                stroke=palette.tint(0.45),
                stroke_width=0.6,
            )
            sheet.text(block, left + POINT + _PADDING, y + _PADDING)


@dataclass(frozen=True, slots=True)
class Signposts:
    """Milestones without dates, one after the other."""

    items: tuple[Item, ...]
    blocks: tuple[TextBlock, ...]
    pitch: float
    look: Look

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        return max(block.height for block in self.blocks) + 7

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw a diamond for each, with its text beside it."""
        for number, (item, block) in enumerate(zip(self.items, self.blocks, strict=True)):
            left = x + number * self.pitch + POINT + _PADDING
            diamond(sheet, (left + DIAMOND, y + self.look.size * 0.62), item.done, self.look.palette)
            sheet.text(block, left + 2 * DIAMOND + 5, y)


@dataclass(frozen=True, slots=True)
class Apart:
    """Rows without dates in a chart with a time axis: set off from the axis lines, with a note."""

    block: TextBlock
    row: Row
    look: Look

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the row."""
        return self.row.items

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        return self.block.height + 3 + self.row.height

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Cover the axis lines, then draw the note and the row."""
        sheet.rect(x - 1, y - 3, self.look.width + 2, self.height + 5, fill=WHITE)
        sheet.text(self.block, x, y)
        self.row.draw(sheet, x, y + self.block.height + 3)


def ordered_rows(items: Sequence[Item], look: Look, *, are_milestones: bool) -> Iterator[Row]:
    """Return the rows of items without dates, with as many side by side as stay readable."""
    inset = POINT + 2 * _PADDING + (2 * DIAMOND + 5 - _PADDING if are_milestones else _GAP)
    texts = [item.paragraphs(look.size, look.palette) for item in items]
    widest = max((longest_word(item.title, Font(look.size)) for item in items), default=0.0)
    room = look.width - POINT
    most = max(1, int(room // (inset + min(max(_LEAST_TEXT, widest), 2 * _LEAST_TEXT))))
    rows = math.ceil(len(items) / most)
    a_row = math.ceil(len(items) / rows) if rows else 0
    for first in range(0, len(items), a_row or 1):
        pitch = min(room / a_row, _MOST_PITCH)
        chosen = tuple(items[first : first + a_row])
        blocks = tuple(TextBlock(text, pitch - inset) for text in texts[first : first + a_row])
        if are_milestones:
            yield Signposts(chosen, blocks, pitch, look)
        else:
            yield Chain(chosen, blocks, pitch, look)


def apart(rows: Iterable[Row], remark: str, look: Look) -> Iterator[Row]:
    """Return the same rows, set apart from the time axis, with the note above the first."""
    font = Font(look.size, italic=True)
    for number, row in enumerate(rows):
        text = () if number else (Paragraph(remark, font, look.palette.grey),)
        yield Apart(TextBlock(text, look.width), row, look)
