"""Finds text that leaves its place or covers other text, by walking the boxes that WeasyPrint has laid out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from weasyprint import Document  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]
    BlockContainerBox,
    Box,
    TableCellBox,
    TextBox,
)

from icc_cli.diagnostics.layout_codes import TEXT_OUTSIDE, TEXT_OVER_TEXT
from icc_cli.report.pdf.boxes import children, pages, text_of
from icc_cli.report.problems import Problem

_TOLERANCE = 0.75
"""CSS px by which a line may pass the edge of its container: less than a hair, from rounding."""
_ABOVE, _BELOW = 0.25, 0.2
"""Parts of a line's height above and below its letters, where two lines may meet without touching."""

_FLOW = 0


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text on one line."""

    box: Box
    edge: float
    """The right edge that it must keep: the nearest of all around it."""
    layer: int
    """What was placed absolutely has a layer of its own, as nothing else makes room for it; what flows has `_FLOW`."""
    owners: tuple[Box, ...]
    """The boxes around it, the widest first."""

    @property
    def words(self) -> str:
        return str(self.box.text).strip()

    @property
    def block(self) -> str:
        """The text of the paragraph, heading or cell that it belongs to, as far as it stands on this page."""
        return text_of(next(box for box in reversed(self.owners) if isinstance(box, BlockContainerBox)))

    def around(self) -> tuple[str, ...]:
        """Return the text of the boxes around it, the narrowest first, each longer than the one before."""
        return tuple(dict.fromkeys(text_of(owner) for owner in reversed(self.owners)))

    def covers(self, other: _Text) -> bool:
        """Tell whether letters of one stand on letters of the other."""
        one, two = self.box, other.box
        across = min(one.position_x + one.width, two.position_x + two.width) - max(one.position_x, two.position_x)
        top = max(one.position_y + _ABOVE * one.height, two.position_y + _ABOVE * two.height)
        foot = min(one.position_y + (1 - _BELOW) * one.height, two.position_y + (1 - _BELOW) * two.height)
        return bool(across > _TOLERANCE and foot - top > _TOLERANCE)


def overflows(document: Document) -> Iterator[Problem]:
    """Yield a problem for each text that ends outside what contains it, below the page, or on other text."""
    for number, page in pages(document):
        foot = page.margin_height()
        texts = list(_texts(page, math.inf, _FLOW, ()))
        for text in texts:
            box = text.box
            if box.position_x + box.width > text.edge + _TOLERANCE:
                yield _problem(number, text, f"“{text.words}” is wider than its place")
            elif box.position_y + box.height > foot + _TOLERANCE:
                yield _problem(number, text, f"“{text.words}” runs over the foot of the page")
        yield from _covered(number, texts)


def _covered(number: int, texts: list[_Text]) -> Iterator[Problem]:
    """Yield a problem for each layer of text that covers another, at the first words where it does."""
    layers: dict[int, list[_Text]] = {}
    for text in texts:
        layers.setdefault(text.layer, []).append(text)
    for below, above in combinations(layers.values(), 2):
        pair = next(((one, two) for two in above for one in below if two.covers(one)), None)
        if pair:
            one, two = pair
            message = f"page {number}: “{two.words}” stands on “{one.words}”"
            # What flows has its room; of two that were placed, the longer one takes more than it was given.
            cause = max(pair, key=lambda text: (text.layer != _FLOW, len(text.block)))
            yield Problem(TEXT_OVER_TEXT, message, number, cause.words, cause.around())


def _problem(number: int, text: _Text, message: str) -> Problem:
    return Problem(TEXT_OUTSIDE, f"page {number}: {message}", number, text.words, text.around())


def _texts(box: Box, edge: float, layer: int, owners: tuple[Box, ...]) -> Iterator[_Text]:
    """Yield each piece of text below a box."""
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
