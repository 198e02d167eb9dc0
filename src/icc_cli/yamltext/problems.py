"""A defect of a file's text: what is wrong, where, and what to do."""

from __future__ import annotations

from typing import NamedTuple

from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.positions import Position, Span

MOST_PROBLEMS = 100
"""A file with more defects is refused: it is not YAML, and a longer list would not help."""

GUESSES = frozenset({"list-in-text", "unknown-alias", "value-in-comment"})
"""Defects that are guessed from words that the parser did understand."""

DOUBT = "value-in-comment"
"""What leaves a file whole, however often it stands there."""

START = Span(Position(1, 1), Position(1, 1))
"""Where a problem of a file as a whole is shown."""


class Correction(NamedTuple):
    """A correction that leaves every word of the text as it is."""

    title: str
    """What is done: "quotes around `%`"."""
    edits: tuple[Edit, ...]


class SourceProblem(NamedTuple):
    """A defect of the text, explained to someone who is not a programmer."""

    code: str
    """Kebab-case name of the kind of defect, such as `duplicate-key`."""
    message: str
    """One sentence that says what is wrong."""
    span: Span
    hint: str | None = None
    """What to do about it."""
    related: tuple[tuple[str, Span], ...] = ()
    """Other places that explain the defect, each with a label such as `first given here`."""
    correction: Correction | None = None
    """The correction, where it is obvious."""
