"""How much room text takes on a page, from the metrics of the shipped fonts, before anything is laid out."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from icc_cli.report.charts.metrics import Font

_BREAKS = re.compile(r"</(?:p|li|div)>|<br ?/?>")
_TAGS = re.compile(r"<[^>]*>")
_EM = Font(1.0)


@dataclass(frozen=True)
class WrappedText:
    """A text to be wrapped; of HTML, what is visible."""

    text: str

    @classmethod
    def of_html(cls, markup: str) -> WrappedText:
        """Return the text of HTML, with a new line after each paragraph, item or division."""
        return cls(html.unescape(_TAGS.sub("", _BREAKS.sub("\n", markup))).strip())

    @cached_property
    def _widths(self) -> tuple[tuple[float, ...], ...]:
        """Return the widths in em of the words of each paragraph, including the space after each."""
        return tuple(
            tuple(_EM.width(f"{word} ") for word in paragraph.split(" ")) for paragraph in self.text.split("\n")
        )

    def lines(self, width: float, size: float) -> int:
        """Return how many lines the text takes at a width and a type size, both in the same unit."""
        room = width / size
        return sum(_lines(widths, room) for widths in self._widths)


def _lines(widths: Iterable[float], room: float) -> int:
    count, used = 1, 0.0
    for width in widths:
        if used and used + width > room:
            count, used = count + 1, 0.0
        used += width
        if used > room:  # a word longer than a line is broken
            broken = math.ceil(used / room) - 1
            count, used = count + broken, used - broken * room
    return count
