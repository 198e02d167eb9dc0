"""Changes of a text by offsets: whatever no edit names stays as it is, character for character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of a text, and what is to stand there instead. An empty stretch is a place to put something in."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last one."""
    new: str

    def meets(self, other: Edit) -> bool:
        """Tell whether the two cannot both be made: they share characters, or start at the same place."""
        return self.start == other.start or (self.start < other.end and other.start < self.end)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make all edits, whose offsets are those of the text as it is given.

    Raises:
        ValueError: Two edits meet, or one is outside the text.
    """
    parts = []
    done = 0
    before = None
    for edit in sorted(edits):
        if (before is not None and edit.meets(before)) or not done <= edit.start <= edit.end <= len(text):
            raise ValueError(f"the edit {edit} cannot be made")
        parts += [text[done : edit.start], edit.new]
        done, before = edit.end, edit
    return "".join([*parts, text[done:]])


def moved(offset: int, edits: Sequence[Edit]) -> int:
    """Tell where the character at an offset stands once the edits are made.

    What starts where an edit starts still starts there; what stood inside of a replaced stretch is at most at the end
    of what replaces it.
    """
    shift = 0
    for edit in edits:
        if edit.start < offset:
            passed = min(offset, edit.end) - edit.start
            arrives = len(edit.new) if offset >= edit.end else min(passed, len(edit.new))
            shift += arrives - passed
    return offset + shift
