"""Dates as plans give them: a day, month, quarter, year or month of the plan, with their precision."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from icc_cli.model.base import Model
from icc_cli.model.date_guess import MONTHS, guess
from icc_cli.patterns import lazy

_PATTERN = (
    r"^((19|20|21)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4])?"
    r"|M([1-9]|[1-9]\d|1[01]\d|120))$"
)
_FORMS = lazy(
    r"(?P<year>(?:19|20|21)[0-9]{2})"
    r"(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?"
    r"|M(?P<plan_month>[1-9]|[1-9][0-9]|1[01][0-9]|120)",
)
_HOW = "A date is written 2022-05-31 (day), 2022-05 (month), 2022-Q3, 2022 (year) or M3 (month of the plan)."
_ORDINALS = ("1st", "2nd", "3rd", "4th")


class Precision(StrEnum):
    """How precisely a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    PLAN_MONTH = "plan-month"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date with its precision, or a month counted from the start of the plan.

    Dates are not ordered, as `2022` is neither before nor after `2022-05`: compare `first_day()` or `last_day()`,
    depending on the question.
    """

    year: int = 0
    """The calendar year; 0 in a month of the plan."""
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    plan_month: int | None = None
    """1 is the month in which the plan starts."""

    @classmethod
    def parse(cls, written: object) -> PartialDate:
        """Return the date for a text (or, for a year, an integer) in the date format.

        Raises NotADateError with a sentence on how to write a date, and the right form if it is clear.
        """
        if isinstance(written, PartialDate):
            return written
        text = _text_of(written)
        usable = isinstance(written, (str, int)) and not isinstance(written, bool)
        found = _FORMS.fullmatch(text) if usable and len(text) <= 10 else None
        if found is None:
            raise NotADateError(text)
        date = cls(**{name: int(digits) for name, digits in found.groupdict().items() if digits})
        if date.day is not None and date.day > calendar.monthrange(date.year, date.month or 1)[1]:
            raise ValueError(f"{MONTHS[(date.month or 1) - 1]} {date.year} has no day {date.day}")
        return date

    @property
    def precision(self) -> Precision:
        """The smallest part that is known."""
        if self.plan_month is not None:
            return Precision.PLAN_MONTH
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            return Precision.MONTH
        return Precision.QUARTER if self.quarter is not None else Precision.YEAR

    def first_day(self) -> datetime.date:
        """Return the earliest possible day. Raises ValueError for a month of the plan (see `resolve`)."""
        first, _ = self._months()
        return datetime.date(self.year, first, self.day or 1)

    def last_day(self) -> datetime.date:
        """Return the latest possible day. Raises ValueError for a month of the plan (see `resolve`)."""
        _, last = self._months()
        return datetime.date(self.year, last, self.day or calendar.monthrange(self.year, last)[1])

    def resolve(self, start: datetime.date) -> PartialDate:
        """Return a month of the plan as a calendar month: M1 is the month of `start`. Other dates are unchanged."""
        if self.plan_month is None:
            return self
        years, month = divmod(start.month - 1 + self.plan_month - 1, 12)
        return PartialDate(year=start.year + years, month=month + 1)

    def words(self) -> str:
        """Return the date for people: `31 May 2022`, `May 2022`, `3rd quarter of 2022`, `2022`, `month 3`."""
        if self.plan_month is not None:
            return f"month {self.plan_month}"
        if self.quarter is not None:
            return f"{_ORDINALS[self.quarter - 1]} quarter of {self.year}"
        if self.month is None:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    def __str__(self) -> str:
        """The date as the format writes it."""
        if self.plan_month is not None:
            return f"M{self.plan_month}"
        if self.quarter is not None:
            return f"{self.year:04}-Q{self.quarter}"
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    def _months(self) -> tuple[int, int]:
        if self.plan_month is not None:
            raise ValueError(f"{self} is a month of the plan: it has days once the start of the plan is known")
        if self.quarter is not None:
            return 3 * self.quarter - 2, 3 * self.quarter
        return (1, 12) if self.month is None else (self.month, self.month)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.parse, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "anyOf": [
                {"type": "string", "pattern": _PATTERN},
                {"type": "integer", "minimum": 1900, "maximum": 2199},
            ],
            "examples": ["2022-05-31", "2022-05", "2022-Q3", 2022, "M3"],
        }


def month_of(day: datetime.date) -> PartialDate:
    """Return the month of a day."""
    return PartialDate(year=day.year, month=day.month)


def _text_of(written: object) -> str:
    """What was written, as far as an error needs it: Python refuses to print an integer with thousands of digits."""
    if isinstance(written, int) and abs(written) >= 10**12:
        return "a number as long as this"
    return str(getattr(written, "raw", written)).strip()


class NotADateError(ValueError):
    """Raised for words that are not a date; says how to write one."""

    def __init__(self, text: str) -> None:
        self.likely = guess(text)
        """What was most likely meant, in the date format; None if unclear."""
        super().__init__(_refusal(text, self.likely))


def _refusal(text: str, likely: str | None) -> str:
    if not text:
        return f"is empty\n{_HOW}"
    if likely is not None:
        return f"is written {text!r}\nWrite {likely}. {_HOW}"
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    return f"is {shown!r}, which is not a date\n{_HOW}"


class Period(Model):
    """A period of time; an end that is left out is open."""

    start: PartialDate | None = None
    """When it starts."""
    end: PartialDate | None = None
    """When it ends; its last day is included."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start is None and self.end is None:
            raise ValueError("is empty: give a start, an end, or both")
        if self.start is not None and self.end is not None and _ends_before(self.start, self.end):
            raise ValueError(f"ends ({self.end}) before it starts ({self.start}): swap them, or correct one")
        return self


def _ends_before(start: PartialDate, end: PartialDate) -> bool:
    if start.plan_month is not None and end.plan_month is not None:
        return end.plan_month < start.plan_month
    if start.plan_month is not None or end.plan_month is not None:
        return False  # a month of the plan and a calendar date are only comparable once the start of the plan is known
    return end.last_day() < start.first_day()
