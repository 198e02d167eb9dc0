"""What WeasyPrint's tags lack: languages of parts, running lines as artifacts, lists, headings, and one tag per link.

Clauses are those of PDF/UA-1 (ISO 14289-1). Imported only while typesetting, as it imports WeasyPrint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pydyf  # type: ignore[import-untyped]  # it comes with WeasyPrint
from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]
    Box,
    MarginBox,
    TextBox,
)

from icc_cli.report.pdf.boxes import within
from icc_cli.report.pdf.hooks import Painted
from icc_cli.report.pdf.structure import Element, Structure

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""A language tag as in PDF 1.7 (RFC 3066): a city's own template may contain anything."""
_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))


def mark_languages(structure: Structure, painted: Sequence[Painted], language: str | None) -> None:
    """Mark the language of whatever differs from the document's (7.2)."""
    for page in painted:
        holders = structure.holders(page.page)
        for box, number in page.numbers.items():
            spoken = box.style["lang"]
            if spoken and spoken != language and _LANGUAGE.fullmatch(spoken):
                structure.at(holders[number])["Lang"] = pydyf.String(spoken)


def set_running_lines_apart(structure: Structure, painted: Sequence[Painted]) -> None:
    """Mark the lines in the page margins as artifacts, so that they are not read out: they are not part of the text
    (7.8).
    """
    for page in painted:
        margins = (box for box in page.box.children if isinstance(box, MarginBox))
        set_apart(structure, page, (box for margin in margins for box in within(margin)))


def set_apart(structure: Structure, page: Painted, boxes: Iterable[Box]) -> None:
    """Take the content of these boxes of a page out of the text; the elements that held it must not be in the tree."""
    holders = structure.holders(page.page)
    for number in page.set_apart(boxes):
        holders[number] = b"null"


def fix_lists_and_headings(structure: Structure) -> None:
    """Correct the tags that WeasyPrint gives to boxes without an HTML element (7.2).

    Content between two list items, such as the spaces between items on one line, moves to the item before. Content
    of an item that is neither its label nor its body moves to its body. A block in a heading is not tagged as a
    heading again.
    """
    for element in structure.below(structure.root):
        if element["S"] == "/L":
            _gather(structure, element, into="/LI", beside=("/L", "/Caption"))
        elif element["S"] == "/LI":
            _gather(structure, element, into="/LBody", beside=("/Lbl",))
        elif element["S"] in _HEADINGS:
            for kid in structure.kids(element):
                if kid["S"] == element["S"]:
                    kid["S"] = "/Span"


def _gather(structure: Structure, element: Element, *, into: str, beside: tuple[str, ...]) -> None:
    """Put each kid of an element that has none of these types into the `into` right before it, or into a new one."""
    kids = structure.kids(element)
    if all(kid["S"] in (into, *beside) for kid in kids):
        return
    last = None
    for kid in kids:
        if kid["S"] in (into, *beside):
            structure.move(kid, element)  # at the end, to keep the order
            last = kid if kid["S"] == into else None
        else:
            last = last or structure.add(into, element)
            structure.move(kid, last)


def fix_links(structure: Structure, painted: Sequence[Painted]) -> None:
    """Give each link a single tag, and describe links within the document by their text (7.18.5)."""
    for element in structure.below(structure.root):
        if element["S"] == "/Link":
            for kid in structure.kids(element):
                if kid["S"] == "/Link":
                    structure.dissolve(kid)
    for page in painted:
        _describe(page)


def _describe(page: Painted) -> None:
    links: dict[object, list[Box]] = {}
    for box in within(page.box):
        if box.link_annotation and "Dest" in box.link_annotation:
            links.setdefault(box.element, []).append(box)
    for boxes in links.values():
        pieces = dict.fromkeys(piece for box in boxes for piece in within(box) if isinstance(piece, TextBox))
        words = " ".join(" ".join(piece.text for piece in pieces).split())
        for box in boxes:
            box.link_annotation["Contents"] = pydyf.String(words)
