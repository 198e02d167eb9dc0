"""The time axis of the roadmap: where a date of any precision goes, and how the axis is labelled.

All months are equally wide. A date covers its precision: 2022-Q3 three months, 2022 twelve. The axis shows calendar
months or, where a plan only uses M1, M2, …, the plan's own months. A date that has no position on it (a plan month
without a known start, next to calendar dates) is left off: no date is ever invented.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icc_cli.model.dates import PartialDate
from icc_cli.model.roadmap import Activity, Milestone, Roadmap
from icc_cli.programme import Edition
from icc_cli.report.language import ENGLISH, Language

_STEPS = ((1, 23), (3, 26), (12, 30), (60, 30), (120, 30), (600, 30))
"""Possible tick steps: a number of months, and the least width of such a step in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the axis in months; `open_start` and `open_end` mark a side without a date."""

    start: float
    end: float
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of the axis with alternative labels; the first that fits is drawn."""

    start: float
    end: float
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time. Positions are months: since year 0 of the calendar, or since the start of the plan."""

    first: int
    """The month in which the axis starts."""
    last: int
    """The month before which it ends."""
    is_calendar: bool
    plan_start: datetime.date | None = None

    @classmethod
    def of(cls, roadmap: Roadmap) -> Axis | None:
        """Return the axis that covers every date of the roadmap; None if there are no dates."""
        dates = [date for date in _dates(roadmap) if date is not None]
        plan_start = roadmap.start.first_day() if roadmap.start else None
        if plan_start:
            dates = [date.resolve(plan_start) for date in dates]
        is_calendar = any(date.plan_month is None for date in dates)
        places = [place for date in dates if (place := _place(date, is_calendar))]
        if not places:
            return None
        first = int(min(start for start, _ in places))
        last = -int(-max(end for _, end in places) // 1)
        if plan_start and roadmap.months:
            origin = _month(plan_start)
            first, last = min(first, origin), max(last, origin + roadmap.months)
        elif not is_calendar:
            first, last = 0, max(last, roadmap.months or 0)
        return cls(first, last, is_calendar, plan_start)

    def place(self, date: PartialDate | None) -> tuple[float, float] | None:
        """Return what a date covers, in months, from the start of its first day to the end of its last."""
        if date is None:
            return None
        return _place(date.resolve(self.plan_start) if self.plan_start else date, self.is_calendar)

    def span(self, start: PartialDate | None, end: PartialDate | None) -> Span | None:
        """Return what a period covers if either end is known; None if neither has a position."""
        one, other = self.place(start), self.place(end)
        if one is None and other is None:
            return None
        known = [place for place in (one, other) if place is not None]
        return Span(min(place[0] for place in known), max(place[1] for place in known), one is None, other is None)

    def step(self, pitch: float) -> int:
        """Return how many months a tick covers when a month is `pitch` CSS pixels wide."""
        fitting = (months for months, least in _STEPS if months * pitch >= least)
        return next(fitting, _STEPS[-1][0])

    def ticks(self, months: int, language: Language = ENGLISH) -> Iterator[Tick]:
        """Return the axis divided into stretches of equal length; the first and last may be shorter."""
        for begin in range(self.first - self.first % months, self.last, months):
            start, end = max(begin, self.first), min(begin + months, self.last)
            yield Tick(start, end, self._labels(begin, months, language))

    def phases(self, edition: Edition, language: Language = ENGLISH) -> Iterator[Tick]:
        """Return the phases of the programme, clipped to the axis."""
        for phase in edition.phases if self.is_calendar else ():
            start, end = max(_month(phase.start), self.first), min(_month(phase.end) + 1, self.last)
            if start < end:
                number = phase.number
                full = language.say("roadmap-chart.phase", number=number, title=phase.title)
                yield Tick(start, end, (full, language.say("roadmap-chart.phase-short", number=number), str(number)))

    def words(self, month: int, language: Language = ENGLISH) -> str:
        """Return a month as text."""
        year, index = divmod(month, 12)
        date = PartialDate(year=year, month=index + 1) if self.is_calendar else PartialDate(plan_month=month + 1)
        return language.date(date)

    def _labels(self, month: int, months: int, language: Language) -> tuple[str, ...]:
        year, index = divmod(month, 12)
        if not self.is_calendar:
            return (f"M{month + 1}",)
        if months >= 12:
            return (str(year),)
        if months == 3:
            return (language.say("date.quarter-short", number=index // 3 + 1),)
        return language.month_labels(index + 1)


def _dates(roadmap: Roadmap) -> Iterator[PartialDate | None]:
    tracks = roadmap.tracks
    activities: Iterable[Activity] = (activity for track in tracks for activity in track.activities)
    for activity in activities:
        yield from (activity.start, activity.end)
    milestones: Iterable[Milestone] = (milestone for track in tracks for milestone in track.milestones)
    for milestone in (*roadmap.milestones, *milestones):
        yield from (milestone.start, milestone.due)


def _place(date: PartialDate, is_calendar: bool) -> tuple[float, float] | None:
    if date.plan_month is not None:
        return None if is_calendar else (date.plan_month - 1, date.plan_month)
    first, last = date.first_day(), date.last_day()
    return _month(first) + _elapsed(first, 1), _month(last) + _elapsed(last, 0)


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1


def _elapsed(day: datetime.date, before: int) -> float:
    """Return the fraction of its month that has passed at the end of a day, or with `before` = 1 at its start."""
    return (day.day - before) / calendar.monthrange(day.year, day.month)[1]
