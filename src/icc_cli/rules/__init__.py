"""From a reading of a city to findings: first the form of its files, then, where that is sound, their content."""

from icc_cli.diagnostics import Finding, Severity, at_or_above
from icc_cli.rules import kpi_targets, references  # noqa: F401  (importing a module of rules makes them known)
from icc_cli.rules.case import Case
from icc_cli.rules.engine import run_form_rules, run_rules
from icc_cli.rules.format import format_findings
from icc_cli.rules.stage import Stage
from icc_cli.workspace import Reading

__all__ = ["Stage", "check", "check_form"]


def check_form(reading: Reading) -> list[Finding]:
    """Return what keeps a city's files from being a deliverable, in the order of the files."""
    return sorted([*format_findings(reading), *run_form_rules(reading)], key=lambda finding: finding.sort_key)


def check(reading: Reading, stage: Stage = Stage.DRAFT) -> list[Finding]:
    """Return all findings about a city, in the order of its files.

    Content is judged once the form is sound: one misspelled key would otherwise bring a tail of findings along.
    """
    findings = check_form(reading)
    if reading.deliverable is not None and not at_or_above(findings, Severity.ERROR):
        findings += run_rules(Case(reading, reading.deliverable, stage))
    return sorted(findings, key=lambda finding: finding.sort_key)
