"""Findings, one line each: for grep, for editors that jump to `file:line:column`, and for logs."""

from __future__ import annotations

from collections.abc import Iterable

from icc_cli.diagnostics.finding import Finding
from icc_cli.diagnostics.plain import plain, shown_path


def heading(finding: Finding) -> str:
    """Return `file:line:column severity code name`, the line that every plain format begins a finding with."""
    start = finding.location.span.start
    place = f"{shown_path(finding.location.file)}:{start.line}:{start.column}"
    return f"{place} {finding.severity} {finding.rule.code} {finding.rule.name}"


def write_concise(findings: Iterable[Finding]) -> str:
    """Return the findings, a line each."""
    return "".join(f"{heading(finding)}: {plain(finding.message)}\n" for finding in findings)
