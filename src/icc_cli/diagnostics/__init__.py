"""Findings and how they are shown: one model, one small writer per format."""

from icc_cli.diagnostics.finding import Finding, Location, Related, RuleId, RuleText, Severity, at_or_above
from icc_cli.diagnostics.formats import FORMATS, render
from icc_cli.diagnostics.links import has_links
from icc_cli.diagnostics.plain import plain, shown_path
from icc_cli.diagnostics.text import summary, write_text

__all__ = [
    "FORMATS",
    "Finding",
    "Location",
    "Related",
    "RuleId",
    "RuleText",
    "Severity",
    "at_or_above",
    "has_links",
    "plain",
    "render",
    "shown_path",
    "summary",
    "write_text",
]
