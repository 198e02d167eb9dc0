"""All places where the report uses WeasyPrint beyond its public API.

- **Tags.** While WeasyPrint paints, it numbers the pieces of text and the figures of a page, and knows the box of each;
  it drops the boxes before a finisher is called. `follow` keeps them. Tags are then found by page and number, using the
  PDF's parent tree.
- **Ends of lines.** If a text before an inline element fits on a line except for its final space, some versions of
  Pango (such as 1.50) count that space, and WeasyPrint breaks the line at the first opportunity. `whole_lines` prevents
  that.
- **The language of charts** selects letter forms: Bulgarian has some of its own. WeasyPrint does not pass the page's
  language on to the text of an inline SVG, and Pango would use the machine's. `charts_in` sets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]  # installed with WeasyPrint

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]
    from weasyprint.document import Page  # type: ignore[import-untyped]
    from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]

_NARROWEST = 0.3
"""On average, a letter is wider than this fraction of the type size: a longer text need not be tried."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A painted page: its number from 0, its box, the pieces that were written, and the number of each."""

    page: int
    box: Box
    stream: Any
    numbers: dict[Box, int]

    def set_apart(self, boxes: Iterable[Box]) -> list[int]:
        """Mark the content of these boxes as an artifact of the page, and return the numbers of its pieces."""
        numbers = [self.numbers[box] for box in boxes if box in self.numbers]
        written = self.stream.stream
        for at, part in enumerate(written):
            if isinstance(part, dict) and part.get("MCID") in numbers:
                written[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
        return numbers


def follow(document: Document) -> list[Painted]:
    """Return a list that fills up, in order, as the pages of a document are painted."""
    painted: list[Painted] = []
    for page in document.pages:
        page.paint = partial(_paint, page, page.paint, painted)
    return painted


def _paint(page: Page, paint: Any, painted: list[Painted], stream: Any, scale: float = 1) -> None:
    paint(stream, scale)
    numbers = {box: mark["mcid"] for box, mark in stream._tags.items()}
    painted.append(Painted(len(painted), page._page_box, stream, numbers))


@contextmanager
def whole_lines() -> Iterator[None]:
    """Context in which a text that fits on a line without its final space stays on that line."""
    from weasyprint.layout import inline  # type: ignore[import-untyped]

    split = inline.split_first_line

    def whole(text: str, style: Any, context: Any, max_width: float | None, *args: Any, **options: Any) -> Any:
        found = split(text, style, context, max_width, *args, **options)
        _, _, resume_at, *_ = found
        if resume_at is None or max_width is None or not text.endswith(" "):
            return found
        if len(text) * style["font_size"] * _NARROWEST > max_width:
            return found
        stripped = split(text.rstrip(" "), style, context, max_width, *args, **options)
        _, _, resume_at, width, *_ = stripped
        return stripped if resume_at is None and width <= max_width else found

    inline.split_first_line = whole
    try:
        yield
    finally:
        inline.split_first_line = split


@contextmanager
def charts_in(language: str | None) -> Iterator[None]:
    """Draw charts in a language while PDFs are written inside the block; enter it once the pages are laid out."""
    # SVG text has the initial values of all properties that it does not set itself.
    from weasyprint.css.properties import INITIAL_VALUES  # type: ignore[import-untyped]

    before = INITIAL_VALUES["lang"]
    INITIAL_VALUES["lang"] = language
    try:
        yield
    finally:
        INITIAL_VALUES["lang"] = before
