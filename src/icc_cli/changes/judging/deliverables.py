"""What judges need besides the difference: the two deliverables, and how far apart dates are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from icc_cli.changes.change import Verdict
from icc_cli.changes.differences import Difference
from icc_cli.model import Deliverable
from icc_cli.model.dates import PartialDate, Precision


class Deliverables(NamedTuple):
    """The two deliverables that are compared."""

    old: Deliverable
    new: Deliverable

    def shift(self, old: PartialDate, new: PartialDate) -> int | None:
        """Return how many days later the last day of a new date is; None where nobody can tell.

        Months of the plan are counted from one start, as a plan that begins later is a change of its own.
        """
        starts = [each.roadmap.start for each in (self.new, self.old) if each.roadmap.start is not None]
        start = starts[0].first_day() if starts else None
        if _is_plan_month(old) and _is_plan_month(new):
            start = start or date(2001, 1, 1)
        elif start is not None and len(starts) == 2 and _is_plan_month(old):
            start = starts[1].first_day()
        before, after = _last_day(old, start), _last_day(new, start)
        return None if before is None or after is None else (after - before).days

    def is_same_day(self, old: PartialDate | None, new: PartialDate | None) -> bool:
        """Tell whether two dates mean the same last day, or both are missing."""
        return old == new or (old is not None and new is not None and self.shift(old, new) == 0)


Judge = Callable[[Difference, Deliverables], Iterator[Verdict]]
"""Says what a difference means: nothing, one change or several."""


def days(number: int) -> str:
    """Return a number of days in words."""
    return f"{abs(number)} {'day' if abs(number) == 1 else 'days'}"


def _last_day(given: PartialDate, start: date | None) -> date | None:
    if not _is_plan_month(given):
        return given.last_day()
    return None if start is None else given.resolve(start).last_day()


def _is_plan_month(given: PartialDate) -> bool:
    return given.precision is Precision.PLAN_MONTH
