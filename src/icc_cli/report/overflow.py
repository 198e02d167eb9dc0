"""Finds text that leaves its place, by walking the boxes that WeasyPrint has laid out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]
    from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]

_TOLERANCE = 0.75
"""CSS px by which a line may pass the edge of its container: less than a hair, from rounding."""


def overflows(document: Document) -> Iterator[str]:
    """Yield a sentence for each text that ends outside what contains it, or below the page."""
    for number, page in enumerate(document.pages, 1):
        foot = page._page_box.margin_height()
        for edge, text in _texts(page._page_box, math.inf):
            words = f"page {number}: “{text.text.strip()}”"
            if text.position_x + text.width > edge + _TOLERANCE:
                yield f"{words} is wider than its place"
            elif text.position_y + text.height > foot + _TOLERANCE:
                yield f"{words} runs over the foot of the page"


def _texts(box: Box, edge: float) -> Iterator[tuple[float, Box]]:
    """Yield each box of text below a box, with the right edge that it must keep: the nearest of all around it."""
    from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)  # what is placed absolutely is wrapped
        if isinstance(child, boxes.TextBox):
            if child.text.strip():
                yield edge, child
        else:
            is_container = isinstance(child, boxes.BlockContainerBox | boxes.TableCellBox)
            yield from _texts(child, min(edge, child.content_box_x() + child.width) if is_container else edge)
