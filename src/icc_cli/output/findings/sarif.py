"""Findings as SARIF 2.1.0, the OASIS standard that code scanning reads. Rules come along with their pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from icc_cli import __version__
from icc_cli.diagnostics.finding import Finding, Location, RuleId, Severity
from icc_cli.diagnostics.fingerprint import numbered
from icc_cli.diagnostics.page import Page, pages_of
from icc_cli.diagnostics.plain import plain
from icc_cli.lint.catalogue import rules
from icc_cli.output.findings.lines import Checked
from icc_cli.output.findings.places import repository_path
from icc_cli.output.page_text import markdown

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write_sarif(checked: Checked) -> str:
    """Return a log with one run. A rule that is in no catalogue has its name only."""
    findings, pages = checked.findings, pages_of(rules())
    broken = sorted({finding.rule for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "icc",
                "semanticVersion": __version__,
                "rules": [_rule(rule, pages.get(rule.code)) for rule in broken],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top folder of the repository."}}},
        "results": [_result(each, print_, broken.index(each.rule)) for each, print_ in numbered(findings)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: RuleId, page: Page | None) -> dict[str, Any]:
    told: dict[str, Any] = {"id": rule.code, "name": rule.name}
    if page is not None:
        told |= {
            "shortDescription": {"text": page.summary},
            "fullDescription": {"text": page.why},
            "help": {"text": f"{page.summary}\n\n{page.why}", "markdown": markdown(page)},
            "defaultConfiguration": {"level": _LEVELS[page.rule.severity]},
            "properties": {"tags": [page.family]},
        }
    return told


def _result(finding: Finding, fingerprint: str, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.location)],
        "partialFingerprints": {"iccFinding/v2": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _text(related.label)}, **_location(related.location)}
            for number, related in enumerate(finding.related, 1)
        ]
    return result


def _message(finding: Finding) -> str:
    message = _text(finding.message)
    return f"{message}\nhelp: {_text(finding.help)}" if finding.help else message


def _text(text: str) -> str:
    """Return words that hold no link: SARIF reads `[words](place)` as one."""
    return plain(text).replace("](", "] (")


def _location(location: Location) -> dict[str, Any]:
    start, end = location.span.start, location.span.end
    region = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    return {"physicalLocation": {"artifactLocation": _artifact(location.file), "region": region}}


def _artifact(file: Path) -> dict[str, str]:
    path = repository_path(file)
    if path is None:
        return {"uri": file.absolute().as_uri()}
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _ROOT}
