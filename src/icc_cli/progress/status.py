"""The words in which `icc` says how a KPI stands, and the sign that goes with each."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What a KPI did between two checkpoints, or why that cannot be told."""

    ACHIEVED = "achieved"
    """The target is met."""
    ON_TRACK = "on-track"
    """Progress is at least 95 % of what the elapsed time asks for."""
    AT_RISK = "at-risk"
    """Progress is at least 60 % of what the elapsed time asks for."""
    OFF_TRACK = "off-track"
    """Progress is less than that."""
    REGRESSED = "regressed"
    """Further from the target than at the beginning."""
    MISSED = "missed"
    """The target was due and is not met."""
    IMPROVED = "improved"
    """Moved in the KPI's direction."""
    UNCHANGED = "unchanged"
    """The same value as at the beginning."""
    WORSENED = "worsened"
    """Moved against the KPI's direction."""
    CHANGED = "changed"
    """Moved, while the KPI does not say which way is better."""
    UNDETERMINED = "undetermined"
    """There are values, but they do not settle the question."""
    MEASURED = "measured"
    """There is a value and nothing to compare it with."""
    REPORTED = "reported"
    """A result in words, which is never scored."""
    PENDING = "pending"
    """A value will come."""
    NOT_MONITORED = "not-monitored"
    """Nobody measures it."""
    NOT_APPLICABLE = "not-applicable"
    """The question does not arise."""
    NOT_YET_MEASURABLE = "not-yet-measurable"
    """The effect can only be measured later."""
    MISSING = "missing"
    """Nothing was said at all."""

    @property
    def label(self) -> str:
        """The status in words: `not monitored`."""
        return self.value.replace("-", " ")

    @property
    def sign(self) -> str:
        """The sign that stands before the words, so that no reader depends on colour."""
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
"""One sign a status, all in the fonts of the report."""

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
"""Of a KPI's several targets, the first of these is the KPI's status: the worst that is decided."""

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
"""All statuses, those first that most need somebody's attention."""

TROUBLE: tuple[Status, ...] = WORST_STATUS_FIRST[:6]
"""Those that a reader of many cities must hear of: what goes wrong, and what nothing is said of."""
