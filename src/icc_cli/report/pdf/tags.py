"""What WeasyPrint's tags lack: languages of parts, running lines set apart, lists, headings, and one tag for each link.

The clauses are those of PDF/UA-1 (ISO 14289-1). Imported only while something is typeset, as it imports WeasyPrint.
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
"""A language's tag as PDF 1.7 has it (RFC 3066): in a template of a city's own, anything may stand."""
_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))


def mark_languages(structure: Structure, painted: Sequence[Painted], language: str | None) -> None:
    """Say of whatever is in another language than the document which one that is (7.2)."""
    for page in painted:
        holders = structure.holders(page.page)
        for box, number in page.numbers.items():
            spoken = box.style["lang"]
            if spoken and spoken != language and _LANGUAGE.fullmatch(spoken):
                structure.at(holders[number])["Lang"] = pydyf.String(spoken)


def set_running_lines_apart(structure: Structure, painted: Sequence[Painted]) -> None:
    """Have the lines in the margins of pages passed over: they are no part of the text (7.8)."""
    for page in painted:
        margins = (box for box in page.box.children if isinstance(box, MarginBox))
        set_apart(structure, page, (box for margin in margins for box in within(margin)))


def set_apart(structure: Structure, page: Painted, boxes: Iterable[Box]) -> None:
    """Take what is in these boxes of a page out of the text; the elements that held it must not be in the tree."""
    holders = structure.holders(page.page)
    for number in page.set_apart(boxes):
        holders[number] = b"null"


def mend_lists_and_headings(structure: Structure) -> None:
    """Put right what WeasyPrint makes of boxes that stand for no element of the HTML (7.2).

    What is between two items of a list, as spaces are between items on one line, goes to the item before. What is
    neither label nor body of an item goes to its body. A block in a heading is not a heading once more.
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
    """Put each kid of an element that is none of these types into the `into` right before it, or into a new one."""
    kids = structure.kids(element)
    if all(kid["S"] in (into, *beside) for kid in kids):
        return
    last = None
    for kid in kids:
        if kid["S"] in (into, *beside):
            structure.move(kid, element)  # after what was put there, so that the order remains
            last = kid if kid["S"] == into else None
        else:
            last = last or structure.add(into, element)
            structure.move(kid, last)


def mend_links(structure: Structure, painted: Sequence[Painted]) -> None:
    """Make one tag of each link, and describe it by its words if it leads to a place in the document (7.18.5)."""
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
