"""Pairs the items of two lists: by id, by what they are about, by name, else by similar words.

Order never matters, as items are moved and files are split.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from pydantic import BaseModel

from icc_cli.changes.text import bag, likeness
from icc_cli.model.money.money import Funding
from icc_cli.model.quantities.quantity import Target
from icc_cli.model.walk import words_of

_ALIKE = 0.5
"""Two texts at least this alike count as one that was edited."""
_MOST_PAIRS = 40_000
"""Above so many pairs, items with neither id nor name in common are not compared by their words."""
_IDS = ("id", "phase", "section", "concept", "topic")
"""Fields that name an item in its list for certain."""
_NAMES = ("name", "title", "subject", "source", "organisation", "role")
"""Fields that people know an item by, the best one first."""
_ABOUT = ("solution", "kpi", "phase", "purpose")
"""Fields that say what an item is about."""


class Match(NamedTuple):
    """The items of two lists, by their numbers."""

    pairs: list[tuple[int, int]]
    removed: list[int]
    added: list[int]


Key = Callable[[Any], Hashable]


def match(old: Sequence[Any], new: Sequence[Any]) -> Match:
    """Return which items of two lists belong together. Items are models of one type, or texts."""
    pairing = _Pairing(old, new)
    pairing.by(lambda item: item)
    if old and isinstance(old[0], BaseModel):
        for field in _IDS:
            pairing.by(partial(_value, field=field))
        for fields in ((*_ABOUT, *_NAMES), *((field,) for field in _NAMES)):
            pairing.by(partial(_together, fields=fields))
    pairing.by_likeness()
    if old and isinstance(old[0], Target | Funding):  # figures have few words to be known by
        pairing.by_order()
    if old and isinstance(old[0], BaseModel):
        pairing.by(partial(_value, field="solution"), once=True)
    return pairing.result()


def match_by(old: Sequence[Any], new: Sequence[Any], keys: Sequence[Key]) -> Match:
    """Return which items of two lists belong together, by the first of several keys that they share."""
    pairing = _Pairing(old, new)
    for key in keys:
        pairing.by(key)
    return pairing.result()


def _value(item: Any, field: str) -> Hashable:
    return getattr(item, field, None)


def _together(item: Any, fields: Sequence[str]) -> tuple[str, ...] | None:
    """Return the words of some fields; None where all are empty."""
    words = tuple(" ".join(str(getattr(item, field, None) or "").casefold().split()) for field in fields)
    return words if any(words) else None


class _Pairing:
    """Two lists whose items are being paired."""

    def __init__(self, old: Sequence[Any], new: Sequence[Any]) -> None:
        self._old, self._new = old, new
        self._pairs: list[tuple[int, int]] = []
        self._left = dict.fromkeys(range(len(old)))
        self._right = dict.fromkeys(range(len(new)))

    def by(self, key: Key, *, once: bool = False) -> None:
        """Pair items with an equal key, in their order; only where the key is the only one of its kind, if `once`."""
        if not self._left or not self._right:
            return
        waiting: dict[Hashable, list[int]] = {}
        for index in self._right:
            waiting.setdefault(_hashable(key(self._new[index])), []).append(index)
        lone = Counter(_hashable(key(self._old[index])) for index in self._left) if once else None
        for index in list(self._left):
            own = _hashable(key(self._old[index]))
            found = waiting.get(own) if own is not None else None
            if found and (lone is None or lone[own] == len(found) == 1):
                self._pair(index, found.pop(0))

    def by_likeness(self) -> None:
        """Pair items whose words are alike, the most alike first."""
        if not self._left or not self._right or len(self._left) * len(self._right) > _MOST_PAIRS:
            return
        old = {index: _bag(self._old[index]) for index in self._left}
        new = {index: _bag(self._new[index]) for index in self._right}
        found = [(likeness(old[one], new[two]), -one, -two) for one in old for two in new]
        for alike, one, two in sorted(found, reverse=True):
            if alike < _ALIKE:
                break
            if -one in self._left and -two in self._right:
                self._pair(-one, -two)

    def by_order(self) -> None:
        """Pair what is left, the first with the first."""
        for one, two in list(zip(self._left, self._right, strict=False)):
            self._pair(one, two)

    def result(self) -> Match:
        """Return the pairs in the order of the new list, and what is left on each side."""
        return Match(sorted(self._pairs, key=lambda pair: pair[1]), list(self._left), list(self._right))

    def _pair(self, one: int, two: int) -> None:
        self._pairs.append((one, two))
        del self._left[one], self._right[two]


def _hashable(key: Hashable) -> Hashable:
    """Return a key that can be looked up: a model that holds a mapping cannot."""
    try:
        hash(key)
    except TypeError:
        return repr(key)
    return key


def _bag(item: Any) -> Counter[str]:
    """Return an item's words. A single word, as an id is, is only like itself."""
    if isinstance(item, str):
        return bag(item) if " " in item else Counter([item])
    return bag(" ".join(_texts(item)))


def _texts(item: BaseModel) -> Iterator[str]:
    return (words.text for words in words_of(item))
