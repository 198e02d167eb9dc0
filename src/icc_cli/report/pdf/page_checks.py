"""Finds what is wrong with pages that WeasyPrint has laid out.

Text that overflows or covers other text, empty pages, headings separated from their text, and characters that no
shipped font has, which would be printed as empty boxes.
"""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, count
from typing import NamedTuple

from weasyprint import Document  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]
    BlockContainerBox,
    Box,
    TableCellBox,
    TextBox,
)

from icc_cli.diagnostics.layout import EMPTY_PAGE, MISSING_GLYPH, STRANDED_HEADING, TEXT_OUTSIDE, TEXT_OVER_TEXT
from icc_cli.report.pdf.boxes import HEADINGS, children, has_content, is_content, pages, text_of
from icc_cli.report.problems import Problem
from icc_cli.resources import fonts

_TOLERANCE = 0.75
"""CSS pixels by which a line may exceed its container: tiny, from rounding."""
_ABOVE, _BELOW = 0.25, 0.2
"""Fractions of a line's height above and below its letters, where two lines may meet without touching."""

_FLOW = 0


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text on one line."""

    box: Box
    edge: float
    """The right edge that it must not cross: the nearest of all around it."""
    layer: int
    """The layer of absolutely placed content, which nothing else makes room for; normal flow has `_FLOW`."""
    owners: tuple[Box, ...]
    """The boxes around it, the outermost first."""

    @property
    def words(self) -> str:
        return str(self.box.text).strip()

    @property
    def block(self) -> str:
        """The text of its paragraph, heading or cell, as far as it is on this page."""
        return text_of(next(box for box in reversed(self.owners) if isinstance(box, BlockContainerBox)))

    def around(self) -> tuple[str, ...]:
        """Return the text of the boxes around it, the narrowest first, each longer than the one before."""
        return tuple(dict.fromkeys(text_of(owner) for owner in reversed(self.owners)))

    def covers(self, other: _Text) -> bool:
        """Tell whether letters of one text overlap letters of the other."""
        one, two = self.box, other.box
        across = min(one.position_x + one.width, two.position_x + two.width) - max(one.position_x, two.position_x)
        top = max(one.position_y + _ABOVE * one.height, two.position_y + _ABOVE * two.height)
        foot = min(one.position_y + (1 - _BELOW) * one.height, two.position_y + (1 - _BELOW) * two.height)
        return bool(across > _TOLERANCE and foot - top > _TOLERANCE)


def overflows(document: Document) -> Iterator[Problem]:
    """Yield a problem for each text that ends outside its container, below the page, or on other text."""
    for number, page in pages(document):
        foot = page.margin_height()
        texts = list(_texts(page, math.inf, _FLOW, ()))
        for text in texts:
            box = text.box
            if box.position_x + box.width > text.edge + _TOLERANCE:
                yield _problem(number, text, f"“{text.words}” is wider than its place")
            elif box.position_y + box.height > foot + _TOLERANCE:
                yield _problem(number, text, f"“{text.words}” runs past the bottom of the page")
        yield from _covered(number, texts)


def _covered(number: int, texts: list[_Text]) -> Iterator[Problem]:
    """Yield a problem for each layer of text that covers another, at the first words that do."""
    layers: dict[int, list[_Text]] = {}
    for text in texts:
        layers.setdefault(text.layer, []).append(text)
    for below, above in combinations(layers.values(), 2):
        pair = next(((one, two) for two in above for one in below if two.covers(one)), None)
        if pair:
            one, two = pair
            message = f"page {number}: “{two.words}” overlaps “{one.words}”"
            # Flowing text has its room; of two placed texts, the longer takes more than it was given.
            cause = max(pair, key=lambda text: (text.layer != _FLOW, len(text.block)))
            yield Problem(TEXT_OVER_TEXT, message, number, cause.words, cause.around())


def _problem(number: int, text: _Text, message: str) -> Problem:
    return Problem(TEXT_OUTSIDE, f"page {number}: {message}", number, text.words, text.around())


def _texts(box: Box, edge: float, layer: int, owners: tuple[Box, ...]) -> Iterator[_Text]:
    """Yield each piece of text in a box."""
    owners = (*owners, box)
    for child in children(box):
        if isinstance(child, TextBox):
            if child.text.strip():
                yield _Text(child, edge, layer, owners)
        else:
            is_container = isinstance(child, BlockContainerBox | TableCellBox)
            inner = min(edge, child.content_box_x() + child.width) if is_container else edge
            is_absolute = child.style["position"] in ("absolute", "fixed")
            yield from _texts(child, inner, id(child) if is_absolute else layer, owners)


class _End(NamedTuple):
    """A part of an element that ends with a heading, and its position in the document."""

    position: int
    element: object
    number: int
    heading: Box
    page: Box


def empty_pages(document: Document) -> Iterator[Problem]:
    """Yield a problem for each page without text or picture, probably caused by what comes before it."""
    before = ""
    for number, page in pages(document):
        if has_content(page):
            before = text_of(page)
        else:
            yield Problem(EMPTY_PAGE, f"page {number} is empty", number, around=(before,))


def stranded_headings(document: Document) -> Iterator[Problem]:
    """Yield a problem for each heading at the end of a column or page whose text starts on the next."""
    ends: list[_End] = []
    last: dict[object, int] = {}
    positions = count()

    def walk(box: Box, number: int, page: Box) -> bool:
        """Record the parts of elements that end with a heading; tell whether a box shows anything."""
        position = next(positions)
        # If an element is spread over several columns or pages, each part is a box of its own.
        last[box.element] = position
        filled = [child for child in children(box) if walk(child, number, page)]
        holds_others = box.element is not None and box.element_tag not in HEADINGS
        if holds_others and filled and filled[-1].element_tag in HEADINGS:
            ends.append(_End(position, box.element, number, filled[-1], page))
        return bool(filled) or is_content(box)

    for number, page in pages(document):
        walk(page, number, page)
    for end in ends:
        if last[end.element] > end.position:
            words = text_of(end.heading)
            message = f"page {end.number}: the heading “{words}” is separated from its text"
            yield Problem(STRANDED_HEADING, message, end.number, words, (text_of(end.page),))


_UNSEEN = re.compile(r"<(title|desc|style)\b[^>]*>.*?</\1>|<[^>]*>", re.DOTALL)
_WITHOUT_GLYPH = frozenset({"Cc", "Cf", "Zl", "Zp"})
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""They select a form of the character before them and are invisible."""


def missing_glyphs(page: str) -> Iterator[Problem]:
    """Yield a problem for each character in a page of HTML that has no glyph; the text around it comes first in
    `around`.
    """
    text = html.unescape(_UNSEEN.sub("\n", page[page.find("<body") :]))
    for letter in sorted(set(text) - _letters()):
        if unicodedata.category(letter) not in _WITHOUT_GLYPH and letter not in _SELECTORS:
            name = unicodedata.name(letter, "not a Unicode character").lower()
            message = f"no font of the report has the character {letter} (U+{ord(letter):04X}, {name})"
            line = next(line for line in text.splitlines() if letter in line)
            yield Problem(MISSING_GLYPH, message, words=letter, around=(line,))


@cache
def _letters() -> frozenset[str]:
    """Return the characters that any shipped font has."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it comes with WeasyPrint

    codes: set[int] = set()
    for file in fonts().glob("*.ttf"):
        with TTFont(file, lazy=True) as face:
            codes.update(face.getBestCmap())
    return frozenset(map(chr, codes))
