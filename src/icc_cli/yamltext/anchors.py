"""Values that are written once and used again: `&name` marks one, `*name` stands for it.

The same object is used each time, so memory stays small. But code that walks through the value visits it once for each
alias, and a few lines can make that a billion times. So the values that aliases stand for are counted and limited.
"""

from __future__ import annotations

from typing import NamedTuple

from icc_cli.yamltext.defects import Defects
from icc_cli.yamltext.document import Branches
from icc_cli.yamltext.scalars import Value

MAX_ALIASED = 100_000
"""Values that all aliases of a file together may stand for."""


class Anchored(NamedTuple):
    """What an alias stands for."""

    value: Value
    branches: Branches
    words: str | None
    """The text of a scalar, for an alias that is a key."""
    size: int
    """How many values it is made of, with those of its own aliases."""
    height: int
    """How many levels of lists and mappings it has."""


class Anchors:
    """The anchors of one file, as far as it was read."""

    def __init__(self, defects: Defects) -> None:
        self._defects = defects
        self._named: dict[str, Anchored | None] = {}  # None while the value is still being read
        self._unused: dict[str, int] = {}
        self._aliased = 0

    def enter(self, name: str, start: int) -> None:
        """Note that the value of anchor `name` begins: until its end, an alias to it would hold itself."""
        self._named[name] = None
        self._unused[name] = start

    def leave(self, name: str, anchored: Anchored) -> None:
        """Note what aliases to `name` stand for from here on."""
        self._named[name] = anchored

    def follow(self, name: str, start: int, end: int) -> Anchored:
        """Give what `*name` stands for, at two offsets in the text.

        An unknown name is noted, and stands for its own words: mostly they are text that begins with an asterisk.
        Raises SourceError if the value would hold itself, or if aliases stand for too much.
        """
        if name not in self._named:
            self._defects.unknown_alias(name, self._named, start, end)
            return Anchored(f"*{name}", None, f"*{name}", 1, 0)
        anchored = self._named[name]
        if anchored is None:
            raise self._defects.recursive_alias(name, start, end)
        self._unused.pop(name, None)
        self._aliased += anchored.size
        if self._aliased > MAX_ALIASED:
            raise self._defects.too_many_aliases(MAX_ALIASED, start, end)
        return anchored

    def note_unused(self) -> None:
        """Note the anchors that no alias refers to."""
        for name, start in self._unused.items():
            self._defects.unused_anchor(name, start)
