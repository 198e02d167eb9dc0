"""The words with which `icc` says how a KPI stands, and the sign of each."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What a KPI did between two checkpoints, or why that is unknown."""

    ACHIEVED = "achieved"
    """The target is met."""
    ON_TRACK = "on-track"
    """Progress is at least 95 % of what the elapsed time requires."""
    AT_RISK = "at-risk"
    """Progress is at least 60 % of what the elapsed time requires."""
    OFF_TRACK = "off-track"
    """Progress is less than that."""
    REGRESSED = "regressed"
    """Further from the target than at the start."""
    MISSED = "missed"
    """The target was due and is not met."""
    IMPROVED = "improved"
    """Moved in the KPI's direction."""
    UNCHANGED = "unchanged"
    """The same value as at the start."""
    WORSENED = "worsened"
    """Moved against the KPI's direction."""
    CHANGED = "changed"
    """Moved, but the KPI does not say which way is better."""
    UNDETERMINED = "undetermined"
    """There are values, but they do not settle the question."""
    MEASURED = "measured"
    """There is a value but nothing to compare it with."""
    REPORTED = "reported"
    """A result in words, which is never scored."""
    PENDING = "pending"
    """A value will come."""
    NOT_MONITORED = "not-monitored"
    """It is not measured."""
    NOT_APPLICABLE = "not-applicable"
    """The question does not apply."""
    NOT_YET_MEASURABLE = "not-yet-measurable"
    """The effect can only be measured later."""
    MISSING = "missing"
    """Nothing was said at all."""

    @property
    def label(self) -> str:
        """The status as text: `not monitored`."""
        return self.value.replace("-", " ")

    @property
    def sign(self) -> str:
        """The sign before the words, so that no reader depends on colour."""
        return STATUS_SIGNS[self]

    @property
    def signed_label(self) -> str:
        """Sign and words: `▲ improved`."""
        return f"{self.sign} {self.label}"


STATUS_SIGNS: dict[Status, str] = {
    Status.ACHIEVED: "✓",
    Status.ON_TRACK: "●",
    Status.AT_RISK: "◆",
    Status.OFF_TRACK: "▽",
    Status.REGRESSED: "◀",
    Status.MISSED: "✗",
    Status.IMPROVED: "▲",
    Status.UNCHANGED: "=",
    Status.WORSENED: "▼",
    Status.CHANGED: "≠",
    Status.UNDETERMINED: "?",
    Status.MEASURED: "□",
    Status.REPORTED: "¶",
    Status.PENDING: "…",
    Status.NOT_MONITORED: "–",
    Status.NOT_APPLICABLE: "×",
    Status.NOT_YET_MEASURABLE: "→",
    Status.MISSING: "○",
}
"""One sign per status, all included in the fonts of the report."""

WORST_FIRST: tuple[Status, ...] = (
    Status.MISSED,
    Status.REGRESSED,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.UNCHANGED,
    Status.IMPROVED,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.UNDETERMINED,
)
"""With several targets, the first of these is the KPI's status: the worst that is decided."""

WORST_STATUS_FIRST: tuple[Status, ...] = (
    Status.MISSED,
    Status.REGRESSED,
    Status.OFF_TRACK,
    Status.WORSENED,
    Status.AT_RISK,
    Status.MISSING,
    Status.PENDING,
    Status.UNDETERMINED,
    Status.UNCHANGED,
    Status.CHANGED,
    Status.NOT_MONITORED,
    Status.NOT_YET_MEASURABLE,
    Status.NOT_APPLICABLE,
    Status.MEASURED,
    Status.REPORTED,
    Status.IMPROVED,
    Status.ON_TRACK,
    Status.ACHIEVED,
)
"""All statuses, those that most need attention first."""

TROUBLE: tuple[Status, ...] = WORST_STATUS_FIRST[:6]
"""Those to report to a reader of many cities: what goes wrong, and what nothing is said about."""
