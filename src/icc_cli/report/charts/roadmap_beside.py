"""Rows of milestones whose texts stand beside their marks, mostly on one line: what is close in time stays low."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from icc_cli.report.charts.axis import Span
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.roadmap_items import Item
from icc_cli.report.charts.roadmap_marks import BAR, DIAMOND, dated_milestone
from icc_cli.report.charts.roadmap_row import Look, Row
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import TextBlock

_GAP = 5.0
"""Room between a mark and its text, and between title and date."""
_NARROWEST_EMS = 8
"""A text of several lines is at least so many times as wide as its type is large."""
_APART = 14.0
"""Room between two milestones of a row."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A milestone: its mark from `start` to `end`, its text from `label`, in pixels of the lane."""

    item: Item
    title: TextBlock
    """With the date below, where the two are too long for one line."""
    caption: TextBlock | None
    start: float
    end: float
    label: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(self.start, self.label)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(self.end, self.label + _width(self.title, self.caption))


@dataclass(frozen=True, slots=True)
class BesideRow:
    """Milestones that stand beside each other without touching."""

    placed: tuple[Beside, ...]
    look: Look

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands in it."""
        return tuple(entry.item for entry in self.placed)

    @property
    def height(self) -> float:
        """In CSS pixels."""
        return max(BAR, max(entry.title.height for entry in self.placed)) + 3

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw each at its time, its text beside it."""
        for entry in self.placed:
            extent, point = (x + entry.start, x + entry.end), x + self.look.at(entry.item.point or 0.0)
            middle = y + Font(self.look.size).leading / 2
            dated_milestone(sheet, entry.item.done, extent, point, middle, self.look.palette)
            sheet.text(entry.title, x + entry.label, y)
            if entry.caption:
                sheet.text(entry.caption, x + entry.label + entry.title.used_width + _GAP, y)


def beside_rows(items: Sequence[Item], look: Look) -> list[Row] | None:
    """The rows of dated milestones: each in the first row that has room for it, in the order of beginning.

    None where a mark is so long that no text has room beside it.
    """
    rows: list[list[Beside]] = []
    placed = [_placed(item, item.span, look) for item in items if item.span]
    if None in placed:
        return None
    for entry in sorted(filter(None, placed), key=lambda entry: (entry.start, entry.end)):
        row = next((row for row in rows if row[-1].right + _APART <= entry.left), None)
        if row is None:
            rows.append(row := [])
        row.append(entry)
    return [BesideRow(tuple(row), look) for row in rows]


def _placed(item: Item, span: Span, look: Look) -> Beside | None:
    point = look.at(item.point or 0.0)
    start, end = min(look.at(span.start), point - DIAMOND), max(look.at(span.end), point + DIAMOND)
    paragraphs = item.paragraphs(look.size, look.palette)
    title, *captions = (TextBlock((paragraph,), math.inf) for paragraph in paragraphs)
    caption = captions[0] if captions else None
    right, left = look.width - end - _GAP, start - _GAP
    line = _width(title, caption)
    if line <= max(right, left):
        return Beside(item, title, caption, start, end, end + _GAP if line <= right else left - line)
    if max(right, left) < _NARROWEST_EMS * look.size:
        return None
    block = TextBlock(paragraphs, max(right, left))
    return Beside(item, block, None, start, end, end + _GAP if right >= left else left - block.used_width)


def _width(title: TextBlock, caption: TextBlock | None = None) -> float:
    return title.used_width + (_GAP + caption.used_width if caption else 0.0)
