"""Findings as Markdown, for the summary of a CI step or a comment: a table for each file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from icc_cli.diagnostics.finding import Finding
from icc_cli.diagnostics.plain import shown_path
from icc_cli.output.findings.lines import Checked, summary
from icc_cli.output.markdown import referenced, table, with_code

MOST_BYTES = 900_000
"""GitHub refuses a summary above 1 MiB as a whole."""


def write_markdown(checked: Checked) -> str:
    """Return the number of findings and a table for each file; the last files are left out where there are too many."""
    findings = checked.findings
    parts = [f"**{summary(findings, len(checked.cities))}**\n"]
    size, shown = 0, 0
    for _, group in groupby(findings, key=lambda finding: finding.location.file):
        in_file = list(group)
        part = _part(in_file)
        size += len(part.encode())
        if size > MOST_BYTES:
            parts.append(f"{len(findings) - shown} more findings are not shown here.\n")
            break
        parts.append(part)
        shown += len(in_file)
    return "\n".join(parts)


def _part(findings: Sequence[Finding]) -> str:
    heading = f"### {referenced(shown_path(findings[0].location.file))}"
    lines = table(("place", "severity", "rule", "finding"), map(_row, findings))
    return "\n".join([heading, "", *lines, ""])


def _row(finding: Finding) -> tuple[str, str, str, str]:
    start = finding.location.span.start
    told = with_code(finding.message)
    if finding.help:
        told += f"<br>{with_code(finding.help)}"
    return f"{start.line}:{start.column}", finding.severity, f"{finding.rule.code} {finding.rule.name}", told
