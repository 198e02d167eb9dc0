"""What meets a target, and how much of the way to it is covered.

With baseline and target, progress is (current - baseline) / (target - baseline). That is the share by which the
distance to the target has shrunk; in this form it also works for a target that is a range, and from either side of it.
Pace is progress divided by the elapsed share of the time to the due date.
"""

from __future__ import annotations

import math
from fractions import Fraction

from icc_cli.model.kpis import Direction
from icc_cli.model.quantities.quantity import Qualifier, Relation, Target
from icc_cli.progress.amounts import Amount, no_change
from icc_cli.progress.interval import Interval, Number
from icc_cli.progress.status import Status

ON_TRACK_PACE = Fraction(95, 100)
"""From here on, progress keeps up with the time."""
AT_RISK_PACE = Fraction(60, 100)
"""From here on, it may still catch up."""

_BOUNDS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN)
_NOTHING = Fraction(0)


def goal_of(target: Target, aim: Amount, direction: Direction | None, baseline: Interval | None) -> Interval | None:
    """Return every value that meets a target with the amount `aim`; None if nothing says which side is better.

    `at least 20` says it itself, and so does a change (`+5 %`) or a ratio (`30 ×`). Otherwise the KPI's direction
    decides (a KPI to be maintained must hit the target), or the side of the target on which the baseline is. For a
    range, the end that is reached first counts.
    """
    wanted = aim.interval
    if target.qualifier in _BOUNDS or direction is Direction.MAINTAIN:
        return wanted
    is_rising = _own_way(aim)
    if is_rising is None and direction is not None:
        is_rising = direction is Direction.INCREASE
    if is_rising is None:
        if baseline is None or not baseline.apart_from(wanted):
            return None
        is_rising = baseline.high <= wanted.low
    end = wanted.low if is_rising else wanted.high
    assert isinstance(end, Fraction)  # only bounds have an infinite end
    return Interval.above(end) if is_rising else Interval.below(end)


def _own_way(aim: Amount) -> bool | None:
    """Whether a change or ratio is a rise; None if it is neither, or does not say which way it goes."""
    if aim.relation is Relation.ABSOLUTE:
        return None
    nothing = no_change(aim.relation)
    if aim.interval.within(Interval.above(nothing, open=True)):
        return True
    return False if aim.interval.within(Interval.below(nothing, open=True)) else None


def progress_towards(goal: Interval, before: Interval, after: Interval) -> Interval:
    """Return the share of the way to a goal that is covered: 1 at the goal, below 0 if further away than at first.

    It grows as the current distance shrinks and as the initial distance grows, so its ends come from those of the
    distances. If the initial distance was zero, a value off the goal now is further away than at first.
    """
    first, now = before.distance_to(goal), after.distance_to(goal)
    worst, best = _share(first.low, now.high), _share(first.high, now.low)
    return Interval(
        worst,
        best,
        low_open=first.low_open or now.high_open or worst == -math.inf,
        high_open=first.high_open or now.low_open or first.high == math.inf,
    )


def status_on_the_way(progress: Interval, elapsed: Fraction | None) -> Status | None:
    """Return the status of a goal that is not reached, after a share of the time; None if bounds leave it open.

    Without a share of time there is no pace, and the status only says which way the value moved.
    """
    behind = Interval(-math.inf, _NOTHING, low_open=True, high_open=True)
    steps = {Status.REGRESSED: behind, Status.UNCHANGED: Interval.at(0), Status.IMPROVED: Interval.above(0, open=True)}
    if elapsed is not None:
        at_risk, on_track = AT_RISK_PACE * elapsed, ON_TRACK_PACE * elapsed
        steps = {
            Status.REGRESSED: behind,
            Status.OFF_TRACK: Interval(_NOTHING, at_risk, high_open=True),
            Status.AT_RISK: Interval(at_risk, on_track, high_open=True),
            Status.ON_TRACK: Interval.above(on_track),
        }
    return next((status for status, step in steps.items() if progress.within(step)), None)


def _share(first: Number, now: Number) -> Number:
    if now == 0:
        return Fraction(int(first > 0))
    if first == 0 or now == math.inf:
        return -math.inf
    return Fraction(1) if first == math.inf else 1 - Fraction(now) / Fraction(first)
