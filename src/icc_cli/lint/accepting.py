"""Removes the findings that a city accepts where they stand, and checks its acceptances."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from icc_cli.city import Reading
from icc_cli.city.places import FILE_START, file_key, text_at
from icc_cli.diagnostics import Finding, Location, RuleId, Severity
from icc_cli.diagnostics.registry import Rule
from icc_cli.diagnostics.selection import Choice
from icc_cli.lint.acceptance import Acceptance, acceptances_in
from icc_cli.lint.acceptance_rules import ACCEPTANCE, Entry, Noted
from icc_cli.lint.catalogue import find_change, find_rule, nearest_change, nearest_rule
from icc_cli.model.dates import PartialDate
from icc_cli.programme.edition import Stage
from icc_cli.yamltext import Document


class Accepted(NamedTuple):
    """A finding that the city accepts, and why."""

    finding: Finding
    reason: str
    until: PartialDate | None
    """The last day, month, quarter or year for which it is accepted; None: for good."""
    location: Location
    """Where the city says so."""


class Settled(NamedTuple):
    """What is left of a city's findings, and what the city accepts of them."""

    findings: list[Finding]
    accepted: list[Accepted]


def settle(
    reading: Reading,
    findings: Sequence[Finding],
    ran: Collection[RuleId],
    *,
    choice: Choice,
    stage: Stage,
    today: datetime.date,
) -> Settled:
    """Take out of a city's findings those that it accepts, and add what is wrong with its acceptances.

    `ran` are the rules that looked at the city: an acceptance for another one is not blamed for accepting nothing.
    """
    said = [each for document in reading.assembly.documents() for each in acceptances_in(document)]
    if not said:
        return Settled(list(findings), [])
    ledger = _Ledger(said, today)
    left = [finding for finding in findings if not ledger.accepts(finding)]
    for each in ACCEPTANCE.rules:
        severity = choice.grade(each.id, each.severities, stage)
        if severity is not None:
            notes = _noted(each, (ledger.entry(acceptance, ran) for acceptance in said))
            left += [_finding(reading, each.id, severity, document, note) for document, note in notes]
    return Settled(left, ledger.accepted)


def _finding(reading: Reading, rule: RuleId, severity: Severity, document: Document, note: Noted) -> Finding:
    location = Location(document.file, note.span, document)
    key, facts = file_key(reading, document.file), text_at(location)
    return Finding(rule, severity, note.message, location, note.help, key=key, facts=facts)


def accepted_among(files: Iterable[Document], findings: Iterable[Finding], today: datetime.date) -> list[Accepted]:
    """Return those of some findings that a city accepts in its files on a day."""
    ledger = _Ledger([each for document in files for each in acceptances_in(document)], today)
    for finding in findings:
        ledger.accepts(finding)
    return ledger.accepted


def _noted(rule: Rule[Entry, Noted], entries: Iterator[Entry]) -> Iterator[tuple[Document, Noted]]:
    for entry in entries:
        for note in rule.check(entry):
            yield entry.acceptance.document, note


class _Ledger:
    """Keeps which acceptance accepted what."""

    def __init__(self, said: Sequence[Acceptance], today: datetime.date) -> None:
        self.accepted: list[Accepted] = []
        self._today = today
        self._used: set[tuple[int, RuleId]] = set()
        self._refused: set[tuple[Path, RuleId]] = set()
        self._by_file: dict[Path, list[Acceptance]] = {}
        for each in said:
            if self._holds(each):
                self._by_file.setdefault(each.document.file, []).append(each)

    def accepts(self, finding: Finding) -> bool:
        """Tell whether a finding is accepted, and keep by what: of several, by what speaks of the fewest lines."""
        if _cannot_be_accepted(finding.rule):
            return False
        fitting = [
            each
            for each in self._by_file.get(finding.location.file, ())
            if each.speaks_of(_line(finding, each.document))
            and any(_find(code.word) == finding.rule for code in each.codes)
        ]
        if not fitting:
            self._refused.add((finding.location.file, finding.rule))
            return False
        best = min(fitting, key=lambda each: each.comment.last_line - each.comment.first_line)
        self._used.add((id(best), finding.rule))
        location = Location(best.document.file, best.span, best.document)
        self.accepted.append(Accepted(finding, best.reason, best.until, location))
        return True

    def entry(self, acceptance: Acceptance, ran: Collection[RuleId]) -> Entry:
        """Return what became of an acceptance, after all findings were shown to the ledger."""
        named = [(code, _find(code.word)) for code in acceptance.codes] if acceptance.is_readable else []
        holds = self._holds(acceptance)
        return Entry(
            acceptance,
            tuple((code, _nearest(code.word)) for code, rule in named if rule is None),
            tuple(code for code, rule in named if rule is not None and _cannot_be_accepted(rule)),
            tuple(
                code
                for code, rule in named
                if holds and rule is not None and rule in ran and not self._is_needed(acceptance, rule)
            ),
            acceptance.is_readable and self._is_over(acceptance),
        )

    def _is_needed(self, acceptance: Acceptance, rule: RuleId) -> bool:
        """Tell whether an acceptance accepted something, or might: one finding can stand for what many items lack."""
        return (id(acceptance), rule) in self._used or (acceptance.document.file, rule) in self._refused

    def _holds(self, acceptance: Acceptance) -> bool:
        return acceptance.is_readable and bool(acceptance.reason) and not self._is_over(acceptance)

    def _is_over(self, acceptance: Acceptance) -> bool:
        return acceptance.until is not None and acceptance.until.last_day() < self._today


def _find(word: str) -> RuleId | None:
    """Return the rule, or the kind of change that `icc diff` tells, that a word names."""
    return find_rule(word) or find_change(word)


def _nearest(word: str) -> str | None:
    return nearest_rule(word) or nearest_change(word)


def _cannot_be_accepted(rule: RuleId) -> bool:
    return rule.is_about_form or rule.family in "AL"  # pages are not looked at where acceptances are


def _line(finding: Finding, document: Document) -> int:
    """Return the line of a finding. One about a file as a whole stands where the file's content begins."""
    span = finding.location.span
    return document.lines.position(document.root[0]).line if span == FILE_START else span.start.line
