"""When a checkpoint was, and how much of the time to a due date had passed by then. The clock is never read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from icc_cli.model.dates import PartialDate, Precision
from icc_cli.model.deliverable import Deliverable
from icc_cli.programme import Edition


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days used in calculations: the city's own, else those of the programme edition."""

    checkpoints: Mapping[str, date]
    """The last day of each checkpoint."""
    plan_start: date | None = None
    """The first day of the month that the plan counts from, for dates such as `M3`."""
    as_of: date | None = None
    """The day that due dates are compared with, if it is not that of the later checkpoint."""

    @classmethod
    def of(cls, deliverable: Deliverable, edition: Edition, as_of: date | None = None) -> Calendar:
        """Return the calendar of a city."""
        start = deliverable.roadmap.start
        plan_start = None if start is None or _is_plan_month(start) else start.first_day()
        own = {entry.id: entry.date for entry in deliverable.city.checkpoints}
        days = {
            checkpoint.id: _last_day(own.get(checkpoint.id), plan_start) or checkpoint.due
            for checkpoint in edition.checkpoints
        }
        return cls(days, plan_start, as_of)

    def last_day(self, given: PartialDate | None) -> date | None:
        """Return the last possible day of a date; None for no date, and for a month of a plan without a start."""
        return _last_day(given, self.plan_start)

    def now(self, until: str) -> date:
        """Return the day that due dates are compared with: that of a checkpoint, unless another was given."""
        return self.as_of or self.checkpoints[until]

    def elapsed(self, since: str, until: str, due: date) -> Fraction | None:
        """Return the share of the time from one checkpoint to a due date that has passed at another checkpoint.

        None if there is no time between the two, and so no pace.
        """
        begin, now = self.checkpoints[since], self.now(until)
        return Fraction((now - begin).days, (due - begin).days) if begin < now and begin < due else None


def _last_day(given: PartialDate | None, plan_start: date | None) -> date | None:
    if given is None:
        return None
    if not _is_plan_month(given):
        return given.last_day()
    return None if plan_start is None else given.resolve(plan_start).last_day()


def _is_plan_month(given: PartialDate) -> bool:
    return given.precision is Precision.PLAN_MONTH
