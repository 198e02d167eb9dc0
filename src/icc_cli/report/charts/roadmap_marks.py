"""The forms that stand for activities and milestones on a roadmap."""

from __future__ import annotations

from icc_cli.report.charts.style import WHITE, Palette
from icc_cli.report.charts.svg import Point, Sheet

POINT = 8.0
"""How far the point of a chevron stands out."""
DIAMOND = 5.0
"""Half of a diamond's width."""
BAR = 9.0
"""Height of a bar."""


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


def dated_milestone(
    sheet: Sheet, done: bool | None, extent: tuple[float, float], point: float, middle: float, palette: Palette
) -> None:
    """Draw a milestone's mark at `point`, on a line over `extent` where its date is vague."""
    left, right = extent
    if right - left > 2 * DIAMOND:
        for edge in extent:
            sheet.line((edge, middle - 3), (edge, middle + 3), stroke=palette.accent, stroke_width=1.2)
        sheet.line((left, middle), (right, middle), stroke=palette.accent, stroke_width=1.2)
    diamond(sheet, (point, middle), done, palette)
