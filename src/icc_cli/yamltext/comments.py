"""Comments that begin with a given word, and the lines of the file that each of them speaks of.

The parser drops comments, so they are searched for in the text, outside the keys and scalars that were read from it. A
file without the word costs only that search.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from icc_cli.patterns import lazy
from icc_cli.yamltext.document import Branches, Document, Entry, Node
from icc_cli.yamltext.positions import Span

_BLOCK_HEAD = lazy(r"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*[ \t]+")
_NO_CONTENT = lazy(r"[\s-]*(?:#.*)?")
"""A line that is empty, holds only a comment, or only the hyphen of an item that begins below it."""


class Comment(NamedTuple):
    """A comment, from after its first word."""

    text: str
    """What follows the word, without spaces around it."""
    start: int
    """Offset at which `text` begins."""
    first_line: int
    """The first line that the comment speaks of."""
    last_line: int
    """The last one. Behind a value, that is its own line; on a line of its own, the end of what begins below it."""

    def speaks_of(self, line: int) -> bool:
        """Tell whether what stands on a line is meant."""
        return self.first_line <= line <= self.last_line


def comments(document: Document, word: str) -> Iterator[Comment]:
    """Yield the comments of a document that begin with a word, such as `icc:`, in the order of the text."""
    if word not in document.text:
        return
    pattern = re.compile(rf"(?<!\S)#[ \t]*{re.escape(word)}[ \t]*([^\r\n]*)")
    pieces = _Pieces(document)
    for found in pattern.finditer(document.text):
        sign = found.start()
        row = document.lines.position(sign).line
        if pieces.hold(sign):
            continue
        if document.line(row).lstrip().startswith("#"):
            first, last = pieces.extent_below(row)
        else:
            first, last = pieces.first_line_before(sign, row), row
        yield Comment(found[1].rstrip(), found.start(1), first, last)


class _Pieces:
    """The keys, scalars and items of a document, by their offsets."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def hold(self, offset: int) -> bool:
        """Tell whether a sign is part of a text, and so begins no comment."""
        before = self._scalar_before(offset)
        if before is None or offset >= before[1]:
            return False
        return _BLOCK_HEAD.fullmatch(self.document.text, before[0], offset) is None

    def first_line_before(self, offset: int, row: int) -> int:
        """Return the line on which the value that ends before a comment begins."""
        before = self._scalar_before(offset)
        if before is None or offset < before[1]:
            return row
        span = self._span(*before)
        return span.start.line if span.end.line == row else row

    def extent_below(self, row: int) -> tuple[int, int]:
        """Return the lines of what begins on the first line with content below a line; none at the end of the file."""
        count = self.document.text.count("\n") + self.document.text.count("\r") + 1
        first = next((n for n in range(row + 1, count + 1) if not _NO_CONTENT.fullmatch(self.document.line(n))), 0)
        ends = [self._span(start, end).end.line for start, end in self._things if self._row(start) == first]
        return first, max(ends, default=first)

    def _scalar_before(self, offset: int) -> tuple[int, int] | None:
        """Return the key or scalar that begins last before an offset."""
        index = bisect_right(self._scalars, (offset, 0))
        return self._scalars[index - 1] if index else None

    def _span(self, start: int, end: int) -> Span:
        return self.document.lines.span(start, end)

    def _row(self, offset: int) -> int:
        return self.document.lines.position(offset).line

    @cached_property
    def _scalars(self) -> list[tuple[int, int]]:
        keys = [(start, end) for start, end, _ in self._entries]
        return sorted([*keys, *(node[:2] for node in self._nodes if node[2] is None)])

    @cached_property
    def _things(self) -> list[tuple[int, int]]:
        """Where each item begins and ends, each key with its value, and the file where it is a mapping.

        A list, or a mapping below a key, begins where its first part does: that part is meant, not the whole.
        """
        entries = [(start, max(end, node[1])) for start, end, node in self._entries]
        items = [node[:2] for branches in self._branches if isinstance(branches, list) for node in branches]
        root = self.document.root
        return [*entries, *items, *([root[:2]] if isinstance(root[2], dict) else [])]

    @cached_property
    def _entries(self) -> list[Entry]:
        mappings = [branches for branches in self._branches if isinstance(branches, dict)]
        return [entry for entries in mappings for entry in entries.values()]

    @cached_property
    def _nodes(self) -> list[Node]:
        return [self.document.root, *(node for branches in self._branches for node in _nodes_of(branches))]

    @cached_property
    def _branches(self) -> list[Branches]:
        """All that has parts, once: what an alias stands for is met at its anchor, too."""
        found: dict[int, Branches] = {}
        waiting = [self.document.root[2]]
        while waiting:
            branches = waiting.pop()
            if branches is not None and id(branches) not in found:
                found[id(branches)] = branches
                waiting += [node[2] for node in _nodes_of(branches)]
        return list(found.values())


def _nodes_of(branches: Branches) -> list[Node]:
    if isinstance(branches, dict):
        return [entry[2] for entry in branches.values()]
    return branches or []
