"""Conditions about what is written on the pages: 01-003 to 01-005, 10-001, 30-002, and that tags and pages agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from . import tree

_SEEN = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
"""What puts something on a page."""


def contents_failures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what the contents of pages fail at, and where they and the tags disagree."""
    for form in _forms(pdf):
        if "/StructParents" in form or b"/MCID" in form.read_bytes():
            yield "30-002 a form that may be drawn twice holds tagged content"
    tagged = _tagged(pdf)
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for index, page in enumerate(pdf.pages, 1):
        written: list[int] = []
        for failure in _page(page, written):
            yield f"{failure} on page {index}"
        held = parents[int(page.obj.StructParents)]
        if len(set(written)) != len(written):
            yield f"01-005 two pieces on page {index} have one number"
        for number in written:
            if number >= len(held) or tagged.get((page.obj.objgen, number)) != _place(held[number]):
                yield f"01-005 piece {number} on page {index} is in no element"
        if {number for at, number in tagged if at == page.obj.objgen} != set(written):
            yield f"ISO 32000-1, 14.7.4: elements hold what is not on page {index}"


def _page(page: pikepdf.Page, written: list[int]) -> Iterator[str]:
    """Yield what a page fails at; the numbers of its tagged pieces are put into `written`."""
    open_: list[str] = []
    for operands, name in tree.operations(page):
        if name in ("BMC", "BDC"):
            number = operands[1].get("/MCID") if name == "BDC" else None
            kind = "tagged" if number is not None else "artifact" if operands[0] == "/Artifact" else ""
            if kind == "artifact" and "tagged" in open_:
                yield "01-003 there is an artifact in tagged content"
            if kind == "tagged" and "artifact" in open_:
                yield "01-004 there is tagged content in an artifact"
            if number is not None:
                written.append(int(number))
            open_.append(kind)
        elif name == "EMC":
            open_.pop()
        elif name in _SEEN and not {"tagged", "artifact"} & set(open_):
            yield f"01-005 {name} is neither tagged nor an artifact"


def _tagged(pdf: pikepdf.Pdf) -> dict[tuple[tuple[int, int], int], tuple[int, int]]:
    """Return by page and number of each piece the element that holds it."""
    return {
        (element.Pg.objgen, int(kid)): element.objgen
        for element in tree.elements(pdf)
        for kid in tree.all_kids(element)
        if isinstance(kid, int)
    }


def _forms(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
            yield each


def _place(held: Any) -> tuple[int, int] | None:
    return held.objgen if isinstance(held, pikepdf.Dictionary) else None
