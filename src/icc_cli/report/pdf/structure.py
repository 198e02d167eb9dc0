"""The tags of a PDF before it is written: a tree of elements, and which of them contains what on a page.

Terms are those of ISO 32000-1, 14.7: an element's kids are in `K`, its parent is `P`, its type is `S`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it comes with WeasyPrint

Element = Any
"""A structure element as WeasyPrint's writer has it: a dictionary, and `reference`, which refers to it."""


class Structure:
    """The tag tree of a PDF that is about to be written."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self.root: Element = self.at(pdf.catalog["StructTreeRoot"])
        self._holders = self.at(self.root["ParentTree"])["Nums"]

    def at(self, reference: bytes) -> Element:
        """Return what a reference refers to."""
        return self._pdf.objects[int(reference.split()[0])]

    def holders(self, page: int) -> list[bytes]:
        """Return references to the elements that contain the pieces of a page, in the order of the pieces' numbers."""
        held: list[bytes] = self._holders[_held_at(page)]
        return held

    def kids(self, element: Element) -> list[Element]:
        """Return the direct kids of an element."""
        found = [self.at(kid) for kid in element["K"] if isinstance(kid, bytes)]
        return [kid for kid in found if kid["Type"] == "/StructElem"]

    def below(self, element: Element) -> Iterator[Element]:
        """Yield all descendants of an element in reading order; those below one may change once it is yielded."""
        for kid in self.kids(element):
            yield kid
            yield from self.below(kid)

    def above(self, element: Element, kind: str) -> Element:
        """Return the nearest ancestor of a type; there must be one."""
        while element["S"] != kind:
            element = self.at(element["P"])
        return element

    def add(self, kind: str, parent: Element) -> Element:
        """Add a new element after the kids of another."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": kind, "K": pydyf.Array(), "Pg": parent["Pg"]})
        self._pdf.add_object(element)
        self._put(element, parent)
        return element

    def move(self, element: Element, parent: Element) -> None:
        """Move an element to the end of another's kids."""
        self.at(element["P"])["K"].remove(element.reference)
        self._put(element, parent)

    def remove(self, element: Element) -> None:
        """Remove an element from the tree, along with ancestors that become empty."""
        parent = self.at(element["P"])
        parent["K"].remove(element.reference)
        if not parent["K"]:
            self.remove(parent)

    def dissolve(self, element: Element) -> None:
        """Replace an element by its kids."""
        parent = self.at(element["P"])
        for kid in element["K"]:
            if isinstance(kid, int):
                self.holders(self.at(element["Pg"])["StructParents"])[kid] = parent.reference
            elif self.at(kid)["Type"] == "/OBJR":
                self._holders[_held_at(self.at(self.at(kid)["Obj"])["StructParent"])] = parent.reference
            else:
                self.at(kid)["P"] = parent.reference
        place = parent["K"].index(element.reference)
        parent["K"][place : place + 1] = element["K"]

    def _put(self, element: Element, parent: Element) -> None:
        parent["K"].append(element.reference)
        element["P"] = parent.reference


def _held_at(key: int) -> int:
    """Return the position of a key's value in the parent tree, which lists the keys 0, 1, 2 and so on, each followed by
    its value.
    """
    return 2 * key + 1
