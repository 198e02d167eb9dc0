"""Findings as GitHub Actions' workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from icc_cli.diagnostics.finding import Finding, Severity
from icc_cli.diagnostics.plain import plain
from icc_cli.output.findings.lines import Checked
from icc_cli.output.findings.places import shown_repository_path

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write_github(checked: Checked) -> str:
    """Return a command for each finding, without columns where it spans lines, as GitHub then refuses them."""
    return "".join(f"{_command(finding)}\n" for finding in checked.findings)


def _command(finding: Finding) -> str:
    start, end = finding.location.span.start, finding.location.span.end
    properties: dict[str, object] = {"file": shown_repository_path(finding.location.file)}
    properties |= {"line": start.line, "endLine": end.line}
    if start.line == end.line:
        properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = f"{finding.rule.code} {finding.rule.name}"
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    message = plain(finding.message)
    return f"{message}\nhelp: {plain(finding.help)}" if finding.help else message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
