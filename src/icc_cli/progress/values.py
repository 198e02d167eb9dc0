"""The two values of a KPI that are compared, in numbers and in words; or what prevents the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.kpis import Accumulation, Direction
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.progress.amounts import Amount, amount_of
from icc_cli.progress.change import ValueChange, change_between, change_by, in_numbers
from icc_cli.progress.interval import Interval
from icc_cli.progress.status import Status
from icc_cli.progress.text import cell_text
from icc_cli.progress.timing import Calendar


@dataclass(frozen=True, slots=True)
class Values:
    """What is known about a KPI at two checkpoints, of which the later has a number."""

    since: str
    until: str
    after: Amount | None
    """The later value; None for increments that do not add up to one."""
    after_words: str
    before: Amount | None = None
    """The earlier value, if the later one can be compared with it."""
    before_words: str = ""
    difference: Interval | None = None
    """The later value minus the earlier; None if they are not compared as two states."""
    change: ValueChange | None = None
    is_from_first: bool = False
    """Whether the earlier checkpoint is the first of all, which changes are relative to."""
    obstacle: str = ""
    """Why they are not compared, in one sentence."""
    obstacle_status: Status = Status.UNDETERMINED
    """The status that follows from this for a KPI without a target."""


def values_of(placed: PlacedKpi, since: str, until: str, calendar: Calendar) -> Values:
    """Return the values of a KPI that has a number at `until`.

    Increments are never compared as if they were states: they are added up.
    """
    order = tuple(calendar.checkpoints)
    if placed.kpi.accumulation is Accumulation.INCREMENTAL:
        values = _totals(placed, since, until, order)
    else:
        values = _states(placed, since, until)
    return replace(values, is_from_first=since == order[0])


def _states(placed: PlacedKpi, since: str, until: str) -> Values:
    kpi, earlier, later = placed.kpi, placed.at(since), placed.at(until)
    before, after = amount_of(earlier, kpi), amount_of(later, kpi)
    before_words, words = cell_text(earlier, kpi.unit), cell_text(later, kpi.unit)
    if before is None or after is None:
        known = "in words" if earlier is not None and earlier.text else before_words
        obstacle = f"There is no {since} value to compare the {until} value with: it is {known}."
        return Values(since, until, after, words, obstacle=obstacle, obstacle_status=Status.MEASURED)
    before = before.in_unit_of(after)
    unlike = before.unlike(after)
    if unlike is not None:
        obstacle = f"The {since} value ({before_words}) and the {until} value ({words}) are not compared: {unlike}."
        return Values(since, until, after, words, obstacle=obstacle)
    difference = after.interval.minus(before.interval)
    return Values(since, until, after, words, before, before_words, difference, change_between(before, after))


def _totals(placed: PlacedKpi, since: str, until: str, order: Sequence[str]) -> Values:
    """Return running totals of increments, up to each of the two checkpoints."""
    kpi = placed.kpi
    split, end = order.index(since) + 1, order.index(until) + 1
    amounts = [amount_of(placed.at(checkpoint), kpi) for checkpoint in order[:end]]
    words = cell_text(placed.at(until), kpi.unit)
    before, gained = _sum(amounts[:split]), _sum(amounts[split:])
    if gained is None:
        obstacle = f"The values are increments, and not all of them since {since} can be added up."
        return Values(since, until, None, words, obstacle=obstacle)
    change = change_by(gained)
    since_then = change.text if change else words
    values = Values(
        since, until, None, words, change=change, obstacle_status=Status.MEASURED,
        obstacle=f"Each value is what was added since the one before, which makes {since_then} since {since}.",
    )  # fmt: skip
    total = _sum([before, gained])
    if before is None or total is None or kpi.direction not in (None, Direction.INCREASE):
        return values  # what should fall is compared from period to period, not as a total
    return replace(values, before=before, before_words=_in_all(before), after=total, after_words=_in_all(total))


def _in_all(total: Amount) -> str:
    unit = f"{NO_BREAK_SPACE}{total.unit}" if total.unit else ""
    return f"{in_numbers(total.interval)}{unit} in all"


def _sum(amounts: Sequence[Amount | None]) -> Amount | None:
    """Return the sum of amounts; None if one is unknown or unlike the others, or their bounds leave it open."""
    total = amounts[0]
    for amount in amounts[1:]:
        if total is None or amount is None or total.unlike(amount):
            return None
        is_approximate = total.is_approximate or amount.is_approximate
        total = replace(total, interval=total.interval.plus(amount.interval), is_approximate=is_approximate)
    return None if total is None or total.interval.is_unbounded else total
