"""What becomes of each box when a page is painted: the only handle that WeasyPrint leaves on the tags of a PDF.

While it paints, it numbers the pieces of text and the figures of a page, and knows the box of each; it forgets the
boxes before a finisher is called. The tags are found again by page and number: that is what a PDF's parent tree is for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]  # it comes with WeasyPrint

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]
    from weasyprint.document import Page  # type: ignore[import-untyped]
    from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Painted:
    """A page that was painted: its number from 0, its box, what was written, and the number of each piece in it."""

    page: int
    box: Box
    stream: Any
    numbers: dict[Box, int]

    def set_apart(self, boxes: Iterable[Box]) -> list[int]:
        """Mark what is in these boxes as an artifact of the page, and return the numbers that its pieces had."""
        numbers = [self.numbers[box] for box in boxes if box in self.numbers]
        written = self.stream.stream
        for at, part in enumerate(written):
            if isinstance(part, dict) and part.get("MCID") in numbers:
                written[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
        return numbers


def follow(document: Document) -> list[Painted]:
    """Return a list that fills while the pages of a document are painted, in their order."""
    painted: list[Painted] = []
    for page in document.pages:
        page.paint = partial(_paint, page, page.paint, painted)
    return painted


def _paint(page: Page, paint: Any, painted: list[Painted], stream: Any, scale: float = 1) -> None:
    paint(stream, scale)
    numbers = {box: mark["mcid"] for box, mark in stream._tags.items()}
    painted.append(Painted(len(painted), page._page_box, stream, numbers))
