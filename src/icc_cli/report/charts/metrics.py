"""How wide text is: the advance widths of the fonts that are shipped, so that what is wrapped to fit does fit.

WeasyPrint sets the text of an SVG letter by letter, without kerning: the sum of the advance widths is exact there.
Browsers kern, which makes a line at most a hair wider.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from icc_cli.resources import fonts

_FILES = {
    (400, False): "SourceSans3-Regular.ttf",
    (600, False): "SourceSans3-Semibold.ttf",
    (700, False): "SourceSans3-Bold.ttf",
    (400, True): "SourceSans3-It.ttf",
}


@dataclass(frozen=True, slots=True)
class Font:
    """One of the four shipped faces at a size in CSS pixels."""

    size: float
    weight: int = 400
    italic: bool = False

    @property
    def leading(self) -> float:
        """Distance of two baselines."""
        return self.size * 1.2

    @property
    def baseline(self) -> float:
        """Distance from the top of a line to its baseline."""
        return self.size * 0.93

    def width(self, text: str) -> float:
        """Width of a text on one line, in CSS pixels."""
        advances, missing = _advances(self.weight, self.italic)
        return sum(advances.get(letter, missing[_takes_room(letter)]) for letter in text) * self.size


@lru_cache(maxsize=len(_FILES))
def _advances(weight: int, italic: bool) -> tuple[dict[str, float], tuple[float, float]]:
    """Widths in em: of each character of the face, and of a missing one that takes no room, or does.

    A missing character is drawn from another face, or as a box: a whole em is as wide as either.
    """
    # It comes with WeasyPrint, and only rendering needs it.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(fonts() / _FILES[weight, italic], lazy=True) as face:
        em = face["head"].unitsPerEm
        widths = face["hmtx"].metrics
        glyphs = face.getBestCmap()
    return {chr(code): widths[glyph][0] / em for code, glyph in glyphs.items()}, (0.0, 1.0)


def _takes_room(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Mn", "Me", "Cf")
