"""The marks of the small progress charts, and their legend.

Marks differ in shape, so a greyscale copy says the same: a ring is the first value, an upright stroke one in between, a
filled disc the latest, a flag the target. A bound points to its open side; a range is as long as it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from icc_cli.report import sizes
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import PALETTE, WHITE, Palette
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock
from icc_cli.report.language import ENGLISH, Language

_MARGIN = 9.0
"""Room at either end of a scale for the marks and a bound's arrow."""
_RING = 5.0
_DISC = 4.2
_DISC_IN_RING = 2.6
"""Size of the disc inside the ring where the value has not changed, so that both are visible."""


class Mark(StrEnum):
    """A shape with a meaning."""

    FIRST = "first"
    BETWEEN = "between"
    LATEST = "latest"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Point:
    """A value; an infinite end is open."""

    mark: Mark
    low: float
    high: float
    words: str

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends that are known."""
        return tuple(end for end in (self.low, self.high) if math.isfinite(end))

    @property
    def at(self) -> float:
        """Where the mark goes: at the known end, or in the middle of a range."""
        return sum(self.ends) / len(self.ends)


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of numbers that a chart shows, with `start` at the left. The two ends differ."""

    start: float
    end: float

    @property
    def is_cut(self) -> bool:
        """Whether the scale leaves out 0."""
        return min(self.start, self.end) > 0


@dataclass(frozen=True, slots=True)
class Frame:
    """The area that the marks are drawn in, in CSS pixels."""

    width: float
    height: float

    def x(self, value: float, scale: Scale) -> float:
        """Return the position of a value."""
        share = (value - scale.start) / (scale.end - scale.start)
        return _MARGIN + share * (self.width - 2 * _MARGIN)


def draw_marks(
    sheet: Sheet, points: Sequence[Point], target: Point | None, scale: Scale, frame: Frame, palette: Palette
) -> None:
    """Draw the scale, the way from the first to the latest value, and the marks, the latest on top."""
    middle, by_mark = frame.height / 2, {point.mark: point for point in points}
    left, right = 2, frame.width - 2
    sheet.line((left, middle), (right, middle), stroke=palette.line, stroke_width=1)
    if scale.is_cut and target is None:
        for x in (left + 1, left + 4):
            sheet.line((x, middle + 3), (x + 2, middle - 3), stroke=palette.grey, stroke_width=0.8)
    if min(scale.start, scale.end) < 0 < max(scale.start, scale.end):
        zero = frame.x(0, scale)
        sheet.line((zero, middle - 3), (zero, middle + 3), stroke=palette.line, stroke_width=1)
    disc = _DISC
    if Mark.FIRST in by_mark and Mark.LATEST in by_mark:
        start, end = sorted(frame.x(by_mark[mark].at, scale) for mark in (Mark.FIRST, Mark.LATEST))
        sheet.rect(start, middle - 2.5, end - start, 5, fill=palette.tint(0.35))
        disc = _DISC_IN_RING if end - start < _RING else _DISC
    for point in [*([target] if target else []), *points]:
        _draw_extent(sheet, point, scale, frame, palette)
        _draw_mark(sheet, point.mark, (frame.x(point.at, scale), middle), palette, disc=disc)


def progress_legend(*, has_target: bool, palette: Palette = PALETTE, language: Language = ENGLISH) -> Markup:
    """Draw the legend on one line of 8 pt, including the target's mark if the table has targets."""
    marks = [mark for mark in Mark if has_target or mark is not Mark.TARGET]
    font, height = Font(sizes.SMALL.px), 16.0
    blocks = [
        TextBlock((Paragraph(language.say(f"bar-chart.{mark.value}"), font, palette.grey),), 200) for mark in marks
    ]
    width = sum(16 + block.used_width + 16 for block in blocks) - 15
    words = language.say("bar-chart.forms-with-target" if has_target else "bar-chart.forms")
    sheet = Sheet(width, height, title=language.say("bar-chart.key"), description=words)
    left = 0.0
    for mark, block in zip(marks, blocks, strict=True):
        _draw_mark(sheet, mark, (left + 6, height / 2), palette)
        sheet.text(block, left + 16, (height - block.height) / 2)
        left += 16 + block.used_width + 16
    return sheet.markup()


def _draw_mark(sheet: Sheet, mark: Mark, centre: tuple[float, float], palette: Palette, *, disc: float = _DISC) -> None:
    x, middle = centre
    match mark:
        case Mark.FIRST:
            sheet.circle(centre, _RING, fill=WHITE, stroke=palette.dark, stroke_width=1.3)
        case Mark.BETWEEN:
            sheet.line((x, middle - 6.5), (x, middle + 6.5), stroke=palette.dark, stroke_width=1.4)
        case Mark.LATEST:
            sheet.circle(centre, disc, fill=palette.accent)
        case Mark.TARGET:
            top = middle - 6.5
            sheet.line((x, top), (x, middle + 6.5), stroke=palette.dark, stroke_width=1.2)
            sheet.polygon(((x, top), (x + 6, top + 2.5), (x, top + 5)), fill=palette.dark)


def _draw_extent(sheet: Sheet, point: Point, scale: Scale, frame: Frame, palette: Palette) -> None:
    """Draw a range as a line with ends, a bound as an arrow to its open side."""
    middle, x = frame.height / 2, frame.x(point.at, scale)
    if len(point.ends) == 1:
        rises = scale.end > scale.start
        way = 1 if math.isinf(point.high) is rises else -1
        tip = x + way * 8.5
        head = ((tip - way * 3, middle - 3), (tip, middle), (tip - way * 3, middle + 3))
        sheet.line((x, middle), (tip, middle), stroke=palette.dark, stroke_width=1.2)
        sheet.polyline(head, stroke=palette.dark, stroke_width=1.2)
    elif point.low < point.high:
        start, end = (frame.x(value, scale) for value in point.ends)
        sheet.line((start, middle), (end, middle), stroke=palette.dark, stroke_width=2.2)
        for edge in (start, end):
            sheet.line((edge, middle - 3), (edge, middle + 3), stroke=palette.dark, stroke_width=1.2)
