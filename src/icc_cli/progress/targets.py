"""A value against a KPI's targets: what came of each, and which of them the KPI's status is taken from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from icc_cli.model.kpis import Kpi
from icc_cli.model.numbers import NO_BREAK_SPACE
from icc_cli.model.quantity import Target
from icc_cli.model.quantity_text import print_quantity
from icc_cli.progress.amounts import amount_of_target
from icc_cli.progress.goal import goal_of, progress_towards, status_on_the_way
from icc_cli.progress.interval import Interval, Number
from icc_cli.progress.status import WORST_FIRST, Status
from icc_cli.progress.timing import Calendar
from icc_cli.progress.values import Values


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a target."""

    status: Status
    reason: str
    fraction: Decimal | None = None
    """As in an assessment."""


def judge_all(kpi: Kpi, values: Values, calendar: Calendar) -> Verdict | None:
    """What came of a KPI's targets: the worst that is decided, the first of equals. None without a target.

    A target without a number is none, and a target that cannot be judged does not hide one that can.
    """
    targets = [target for target in kpi.target if target.has_number]
    verdicts = [judge(target, kpi, values, calendar) for target in targets]
    return min(verdicts, key=lambda verdict: WORST_FIRST.index(verdict.status), default=None)


def judge(target: Target, kpi: Kpi, values: Values, calendar: Calendar) -> Verdict:
    """What came of one target that has a number."""
    aim, words = amount_of_target(target, kpi), print_quantity(target, unit=kpi.unit)
    value = f"The {values.until} value, {values.after_words},"
    if values.after is None:
        return _open(f"The values are increments without a known total to compare with the target of {words}.")
    unlike = values.after.unlike(aim)
    if unlike is not None:
        return _open(f"{value} is not compared with the target of {words}: {unlike}.")
    before = None if values.before is None else values.before.interval
    after = values.after.interval
    goal = goal_of(target, kpi.direction, before)
    if after.within(goal or aim.interval):
        still = "still " if goal is not None and before is not None and before.within(goal) else ""
        return Verdict(Status.ACHIEVED, f"{value} {still}meets the target of {words}.", Decimal(1))
    if goal is None:
        return _open(f"{value} is not the target of {words}, and nothing says which side of it is better.")
    if not after.apart_from(goal):
        return _open(f"{value} leaves open whether the target of {words} is met.")
    progress = None if before is None else progress_towards(goal, before, after)
    fraction = None if progress is None else _fraction(progress)
    due = calendar.last_day(target.due)
    if target.due is not None and due is not None and due < calendar.checkpoints[values.until]:
        late = f"{value} does not meet the target of {words}, which was due {target.due.words()}."
        return Verdict(Status.MISSED, late, fraction)
    if progress is None:
        return _open(f"{value} does not meet the target of {words}, and no {values.since} value gives the pace.")
    elapsed = None if due is None else calendar.elapsed(values.since, values.until, due)
    status = status_on_the_way(progress, elapsed)
    if status is None:
        return _open(f"{value} leaves open how much of the way to the target of {words} is covered.")
    if status is Status.REGRESSED:
        away = f"{value} is further from the target of {words} than the {values.since} value, {values.before_words}."
        return Verdict(status, away, fraction)
    way = f"{_percentages(progress)} of the way to the target of {words} is covered"
    if target.due is None or elapsed is None:
        return Verdict(status, f"{way}; there is no due date to judge the pace by.", fraction)
    time = f"{_percentage(elapsed)} of the time until {target.due.words()} is gone"
    return Verdict(status, f"{way}, while {time}.", fraction)


def _open(reason: str) -> Verdict:
    return Verdict(Status.UNDETERMINED, reason)


def _fraction(progress: Interval) -> Decimal | None:
    number = progress.number
    if number is None:
        return None
    share = min(max(number, Fraction(0)), Fraction(1))
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(Decimal("0.0001"), ROUND_DOWN)


def _percentages(progress: Interval) -> str:
    """A share of which at least one end is between nothing and all, in words."""
    if progress.number is not None:
        return _percentage(progress.number)
    if isinstance(progress.high, Fraction) and isinstance(progress.low, Fraction):
        return f"Between {_percentage(progress.low)} and {_percentage(progress.high)}"
    return f"At least {_percentage(progress.low)}"


def _percentage(share: Number) -> str:
    """A share in whole per cent, rounded down, so that 100 % means all."""
    return f"{math.floor(100 * share)}{NO_BREAK_SPACE}%"
