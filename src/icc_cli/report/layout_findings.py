"""Problems of pages as findings: each names the file and the line of what the city wrote there."""

from __future__ import annotations

from collections.abc import Iterable

from icc_cli.city import Reading
from icc_cli.city.places import key_of, locate
from icc_cli.diagnostics import Finding, Location, RuleId, Severity
from icc_cli.diagnostics.layout_codes import (
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
from icc_cli.report.page_text import Whereabouts
from icc_cli.report.problems import Problem

_ADVICE = {
    TEXT_OUTSIDE: "Write it shorter, or divide it.",
    TEXT_OVER_TEXT: "Write it shorter.",
    EMPTY_PAGE: "Shorten what stands before it, as it ends at the very foot of its page.",
    STRANDED_HEADING: "Shorten what stands before it, or divide what it heads into paragraphs.",
    MISSING_GLYPH: "Write it with letters or signs of European languages.",
    UNUSABLE_PICTURE: "Give a PNG or JPEG picture in the city's folder figures/.",
    OUTSIDE_ADDRESS: "Put pictures into figures/ and name them in the city's files; link to https:// addresses only.",
    COMPLAINT: "Mend it in the city's own templates; without any, please report it as an error of icc.",
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
        # One value is one cause, on however many lines and pages it shows.
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
    """Return the line of the city's own templates that holds words, if there is one."""
    for file in sorted((reading.folder.path / "templates").rglob("*.j2")) if words else ():
        place = find_in(file, words)
        if place is not None:
            return place
    return None


def severity_of(rule: RuleId) -> Severity:
    """Return how grave a problem is: an error where there can be no report."""
    return Severity.ERROR if rule in FATAL else Severity.WARNING
