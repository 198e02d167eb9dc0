"""Text in boxes: paragraphs are wrapped to a width, whole, and know how high they are before anything is drawn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from icc_cli.report.charts.metrics import Font

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"[^ ]{0,200}?\w\w[-–—/]{1,3}(?=[^\W\d_])|[^ ]{1,200} ?")
"""What is kept together: a word with the space behind it, or the part of one up to a hyphen, dash or slash."""


def clean(text: str) -> str:
    """The text on one line, with what XML and fonts cannot hold taken out."""
    return re.sub(" +", " ", _UNPRINTABLE.sub(" ", text)).strip(" ")


def wrap(text: str, font: Font, width: float, *, first_indent: float = 0.0) -> tuple[str, ...]:
    """The lines that `text` takes at `width` CSS pixels, the first of them shorter by `first_indent`.

    Lines break after spaces and, inside a word, after hyphens, dashes and slashes; a word that is longer than a
    line breaks where it must. A line keeps the space that it ends with, so that the lines together are the text.
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
    """Width of the widest piece of a text that `wrap` keeps together if it can."""
    return max((font.width(piece.rstrip(" ")) for piece in _PIECES.findall(clean(text))), default=0.0)


def _fitting(line: str, font: Font, room: float) -> str:
    """As many letters as fit, at least one, with the marks that belong to the last of them."""
    end = 1
    while end < len(line) and font.width(line[: end + 1]) <= room:
        end += 1
    while end < len(line) and unicodedata.category(line[end]) in ("Mn", "Me"):
        end += 1
    return line[:end]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in one font, with what may stand before its first line: a number or a bullet."""

    text: str
    font: Font
    fill: str
    lead: str = ""
    """Stands in bold before the text: the number of an activity, a bullet."""
    lead_fill: str = ""
    hanging: bool = False
    """Whether all lines, not only the first, stand to the right of the lead."""
    space_before: float = 0.0

    @property
    def lead_font(self) -> Font:
        """The lead's font."""
        return Font(self.font.size, 700)

    @property
    def lead_width(self) -> float:
        """Room that the lead takes, with the gap behind it."""
        return self.lead_font.width(self.lead) + 0.35 * self.font.size if self.lead else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, placed below and to the right of its block's corner."""

    text: str
    font: Font
    fill: str
    left: float
    baseline: float

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.left + self.font.width(self.text.rstrip(" "))


@dataclass(frozen=True)
class TextBlock:
    """Paragraphs below each other, wrapped to a width in CSS pixels."""

    paragraphs: tuple[Paragraph, ...]
    width: float
    placed: tuple[tuple[Line, ...], ...] = field(init=False)
    """The lines of each paragraph, leads apart from texts."""
    height: float = field(init=False)
    """Of all lines, in CSS pixels; 0 without any."""

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
        """Where the longest line ends."""
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
