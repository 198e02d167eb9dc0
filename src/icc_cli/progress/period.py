"""What is compared with what, and as of which day: from the checkpoints or days that somebody asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from icc_cli.progress.timing import Calendar


class Period(NamedTuple):
    """Two checkpoints, and the day that due dates are compared with."""

    since: str
    until: str
    as_of: date


class PeriodError(ValueError):
    """Raised for two checkpoints or days that are no period; it says why."""


def period_of(calendar: Calendar, since: str | date, until: str | date | None, as_of: date | None) -> Period:
    """The period that is asked for, each end as a checkpoint or as a day, which is that of the last checkpoint by then.

    Without `until`, it ends with the last checkpoint by `as_of`, and without that day, with the last of all; but it
    never ends with the checkpoint that it begins with. Without `as_of`, due dates are compared with the day that is
    given as `until`, else with that of the later checkpoint.

    Raises PeriodError where that is no period.
    """
    days, order = calendar.checkpoints, list(calendar.checkpoints)
    first = _checkpoint_by(days, since) if isinstance(since, date) else since
    if until is None:
        by_then = [each for each in order if as_of is None or days[each] <= as_of]
        following = order[order.index(first) + 1 :]
        last = by_then[-1] if by_then and by_then[-1] in following else next(iter(following), first)
    else:
        last = _checkpoint_by(days, until) if isinstance(until, date) else until
    if order.index(first) >= order.index(last):
        shown = ", ".join(f"{each} ({day.isoformat()})" for each, day in days.items())
        raise PeriodError(f"{first} does not come before {last}: the checkpoints are {shown}")
    if until is not None and as_of is not None and as_of < days[last]:
        raise PeriodError(f"the {last} values are of {days[last].isoformat()}, after {as_of.isoformat()}")
    own = until if isinstance(until, date) else days[last]
    return Period(first, last, as_of or own)


def _checkpoint_by(days: Mapping[str, date], day: date) -> str:
    """The last checkpoint on or before a day."""
    passed = [checkpoint for checkpoint, when in days.items() if when <= day]
    if not passed:
        first, when = next(iter(days.items()))
        raise PeriodError(f"no checkpoint was by {day.isoformat()}: the first is {first}, on {when.isoformat()}")
    return passed[-1]
