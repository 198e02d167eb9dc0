"""Findings as GitLab's Code Quality report, which a merge request shows as what became better or worse."""

from __future__ import annotations

import json

from icc_cli.diagnostics.finding import Severity
from icc_cli.diagnostics.fingerprint import numbered
from icc_cli.diagnostics.plain import plain
from icc_cli.output.findings.lines import Checked
from icc_cli.output.findings.places import shown_repository_path

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write_gitlab(checked: Checked) -> str:
    """Return the report: a list with an object for each finding, with a fingerprint of its own."""
    report = [
        {
            "description": f"{finding.rule.code} {finding.rule.name}: {plain(finding.message)}",
            "check_name": finding.rule.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": shown_repository_path(finding.location.file),
                "lines": {"begin": finding.location.span.start.line, "end": finding.location.span.end.line},
            },
        }
        for finding, fingerprint in numbered(checked.findings)
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
