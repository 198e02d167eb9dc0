"""Patterns that are compiled when they are first used.

Compiling all patterns takes longer than reading a city, and of most rules one city needs none: the words that would
call for them do not occur in it.
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
