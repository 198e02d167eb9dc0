"""Rows of dated items: activities as bars and milestones as diamonds on the time axis.

Texts are below the marks; those of milestones are beside them where that takes less height.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icc_cli.report.charts.axis import Span
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.roadmap_items import BAR, DIAMOND, Item, Look, Row, arrow, dated_milestone
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import TextBlock

_LABEL_EMS = 13
"""Least width of a label below its mark, in em."""
_GAP = 5.0
"""Space between a mark and its text, and between title and date."""
_NARROWEST_EMS = 8
"""Least width of a text of several lines, in em."""
_APART = 14.0
"""Space between two milestones of a row."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A dated item: its mark from `start` to `end`, its label from `label`, in pixels of the lane."""

    item: Item
    block: TextBlock
    start: float
    end: float
    label: float

    @property
    def left(self) -> float:
        """Left edge."""
        return min(self.start - DIAMOND, self.label)

    @property
    def right(self) -> float:
        """Right edge."""
        return max(self.end + DIAMOND, self.label + self.block.used_width)


@dataclass(frozen=True, slots=True)
class Dated:
    """Dated activities or milestones that fit next to each other without touching."""

    placed: tuple[Placed, ...]
    look: Look

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the row."""
        return tuple(entry.item for entry in self.placed)

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        return BAR + 3 + max(entry.block.height for entry in self.placed) + 6

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw each at its time, with its label below."""
        for entry in self.placed:
            if entry.item.point is None:
                self._bar(sheet, entry, x, y)
            else:
                self._milestone(sheet, entry, x, y)
            sheet.text(entry.block, x + entry.label, y + BAR + 3)

    def _bar(self, sheet: Sheet, entry: Placed, x: float, y: float) -> None:
        """Draw a bar; a side without a date ends in an open arrow."""
        colour = self.look.palette.accent
        left, right = x + entry.start, x + entry.end
        sheet.rect(left, y, right - left, BAR, fill=colour)
        span = entry.item.span
        if span and span.open_start:
            arrow(sheet, left, y, -1, self.look.palette)
        if span and span.open_end:
            arrow(sheet, right, y, 1, self.look.palette)

    def _milestone(self, sheet: Sheet, entry: Placed, x: float, y: float) -> None:
        """Draw a diamond, on a line that is as long as its date is vague."""
        extent, point = (x + entry.start, x + entry.end), x + self.look.at(entry.item.point or 0.0)
        dated_milestone(sheet, entry.item.done, extent, point, y + BAR / 2, self.look.palette)


def dated_rows(items: Sequence[Item], look: Look) -> Iterator[Row]:
    """Return the rows of dated items, in order of start: each goes to the first row that has room for it."""
    rows: list[list[Placed]] = []
    for entry in sorted((_placed(item, look) for item in items), key=lambda entry: entry.left):
        row = next((row for row in rows if row[-1].right + 12 <= entry.left), None)
        if row is None:
            rows.append(row := [])
        row.append(entry)
    for row in rows:
        yield Dated(tuple(row), look)


def _placed(item: Item, look: Look) -> Placed:
    span = item.span
    start, end = (look.at(span.start), look.at(span.end)) if span else (0.0, 0.0)
    anchor = start if item.point is None else max(look.at(item.point) - DIAMOND, 0.0)
    block = TextBlock(
        item.paragraphs(look.size, look.palette), min(max(end - anchor, _LABEL_EMS * look.size), look.width)
    )
    return Placed(item, block, start, end, min(anchor, look.width - block.used_width))


@dataclass(frozen=True, slots=True)
class Beside:
    """A milestone: its mark from `start` to `end`, its text from `label`, in pixels of the lane."""

    item: Item
    title: TextBlock
    """The title, with the date below if the two are too long for one line."""
    caption: TextBlock | None
    start: float
    end: float
    label: float

    @property
    def left(self) -> float:
        """Left edge."""
        return min(self.start, self.label)

    @property
    def right(self) -> float:
        """Right edge."""
        return max(self.end, self.label + _width(self.title, self.caption))


@dataclass(frozen=True, slots=True)
class BesideRow:
    """Milestones that fit next to each other without touching."""

    placed: tuple[Beside, ...]
    look: Look

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the row."""
        return tuple(entry.item for entry in self.placed)

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        return max(BAR, max(entry.title.height for entry in self.placed)) + 3

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw each at its time, with its text beside it."""
        for entry in self.placed:
            extent, point = (x + entry.start, x + entry.end), x + self.look.at(entry.item.point or 0.0)
            middle = y + Font(self.look.size).leading / 2
            dated_milestone(sheet, entry.item.done, extent, point, middle, self.look.palette)
            sheet.text(entry.title, x + entry.label, y)
            if entry.caption:
                sheet.text(entry.caption, x + entry.label + entry.title.used_width + _GAP, y)


def beside_rows(items: Sequence[Item], look: Look) -> list[Row] | None:
    """Return the rows of dated milestones, in order of start: each goes to the first row that has room for it.

    None where a mark is so long that no text fits beside it.
    """
    rows: list[list[Beside]] = []
    placed = [_beside(item, item.span, look) for item in items if item.span]
    if None in placed:
        return None
    for entry in sorted(filter(None, placed), key=lambda entry: (entry.start, entry.end)):
        row = next((row for row in rows if row[-1].right + _APART <= entry.left), None)
        if row is None:
            rows.append(row := [])
        row.append(entry)
    return [BesideRow(tuple(row), look) for row in rows]


def _beside(item: Item, span: Span, look: Look) -> Beside | None:
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
