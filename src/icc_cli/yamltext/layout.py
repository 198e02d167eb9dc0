"""Edits that change the layout of YAML and nothing else: an item becomes a list, an entry written twice stands once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.patterns import lazy
from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.positions import Lines
from icc_cli.yamltext.scalars import quoted
from icc_cli.yamltext.writing import is_plain

_COMMENT = lazy(r"(?:^|\s)#", re.MULTILINE)


def enlisted(lines: Lines, start: int, end: int) -> list[Edit] | None:
    """Return the edits that make a list of the value between two offsets, with the value as its only item.

    A word or a value in braces gets brackets; a mapping on lines of its own gets a hyphen, and its lines are indented.
    None where neither can be done.
    """
    raw = lines.characters[start:end]
    if raw[:1] in ("{", '"', "'"):
        return [Edit(start, start, "["), Edit(end, end, "]")]
    row, last = lines.position(start).line, lines.position(max(start, end - 1)).line
    before = lines.characters[lines.start(row) : start]
    if before.strip(" "):
        is_word = raw and row == last and raw[0] not in "|>&*!?["
        return [Edit(start, end, f"[{raw if is_plain(raw) else quoted(raw)}]")] if is_word else None
    below = (lines.start(number) for number in range(row + 1, last + 1) if lines.line(number).strip())
    return [Edit(start, start, "- "), *(Edit(place, place, "  ") for place in below)]


def repeated_entry(lines: Lines, first: int, second: int) -> Edit | None:
    """Return the edit that removes the second of two entries of a mapping whose keys start at the given offsets.

    None where they do not say the same in the same words, or where the second one shares its lines with something
    else, such as a comment.
    """
    if lines.characters[lines.start(lines.position(second).line) : second].strip(" "):
        return None
    own, other = _entry(lines, second), _entry(lines, first)
    if [text for _, text in own] != [text for _, text in other] or any(_COMMENT.search(text) for _, text in own):
        return None
    rows = [row for row, _ in own]
    count = lines.position(len(lines.characters)).line
    end = lines.start(rows[-1] + 1) if rows[-1] < count else len(lines.characters)
    return Edit(lines.start(rows[0]), end, "")


def _entry(lines: Lines, key: int) -> list[tuple[int, str]]:
    """Return the lines of an entry without blank ones at its end, each with its number; the first from its key on."""
    position = lines.position(key)
    first = lines.line(position.line)[position.column - 1 :].rstrip()
    found = [(position.line, first), *_below(lines, position.line, position.column - 1)]
    while not found[-1][1] and len(found) > 1:
        found.pop()
    return found


def _below(lines: Lines, row: int, column: int) -> Iterator[tuple[int, str]]:
    count = lines.position(len(lines.characters)).line
    for number in range(row + 1, count + 1):
        line = lines.line(number).rstrip()
        indentation = len(line) - len(line.lstrip(" "))
        is_item = indentation == column and line[column : column + 2] in ("-", "- ")
        if line and indentation <= column and not is_item:
            return
        yield number, line
