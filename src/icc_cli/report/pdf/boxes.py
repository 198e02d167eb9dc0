"""Walks through the boxes that WeasyPrint has laid out: their text, in document order.

Imported only while typesetting, as it imports WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint import Document  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]
    Box,
    MarginBox,
    ReplacedBox,
    TextBox,
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def pages(document: Document) -> Iterator[tuple[int, Box]]:
    """Yield the number and the box of each page."""
    for number, page in enumerate(document.pages, 1):
        yield number, page._page_box


def children(box: Box) -> Iterator[Box]:
    """Yield the children of a box; for a page, without the lines in its margins."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)  # absolutely placed boxes are wrapped
        if not isinstance(child, MarginBox):
            yield child


def within(box: Box) -> Iterator[Box]:
    """Yield a box and all its descendants, in document order."""
    yield box
    for child in children(box):
        yield from within(child)


def has_content(box: Box) -> bool:
    """Tell whether a box shows anything: text, or a picture."""
    return is_content(box) or any(map(has_content, children(box)))


def is_content(box: Box) -> bool:
    """Tell whether a box is visible content itself."""
    return bool(box.text.strip()) if isinstance(box, TextBox) else isinstance(box, ReplacedBox)


def text_of(box: Box) -> str:
    """Return the text in a box, with a space between two pieces."""
    return " ".join(_pieces(box))


def _pieces(box: Box) -> Iterator[str]:
    text = getattr(box, "text", None)
    if isinstance(text, str):
        yield text
    for child in children(box):
        yield from _pieces(child)
