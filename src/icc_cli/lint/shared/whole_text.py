"""All words of a deliverable as one long text, so that a pattern searches them in one pass and knows its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from icc_cli.model.walk import Words
from icc_cli.patterns import lazy

_SEPARATOR = "\x00"
"""Separates two texts; files cannot contain it, so no pattern for words matches across it."""
_WORD = lazy(rf"[^\W\d_]+|{_SEPARATOR}")
_AROUND = ".,;:!?()[]{}<>/\"“”„‘’'`#&"
_MARKUP = str.maketrans("", "", "*_`")


class WholeText:
    """Texts that patterns are searched in."""

    def __init__(self, words: Iterable[Words]) -> None:
        self.texts = list(words)
        """The texts, each with its path."""
        self.text = _SEPARATOR.join(words.text for words in self.texts)
        """The texts, one after the other."""
        lengths = [len(words.text) + len(_SEPARATOR) for words in self.texts]
        self._starts = list(accumulate(lengths, initial=0))

    @cached_property
    def flat(self) -> str:
        """The text in small letters on one line, without emphasis: to see quickly whether a phrase is in it at all."""
        return self.text.lower().replace("\n", " ").replace("*", "").replace("_", "")

    @cached_property
    def words(self) -> list[str]:
        """All its words in their order, in small letters, with the separator between two texts."""
        return _WORD.findall(self.flat)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each of its words once."""
        return frozenset(self.words)

    def joined(self) -> set[str]:
        """Return its words with a hyphen or an apostrophe, in small letters and without what surrounds them."""
        tokens = self.flat.replace(_SEPARATOR, " ").split()
        return {token.strip(_AROUND) for token in tokens if "-" in token or "'" in token or "’" in token}

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Words, re.Match[str]]]:
        """Yield every match of a pattern, in order, with the words that it stands in."""
        for found in pattern.finditer(self.text):
            yield self.words_at(found.start()), found

    def find_where(
        self, may_match: Callable[[str], bool], pattern: re.Pattern[str]
    ) -> Iterator[tuple[Words, re.Match[str]]]:
        """Yield every match of a pattern in the texts that may hold one, which something quicker than it tells."""
        for start, words in zip(self._starts, self.texts, strict=False):
            if may_match(words.text):
                for found in pattern.finditer(self.text, start, start + len(words.text)):
                    yield words, found

    def find_from(self, words: Iterable[str], pattern: re.Pattern[str]) -> Iterator[tuple[Words, re.Match[str]]]:
        """Yield the matches of a pattern that begin with one of some words in small letters, whatever their case.

        Looking the words up first is many times as quick as a pattern that has to be tried at every letter.
        """
        starts = sorted({start for word in words for start in self._occurrences(word)})
        end = 0
        for start in starts:
            found = pattern.match(self.text, start) if start >= end else None
            if found is not None:
                end = found.end()
                yield self.words_at(start), found

    def words_at(self, position: int) -> Words:
        """Return the words that stand at a position of the text."""
        return self.texts[bisect_right(self._starts, position) - 1]

    def _occurrences(self, word: str) -> Iterator[int]:
        start = self.small.find(word)
        while start >= 0:
            yield start
            start = self.small.find(word, start + 1)

    @cached_property
    def small(self) -> str:
        """The text in small letters, as long as it is."""
        small = self.text.lower()
        return small if len(small) == len(self.text) else "".join(letter.lower()[0] for letter in self.text)

    def at(self, found: re.Match[str], around: int = 30) -> str:
        """Return a match with the whole words around it in the same text, for messages."""
        return self.around(found.start(), found.end(), around)

    def around(self, first: int, last: int, width: int) -> str:
        """Return what stands between two positions with the whole words around it in the same text, for messages."""
        start = max(self.text.rfind(_SEPARATOR, 0, first) + 1, first - width)
        end = self.text.find(_SEPARATOR, last)
        end = min(len(self.text) if end < 0 else end, last + width)
        before, after = self.text[start:first], self.text[last:end]
        if start and self.text[start - 1].isalnum():
            before = before.partition(" ")[2]
        if self.text[end : end + 1].isalnum():
            after = after.rpartition(" ")[0]
        return " ".join(f"{before}{self.text[first:last]}{after}".translate(_MARKUP).split())


def is_as_published(words: Words) -> bool:
    """Tell whether words are the wording of a published cell, which the rules about values judge."""
    return words.key == "raw" or ("measurements" in words.path and words.key != "note")
