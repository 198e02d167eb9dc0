"""Findings, one line each: for grep, for editors that jump to `file:line:column`, and for logs."""

from __future__ import annotations

from collections.abc import Iterable

from icc_cli.diagnostics.finding import Finding, Location
from icc_cli.diagnostics.plain import plain, shown_path


def place(location: Location) -> str:
    """Return `file:line:column`, to which editors and terminals jump."""
    start = location.span.start
    return f"{shown_path(location.file)}:{start.line}:{start.column}"


def write_concise(findings: Iterable[Finding]) -> str:
    """Return the findings, a line each: `file:line:column severity code name: message`."""
    return "".join(
        f"{place(each.location)} {each.severity} {each.rule.code} {each.rule.name}: {plain(each.message)}\n"
        for each in findings
    )
