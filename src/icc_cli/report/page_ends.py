"""Finds pages with nothing on them, and headings that were left behind by what they head."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from icc_cli.report.boxes import HEADINGS, children, has_content, pages, text_of
from icc_cli.report.problems import Problem
from icc_cli.rules.layout_ids import EMPTY_PAGE, STRANDED_HEADING

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]
    from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]


def empty_pages(document: Document) -> Iterator[Problem]:
    """Yield a problem for each page without text or picture. What stands before it probably pushed it there."""
    before = ""
    for number, page in pages(document):
        if has_content(page):
            before = text_of(page)
        else:
            yield Problem(EMPTY_PAGE, f"page {number} is empty", number, around=(before,))


def stranded_headings(document: Document) -> Iterator[Problem]:
    """Yield a problem for each heading at the end of a column or a page, when what it heads begins on the next."""
    ends: list[tuple[int, object, int, Box, Box]] = []
    last: dict[object, int] = {}
    positions = count()
    for number, page in pages(document):
        for box in _parts(page):
            # The parts of one element that stand in several columns or on several pages are boxes of their own.
            position = last[box.element] = next(positions)
            filled = [child for child in children(box) if has_content(child)]
            if filled and filled[-1].element_tag in HEADINGS:
                ends.append((position, box.element, number, filled[-1], page))
    for position, element, number, heading, page in ends:
        if last[element] > position:
            words = text_of(heading)
            message = f"page {number}: the heading “{words}” stands at the end, and what it heads on the next"
            yield Problem(STRANDED_HEADING, message, number, words, (text_of(page),))


def _parts(box: Box) -> Iterator[Box]:
    """Yield the boxes of elements that hold other elements, in the order of the document."""
    if box.element is not None and box.element_tag not in HEADINGS:
        yield box
    for child in children(box):
        yield from _parts(child)
