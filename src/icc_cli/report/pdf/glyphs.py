"""Finds characters that no shipped font has: they would be printed as empty boxes."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from icc_cli.diagnostics.layout_codes import MISSING_GLYPH
from icc_cli.report.problems import Problem
from icc_cli.resources import fonts

_UNSEEN = re.compile(r"<(title|desc|style)\b[^>]*>.*?</\1>|<[^>]*>", re.DOTALL)
_WITHOUT_GLYPH = frozenset({"Cc", "Cf", "Zl", "Zp"})
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""They choose between forms of the character before, and are not seen themselves."""


def missing_glyphs(page: str) -> Iterator[Problem]:
    """Yield a problem for each character of a page of HTML that has no glyph, the text around it first in `around`."""
    text = html.unescape(_UNSEEN.sub("\n", page[page.find("<body") :]))
    for letter in sorted(set(text) - _covered()):
        if unicodedata.category(letter) not in _WITHOUT_GLYPH and letter not in _SELECTORS:
            name = unicodedata.name(letter, "no character of Unicode").lower()
            message = f"no font of the report has the character {letter} (U+{ord(letter):04X}, {name})"
            line = next(line for line in text.splitlines() if letter in line)
            yield Problem(MISSING_GLYPH, message, words=letter, around=(line,))


@cache
def _covered() -> frozenset[str]:
    """Return the characters that any of the shipped fonts has."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it comes with WeasyPrint

    codes: set[int] = set()
    for file in fonts().glob("*.ttf"):
        with TTFont(file, lazy=True) as face:
            codes.update(face.getBestCmap())
    return frozenset(map(chr, codes))
