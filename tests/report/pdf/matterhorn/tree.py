"""The tags of a PDF as a tree that checks can walk: elements in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf


def type_of(element: Any) -> str:
    """Return an element's type without the slash: `LI`."""
    return str(element.S)[1:]


def kids(element: Any) -> list[Any]:
    """Return the elements right below another."""
    return [kid for kid in all_kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def all_kids(element: Any) -> list[Any]:
    """Return what is right below an element: elements, numbers of marked content, references to annotations."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def operations(stream: pikepdf.Page | pikepdf.Object) -> Iterator[tuple[Any, str]]:
    """Yield what a page or a form writes: the operands and the name of each operator."""
    for instruction in pikepdf.parse_content_stream(stream):
        yield instruction.operands, str(instruction.operator)


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield all elements of a PDF, each before those below it."""
    return below(pdf.Root.StructTreeRoot)


def below(element: Any) -> Iterator[Any]:
    """Yield all elements below another."""
    for kid in kids(element):
        yield kid
        yield from below(kid)
