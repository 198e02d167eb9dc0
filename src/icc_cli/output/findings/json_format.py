"""Findings for programs: one JSON object, whose `schema` says which version of its shape it has.

The shape is that of schemas/findings.schema.json. Fields may be added to a version, but none removed or changed.
"""

from __future__ import annotations

import json
from typing import Any

from icc_cli.diagnostics.finding import Finding, Location, counts
from icc_cli.diagnostics.fingerprint import numbered
from icc_cli.diagnostics.plain import plain, shown_path
from icc_cli.output.findings.lines import Checked

SCHEMA = "icc-findings/1"


def write_json(checked: Checked) -> str:
    """Return the findings as JSON: lines and columns count from 1, ends are exclusive."""
    body = {
        "schema": SCHEMA,
        "cities": [plain(city) for city in checked.cities],
        "counts": counts(checked.findings),
        "findings": [_finding(each, print_) for each, print_ in numbered(checked.findings)],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "message": plain(finding.message),
        "help": plain(finding.help) if finding.help else None,
        "city": plain(finding.city),
        "key": plain(finding.key),
        "fingerprint": fingerprint,
        **location_fields(finding.location),
        "related": [{"label": plain(each.label), **location_fields(each.location)} for each in finding.related],
    }


def location_fields(location: Location) -> dict[str, Any]:
    """Return a place as every JSON format gives it: lines and columns count from 1, ends are exclusive."""
    start, end = location.span.start, location.span.end
    return {
        "file": shown_path(location.file),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
