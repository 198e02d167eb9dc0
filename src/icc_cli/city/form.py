"""Whether a city's files are a deliverable at all: their form, their ids, and what refers to them."""

from __future__ import annotations

from icc_cli.city import (
    Reading,
    references,  # noqa: F401  (importing it makes its rules known)
)
from icc_cli.city.checkpoint_form import checkpoint_findings
from icc_cli.city.format_findings import format_findings
from icc_cli.city.found import run_form_rules
from icc_cli.diagnostics import Finding


def check_form(reading: Reading) -> list[Finding]:
    """Return what keeps a city's files from being a deliverable, in the order of the files."""
    found = [*format_findings(reading), *run_form_rules(reading), *checkpoint_findings(reading)]
    return sorted(found, key=lambda finding: finding.sort_key)
