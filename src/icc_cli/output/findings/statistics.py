"""How often each rule found something: for those who want to see where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from icc_cli.diagnostics.finding import Finding


def statistics(findings: Iterable[Finding]) -> list[str]:
    """Return a line for each rule and severity: how often, how grave, which; the most frequent first."""
    counted = Counter((finding.rule, finding.severity) for finding in findings)
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    wide = max((len(str(number)) for number in counted.values()), default=0)
    return [f"{number:>{wide}} {severity:<7} {rule.code} {rule.name}" for (rule, severity), number in ordered]
