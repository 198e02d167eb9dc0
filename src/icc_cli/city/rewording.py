"""Replaces words inside a text of a YAML file, whose lines may be broken anywhere between them."""

from __future__ import annotations

import re

from icc_cli.patterns import lazy
from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.scalars import plain
from icc_cli.yamltext.writing import is_plain

_WORD = lazy(r"\S+")
_BLANKS = " \t"
_SIGNS = ":#,[]{}&*!|>'\"%@`?-"
"""What can mean something to YAML inside a text without quotation marks, or at its start."""


def reworded(text: str, start: int, end: int, old: str, new: str) -> list[Edit] | None:
    """Return the edits that turn `old` into `new` wherever it stands between two offsets.

    Words that both begin or end with stay, so that the lines stay as they are. None where `old` does not stand there,
    where a line would be left empty (which begins a paragraph), or where the words need other quotation marks.
    """
    raw = text[start:end]
    if set(old + new) & set("\"'\\") and raw[:1] in ("'", '"'):
        return None
    before, after = old.split(), new.split()
    if not before or raw[:1] in ("&", "*", "!"):
        return None
    edits = []
    pattern = r"\s+".join(map(re.escape, before))
    for found in re.finditer(rf"{_edge(before[0][0])}{pattern}{_edge(before[-1][-1])}", raw):
        edit = _edit(text, start + found.start(), found.group(), before, after)
        if edit is None:
            return None
        edits.append(edit)
    if not edits:
        return None
    return edits if raw[:1] in ("'", '"', "|", ">") or _stays_plain(raw, old, new) else None


def _stays_plain(raw: str, old: str, new: str) -> bool:
    """Tell whether a text, or a number, without quotation marks still needs none."""
    brings_signs = set(_SIGNS) & (set(new) - set(old))
    words = " ".join(raw.split()).replace(" ".join(old.split()), new)
    if not isinstance(plain(raw), str):
        return not isinstance(plain(words), str)
    return is_plain(words) or (not brings_signs and words[:1].isalpha())


def _edit(text: str, start: int, found: str, before: list[str], after: list[str]) -> Edit | None:
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    places = [(start + word.start(), start + word.end()) for word in _WORD.finditer(found)]
    left, right = after[first : len(after) - last], places[first : len(places) - last]
    if not right:
        return None
    begin, end = right[0][0], right[-1][1]
    if "\n" in text[begin:end] or "\r" in text[begin:end]:
        return None
    return Edit(begin, end, " ".join(left)) if left else _removal(text, begin, end)


def _edge(character: str) -> str:
    """Return a pattern for the edge of a word, where a letter or digit stands at it."""
    return r"\b" if re.match(r"\w", character) else ""


def _removal(text: str, begin: int, end: int) -> Edit | None:
    """Remove a word with the blanks after it, or those before it where punctuation or nothing follows in its line."""
    wide = end
    while text[wide : wide + 1] in (" ", "\t"):
        wide += 1
    if wide > end and text[wide : wide + 1] not in ("", "\n", "\r"):
        return Edit(begin, wide, "")
    wide = len(text[:begin].rstrip(_BLANKS))
    is_alone = wide == 0 or text[wide - 1] in "\r\n"
    return None if is_alone else Edit(wide, end, "")


def _common(one: list[str], other: list[str]) -> int:
    """Count the words that two lists both begin with."""
    return next(
        (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
