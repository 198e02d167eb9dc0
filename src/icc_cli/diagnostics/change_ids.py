"""D: the codes of changes that `icc diff` tells.

They stand here, below rules and comparison, as a city may accept a change in the same words as a finding:
`# icc: allow target-lowered the council decided so`. Their pages are in `icc_cli.changes.kinds`.
"""

from __future__ import annotations

import difflib

from icc_cli.diagnostics.finding import RuleId

FAMILY = "D"

CHANGE_IDS: dict[str, RuleId] = {
    name: RuleId(f"ICC-{FAMILY}{number:03}", name)
    for number, name in {
        1: "city-removed",
        2: "city-added",
        10: "target-lowered",
        11: "target-postponed",
        12: "target-removed",
        13: "target-blurred",
        14: "target-changed",
        15: "target-raised",
        16: "target-added",
        17: "target-advanced",
        20: "kpi-removed",
        21: "kpi-added",
        22: "direction-changed",
        23: "unit-changed",
        24: "accumulation-changed",
        25: "kpi-redefined",
        26: "kind-changed",
        30: "baseline-rewritten",
        31: "measurement-rewritten",
        32: "measurement-removed",
        33: "measurement-given-up",
        34: "measured",
        35: "value-moved",
        36: "value-ended",
        37: "signed-off-changed",
        38: "checkpoint-rewritten",
        39: "checkpoint-signed-off",
        40: "solution-removed",
        41: "solution-added",
        42: "status-worsened",
        43: "status-improved",
        44: "scope-narrowed",
        45: "scope-widened",
        46: "ambition-removed",
        47: "charter-removed",
        50: "milestone-slipped",
        51: "milestone-removed",
        52: "step-reopened",
        53: "activity-delayed",
        54: "activity-removed",
        55: "plan-moved",
        56: "step-advanced",
        57: "step-done",
        60: "promise-weakened",
        61: "commitment-removed",
        62: "commitment-changed",
        63: "commitment-added",
        70: "owner-removed",
        71: "owner-changed",
        80: "funding-reduced",
        81: "funding-removed",
        82: "funding-less-sure",
        83: "funding-changed",
        84: "funding-raised",
        90: "renamed",
        91: "prose-changed",
        92: "detail-added",
        93: "detail-removed",
        94: "detail-changed",
        95: "date-changed",
        96: "id-changed",
    }.items()
}
"""The codes by name."""


def find_change(word: str) -> RuleId | None:
    """Return the kind of change that has a code (`ICC-D010` or `d010`) or a name, or None."""
    folded = word.casefold()
    codes = (folded, f"icc-{folded}")
    return CHANGE_IDS.get(folded) or next((each for each in CHANGE_IDS.values() if each.code.casefold() in codes), None)


def nearest_change(word: str) -> str | None:
    """Return the name that was probably meant, or None where nothing is near."""
    return next(iter(difflib.get_close_matches(word.casefold(), CHANGE_IDS, 1)), None)
