"""What can be wrong with the form of a file, before any question of content.

If a defect cannot be shown as text (such as a file that is too large), its page describes it in words and has no
example.
"""

from icc_cli.city.form_codes import files, syntax  # noqa: F401  (importing them registers their codes)
from icc_cli.city.form_codes.group import FORM
from icc_cli.city.form_codes.values import BAD_VALUE, MISSING_KEY, UNKNOWN_KEY, UNKNOWN_VALUE, WRONG_TYPE
from icc_cli.diagnostics import Severity

VALUES = (UNKNOWN_KEY, MISSING_KEY, WRONG_TYPE, UNKNOWN_VALUE, BAD_VALUE)
"""What does not fit the format."""
SOURCE = {rule.id.name: rule.id for rule in FORM.rules if rule.id not in VALUES}
"""What the reader of files reports, by the name that it uses."""
HARMLESS = frozenset(rule.id.name for rule in FORM.rules if rule.severity is Severity.WARNING)
"""Defects of a file that leave the deliverable complete: warnings, unless the city itself is not described."""

__all__ = [
    "BAD_VALUE",
    "FORM",
    "HARMLESS",
    "MISSING_KEY",
    "SOURCE",
    "UNKNOWN_KEY",
    "UNKNOWN_VALUE",
    "VALUES",
    "WRONG_TYPE",
]
