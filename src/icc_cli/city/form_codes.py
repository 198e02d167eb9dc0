"""The catalogue of what can be wrong with the form of a file: codes and names, before any question of content."""

from __future__ import annotations

from icc_cli.diagnostics import RuleId

SOURCE = {
    name: RuleId(f"ICC-F{number:03}", name)
    for number, name in {
        1: "unreadable-file",
        2: "file-too-large",
        3: "not-utf-8",
        4: "yaml-syntax",
        5: "empty-file",
        6: "several-documents",
        7: "too-deep",
        8: "too-many-problems",
        9: "control-character",
        10: "duplicate-key",
        11: "bad-key",
        12: "bad-merge",
        13: "unknown-alias",
        14: "recursive-alias",
        15: "too-many-aliases",
        16: "unknown-tag",
        17: "tag-mismatch",
        18: "number-too-long",
        19: "too-many-tags",
        20: "unknown-file",
        21: "outside-folder",
        22: "given-twice",
        23: "list-in-text",
        24: "unused-anchor",
        25: "value-in-comment",
    }.items()
}
"""What the reader of files reports, by the code that it uses."""

UNKNOWN_KEY = RuleId("ICC-F030", "unknown-key")
MISSING_KEY = RuleId("ICC-F031", "missing-key")
WRONG_TYPE = RuleId("ICC-F032", "wrong-type")
UNKNOWN_VALUE = RuleId("ICC-F033", "unknown-value")
BAD_VALUE = RuleId("ICC-F034", "bad-value")
VALUES = (UNKNOWN_KEY, MISSING_KEY, WRONG_TYPE, UNKNOWN_VALUE, BAD_VALUE)
"""What does not fit the format."""

HARMLESS = frozenset({"empty-file", "unknown-file", "value-in-comment"})
"""Defects of a file that leave the deliverable whole: warnings, unless the city itself is not described."""
