"""The terms that describe a quantity: how certain it is, what it is relative to, why there is none."""

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
    """What the number is relative to."""

    ABSOLUTE = "absolute"
    """From zero, in the KPI's unit."""
    RATIO = "ratio"
    """In multiples of the reference: 30 times the value of 2020."""
    CHANGE = "change"
    """From the reference or the baseline, in the KPI's unit: 363 t less."""
    RELATIVE_CHANGE = "relative-change"
    """From the reference or the baseline, in per cent of it: 5 % more."""


class State(StrEnum):
    """Why a cell holds no number. A cell that is left out is different: it is missing."""

    PENDING = "pending"
    """A value will come."""
    NOT_MONITORED = "not-monitored"
    """It is not measured, for a reason."""
    NOT_APPLICABLE = "not-applicable"
    """The question does not apply here."""
    NOT_YET_MEASURABLE = "not-yet-measurable"
    """The effect can only be measured later."""


class Reason(StrEnum):
    """Why there is no value."""

    NOT_STARTED = "not-started"
    NO_DATA = "no-data"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NO_RESOURCES = "no-resources"
    NOT_PUBLISHED = "not-published"
    OTHER = "other"
