"""A file that was read: its value, and where in the text each part of the value stands."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from icc_cli.yamltext.positions import Lines, Span
from icc_cli.yamltext.problems import SourceProblem
from icc_cli.yamltext.scalars import Value

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a part of it: `("kpis", 2, "measurements", "final")`."""

Node: TypeAlias = "tuple[int, int, Branches]"
"""Where a value stands: offset of its start, offset of its end, and its parts. A tuple, as there are thousands."""

Entry: TypeAlias = "tuple[int, int, Node]"
"""A key and its value: offset of the key's start, offset of its end, and the value."""

Branches: TypeAlias = "dict[str, Entry] | list[Node] | None"
"""The parts of a mapping or of a list; a scalar has none."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One YAML file: its text, its value, and the place of every key and value."""

    file: pathlib.Path
    text: str
    """The whole text, without a byte order mark."""
    value: Value
    problems: tuple[SourceProblem, ...]
    """Defects that left the rest readable, in the order of the text."""
    lines: Lines
    root: Node

    def __reduce__(self) -> tuple[type[Document], tuple[object, ...]]:
        """Travel from process to process as text: findings show its lines, and the tree is many times as large."""
        return Document, (self.file, self.text, None, (), Lines(self.text), (0, 0, None))

    def key_span(self, path: KeyPath) -> Span | None:
        """Tell where the key of the last step stands; None if there is no such part, or it is an item of a list."""
        if not path:
            return None
        parent, last = self._node(path[:-1]), path[-1]
        if parent is None or not isinstance(parent[2], dict) or not isinstance(last, str):
            return None
        entry = parent[2].get(last)
        return entry and self.lines.span(entry[0], entry[1])

    def value_span(self, path: KeyPath) -> Span | None:
        """Tell where a value stands; None if there is no such part.

        An empty value has an empty span after its key. An alias stands where it is written, its parts at the anchor.
        """
        node = self._node(path)
        return node and self.lines.span(node[0], node[1])

    def first_span(self, path: KeyPath, keys: Iterable[str]) -> Span | None:
        """Tell where the value of the first of some keys stands that a mapping has; None if it has none of them."""
        node = self._node(path)
        branches = node[2] if node is not None else None
        if isinstance(branches, dict):
            for key in keys:
                if key in branches:
                    start, end, _ = branches[key][2]
                    return self.lines.span(start, end)
        return None

    def line(self, number: int) -> str:
        """Give line `number` (from 1) without its end, with its tabs."""
        return self.lines.line(number)

    def nearest(self, path: KeyPath) -> KeyPath:
        """Give the longest beginning of `path` that exists.

        An index 0 into something that is no list is left out, as a value may stand for a list of one.
        """
        node, found = self.root, list[str | int]()
        for step in path:
            part = _part(node, step)
            if part is not None:
                node = part
                found.append(step)
            elif step != 0 or isinstance(step, str) or isinstance(node[2], list):
                break
        return tuple(found)

    def _node(self, path: KeyPath) -> Node | None:
        node: Node | None = self.root
        for step in path:
            if node is None:
                return None
            node = _part(node, step)
        return node


def _part(node: Node, step: str | int) -> Node | None:
    branches = node[2]
    if isinstance(branches, dict):
        entry = branches.get(step) if isinstance(step, str) else None
        return entry[2] if entry else None
    if isinstance(branches, list) and isinstance(step, int) and 0 <= step < len(branches):
        part: Node = branches[step]
        return part
    return None
