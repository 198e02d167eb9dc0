"""A PDF as a screen reader takes it: its text in the order of the tags, each piece with its language."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw  # type: ignore[import-untyped]

from .matterhorn import tree


def read_aloud(path: Path) -> list[tuple[str, str]]:
    """Return each piece of text that is tagged, without space around it, and the language that its tags give it."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        texts = _texts(path)
        pieces = _pieces(pdf.Root.StructTreeRoot, str(pdf.Root.Lang))
        found = ((texts.get((pages[page], number), "").strip(), language) for page, number, language in pieces)
        return [(text, language) for text, language in found if text]


def outline_of(element: Any) -> str:
    """Return the types of an element and those below it, without what holds text alone: `L(LI(Lbl LBody))`."""
    below = " ".join(outline_of(kid) for kid in tree.kids(element) if tree.type_of(kid) != "Span")
    return f"{tree.type_of(element)}({below})" if below else tree.type_of(element)


def _pieces(element: Any, language: str) -> Iterator[tuple[tuple[int, int], int, str]]:
    language = str(element.get("/Lang", language))
    for kid in tree.all_kids(element):
        if isinstance(kid, int):
            yield element.Pg.objgen, kid, language
        elif "/S" in kid:
            yield from _pieces(kid, language)


def _texts(path: Path) -> dict[tuple[int, int], str]:
    """Return the text of each piece of marked content, by the index of its page and its number."""
    texts: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(path)
    for index, page in enumerate(document):
        letters = page.get_textpage()
        for shown in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
            number = pypdfium2.raw.FPDFPageObj_GetMarkedContentID(shown.raw)
            texts[index, number] = texts.get((index, number), "") + _text(shown, letters)
    document.close()
    return texts


def _text(shown: Any, letters: Any) -> str:
    length = pypdfium2.raw.FPDFTextObj_GetText(shown.raw, letters.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    pypdfium2.raw.FPDFTextObj_GetText(shown.raw, letters.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
