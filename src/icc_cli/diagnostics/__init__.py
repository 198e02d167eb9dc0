"""What a finding is: its code, place, severity, help and fix. Everything that finds something speaks in these."""

from icc_cli.diagnostics.finding import Finding, Location, Related, RuleId, Severity, at_or_above
from icc_cli.diagnostics.plain import plain, shown_path

__all__ = [
    "Finding",
    "Location",
    "Related",
    "RuleId",
    "Severity",
    "at_or_above",
    "plain",
    "shown_path",
]
