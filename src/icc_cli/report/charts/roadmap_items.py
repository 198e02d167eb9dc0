"""What goes into the lanes of a roadmap: activities and milestones, their texts and marks, and what all rows share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from icc_cli.model.roadmap import Activity, Milestone
from icc_cli.report.charts.axis import Axis, Span
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import WHITE, Palette
from icc_cli.report.charts.svg import Point, Sheet
from icc_cli.report.charts.text import Paragraph
from icc_cli.report.language import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Item:
    """An activity or a milestone."""

    number: int | None
    """An activity's number in its lane; milestones have none."""
    title: str
    caption: str
    """Whatever is known of: the date in words, the phase, whether it is done."""
    span: Span | None
    """Its span on the axis."""
    point: float | None
    """When a milestone is due, as a position on the axis: the middle of what its date covers, in months."""
    done: bool | None

    @property
    def words(self) -> str:
        """The item as text, for the chart's description."""
        name = f"{self.number}. {self.title}" if self.number else self.title
        return f"{name} ({self.caption})" if self.caption else name

    def paragraphs(self, size: float, palette: Palette) -> tuple[Paragraph, ...]:
        """Return the item's text at `size` CSS pixels."""
        title = Paragraph(
            self.title,
            Font(size),
            palette.dark,
            lead=str(self.number) if self.number else "",
            lead_fill=palette.accent,
        )
        if not self.caption:
            return (title,)
        return (title, Paragraph(self.caption, Font(size, italic=True), palette.grey))


def activities(entries: Iterable[Activity], axis: Axis | None, language: Language) -> tuple[Item, ...]:
    """Return a track's activities, numbered in order."""
    return tuple(
        Item(
            number,
            entry.title,
            _caption(language.period(entry.start, entry.end), _done(entry.done, "finished", language)),
            axis.span(entry.start, entry.end) if axis else None,
            None,
            entry.done,
        )
        for number, entry in enumerate(entries, 1)
    )


def milestones(entries: Iterable[Milestone], axis: Axis | None, language: Language) -> tuple[Item, ...]:
    """Return a track's milestones, or those that belong to no track."""
    return tuple(_milestone(entry, axis, language) for entry in entries)


def _milestone(entry: Milestone, axis: Axis | None, language: Language) -> Item:
    place = axis.place(entry.due or entry.start) if axis else None
    return Item(
        None,
        entry.title,
        _caption(_due(entry, language), entry.phase or "", _done(entry.done, "reached", language)),
        axis.span(entry.start or entry.due, entry.due or entry.start) if axis and place else None,
        sum(place) / 2 if place else None,
        entry.done,
    )


def _caption(*parts: str) -> str:
    return "\u00a0· ".join(part for part in parts if part)  # so that no line starts with the dot


def _due(entry: Milestone, language: Language) -> str:
    if entry.start:
        return language.period(entry.start, entry.due)
    return language.date(entry.due) if entry.due else ""


def _done(done: bool | None, word: str, language: Language) -> str:
    if done is None:
        return ""
    return f"✓\u00a0{language.say(f'roadmap-chart.{word}')}" if done else language.say(f"roadmap-chart.not-{word}")


class Row(Protocol):
    """A part of a lane that stays on one page."""

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the row."""

    @property
    def height(self) -> float:
        """Height in CSS pixels, including the space to the next."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the row with its top left corner at `x`, `y`."""


@dataclass(frozen=True, slots=True)
class Look:
    """What all rows of a chart share: type size, colours, width, the axis, the width of a month, the language."""

    size: float
    palette: Palette
    width: float
    axis: Axis | None
    language: Language = ENGLISH

    @property
    def pitch(self) -> float:
        """Width of a month; 0 without an axis."""
        return self.width / (self.axis.last - self.axis.first) if self.axis else 0.0

    def at(self, month: float) -> float:
        """Return where a month starts, from the left edge of the lanes."""
        return (month - self.axis.first) * self.pitch if self.axis else 0.0


POINT = 8.0
"""How far the point of a chevron sticks out."""
DIAMOND = 5.0
"""Half the width of a diamond."""
BAR = 9.0
"""Height of a bar."""


def chevron(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """Return the corners of a box with a notch on its left and a point sticking out on its right."""
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
    """Draw a milestone's mark at `point`, on a line across `extent` where its date is vague."""
    left, right = extent
    if right - left > 2 * DIAMOND:
        for edge in extent:
            sheet.line((edge, middle - 3), (edge, middle + 3), stroke=palette.accent, stroke_width=1.2)
        sheet.line((left, middle), (right, middle), stroke=palette.accent, stroke_width=1.2)
    diamond(sheet, (point, middle), done, palette)
