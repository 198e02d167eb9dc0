"""Finds text that leaves its place, by walking the boxes that WeasyPrint has laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]
    from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]

_TOLERANCE = 0.75
"""CSS px by which a line may pass the edge of its container: less than a hair, from rounding."""


def overflows(document: Document) -> Iterator[str]:
    """Yield a sentence for each text that ends outside its container or outside the page."""
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        for container, text in _texts(box, box):
            right = container.content_box_x() + container.width
            bottom = box.margin_height()
            if text.position_x + text.width > right + _TOLERANCE:
                yield f"page {number}: “{text.text.strip()}” is wider than its place"
            elif text.position_y + text.height > bottom + _TOLERANCE:
                yield f"page {number}: “{text.text.strip()}” runs over the foot of the page"


def _texts(box: Box, container: Box) -> Iterator[tuple[Box, Box]]:
    """Yield each box of text below a box, with the block that it has to keep inside."""
    from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)  # what is placed absolutely is wrapped
        if isinstance(child, boxes.TextBox):
            if child.text.strip():
                yield container, child
        else:
            is_container = isinstance(child, boxes.BlockContainerBox | boxes.TableCellBox)
            yield from _texts(child, child if is_container else container)
