"""What all rows of a roadmap have in common.

A row knows its height before it is drawn, so that lanes can be shared out over pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from icc_cli.report.charts.axis import Axis
from icc_cli.report.charts.roadmap_items import Item
from icc_cli.report.charts.style import Palette
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.language import ENGLISH, Language


class Row(Protocol):
    """A part of a lane that stays on one page."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands in it."""

    @property
    def height(self) -> float:
        """In CSS pixels, with the room that it keeps from the next."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw it, its top left corner at `x`, `y`."""


@dataclass(frozen=True, slots=True)
class Look:
    """What all rows of a chart share: size of type, colours, width, the axis and the width of a month, the language."""

    size: float
    palette: Palette
    width: float
    axis: Axis | None
    language: Language = ENGLISH

    @property
    def pitch(self) -> float:
        """Width of a month; 0 without an axis."""
        return self.width / (self.axis.last - self.axis.first) if self.axis else 0.0

    def at(self, month: float) -> float:
        """Where a month begins, from the left edge of the lanes."""
        return (month - self.axis.first) * self.pitch if self.axis else 0.0
