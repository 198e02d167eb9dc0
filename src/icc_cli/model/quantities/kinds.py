"""The words that a quantity is described with: how sure, measured from what, why there is none."""

from __future__ import annotations

from enum import StrEnum


class Qualifier(StrEnum):
    """How the number relates to the true value."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"


class Relation(StrEnum):
    """What the number is measured from."""

    ABSOLUTE = "absolute"
    """From zero, in the KPI's unit."""
    RATIO = "ratio"
    """In multiples of the reference: 30 times the value of 2020."""
    CHANGE = "change"
    """From the reference or the baseline, in the KPI's unit: 363 t less."""
    RELATIVE_CHANGE = "relative-change"
    """From the reference or the baseline, in per cent of it: 5 % more."""


class State(StrEnum):
    """Why a cell holds no number. A cell that is left out is something else again: it is missing."""

    PENDING = "pending"
    """A value will come."""
    NOT_MONITORED = "not-monitored"
    """Nobody measures it, for a reason."""
    NOT_APPLICABLE = "not-applicable"
    """The question does not arise here."""
    NOT_YET_MEASURABLE = "not-yet-measurable"
    """The effect can only be measured later."""


class Reason(StrEnum):
    """Why a value is not there."""

    NOT_STARTED = "not-started"
    NO_DATA = "no-data"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NO_RESOURCES = "no-resources"
    NOT_PUBLISHED = "not-published"
    OTHER = "other"
