"""Conditions about fonts (31) and about what each glyph means (10-001), for the one kind of font that we embed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from . import tree

_MAPPING = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>", re.IGNORECASE)
_ROUNDING = 1
"""How many thousandths of the size of type a width may differ, as both are whole numbers."""


def font_failures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what fonts, and the glyphs of them that are used, fail at."""
    used = _used(pdf)
    for name, font in _fonts(pdf).items():
        yield from _font(str(font.BaseFont), font, used.get(name, set()))


def _font(name: str, font: Any, used: set[int]) -> Iterator[str]:
    (descendant,) = font.DescendantFonts
    if (font.Subtype, descendant.Subtype) != ("/Type0", "/CIDFontType2"):
        yield f"31-001 {name} is of another kind"
    if font.Encoding != "/Identity-H" or descendant.get("/CIDToGIDMap") != "/Identity":
        yield f"31-004, 31-006 {name} has codes that are not its glyphs"
    if 0 in used:
        yield f"31-030 {name} shows the glyph of a missing character"
    yield from _meanings(name, font, used)
    if "/FontFile2" in descendant.FontDescriptor:
        yield from _program(name, descendant, used)
    else:
        yield f"31-009 {name} is not embedded"


def _meanings(name: str, font: Any, used: set[int]) -> Iterator[str]:
    codes = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    meanings = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _MAPPING.findall(codes)
    }
    if used - meanings.keys():
        yield f"10-001, 31-027 {name} has glyphs without a meaning: {sorted(used - meanings.keys())}"
    if any(set(text) & {"\0", "\ufeff", "\ufffe"} for text in meanings.values()):
        yield f"31-028, 31-029 {name} has glyphs that mean nothing"


def _program(name: str, descendant: Any, used: set[int]) -> Iterator[str]:
    with TTFont(BytesIO(descendant.FontDescriptor.FontFile2.read_bytes())) as face:
        count, scale = face["maxp"].numGlyphs, 1000 / face["head"].unitsPerEm
        if any(code >= count for code in used):
            yield f"31-011 {name} lacks glyphs that are shown"
            return
        advances = [face["hmtx"][glyph][0] * scale for glyph in face.getGlyphOrder()]
    told = _widths(descendant)
    wrong = [code for code in used if abs(told.get(code, 1000) - advances[code]) > _ROUNDING]
    if wrong:
        yield f"31-012 {name} has glyphs of another width than it says: {wrong}"


def _widths(descendant: Any) -> dict[int, float]:
    """Return the widths by code: `W` is an array of first codes, each with an array of widths."""
    given = list(descendant.W)
    return {
        int(first) + at: float(width)
        for first, widths in zip(given[::2], given[1::2], strict=True)
        for at, width in enumerate(widths)
    }


def _fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {name: font for page in pdf.pages for name, font in page.resources.get("/Font", {}).items()}


def _used(pdf: pikepdf.Pdf) -> dict[str, set[int]]:
    """Return the codes that are shown in each font, by its name in the resources, which all pages share."""
    used: dict[str, set[int]] = {}
    forms = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]
    for stream in (*pdf.pages, *forms):
        font = ""
        for operands, name in tree.operations(stream):
            if name == "Tf":
                font = str(operands[0])
            elif name in ("Tj", "TJ"):
                texts = operands[0] if isinstance(operands[0], pikepdf.Array) else operands[:1]
                for text in texts:
                    if isinstance(text, pikepdf.String):
                        codes = bytes(text)
                        used.setdefault(font, set()).update(
                            int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)
                        )
    return used
