"""Conditions about single elements and how they are nested: 02, 09, 11, 13, 14, 28."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from . import tree

_KIDS = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"Caption", "L", "LI"},
    "LI": {"Lbl", "LBody"},
}
"""What may stand in elements that hold certain types only: ISO 32000-1, tables 336 and 337."""
_PARENTS = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
}
_HEADINGS = {f"H{level}" for level in range(1, 7)}
_GROUPS = {"Document", "Part", "Sect", "Div", "NonStruct", "BlockQuote"}
_TEXTS = {"P", "Span", "Link", "Figure", "Caption", "Lbl"}
_KNOWN = {*_KIDS, *_PARENTS, *_HEADINGS, *_GROUPS, *_TEXTS}
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


def element_failures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what single elements, their order, and links fail at."""
    if "/RoleMap" in pdf.Root.StructTreeRoot:
        yield "02-001 types are mapped to others"
    for element in tree.elements(pdf):
        yield from _alone(element)
    yield from _headings(pdf)
    yield from _links(pdf)


def _alone(element: Any) -> Iterator[str]:
    kind = tree.type_of(element)
    below = tree.kids(element)
    parent = tree.type_of(element.P) if "/S" in element.P else ""
    if kind not in _KNOWN:
        yield f"02-001 there is a {kind}"
    if kind in _PARENTS and parent not in _PARENTS[kind]:
        yield f"09-004, 09-005 a {kind} stands in a {parent}"
    for kid in below:
        if tree.type_of(kid) not in _KIDS.get(kind, _KNOWN):
            yield f"09-004, 09-005 a {tree.type_of(kid)} stands in a {kind}"
        if kind == tree.type_of(kid) == "Link":
            yield "28-011 a link stands in another"
        if kid.P.objgen != element.objgen:
            yield f"ISO 32000-1, 14.7.2: a {tree.type_of(kid)} in a {kind} has another parent"
    if kind in _KIDS and len(below) != len(tree.all_kids(element)):
        yield f"09-004, 09-005 text stands in a {kind}"
    if "/Lang" in element and not _LANGUAGE.fullmatch(str(element.Lang)):
        yield f"11-001 {element.Lang} is no language"
    if kind == "Figure" and not str(element.get("/Alt", "")):
        yield "13-004 a Figure has no alternative text"


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    before = 0
    for element in tree.elements(pdf):
        if tree.type_of(element) not in _HEADINGS:
            continue
        level = int(tree.type_of(element)[1])
        if level > before + 1:
            yield f"14-003 an H{level} follows an H{before}" if before else f"14-002 the first heading is an H{level}"
        if any(tree.type_of(each) in _HEADINGS for each in tree.below(element)):
            yield f"14-006 there is a heading in an H{level}"
        before = level


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    holders = {
        kid.Obj.objgen: tree.type_of(element)
        for element in tree.elements(pdf)
        for kid in tree.all_kids(element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }
    parents = _parents(pdf)
    for page in pdf.pages:
        annotations = list(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield "28-009 links are not reached in the order of the tags"
        for annotation in annotations:
            if annotation.Subtype != "/Link":
                yield f"28-002 there is a {annotation.Subtype} on a page"
            if holders.get(annotation.objgen) != "Link":
                yield "28-011 a link is in no Link"
            elif tree.type_of(parents[int(annotation.StructParent)]) != "Link":
                yield "28-011 a link leads to no Link"
            if not str(annotation.get("/Contents", "")):
                yield "28-012 a link does not say where it leads"


def _parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
