"""Baselines: the findings that a repository began with, which do not count until somebody fixes them.

A finding is known again by its fingerprint (rule, path by ids, facts), so that lines may move and messages may be
reworded. A baseline is a YAML file with an item for each fingerprint, sorted by what it is about, so that a change of
it can be read. In version 1 the message stood for the facts: `migrate` carries such a file over.
"""

from __future__ import annotations

import pathlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from icc_cli.city.outputs import write_output
from icc_cli.city.own_files import read_own
from icc_cli.diagnostics import Finding, RuleId, Severity, plain
from icc_cli.diagnostics.fingerprint import fingerprint, fingerprint_1
from icc_cli.lint.catalogue import find_rule
from icc_cli.lint.examine import Outcome
from icc_cli.model.base import Many, Model
from icc_cli.yamltext.writing import dump

VERSION = 2
_HEAD = """\
# Findings that were there when this file was written: `icc validate` leaves them out until they are fixed.
# `icc validate --write-baseline FILE` writes it anew.
"""


class Entry(Model):
    """Findings with one fingerprint."""

    about: str
    """What they are about, by the ids that people gave; it begins with the city's id."""
    rule: str
    """Code of the rule."""
    message: str
    """The words of the findings, for those who read the file."""
    fingerprint: str
    """What they are known by in a later run."""
    count: int = Field(ge=1)
    """How many they are."""

    @property
    def city(self) -> str:
        """The city that they are about."""
        return self.about.partition("/")[0]


def _readable(version: int) -> int:
    if version != VERSION:
        hint = "`icc validate --migrate-baseline FILE` carries it over." if version == 1 else "Write the file anew."
        raise ValueError(f"is {version}, but this icc reads baselines of version {VERSION}\n{hint}")
    return version


def _of_version_1(version: int) -> int:
    if version != 1:
        raise ValueError(f"is {version}, and only baselines of version 1 are carried over")
    return version


class _File(Model):
    version: Annotated[int, AfterValidator(_readable)]
    findings: Many[Entry] = ()


class _File1(_File):
    version: Annotated[int, AfterValidator(_of_version_1)]


@dataclass(frozen=True, slots=True)
class Compared:
    """Outcomes, compared with a baseline."""

    outcomes: list[Outcome]
    """The outcomes with what is new only."""
    known: int
    """How many findings the baseline has taken out."""
    gone: int
    """How many findings of the baseline are no longer there."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a baseline of version 1 was carried over to."""

    entries: list[Entry]
    """The baseline that takes its place."""
    carried: int
    """How many findings were found again."""
    gone: tuple[Entry, ...]
    """What was not found again, each with the number of findings that are gone."""
    not_sought: tuple[Entry, ...]
    """What could not be carried over, as this run did not look for it."""


def read_baseline(file: pathlib.Path) -> tuple[Entry, ...]:
    """Read a baseline.

    Raises:
        BrokenFileError: There is no such file, or it is no baseline.
    """
    return read_own(file, _File)[0].findings


def read_baseline_1(file: pathlib.Path) -> tuple[Entry, ...]:
    """Read a baseline of version 1.

    Raises:
        BrokenFileError: There is no such file, or it is none.
    """
    return read_own(file, _File1)[0].findings


def compare(outcomes: Sequence[Outcome], entries: Sequence[Entry], *, everywhere: bool) -> Compared:
    """Take the findings of a baseline out of the outcomes. One more with the same fingerprint is a new one.

    `everywhere` says that all cities were looked at, so that what is about another one is gone.
    """
    left = Counter({entry.fingerprint: entry.count for entry in entries})
    known = 0
    compared = []
    for outcome in outcomes:
        new = []
        for finding in outcome.findings:
            print_ = fingerprint(finding)
            if left[print_] > 0 and _can_wait(finding):
                left[print_] -= 1
                known += 1
            else:
                new.append(finding)
        compared.append(_with(outcome, new))
    not_sought = _not_sought(entries, outcomes, everywhere)
    return Compared(compared, known, sum(left.values()) - sum(entry.count for entry in not_sought))


def renew(outcomes: Sequence[Outcome], entries: Sequence[Entry], *, everywhere: bool) -> list[Entry]:
    """Return the baseline of what is there now. What was not looked for this time stays in it."""
    kept = _not_sought(entries, outcomes, everywhere)
    return _sorted([*kept, *_entries(_waiting(outcomes))])


def migrate(outcomes: Sequence[Outcome], entries: Sequence[Entry], *, everywhere: bool) -> Migrated:
    """Return the baseline that takes the place of one of version 1: what it lists of what is found now.

    A finding is known by the fingerprint of version 1, or, as messages were reworded since, by its rule and what it is
    about. Nothing can be carried over that was not looked for.
    """
    not_sought = _not_sought(entries, outcomes, everywhere)
    left = Counter({entry: entry.count for entry in entries if entry not in not_sought})
    by_print = {entry.fingerprint: entry for entry in left}
    by_place: dict[tuple[RuleId | None, str], list[Entry]] = {}
    for entry in left:
        by_place.setdefault((find_rule(entry.rule), entry.about), []).append(entry)
    carried, others = [], []
    for finding in _waiting(outcomes):
        known = by_print.get(fingerprint_1(finding))
        if known is not None and left[known]:
            left[known] -= 1
            carried.append(finding)
        else:
            others.append(finding)
    for finding in others:
        alike = by_place.get((finding.rule, plain(finding.key)), ())
        known = next((entry for entry in alike if left[entry]), None)
        if known is not None:
            left[known] -= 1
            carried.append(finding)
    gone = tuple(entry.model_copy(update={"count": count}) for entry, count in left.items() if count)
    return Migrated(_sorted(_entries(carried)), len(carried), gone, tuple(not_sought))


def _waiting(outcomes: Sequence[Outcome]) -> list[Finding]:
    return [finding for outcome in outcomes for finding in outcome.findings if _can_wait(finding)]


def _entries(waiting: Sequence[Finding]) -> list[Entry]:
    counted = Counter(fingerprint(finding) for finding in waiting)
    first = {fingerprint(finding): finding for finding in reversed(waiting)}
    return [
        Entry(
            about=plain(each.key),
            rule=each.rule.code,
            message=plain(each.message),
            fingerprint=print_,
            count=counted[print_],
        )
        for print_, each in first.items()
    ]


def _sorted(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.about, entry.rule, entry.message, entry.fingerprint))


def write_baseline(file: pathlib.Path, entries: Sequence[Entry]) -> None:
    """Write a baseline.

    Raises:
        OSError: The file cannot be written; what was there is untouched.
    """
    text = _HEAD + dump({"version": VERSION, "findings": [entry.model_dump(mode="json") for entry in entries]})
    write_output(file, text.encode())


def _can_wait(finding: Finding) -> bool:
    """Tell whether a finding may stand in a baseline: an error of form keeps all else from being looked at."""
    return not (finding.rule.is_about_form and finding.severity is Severity.ERROR)


def _not_sought(entries: Sequence[Entry], outcomes: Sequence[Outcome], everywhere: bool) -> list[Entry]:
    """Return the entries that would not have come up this time even if what they are about is still there."""
    looked_at = {plain(outcome.city): outcome for outcome in outcomes}

    def was_sought(entry: Entry) -> bool:
        outcome, rule = looked_at.get(entry.city), find_rule(entry.rule)
        if outcome is None:
            return everywhere
        return rule is None or rule.is_about_form or rule.code in outcome.ran

    return [entry for entry in entries if not was_sought(entry)]


def _with(outcome: Outcome, findings: list[Finding]) -> Outcome:
    return Outcome(outcome.city, findings, outcome.accepted, outcome.ran, outcome.is_whole)
