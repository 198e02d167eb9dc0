"""Finds pages with nothing on them, and headings that were left behind by what they head."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from weasyprint import Document  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]

from icc_cli.diagnostics.layout_codes import EMPTY_PAGE, STRANDED_HEADING
from icc_cli.report.pdf.boxes import HEADINGS, children, has_content, is_content, pages, text_of
from icc_cli.report.problems import Problem


class _End(NamedTuple):
    """A part of an element that a heading ends, and where in the document it stands."""

    position: int
    element: object
    number: int
    heading: Box
    page: Box


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
    ends: list[_End] = []
    last: dict[object, int] = {}
    positions = count()

    def walk(box: Box, number: int, page: Box) -> bool:
        """Note the parts of elements that a heading ends; tell whether there is anything to see in a box."""
        position = next(positions)
        # The parts of one element that stand in several columns or on several pages are boxes of their own.
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
            message = f"page {end.number}: the heading “{words}” stands at the end, and what it heads on the next"
            yield Problem(STRANDED_HEADING, message, end.number, words, (text_of(end.page),))
