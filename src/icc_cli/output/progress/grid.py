"""Plain tables at a terminal: columns as wide as their words, narrower ones wrapped, none of a word lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from icc_cli.output.progress.layout import HEADING, longest_word, widest, wrap

_GUTTER = 2
_HANGING = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table."""

    heads: tuple[str, ...]
    figures: frozenset[int]
    widths: tuple[int, ...]

    @classmethod
    def fitting(
        cls, heads: Sequence[str], rows: Sequence[Sequence[str]], figures: frozenset[int], width: int, least: int
    ) -> Grid | None:
        """The columns for rows in a width; None where one would have to be narrower than its longest word.

        Where there is too little room, the widest columns give way first. A long word is broken below `least`.
        """
        columns = [[head, *(row[place] for row in rows)] for place, head in enumerate(heads)]
        widths = [widest(column) for column in columns]
        smallest = [min(wide, max(longest_word(column), 1)) for wide, column in zip(widths, columns, strict=True)]
        smallest = [min(small, least) if place not in figures else small for place, small in enumerate(smallest)]
        room = width - _GUTTER * (len(heads) - 1)
        if sum(smallest) > room:
            return None
        while sum(widths) > room:
            spare = [wide - small for wide, small in zip(widths, smallest, strict=True)]
            place = max((each for each in range(len(widths)) if spare[each]), key=lambda each: widths[each])
            widths[place] -= 1
        return cls(tuple(heads), figures, tuple(widths))

    @property
    def width(self) -> int:
        """The columns of a terminal that a line takes."""
        return sum(self.widths) + _GUTTER * (len(self.widths) - 1)

    def head(self) -> Iterator[Text]:
        """The lines of the heads."""
        for line in self.row(self.heads):
            line.stylize(HEADING)
            yield line

    def row(self, cells: Sequence[str]) -> Iterator[Text]:
        """The lines of a row. A cell's second line and those after it are indented, but not below figures."""
        texts = [
            wrap(cell, width, hanging=_HANGING if place == 0 else 0)
            for place, (cell, width) in enumerate(zip(cells, self.widths, strict=True))
        ]
        for line in zip_longest(*texts, fillvalue=""):
            yield Text((" " * _GUTTER).join(self._padded(place, text) for place, text in enumerate(line)))

    def _padded(self, place: int, text: str) -> str:
        space = " " * (self.widths[place] - cell_len(text))
        return space + text if place in self.figures else text + space
