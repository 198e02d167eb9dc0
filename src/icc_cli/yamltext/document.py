"""A file that was read: its value, where in the text each part of it stands, and the problems found on the way."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from icc_cli.yamltext.positions import Lines, Position, Span
from icc_cli.yamltext.problems import DOUBT, GUESSES, MOST_PROBLEMS, START, SourceProblem
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


class SourceError(Exception):
    """Raised when no value can be had from a file; `problems` say why, in the order of the text."""

    def __init__(self, file: pathlib.Path, problems: tuple[SourceProblem, ...]) -> None:
        super().__init__(file, problems)
        self.file = file
        self.problems = tuple(sorted(problems, key=lambda problem: problem.span))
        self.document: Document | None = None
        """The text without a value, for those who show the lines that the problems stand on; None if there is none."""

    def __str__(self) -> str:
        return "\n".join(
            f"{self.file}:{problem.span.start.line}:{problem.span.start.column}: {problem.message}"
            for problem in self.problems
        )


class Problems:
    """The defects found so far in one file."""

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file
        self._found: list[SourceProblem] = []
        self._doubts = 0

    def copy(self) -> Problems:
        """Return problems of the same file, to which others may be added."""
        copy = Problems(self._file)
        copy._found, copy._doubts = [*self._found], self._doubts
        return copy

    def add(self, problem: SourceProblem) -> None:
        """Note a defect that leaves the rest of the file readable; raise SourceError if there are too many.

        Of comments that may be values, only so many are noted as there may be defects.
        """
        if problem.code == DOUBT:
            if self._doubts < MOST_PROBLEMS:
                self._doubts += 1
                self._found.append(problem)
            return
        self._found.append(problem)
        if len(self._found) - self._doubts == MOST_PROBLEMS:
            raise self.fatal(
                SourceProblem(
                    "too-many-problems",
                    f"the file has {MOST_PROBLEMS} defects or more, so the rest of it was not read",
                    START,
                    "check that it is a YAML file, as plain text",
                )
            )

    def fatal(self, problem: SourceProblem) -> SourceError:
        """Make the error that tells `problem`, after which nothing can be read, and all that was noted before."""
        return SourceError(self._file, (*self._found, problem))

    def forget_guesses(self, place: Position) -> None:
        """Drop what was noted about the words at `place` or below: a syntax error after them has the same cause."""
        self._found = [problem for problem in self._found if problem.code not in GUESSES or problem.span.start < place]

    def found(self) -> tuple[SourceProblem, ...]:
        """Give the defects in the order of the text."""
        return tuple(sorted(self._found, key=lambda problem: problem.span))
