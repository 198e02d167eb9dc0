"""From words on a page back to the value that they come from, so that a defect of a page can be mended in a file.

Pages are not marked with where their text comes from: a value passes through sentences, lists, tables and drawings
before it is printed, and templates may be a city's own. What is printed is looked for among the city's values
instead. Where several hold it, the one is meant whose neighbours stand on the page as well: of two charters with the
same partner, that whose other words are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from icc_cli.yamltext import KeyPath

_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_FEWEST = 4
"""Fewer letters could stand anywhere."""


@dataclass(frozen=True, slots=True)
class _Value:
    path: KeyPath
    letters: str
    """What of the value is printed, without marks and spaces, which depend on where it is printed."""
    text: str


@dataclass
class Whereabouts:
    """Where the words of a city's deliverable stand."""

    _values: list[_Value]
    _known: dict[str, dict[KeyPath, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, deliverable: object) -> Whereabouts:
        """Return the whereabouts of all words in a deliverable, as plain values."""
        return cls([_Value(path, _letters(text), text) for path, text in _texts(deliverable, ())])

    def find(self, words: str, around: Sequence[str] = ()) -> KeyPath | None:
        """Return the path of the value that printed words come from; None where they are the report's own.

        `around` is the text that they stand in, the narrowest first. Where the words themselves are the report's, the
        value beside them is meant: the longest in the narrowest text that has any.
        """
        page = _letters(around[-1]) if around else ""
        letters = _letters(words)
        if len(letters) < _FEWEST:
            # Too short to be found by their letters: a sign, or a part of a figure.
            near = _letters(around[0]) if around else ""
            holders = [each for each in self._values if words and words in each.text and each.letters in near]
        else:
            holders = [each for each in self._values if letters in each.letters]
        for text in map(_letters, around):
            if holders:
                break
            holders = [each for each in self._values if len(each.letters) >= _FEWEST and each.letters in text]
        best = max(holders, key=lambda each: (self._company(each.path, page), len(each.letters)), default=None)
        return best.path if best else None

    def _company(self, path: KeyPath, page: str) -> float:
        """Return how much of what belongs to the same items stands on a page: a share for each item around a value."""
        if page not in self._known:
            self._known[page] = self._shares(page)
        return sum(self._known[page][path[:length]] for length in range(1, len(path)))

    def _shares(self, page: str) -> dict[KeyPath, float]:
        """Return for each item which part of its values stands on a page."""
        standing: dict[KeyPath, int] = {}
        given: dict[KeyPath, int] = {}
        for each in self._values:
            stands = len(each.letters) >= _FEWEST and each.letters in page
            for length in range(1, len(each.path)):
                item = each.path[:length]
                given[item] = given.get(item, 0) + 1
                standing[item] = standing.get(item, 0) + stands
        return {item: standing[item] / number for item, number in given.items()}


def _texts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield each single value as text, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif value is not None and not isinstance(value, bool):
        yield path, str(value)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _LINK_TARGET.sub("]", text).casefold()))
