"""Compares a value with a KPI's targets: the result for each, and which of them decides the KPI's status."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.model.quantities.quantity import Relation, Target
from icc_cli.model.quantities.text import print_quantity
from icc_cli.progress.amounts import Amount, amount_of_target, base_of, no_change, reference_of, relative_to
from icc_cli.progress.change import PERCENTAGE_POINTS, in_numbers
from icc_cli.progress.goal import goal_of, progress_towards, status_on_the_way
from icc_cli.progress.interval import Interval, Number
from icc_cli.progress.status import WORST_FIRST, Status
from icc_cli.progress.text import cell_text
from icc_cli.progress.timing import Calendar
from icc_cli.progress.values import Values


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result for a target."""

    target: Target
    status: Status
    reason: str
    """Why, in one sentence."""
    fraction: Decimal | None = None
    """As in an assessment."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A KPI's values in the measure of one of its targets."""

    after: Amount
    before: Interval | None
    words: str
    """The later value, as the reason names it."""


def judge_all(placed: PlacedKpi, values: Values, calendar: Calendar) -> list[Verdict]:
    """Return the result for each of a KPI's targets that has a number."""
    return [judge(target, placed, values, calendar) for target in placed.kpi.target if target.has_number]


def deciding(verdicts: Sequence[Verdict]) -> Verdict | None:
    """Return the verdict that decides the KPI's status: the worst that is decided, the first of equals. None without a
    target.

    A target that cannot be judged does not hide one that can.
    """
    return min(verdicts, key=lambda verdict: WORST_FIRST.index(verdict.status), default=None)


def judge(target: Target, placed: PlacedKpi, values: Values, calendar: Calendar) -> Verdict:
    """Return the result for one target that has a number."""
    aim, words = amount_of_target(target, placed.kpi), print_quantity(target, unit=placed.kpi.unit)

    def verdict(status: Status, reason: str, fraction: Decimal | None = None) -> Verdict:
        return Verdict(target, status, reason, fraction)

    measured = _measured(aim, words, placed, values, calendar)
    if isinstance(measured, str):
        return verdict(Status.UNDETERMINED, measured)
    after, before, value = measured.after.interval, measured.before, measured.words
    goal = goal_of(target, aim, placed.kpi.direction, before)
    if after.within(goal or aim.interval):
        still = "still " if goal is not None and before is not None and before.within(goal) else ""
        return verdict(Status.ACHIEVED, f"{value} {still}meets the target of {words}.", Decimal(1))
    if goal is None:
        reason = f"{value} is not the target of {words}, and nothing says which side of it is better."
        return verdict(Status.UNDETERMINED, reason)
    if not after.apart_from(goal):
        return verdict(Status.UNDETERMINED, f"{value} leaves open whether the target of {words} is met.")
    progress = None if before is None else progress_towards(goal, before, after)
    fraction = None if progress is None else _fraction(progress)
    due = calendar.last_day(target.due)
    if target.due is not None and due is not None and due < calendar.now(values.until):
        late = f"{value} does not meet the target of {words}, which was due {target.due.words()}."
        return verdict(Status.MISSED, late, fraction)
    if progress is None:
        lacking = f"{value} does not meet the target of {words}, and no {values.since} value gives the pace."
        return verdict(Status.UNDETERMINED, lacking)
    status, reason = _on_the_way(progress, target, words, measured, values, calendar)
    return verdict(status, reason, fraction)


def _on_the_way(
    progress: Interval, target: Target, words: str, measured: _Measured, values: Values, calendar: Calendar
) -> tuple[Status, str]:
    """Return the status of a target that is neither met nor missed, with the reason."""
    due = calendar.last_day(target.due)
    elapsed = None if due is None else calendar.elapsed(values.since, values.until, due)
    status = status_on_the_way(progress, elapsed)
    if status is Status.REGRESSED:
        now = f"{measured.words} is further from the target of {words} than the {values.since} value"
        return status, f"{now}, {values.before_words}."
    if status is None and (elapsed is None or progress.low < 0):
        return Status.UNDETERMINED, f"{measured.words} leaves the progress towards the target of {words} open."
    way = f"{_percentages(progress)} of the way to the target of {words} is covered"
    if target.due is None or elapsed is None:
        return status or Status.UNDETERMINED, f"{way}; there is no due date to judge the pace by."
    time = f"{_percentage(elapsed)} of the time until {target.due.words()} has passed"
    if status is None:
        return Status.UNDETERMINED, f"{way}, while {time}, which leaves the pace open."
    return status, f"{way}, while {time}."


def _measured(aim: Amount, words: str, placed: PlacedKpi, values: Values, calendar: Calendar) -> _Measured | str:
    """Return the values in the measure of a target, or why they cannot be compared with it, in one sentence."""
    if values.after is None:
        return f"The values are increments without a known total to compare with the target of {words}."
    shown = f"The {values.until} value, {values.after_words},"
    refused = f"{shown} is not compared with the target of {words}"
    if values.after.relation is not Relation.ABSOLUTE or aim.relation is Relation.ABSOLUTE:
        after = values.after.in_unit_of(aim)
        unlike = after.unlike(aim)
        before = values.before.in_unit_of(aim).interval if values.before is not None else _nothing_yet(after, values)
        return f"{refused}: {unlike}." if unlike else _Measured(after, before, shown)
    reference = reference_of(placed, aim.reference, calendar.checkpoints)
    base = None if reference is None else base_of(placed, reference)
    if base is None:
        where = f"no value of {aim.reference}" if reference is None else f"no {reference} value"
        return f"{refused}: it is relative, and there is {where} to calculate it from."
    moved = relative_to(base, values.after, aim)
    if moved is None:
        first = f"the {reference} value, {cell_text(placed.at(reference or ''), placed.kpi.unit)}"
        return f"{refused}: it is relative to {first}, from which it cannot be calculated."
    moved = replace(moved, reference=aim.reference, scale=moved.scale or aim.scale)
    unlike = moved.unlike(aim)
    if unlike is not None:
        return f"{refused}: {unlike}."
    if values.since == reference:
        before = Interval.at(no_change(aim.relation))
    else:
        earlier = None if values.before is None else relative_to(base, values.before, aim)
        before = None if earlier is None else earlier.interval
    return _Measured(moved, before, f"{shown.removesuffix(',')} ({_change_words(moved)} since {reference}),")


def _nothing_yet(after: Amount, values: Values) -> Interval | None:
    """Return what a change since the first checkpoint was at that checkpoint."""
    if after.relation is Relation.ABSOLUTE or after.reference is not None or not values.is_from_first:
        return None
    return Interval.at(no_change(after.relation))


def _change_words(moved: Amount) -> str:
    """Return a change or a ratio as text: `+4 %`, `1.04 ×`."""
    if moved.relation is Relation.RATIO:
        return f"{in_numbers(moved.interval)}{NO_BREAK_SPACE}×"
    unit = "%" if moved.relation is Relation.RELATIVE_CHANGE else PERCENTAGE_POINTS if moved.is_percentage else None
    unit = unit or moved.unit or ("levels" if moved.scale else "")
    return f"{in_numbers(moved.interval, signed=True)}{NO_BREAK_SPACE}{unit}".rstrip(NO_BREAK_SPACE)


def _fraction(progress: Interval) -> Decimal | None:
    number = progress.number
    if number is None:
        return None
    share = min(max(number, Fraction(0)), Fraction(1))
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(Decimal("0.0001"), ROUND_DOWN)


def _percentages(progress: Interval) -> str:
    """Return as text a share with at least one end between nothing and all."""
    if progress.number is not None:
        return _percentage(progress.number)
    if isinstance(progress.high, Fraction) and isinstance(progress.low, Fraction):
        return f"Between {_percentage(progress.low)} and {_percentage(progress.high)}"
    return f"At least {_percentage(progress.low)}"


def _percentage(share: Number) -> str:
    """Return a share in whole per cent, rounded down, so that 100 % means all."""
    return f"{math.floor(100 * share)}{NO_BREAK_SPACE}%"
