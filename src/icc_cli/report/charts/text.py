"""Text in boxes: wraps paragraphs to a width without cutting them, and knows their height before anything is drawn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from icc_cli.report.charts.metrics import Font

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"[^ ]{0,200}?\w\w[-–—/]{1,3}(?=[^\W\d_])|[^ ]{1,200} ?")
"""Pieces kept together: a word with the space after it, or part of a word up to a hyphen, dash or slash."""


def clean(text: str) -> str:
    """Return the text on one line, without characters that XML and fonts cannot hold."""
    return re.sub(" +", " ", _UNPRINTABLE.sub(" ", text)).strip(" ")


def wrap(text: str, font: Font, width: float, *, first_indent: float = 0.0) -> tuple[str, ...]:
    """Return the lines of `text` at `width` CSS pixels, the first shorter by `first_indent`.

    Lines break after spaces and, inside a word, after hyphens, dashes and slashes; a word longer than a line breaks
    anywhere. A line keeps its final space, so that the joined lines are the text.
    """
    lines: list[str] = []
    line = ""
    room = width - first_indent
    for piece in _PIECES.findall(clean(text)):
        if line and font.width((line + piece).rstrip(" ")) > room:
            lines.append(line)
            line, room = "", width
        line += piece
        while font.width(line.rstrip(" ")) > room and len(line) > 1:
            head = _fitting(line, font, room)
            if head == line:
                break
            lines.append(head)
            line, room = line[len(head) :], width
    return (*lines, line) if line else tuple(lines)


def longest_word(text: str, font: Font) -> float:
    """Return the width of the widest piece of a text that `wrap` keeps together if it can."""
    return max((font.width(piece.rstrip(" ")) for piece in _PIECES.findall(clean(text))), default=0.0)


def _fitting(line: str, font: Font, room: float) -> str:
    """Return as many letters as fit, at least one, including the combining marks of the last."""
    end = 1
    while end < len(line) and font.width(line[: end + 1]) <= room:
        end += 1
    while end < len(line) and unicodedata.category(line[end]) in ("Mn", "Me"):
        end += 1
    return line[:end]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in one font, with an optional lead before its first line: a number or a bullet."""

    text: str
    font: Font
    fill: str
    lead: str = ""
    """Bold text before the paragraph: the number of an activity, or a bullet."""
    lead_fill: str = ""
    hanging: bool = False
    """Whether all lines are indented by the lead, not only the first."""
    space_before: float = 0.0

    @property
    def lead_font(self) -> Font:
        """The lead's font."""
        return Font(self.font.size, 700)

    @property
    def lead_width(self) -> float:
        """Width of the lead, including the gap after it."""
        return self.lead_font.width(self.lead) + 0.35 * self.font.size if self.lead else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, positioned relative to the corner of its block."""

    text: str
    font: Font
    fill: str
    left: float
    baseline: float

    @property
    def right(self) -> float:
        """Right edge of the line."""
        return self.left + self.font.width(self.text.rstrip(" "))


@dataclass(frozen=True)
class TextBlock:
    """Paragraphs below each other, wrapped to a width in CSS pixels."""

    paragraphs: tuple[Paragraph, ...]
    width: float
    placed: tuple[tuple[Line, ...], ...] = field(init=False)
    """Return the lines of each paragraph, with leads separate from texts."""
    height: float = field(init=False)
    """Height of all lines, in CSS pixels; 0 without any."""

    def __post_init__(self) -> None:
        top = 0.0
        placed: list[tuple[Line, ...]] = []
        for number, paragraph in enumerate(self.paragraphs):
            top += paragraph.space_before if number else 0.0
            lines = tuple(self._lines(paragraph, top))
            placed.extend(((lines[0],), lines[1:]) if paragraph.lead else (lines,))
            top += paragraph.font.leading * (len(lines) - bool(paragraph.lead))
        object.__setattr__(self, "placed", tuple(placed))
        object.__setattr__(self, "height", top)

    @cached_property
    def used_width(self) -> float:
        """Right edge of the longest line."""
        return max((line.right for lines in self.placed for line in lines), default=0.0)

    def _lines(self, paragraph: Paragraph, top: float) -> Iterator[Line]:
        font, lead = paragraph.font, paragraph.lead_width
        if paragraph.lead:
            yield Line(paragraph.lead, paragraph.lead_font, paragraph.lead_fill, 0.0, top + font.baseline)
        inset = lead if paragraph.hanging else 0.0
        words = wrap(paragraph.text, font, self.width - inset, first_indent=lead - inset)
        for number, text in enumerate(words):
            left = lead if number == 0 else inset
            yield Line(text, font, paragraph.fill, left, top + number * font.leading + font.baseline)
