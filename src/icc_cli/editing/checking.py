"""What is found in a city after an edit that was not found before."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from icc_cli.city import Reading
from icc_cli.diagnostics import Finding, Severity
from icc_cli.lint.examine import Terms, examine


class NewFindings(NamedTuple):
    """Findings that an edit brings."""

    errors: list[Finding]
    others: list[Finding]


def new_findings(before: Reading, after: Reading, terms: Terms) -> NewFindings:
    """Return what counts about a city as it would be, and did not count about it as it is.

    Findings are known again by what they are about, as their words may tell a value.
    """
    known = Counter((finding.rule, finding.key) for finding in examine(before, terms).findings)
    new = []
    for finding in examine(after, terms).findings:
        about = finding.rule, finding.key
        known[about] -= 1
        if known[about] < 0:
            new.append(finding)
    errors = [finding for finding in new if finding.severity is Severity.ERROR]
    return NewFindings(errors, [finding for finding in new if finding.severity is not Severity.ERROR])
