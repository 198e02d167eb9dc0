"""Findings in a line each, and counted: for grep, for logs, and for editors that jump to `file:line:column`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from icc_cli.diagnostics.finding import Finding, Location, Severity, counts
from icc_cli.diagnostics.plain import plain, shown_path


class Checked(NamedTuple):
    """What was found, and where it was looked for: every format of `icc validate` writes this."""

    findings: Sequence[Finding]
    cities: Sequence[str] = ()
    """The names of the folders of all cities that were checked, whether or not anything was found there."""


def place(location: Location) -> str:
    """Return `file:line:column`, to which editors and terminals jump."""
    start = location.span.start
    return f"{shown_path(location.file)}:{start.line}:{start.column}"


def write_concise(checked: Checked) -> str:
    """Return a line for each finding: `file:line:column severity code name: message`."""
    return "".join(
        f"{place(each.location)} {each.severity} {each.rule.code} {each.rule.name}: {plain(each.message)}\n"
        for each in checked.findings
    )


def summary(findings: Iterable[Finding], cities: int) -> str:
    """Return the closing line: how many findings of each severity, in how many cities."""
    parts = []
    for severity, number in counts(findings).items():
        if number:
            word = severity.value if severity is Severity.INFO or number == 1 else f"{severity.value}s"
            parts.append(f"{number} {word}")
    checked = f"{cities} {'city' if cities == 1 else 'cities'} checked"
    return f"{', '.join(parts) or 'no findings'} ({checked})"


def statistics(findings: Iterable[Finding]) -> list[str]:
    """Return a line for each rule and severity, the most frequent first: how often, how severe, which rule."""
    counted = Counter((finding.rule, finding.severity) for finding in findings)
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    wide = max((len(str(number)) for number in counted.values()), default=0)
    return [f"{number:>{wide}} {severity:<7} {rule.code} {rule.name}" for (rule, severity), number in ordered]
