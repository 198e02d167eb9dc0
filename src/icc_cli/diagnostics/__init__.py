"""Findings and how they are shown: one model, one small writer per format."""

from icc_cli.diagnostics.concise import write_concise
from icc_cli.diagnostics.finding import Finding, Location, Related, RuleId, Severity, at_or_above
from icc_cli.diagnostics.json_format import write_json
from icc_cli.diagnostics.plain import plain, shown_path
from icc_cli.diagnostics.text import summary, write_text

__all__ = [
    "Finding",
    "Location",
    "Related",
    "RuleId",
    "Severity",
    "at_or_above",
    "plain",
    "shown_path",
    "summary",
    "write_concise",
    "write_json",
    "write_text",
]
