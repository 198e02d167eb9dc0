"""From a reading of a city to findings: first the form of its files, then the rules of the catalogue."""

from icc_cli.diagnostics import Finding
from icc_cli.rules import references  # noqa: F401  (importing a module of rules makes them known)
from icc_cli.rules.engine import run_rules
from icc_cli.rules.format import format_findings
from icc_cli.workspace import Reading


def check(reading: Reading) -> list[Finding]:
    """Return all findings about a city, in the order of its files."""
    return sorted([*format_findings(reading), *run_rules(reading)], key=lambda finding: finding.sort_key)


__all__ = ["check"]
