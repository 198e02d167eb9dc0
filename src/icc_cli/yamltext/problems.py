"""What can be wrong with a file before anybody asks what it means."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, NamedTuple

from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.positions import Position, Span

if TYPE_CHECKING:
    from icc_cli.yamltext.document import Document

MOST_PROBLEMS = 100
"""A file with more defects is refused: it is no YAML, and a longer list helps nobody."""

GUESSES = frozenset({"list-in-text", "unknown-alias", "value-in-comment"})
"""Defects that are guessed from words which the parser did understand."""

_DOUBT = "value-in-comment"
"""What leaves a file whole, however often it stands there."""

START = Span(Position(1, 1), Position(1, 1))
"""Where a problem of a file as a whole is shown."""


class Mending(NamedTuple):
    """What mends a defect and leaves every word of the text as it is."""

    title: str
    """What is done: "quotes around `%`"."""
    edits: tuple[Edit, ...]


class SourceProblem(NamedTuple):
    """A defect of the text, told to somebody who is no programmer."""

    code: str
    """Kebab-case name of the kind of defect, such as `duplicate-key`."""
    message: str
    """One sentence that says what is wrong."""
    span: Span
    hint: str | None = None
    """What to do about it."""
    related: tuple[tuple[str, Span], ...] = ()
    """Other places that explain the defect, each with a label such as `first given here`."""
    mending: Mending | None = None
    """What mends it, where that is plain."""


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
        if problem.code == _DOUBT:
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
