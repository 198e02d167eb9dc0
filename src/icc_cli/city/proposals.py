"""What a rule proposes to change, by paths of the deliverable, and which edits of the files that means.

A rule says what should stand where. Whether it can be written there without touching anything else is found out
here: a proposal that cannot be written gives no fix, and the finding keeps its hint.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from icc_cli.city import Reading
from icc_cli.city.places import value_at
from icc_cli.city.rewording import reworded
from icc_cli.diagnostics.fix import FileEdit, Fix
from icc_cli.yamltext import Document, KeyPath, Span
from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.layout import enlisted
from icc_cli.yamltext.scalars import quoted
from icc_cli.yamltext.writing import write


class Put(NamedTuple):
    """A word, number or true/false that takes the place of another one."""

    path: KeyPath
    value: str | int | bool


class Rename(NamedTuple):
    """A key that gets another name."""

    path: KeyPath
    key: str


class Reword(NamedTuple):
    """Some words of a text that become others, wherever they stand in it."""

    path: KeyPath
    old: str
    new: str


class Quote(NamedTuple):
    """A value that is put in quotation marks as it is written, so that it is text."""

    path: KeyPath


class Enlist(NamedTuple):
    """A value that becomes the only item of a list."""

    path: KeyPath


Step: TypeAlias = Put | Rename | Reword | Quote | Enlist


class Proposal(NamedTuple):
    """What would fix a finding: all of its steps, or none."""

    title: str
    steps: tuple[Step, ...]
    is_safe: bool = True
    """Whether it only writes differently what is plainly meant."""


def resolve(reading: Reading, proposal: Proposal) -> Fix | None:
    """Return a proposal as changes of files; None where a step cannot be written where it belongs."""
    changes: dict[FileEdit, None] = {}  # an alias brings two steps to the same place
    for step in proposal.steps:
        place = reading.assembly.place(step.path)
        edits = _edits(place.document, place.path, step) if place else None
        if place is None or edits is None:
            return None
        changes.update((FileEdit(place.document, edit), None) for edit in edits)
    return Fix(proposal.title, tuple(changes), proposal.is_safe)


def _edits(document: Document, path: KeyPath, step: Step) -> list[Edit] | None:
    exact = document.nearest(path)
    if isinstance(step, Reword):  # a text may stand where its mapping is expected
        start, end = _range(document, document.value_span(exact))
        return reworded(document.text, start, end, step.old, step.new)
    if [part for part in path if part != 0] != [part for part in exact if part != 0]:
        return None  # a value may stand for a list of one, but nothing else may be missing
    span = document.key_span(exact) if isinstance(step, Rename) else document.value_span(exact)
    start, end = _range(document, span)
    old = document.text[start:end]
    if isinstance(step, Enlist):
        return enlisted(document.lines, start, end)
    if not isinstance(step, Rename) and isinstance(value_at(document, exact), dict | list):
        return None
    if isinstance(step, Quote):
        return [Edit(start, end, quoted(old))]
    new = write(step.key if isinstance(step, Rename) else step.value, old) if old else None
    return None if new is None else [Edit(start, end, new)]


def _range(document: Document, span: Span | None) -> tuple[int, int]:
    if span is None:
        return 0, 0
    return document.lines.offset(span.start), document.lines.offset(span.end)
