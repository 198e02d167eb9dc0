"""Texts compared by their words: line breaks, bullets and other signs of Markdown do not count, words do."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from icc_cli.changes.change import Stretch

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_AROUND = 6
"""How many words are shown before and after an edit."""
_MOST = 3000
"""Above so many words, edits are not listed one by one: the time grows with the square of their number."""
_FIGURE = re.compile(r"[0-9]+(?:[.,  ][0-9]+)*")


def same_words(old: str, new: str) -> bool:
    """Tell whether two texts have the same words in the same order."""
    return old == new or old.split() == new.split() or words_of(old) == words_of(new)


def words_of(text: str) -> list[str]:
    """Return the words of a CommonMark text, without the signs that only shape it."""
    if not _could_be_markdown(text):
        return text.split()
    return [word for block in _blocks(text) for word in block.split()]


def stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """Return two texts as one, with what was removed and added; of what was kept, only the neighbourhood."""
    before, after = words_of(old), words_of(new)
    head = _in_common(before, after)
    tail = _in_common(before[head:][::-1], after[head:][::-1])
    one, two = before[head : len(before) - tail], after[head : len(after) - tail]
    found = [*_kept(before[:head], is_first=True, is_last=False), *_edited(one, two)]
    found += _kept(before[len(before) - tail :], is_first=False, is_last=True)
    return tuple(found)


def _edited(one: list[str], two: list[str]) -> Iterator[Stretch]:
    """Yield what differs between two lists of words that begin and end with different ones."""
    if max(len(one), len(two)) > _MOST:
        yield Stretch("-", " ".join([*one[:_AROUND], "…"]))
        yield Stretch("+", " ".join([*two[:_AROUND], "…"]))
        return
    for tag, first, last, start, end in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _kept(one[first:last], is_first=False, is_last=False)
            continue
        if last > first:
            yield Stretch("-", " ".join(one[first:last]))
        if end > start:
            yield Stretch("+", " ".join(two[start:end]))


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """Return how alike two bags of words are, from 0 to 1 (Dice's coefficient)."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0


def bag(text: str) -> Counter[str]:
    """Return the words of a text without case and punctuation, each as often as it occurs."""
    return Counter(re.findall(r"\w+", text.casefold()))


def figures(text: str) -> Counter[str]:
    """Return the numbers in a text, whatever separates their thousands."""
    return Counter(re.sub(r"[,  ](?=[0-9]{3})", "", found.group()) for found in _FIGURE.finditer(text))


def _in_common(one: list[str], two: list[str]) -> int:
    """Return how many words two lists have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _kept(words: list[str], *, is_first: bool, is_last: bool) -> Iterator[Stretch]:
    """Yield words that both texts share: those next to an edit. The first and the last stretch touch only one edit."""
    before, after = 0 if is_first else _AROUND, 0 if is_last else _AROUND
    if len(words) <= before + after + 1:
        if words:
            yield Stretch(" ", " ".join(words))
        return
    if before:
        yield Stretch(" ", " ".join(words[:before]))
    yield Stretch("…", "…")
    if after:
        yield Stretch(" ", " ".join(words[-after:]))


def _could_be_markdown(text: str) -> bool:
    return "\n" in text or any(sign in text for sign in "*_`#>[]\\&<~+-=") or text[:1].isdigit()


def _blocks(text: str) -> Iterator[str]:
    """Yield the text of each paragraph, heading, item and piece of code."""
    for token in _parser().parse(text):
        if token.type in ("fence", "code_block"):
            yield token.content
        yield "".join(_inline(child.type, child.content, child.attrs) for child in token.children or ())


def _inline(kind: str, content: str, attributes: dict[str, str | int | float]) -> str:
    if kind in ("softbreak", "hardbreak"):
        return " "
    if kind in ("link_open", "image"):
        return f"{content} <{attributes.get('href') or attributes.get('src')}> "
    return content


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # most comparisons find no edited prose

    return MarkdownIt("commonmark", {"html": False})
