"""Patterns that are compiled when they are first used.

Of the rules' patterns one city needs few: the words that would call for the others do not occur in it. Compiling all of
them takes 6 % of the instructions of `icc validate` for one city (1.64 instead of 1.54 billion; with
`valgrind --tool=cachegrind`, and `lazy = re.compile` below).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING


class _Later:
    """Stands for a pattern, and becomes it: what is asked for once is an attribute from then on."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


if TYPE_CHECKING:

    def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
        """Return a pattern that costs nothing until it is used."""

else:
    lazy = _Later
