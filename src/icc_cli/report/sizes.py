"""Page and type sizes: the style sheet, the views and the charts all take them from here.

Templates see this module as `sizes`. No module copies a value at import, so that a change here applies everywhere.
"""

from __future__ import annotations

from typing import NamedTuple

PX_PER_PT = 96 / 72
"""CSS pixels per point: charts are drawn in CSS pixels (96 per inch), type is set in points."""
_PX_PER_MM = 96 / 25.4


class TypeSize(NamedTuple):
    """A type size in points, and the distance between two baselines."""

    size: float
    leading: float

    @property
    def px(self) -> float:
        """The size in CSS pixels."""
        return self.size * PX_PER_PT


LEAST = TypeSize(7, 10)
"""Only in charts that would otherwise need another page."""
SMALL = TypeSize(8, 11.5)
BODY = TypeSize(9.5, 13.8)
MEDIUM = TypeSize(12, 17)
LARGE = TypeSize(15, 20)
TITLE = TypeSize(24, 28)
DISPLAY = TypeSize(34, 38)
NUMERAL = TypeSize(120, 120)
"""The number of a chapter, which is more a picture than a text."""

TEXT_WIDTH = int(257 * _PX_PER_MM)
"""Width of the text in CSS pixels: A4 landscape (297 mm) without two margins of 20 mm."""

ROADMAP_HEIGHT = int(139 * _PX_PER_MM)
"""Height in CSS pixels available for a chart below a one-line title, such as the roadmap's."""

GOVERNANCE_HEIGHT = int(129 * _PX_PER_MM)
"""Height in CSS pixels available for a chart below a two-line title, which long solution names need."""
