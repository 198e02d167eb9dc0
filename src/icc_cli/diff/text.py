"""Texts compared by their words: line breaks, bullets and other signs of Markdown do not count, words do."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from icc_cli.diff.change import Stretch

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_AROUND = 6
"""So many words are shown before and after what was edited."""
_MANY = 2000
"""From so many words on, texts are compared less closely, as the time grows with the square of their length."""
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
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=max(len(before), len(after)) > _MANY)
    opcodes = matcher.get_opcodes()
    found: list[Stretch] = []
    for number, (tag, first, last, start, end) in enumerate(opcodes):
        if tag == "equal":
            found += _kept(before[first:last], is_first=number == 0, is_last=number == len(opcodes) - 1)
            continue
        if last > first:
            found.append(Stretch("-", " ".join(before[first:last])))
        if end > start:
            found.append(Stretch("+", " ".join(after[start:end])))
    return tuple(found)


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


def _kept(words: list[str], *, is_first: bool, is_last: bool) -> Iterator[Stretch]:
    before = 0 if is_first else _AROUND
    after = 0 if is_last else _AROUND
    if len(words) <= before + after + 1:
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
