"""Findings for programs: one JSON object, whose `schema` says which version of its shape it has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from icc_cli.diagnostics.finding import Finding, Location
from icc_cli.diagnostics.plain import shown_path

SCHEMA = "icc-findings/1"


def write_json(findings: Iterable[Finding], cities: Iterable[str]) -> str:
    """Return the findings as JSON: lines and columns count from 1, ends are exclusive."""
    body = {"schema": SCHEMA, "cities": list(cities), "findings": [_finding(each) for each in findings]}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        **_location(finding.location),
        "related": [{"label": each.label, **_location(each.location)} for each in finding.related],
    }


def _location(location: Location) -> dict[str, Any]:
    start, end = location.span.start, location.span.end
    return {
        "file": shown_path(location.file),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
