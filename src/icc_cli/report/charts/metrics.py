"""Measures text: the advance widths of the shipped fonts, so that wrapped text really fits.

WeasyPrint sets SVG text letter by letter without kerning, so the sum of the advance widths is exact. Browsers apply
kerning, which makes a line at most very slightly wider.

Bulgarian has its own letter forms, some much wider (`т` is drawn like `m`). Which form is drawn depends on the page's
language, so the wider one is used for measuring.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from icc_cli.resources import fonts

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

_CYRILLIC = range(0x400, 0x530)
_FILES = {
    (400, False): "SourceSans3-Regular.ttf",
    (600, False): "SourceSans3-Semibold.ttf",
    (700, False): "SourceSans3-Bold.ttf",
    (400, True): "SourceSans3-It.ttf",
}


@dataclass(frozen=True, slots=True)
class Font:
    """One of the four shipped typefaces at a size in CSS pixels."""

    size: float
    weight: int = 400
    italic: bool = False

    @property
    def leading(self) -> float:
        """Distance between two baselines."""
        return self.size * 1.2

    @property
    def baseline(self) -> float:
        """Distance from the top of a line to its baseline."""
        return self.size * 0.93

    def width(self, text: str) -> float:
        """Return the width of a text on one line, in CSS pixels."""
        advances = _advances(self.weight, self.italic)
        return sum(advances[letter] for letter in text) * self.size


class _Advances(dict[str, float]):
    """Widths in em of a typeface's characters; Cyrillic ones are loaded when the first is needed.

    A missing character is drawn from another font or as a box, so it counts as one em, unless it takes no room.
    """

    def __init__(self, file: str) -> None:
        with _opened(file) as face:
            em, widths = face["head"].unitsPerEm, face["hmtx"].metrics
            glyphs = {code: glyph for code, glyph in face.getBestCmap().items() if code not in _CYRILLIC}
        super().__init__({chr(code): widths[glyph][0] / em for code, glyph in glyphs.items()})
        self._file = file
        self._has_cyrillic = False

    def __missing__(self, letter: str) -> float:
        if ord(letter) in _CYRILLIC and not self._has_cyrillic:
            self._has_cyrillic = True
            self.update(_cyrillic_advances(self._file))
            return self[letter]
        takes_room = unicodedata.category(letter) not in ("Mn", "Me", "Cf")
        self[letter] = width = 1.0 if takes_room else 0.0
        return width


@lru_cache(maxsize=len(_FILES))
def _advances(weight: int, italic: bool) -> _Advances:
    return _Advances(_FILES[weight, italic])


def _cyrillic_advances(file: str) -> dict[str, float]:
    with _opened(file) as face:
        em, widths = face["head"].unitsPerEm, face["hmtx"].metrics
        bulgarian = _bulgarian_forms(face)
        return {
            chr(code): max(widths[form][0] for form in (glyph, bulgarian.get(glyph, glyph))) / em
            for code, glyph in face.getBestCmap().items()
            if code in _CYRILLIC
        }


def _bulgarian_forms(face: TTFont) -> dict[str, str]:
    """Return the glyphs that Bulgarian uses in place of others (feature `locl` of the script `cyrl`)."""
    table = face["GSUB"].table
    forms: dict[str, str] = {}
    for script in table.ScriptList.ScriptRecord:
        for system in script.Script.LangSysRecord if script.ScriptTag == "cyrl" else ():
            for index in system.LangSys.FeatureIndex if system.LangSysTag == "BGR " else ():
                record = table.FeatureList.FeatureRecord[index]
                for lookup in record.Feature.LookupListIndex if record.FeatureTag == "locl" else ():
                    for part in table.LookupList.Lookup[lookup].SubTable:
                        forms.update(getattr(part, "ExtSubTable", part).mapping)
    return forms


def _opened(file: str) -> TTFont:
    # Installed with WeasyPrint; only rendering needs it.
    from fontTools.ttLib import TTFont

    return TTFont(fonts() / file, lazy=True)
