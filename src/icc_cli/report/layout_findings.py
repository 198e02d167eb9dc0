"""Turns page problems into findings: from words on a page back to the file and line they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from icc_cli.city import Reading
from icc_cli.city.places import key_of, locate
from icc_cli.diagnostics import Finding, Location, RuleId, Severity
from icc_cli.diagnostics.layout import (
    COMPLAINT,
    EMPTY_PAGE,
    FATAL,
    MISSING_GLYPH,
    OUTSIDE_ADDRESS,
    STRANDED_HEADING,
    TEXT_OUTSIDE,
    TEXT_OVER_TEXT,
    UNUSABLE_PICTURE,
)
from icc_cli.report.own_templates import find_in
from icc_cli.report.problems import Problem
from icc_cli.yamltext import KeyPath

_ADVICE = {
    TEXT_OUTSIDE: "Shorten it, or split it.",
    TEXT_OVER_TEXT: "Shorten it.",
    EMPTY_PAGE: "Shorten the text before it, which ends at the very bottom of its page.",
    STRANDED_HEADING: "Shorten the text before it, or split the text below it into paragraphs.",
    MISSING_GLYPH: "Use letters or signs of European languages.",
    UNUSABLE_PICTURE: "Use a PNG or JPEG picture in the city's folder figures/.",
    OUTSIDE_ADDRESS: "Put pictures into figures/ and name them in the city's files; link only to https:// addresses.",
    COMPLAINT: "Fix it in the city's own templates; if it has none, please report this as a bug in icc.",
}


def layout_findings(reading: Reading, problems: Iterable[Problem]) -> list[Finding]:
    """Return problems as findings, in the order of the files."""
    given = list(problems)
    if not given:
        return []
    whereabouts = Whereabouts.of(reading.assembly.value)
    findings: dict[tuple[RuleId, Location], Finding] = {}
    for problem in given:
        finding = _finding(reading, whereabouts, problem)
        # One value is one cause, however many lines and pages it affects.
        findings.setdefault((finding.rule, finding.location), finding)
    return sorted(findings.values(), key=lambda finding: finding.sort_key)


def _finding(reading: Reading, whereabouts: Whereabouts, problem: Problem) -> Finding:
    severity = severity_of(problem.rule)
    help_ = problem.help or _ADVICE.get(problem.rule)
    if problem.location is not None:
        return Finding(problem.rule, severity, problem.message, problem.location, help_, key=reading.folder.id)
    path = whereabouts.find(problem.words, problem.around)
    if path is None and (place := _in_templates(reading, problem.words)):
        return Finding(problem.rule, severity, problem.message, place, help_, key=reading.folder.id)
    path = path or ("city",)
    location = locate(reading, path, "item" if path == ("city",) else "value")
    return Finding(problem.rule, severity, problem.message, location, help_, key=key_of(reading, path))


def _in_templates(reading: Reading, words: str) -> Location | None:
    """Return the line of the city's own templates that contains the words, if any."""
    for file in sorted((reading.folder.path / "templates").rglob("*.j2")) if words else ():
        place = find_in(file, words)
        if place is not None:
            return place
    return None


def severity_of(rule: RuleId) -> Severity:
    """Return how severe a problem is: an error if it prevents the report."""
    return Severity.ERROR if rule in FATAL else Severity.WARNING


_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_FEWEST = 4
"""A shorter run of letters could be anywhere."""


@dataclass(frozen=True, slots=True)
class _Value:
    path: KeyPath
    letters: str
    """The letters of the value that are printed, without marks and spaces, which depend on the context."""
    text: str


@dataclass
class Whereabouts:
    """Finds where the words of a city's deliverable come from."""

    _values: list[_Value]
    _known: dict[str, dict[KeyPath, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, deliverable: object) -> Whereabouts:
        """Return a finder for all words in a deliverable, as plain values."""
        return cls([_Value(path, _letters(text), text) for path, text in _texts(deliverable, ())])

    def find(self, words: str, around: Sequence[str] = ()) -> KeyPath | None:
        """Return the path of the value that printed words come from; None if they are the report's own.

        `around` lists the texts that contain the words, the narrowest first. If the words are the report's own, the
        value next to them is meant: the longest in the narrowest text that has any.
        """
        page = _letters(around[-1]) if around else ""
        letters = _letters(words)
        if len(letters) < _FEWEST:
            # Too short to be found by its letters: a sign, or part of a number.
            near = _letters(around[0]) if around else ""
            holders = [each for each in self._values if words and words in each.text and each.letters in near]
        else:
            holders = [each for each in self._values if letters in each.letters]
        for text in map(_letters, around):
            if holders:
                break
            holders = [each for each in self._values if len(each.letters) >= _FEWEST and each.letters in text]
        best = max(holders, key=lambda each: (self._company(each.path, page), len(each.letters)), default=None)
        return best.path if best else None

    def _company(self, path: KeyPath, page: str) -> float:
        """Return how much of what belongs to the same items is on a page: one fraction per item around a value."""
        if page not in self._known:
            self._known[page] = self._shares(page)
        return sum(self._known[page][path[:length]] for length in range(1, len(path)))

    def _shares(self, page: str) -> dict[KeyPath, float]:
        """Return for each item which fraction of its values is on a page."""
        standing: dict[KeyPath, int] = {}
        given: dict[KeyPath, int] = {}
        for each in self._values:
            stands = len(each.letters) >= _FEWEST and each.letters in page
            for length in range(1, len(each.path)):
                item = each.path[:length]
                given[item] = given.get(item, 0) + 1
                standing[item] = standing.get(item, 0) + stands
        return {item: standing[item] / number for item, number in given.items()}


def _texts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield each single value as text, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif value is not None and not isinstance(value, bool):
        yield path, str(value)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _LINK_TARGET.sub("]", text).casefold()))
