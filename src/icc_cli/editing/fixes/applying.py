"""Makes the fixes of a city's findings, pass by pass, until nothing is left that can be fixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from icc_cli.city import CityFolder
from icc_cli.diagnostics import Finding
from icc_cli.diagnostics.fix import FileEdit, Fix
from icc_cli.diagnostics.selection import Choice
from icc_cli.editing.changed_files import FileChange, WorkingCopy, by_file
from icc_cli.editing.fixes.proof import holds
from icc_cli.lint.examine import Outcome, Terms, examine
from icc_cli.yamltext.edits import Edit

MOST_PASSES = 200
"""A file shows one syntax error at a time, so that each of them takes a pass."""


class Made(NamedTuple):
    """A fix that was made."""

    file: Path
    line: int
    title: str


class Candidate(NamedTuple):
    """A finding, and what would fix it."""

    finding: Finding
    fix: Fix


@dataclass(frozen=True, slots=True)
class Fixed:
    """The result of fixing a city's files. Nothing is written yet."""

    folder: CityFolder
    made: tuple[Made, ...]
    changes: tuple[FileChange, ...]
    outcome: Outcome
    """What is found in the fixed city, under the terms that were given."""


def apply_fixes(folder: CityFolder, terms: Terms, *, unsafe: bool) -> Fixed:
    """Make the fixes of a city's findings in memory: the safe ones, or all.

    Only findings that count under `terms` are fixed: what is ignored or accepted stays as it is.
    """
    copy = WorkingCopy(folder)
    made: list[Made] = []
    outcome = examine(copy.reading(), terms)
    for _ in range(MOST_PASSES):
        candidates = list(_together(_candidates(outcome.findings, unsafe=unsafe)))
        chosen = _proven(copy, candidates, terms) if candidates else []
        if not chosen:
            break
        copy = copy.with_changes(_changes(chosen))
        made += map(_made, chosen)
        outcome = examine(copy.reading(), terms)
    return Fixed(folder, tuple(made), tuple(copy.changes()), outcome)


def _made(candidate: Candidate) -> Made:
    location = candidate.finding.location
    return Made(location.file, location.span.start.line, candidate.fix.title)


def is_fixable(finding: Finding, *, unsafe: bool) -> bool:
    """Tell whether a fix is known for a finding, and is safe where it must be."""
    return finding.fix is not None and (finding.fix.is_safe or unsafe)


def _candidates(findings: Iterable[Finding], *, unsafe: bool) -> Iterator[Candidate]:
    for finding in findings:
        if finding.fix is not None and is_fixable(finding, unsafe=unsafe):
            yield Candidate(finding, finding.fix)


def _together(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that can all be made at once. One that meets an earlier one waits for the next pass."""
    taken: dict[Path, list[Edit]] = {}
    for each in candidates:
        wanted = by_file(each.fix.changes)
        pairs = ((edit, other) for file, edits in wanted.items() for edit in edits for other in taken.get(file, ()))
        if not any(edit.meets(other) for edit, other in pairs):
            for file, edits in wanted.items():
                taken.setdefault(file, []).extend(edits)
            yield each


def _proven(copy: WorkingCopy, candidates: list[Candidate], terms: Terms) -> list[Candidate]:
    """Return the candidates that do what they promise: as a rule all, else those that do so one after another."""
    everything = replace(terms, choice=Choice())
    before = examine(copy.reading(), everything).findings

    def proven(some: list[Candidate]) -> bool:
        after = examine(copy.with_changes(_changes(some)).reading(), everything).findings
        return holds(before, [each.finding for each in some], by_file(_changes(some)), after)

    if proven(candidates):
        return candidates
    chosen: list[Candidate] = []
    for each in candidates if len(candidates) > 1 else ():
        if proven([*chosen, each]):
            chosen.append(each)
    return chosen


def _changes(candidates: Iterable[Candidate]) -> Iterator[FileEdit]:
    for each in candidates:
        yield from each.fix.changes
