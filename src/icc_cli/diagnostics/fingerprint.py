"""Recognises a finding in a later run by what it is, not by its wording: for baselines and dashboards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from icc_cli.diagnostics.finding import Finding


def fingerprint(finding: Finding) -> str:
    """Return 32 hexadecimal digits made of the rule, what the finding is about, and its facts.

    Lines do not matter, nor does the message. Two findings can share it: the same about two things that have the same
    name, or none.
    """
    return _digest("2", finding.rule.code, finding.key, *finding.facts)


def fingerprint_1(finding: Finding) -> str:
    """Return the fingerprint of version 1, which hashed the message instead of the facts: old baselines hold it."""
    return _digest(finding.rule.code, finding.key, finding.message)


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield the findings, each with a fingerprint of its own: findings that share one are numbered in their order."""
    seen: Counter[str] = Counter()
    for finding in findings:
        shared = fingerprint(finding)
        seen[shared] += 1
        yield finding, shared if seen[shared] == 1 else _digest(shared, str(seen[shared]))


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
