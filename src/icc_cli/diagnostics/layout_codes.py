"""What can be wrong with a report as it is laid out: codes and names. `icc render` finds it, not `icc validate`."""

from __future__ import annotations

from icc_cli.diagnostics import RuleId

TEXT_OUTSIDE = RuleId("ICC-L001", "text-outside-its-place")
TEXT_OVER_TEXT = RuleId("ICC-L002", "text-over-text")
EMPTY_PAGE = RuleId("ICC-L003", "empty-page")
STRANDED_HEADING = RuleId("ICC-L004", "stranded-heading")
MISSING_GLYPH = RuleId("ICC-L005", "missing-glyph")
UNUSABLE_PICTURE = RuleId("ICC-L006", "unusable-picture")
COMPLAINT = RuleId("ICC-L007", "typesetting-complaint")
BROKEN_TEMPLATE = RuleId("ICC-L008", "broken-template")
OUTSIDE_ADDRESS = RuleId("ICC-L009", "outside-address")

LAYOUT = (
    TEXT_OUTSIDE,
    TEXT_OVER_TEXT,
    EMPTY_PAGE,
    STRANDED_HEADING,
    MISSING_GLYPH,
    UNUSABLE_PICTURE,
    COMPLAINT,
    BROKEN_TEMPLATE,
    OUTSIDE_ADDRESS,
)
FATAL = frozenset({UNUSABLE_PICTURE, BROKEN_TEMPLATE, OUTSIDE_ADDRESS})
"""After these there is no report; the others are warnings."""
