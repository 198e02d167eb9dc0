"""The rows of a lane: chains and signposts of what is only in order, bars and diamonds of what has dates.

A row knows its height before it is drawn, so that lanes can be shared out over pages. Boxes of a chain are equally
wide, since a width would be read as a length of time that nobody gave.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from icc_cli.report.charts.axis import Axis
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.roadmap_items import Item
from icc_cli.report.charts.style import WHITE, Palette
from icc_cli.report.charts.svg import Point, Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock, longest_word

POINT = 8.0
"""How far the point of a chevron stands out."""
DIAMOND = 5.0
"""Half of a diamond's width."""
BAR = 9.0
_GAP = 3.0
_PADDING = 5.0
_LEAST_TEXT = 80.0
_MOST_PITCH = 230.0
"""A box is not wider: a single one that filled the lane would look like a bar of the time axis."""
_LABEL_EMS = 13
"""A label of something with dates is at least so many times as wide as its type is large."""


class Row(Protocol):
    """A part of a lane that stays on one page."""

    @property
    def height(self) -> float:
        """In CSS pixels, with the room that it keeps from the next."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw it, its top left corner at `x`, `y`."""


@dataclass(frozen=True, slots=True)
class Look:
    """What all rows of a chart share: size of type, colours, width, and the axis with the width of a month."""

    size: float
    palette: Palette
    width: float
    axis: Axis | None

    @property
    def pitch(self) -> float:
        """Width of a month; 0 without an axis."""
        return self.width / (self.axis.last - self.axis.first) if self.axis else 0.0

    def at(self, month: float) -> float:
        """Where a month begins, from the left edge of the lanes."""
        return (month - self.axis.first) * self.pitch if self.axis else 0.0


@dataclass(frozen=True, slots=True)
class Apart:
    """Rows without dates in a chart that has a time axis: with a remark, and off the lines of the axis."""

    block: TextBlock
    row: Row
    look: Look

    @property
    def height(self) -> float:
        """In CSS pixels."""
        return self.block.height + 3 + self.row.height

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Cover the lines of the axis, then draw the remark and the row."""
        sheet.rect(x - 1, y - 3, self.look.width + 2, self.height + 5, fill=WHITE)
        sheet.text(self.block, x, y)
        self.row.draw(sheet, x, y + self.block.height + 3)


@dataclass(frozen=True, slots=True)
class Chain:
    """Activities without dates, one after the other."""

    blocks: tuple[TextBlock, ...]
    pitch: float
    look: Look

    @property
    def height(self) -> float:
        """In CSS pixels."""
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
        """In CSS pixels."""
        return max(block.height for block in self.blocks) + 7

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw a diamond for each, its text beside it."""
        for number, (item, block) in enumerate(zip(self.items, self.blocks, strict=True)):
            left = x + number * self.pitch + POINT + _PADDING
            diamond(sheet, (left + DIAMOND, y + self.look.size * 0.62), item.done, self.look.palette)
            sheet.text(block, left + 2 * DIAMOND + 5, y)


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with dates: its mark from `start` to `end`, its label from `label`, in pixels of the lane."""

    item: Item
    block: TextBlock
    start: float
    end: float
    label: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(self.start - DIAMOND, self.label)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(self.end + DIAMOND, self.label + self.block.used_width)


@dataclass(frozen=True, slots=True)
class Dated:
    """Activities or milestones with dates that stand beside each other without touching."""

    placed: tuple[Placed, ...]
    look: Look

    @property
    def height(self) -> float:
        """In CSS pixels."""
        return BAR + 3 + max(entry.block.height for entry in self.placed) + 6

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw each at its time, its label below."""
        for entry in self.placed:
            if entry.item.point is None:
                self._bar(sheet, entry, x, y)
            else:
                self._milestone(sheet, entry, x, y)
            sheet.text(entry.block, x + entry.label, y + BAR + 3)

    def _bar(self, sheet: Sheet, entry: Placed, x: float, y: float) -> None:
        """Draw a bar; a side that was not given ends in an open arrow."""
        colour = self.look.palette.accent
        left, right = x + entry.start, x + entry.end
        sheet.rect(left, y, right - left, BAR, fill=colour)
        span = entry.item.span
        if span and span.open_start:
            arrow(sheet, left, y, -1, self.look.palette)
        if span and span.open_end:
            arrow(sheet, right, y, 1, self.look.palette)

    def _milestone(self, sheet: Sheet, entry: Placed, x: float, y: float) -> None:
        """Draw a diamond, on a line as long as its date is vague."""
        middle = y + BAR / 2
        if entry.end - entry.start > 2 * DIAMOND:
            colour, left, right = self.look.palette.accent, x + entry.start, x + entry.end
            for edge in (left, right):
                sheet.line((edge, middle - 3), (edge, middle + 3), stroke=colour, stroke_width=1.2)
            sheet.line((left, middle), (right, middle), stroke=colour, stroke_width=1.2)
        centre = self.look.at(entry.item.point or 0.0)
        diamond(sheet, (x + centre, middle), entry.item.done, self.look.palette)


def chevron(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """The corners of a box with a notch on its left and a point, which stands out, on its right."""
    middle = (top + bottom) / 2
    tip, notch = (right + POINT, middle), (left + POINT, middle)
    return (left, top), (right, top), tip, (right, bottom), (left, bottom), notch


def arrow(sheet: Sheet, edge: float, top: float, way: int, palette: Palette) -> None:
    """Draw the open end of a bar: to the right if `way` is 1, to the left if it is -1."""
    sheet.polygon(
        ((edge + way, top + 0.5), (edge + way * 7, top + BAR / 2), (edge + way, top + BAR - 0.5)),
        fill=WHITE,
        stroke=palette.accent,
        stroke_width=1,
    )


def diamond(sheet: Sheet, centre: Point, done: bool | None, palette: Palette) -> None:
    """Draw a milestone's mark: hollow if it is known not to have been reached."""
    x, y = centre
    sheet.polygon(
        ((x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND), (x - DIAMOND, y)),
        fill=WHITE if done is False else palette.accent,
        stroke=palette.accent,
        stroke_width=1.2,
    )


def ordered_rows(items: Sequence[Item], look: Look, *, are_milestones: bool) -> Iterator[Row]:
    """The rows of what has no place in time, as many beside each other as can be read."""
    inset = POINT + 2 * _PADDING + (2 * DIAMOND + 5 - _PADDING if are_milestones else _GAP)
    texts = [item.paragraphs(look.size, look.palette) for item in items]
    widest = max((longest_word(item.title, Font(look.size)) for item in items), default=0.0)
    room = look.width - POINT
    most = max(1, int(room // (inset + min(max(_LEAST_TEXT, widest), 2 * _LEAST_TEXT))))
    rows = math.ceil(len(items) / most)
    a_row = math.ceil(len(items) / rows) if rows else 0
    for first in range(0, len(items), a_row or 1):
        pitch = min(room / a_row, _MOST_PITCH)
        chosen = items[first : first + a_row]
        blocks = tuple(TextBlock(text, pitch - inset) for text in texts[first : first + a_row])
        if are_milestones:
            yield Signposts(tuple(chosen), blocks, pitch, look)
        else:
            yield Chain(blocks, pitch, look)


def dated_rows(items: Sequence[Item], look: Look) -> Iterator[Row]:
    """The rows of what has dates: each item in the first row that has room for it, in the order of beginning."""
    rows: list[list[Placed]] = []
    for entry in sorted((_placed(item, look) for item in items), key=lambda entry: entry.left):
        row = next((row for row in rows if row[-1].right + 12 <= entry.left), None)
        if row is None:
            rows.append(row := [])
        row.append(entry)
    for row in rows:
        yield Dated(tuple(row), look)


def apart(rows: Iterable[Row], remark: str, look: Look) -> Iterator[Row]:
    """The same rows, set apart from the time axis; the remark stands above the first."""
    font = Font(look.size, italic=True)
    for number, row in enumerate(rows):
        text = () if number else (Paragraph(remark, font, look.palette.grey),)
        yield Apart(TextBlock(text, look.width), row, look)


def _placed(item: Item, look: Look) -> Placed:
    span = item.span
    start, end = (look.at(span.start), look.at(span.end)) if span else (0.0, 0.0)
    anchor = start if item.point is None else max(look.at(item.point) - DIAMOND, 0.0)
    block = TextBlock(
        item.paragraphs(look.size, look.palette), min(max(end - anchor, _LABEL_EMS * look.size), look.width)
    )
    return Placed(item, block, start, end, min(anchor, look.width - block.used_width))
