"""Places in a text as people count them: lines and columns from 1, a column a character.

The parser gives offsets. They become lines and columns only on request, as most places are never shown.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from icc_cli.patterns import lazy

_LINE_BREAK = lazy(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A place between two characters, given as that of the character after it."""

    line: int
    """From 1."""
    column: int
    """From 1, in code points: a combining mark and an emoji count one each."""


class Span(NamedTuple):
    """A stretch of text; the character at `end` is no longer part of it."""

    start: Position
    end: Position


class Lines:
    """The lines of a text, broken as editors break them: at LF, CR LF and a lone CR."""

    def __init__(self, text: str) -> None:
        self.characters = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.characters))]

    def position(self, offset: int) -> Position:
        """Tell the place `offset` characters after the start of the text."""
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """Tell the stretch between two offsets; `end` is exclusive."""
        return Span(self.position(start), self.position(end))

    def start(self, number: int) -> int:
        """Give the offset at which line `number` (from 1) starts."""
        return self._starts[number - 1]

    def offset(self, position: Position) -> int:
        """Tell how many characters stand before a place of the text."""
        return self._starts[position.line - 1] + position.column - 1

    def line(self, number: int) -> str:
        """Give line `number` (from 1) without its end; empty if the text has no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.characters)
        return self.characters[self._starts[number - 1] : end].rstrip("\r\n")
