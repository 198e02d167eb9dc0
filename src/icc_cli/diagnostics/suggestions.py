"""Which of several words a misspelled one was meant to be, where that is beyond doubt.

A hint may guess; a fix may not. So only slips of the finger count (a letter left out, doubled, swapped or replaced),
few for the length of the word, none in a digit; and no second word may be as near.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

SWAP_ONLY = 4
"""In words as short as this, a replaced letter makes another word: `min` and `max` are no misspellings of `mix`."""
LONG = 8
"""From this length on, a word may have two slips."""


def meant(word: str, candidates: Iterable[str], *, needed: Collection[str] = ()) -> str | None:
    """Return the only candidate that `word` can be a misspelling of; None where there is none, or more than one.

    The candidates that are `needed` and lacking may have any letter replaced, however short they are.
    """
    known = list(dict.fromkeys(candidates))
    alike = [each for each in known if _folded(each) == _folded(word)]
    if alike:
        return alike[0] if len(alike) == 1 else None
    near: dict[int, list[str]] = {}
    for each in known:
        if re.sub(r"\D", "", each) == re.sub(r"\D", "", word):
            slips = _slips(_folded(word), _folded(each))
            if slips is not None:
                near.setdefault(slips, []).append(each)
    nearest = near[min(near)] if near else []
    nearest = [each for each in nearest if each in needed] or nearest
    if len(nearest) != 1:
        return None
    right = nearest[0]
    is_another = len(right) <= SWAP_ONLY and len(word) == len(right) and sorted(_folded(word)) != sorted(_folded(right))
    return right if right in needed or not is_another else None


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())


def _slips(word: str, other: str) -> int | None:
    """Count the slips that make one word of another: Damerau's distance, of strings aligned from left to right.

    None where there are too many. F. J. Damerau, "A technique for computer detection and correction of spelling
    errors", Communications of the ACM 7 (1964).
    """
    allowed = 2 if min(len(word), len(other)) >= LONG else 1
    if abs(len(word) - len(other)) > allowed:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and (letter, word[i - 2]) == (other[j - 2], wanted):
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1] if row[-1] <= allowed else None
