"""Values that are written once and used again: `&name` marks one, `*name` stands for it.

The same object is used each time, so that memory stays small; but whoever walks through the value meets it as often as
it is named, which a few lines can make a billion times. So what aliases stand for is counted, and bounded.
"""

from __future__ import annotations

import difflib
from itertools import islice
from typing import NamedTuple

from icc_cli.source.document import Branches
from icc_cli.source.positions import Lines
from icc_cli.source.problems import Problems, SourceError, SourceProblem
from icc_cli.source.scalars import Value

MAX_ALIASED = 100_000
"""Values that all aliases of a file together may stand for."""

_NAMES_COMPARED = 1000


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

    def __init__(self, lines: Lines, problems: Problems) -> None:
        self._lines = lines
        self._problems = problems
        self._named: dict[str, Anchored | None] = {}
        self._aliased = 0

    def enter(self, name: str) -> None:
        """Note that the value of anchor `name` begins: until its end, an alias to it would hold itself."""
        self._named[name] = None

    def leave(self, name: str, anchored: Anchored) -> None:
        """Note what aliases to `name` stand for from here on."""
        self._named[name] = anchored

    def follow(self, name: str, start: int, end: int) -> Anchored:
        """Give what `*name` stands for, at two offsets in the text.

        An unknown name is noted, and stands for its own words: mostly they are text that begins with an asterisk.
        Raises SourceError if the value would hold itself, or if aliases stand for too much.
        """
        if name not in self._named:
            self._note_unknown(name, start, end)
            return Anchored(f"*{name}", None, f"*{name}", 1, 0)
        anchored = self._named[name]
        if anchored is None:
            raise self._fatal(
                "recursive-alias",
                f"`*{name}` stands inside the value that it names, which would never end",
                start,
                end,
            )
        self._aliased += anchored.size
        if self._aliased > MAX_ALIASED:
            raise self._fatal(
                "too-many-aliases",
                f"the aliases of this file stand for more than {MAX_ALIASED:,} values".replace(",", " "),
                start,
                end,
            )
        return anchored

    def _fatal(self, code: str, message: str, start: int, end: int) -> SourceError:
        span = self._lines.span(start, end)
        return self._problems.fatal(SourceProblem(code, message, span, "write the values out"))

    def _note_unknown(self, name: str, start: int, end: int) -> None:
        close = difflib.get_close_matches(name, islice(self._named, _NAMES_COMPARED), n=1)
        self._problems.add(
            SourceProblem(
                "unknown-alias",
                f"`*{name}` refers to something marked `&{name}`, and nothing above is marked so",
                self._lines.span(start, end),
                f"did you mean `*{close[0]}`?"
                if close
                else f'if this is text that starts with an asterisk, put it in quotes: "*{name}"',
            )
        )
