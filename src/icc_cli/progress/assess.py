"""The assessment of one KPI: a pure function of what the city wrote."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.kpis import Direction, Kpi
from icc_cli.model.quantities.quantity import Measurement, State
from icc_cli.progress.change import ValueChange
from icc_cli.progress.interval import Interval
from icc_cli.progress.status import Status
from icc_cli.progress.targets import Verdict, deciding, judge_all
from icc_cli.progress.text import cell_text
from icc_cli.progress.timing import Calendar
from icc_cli.progress.values import Values, values_of


def assess(placed: PlacedKpi, since: str, until: str, calendar: Calendar) -> Assessment:
    """Assess a KPI between two checkpoints, of which `since` comes first in `calendar`.

    "Now" is the day of `until`, and the first value is the baseline. With targets, the status is that of the worst
    decided one; without, it says which way the value moved. A bound (`≥ 20`) or a range means all its
    numbers: a conclusion that does not hold for every one of them is undetermined. Values in units of one kind are
    converted; a relative target (`+5 %`, `30 ×`) is calculated from the first checkpoint's value, or from the one that
    it names. Nothing is assumed.

    In this table a dash means that something is left out, the KPI counts in its unit, start is on 30 April 2021 and
    final on 31 August 2022. The tests read it.

    direction | unit  | start  | final          | target    | due        | status             | change
    ----------|-------|--------|----------------|-----------|------------|--------------------|------------------------
    increase  | %     | 30     | 40             | -         | -          | improved           | +10 pp
    increase  | %     | 50     | 40             | -         | -          | worsened           | −10 pp
    increase  | kWh   | 93 000 | 300 200        | -         | -          | improved           | +207 200 kWh (+222.8 %)
    increase  | %     | 0      | 0              | -         | -          | unchanged          | 0 pp
    increase  | users | 0      | 40             | -         | -          | improved           | +40 users
    decrease  | t     | 200    | 150            | -         | -          | improved           | −50 t (−25 %)
    decrease  | t     | 200    | 250            | -         | -          | worsened           | +50 t (+25 %)
    maintain  | %     | 90     | 90             | -         | -          | unchanged          | 0 pp
    maintain  | %     | 90     | 91             | -         | -          | worsened           | +1 pp
    -         | users | 10     | 12             | -         | -          | changed            | +2 users (+20 %)
    -         | users | 10     | 10             | -         | -          | unchanged          | 0 users
    increase  | users | 10     | ≥ 12           | -         | -          | improved           | ≥ +2 users
    increase  | users | 10     | ≥ 10           | -         | -          | undetermined       | ≥ 0 users
    increase  | users | 10     | > 10           | -         | -          | improved           | > 0 users
    decrease  | users | 10     | 3–4            | -         | -          | improved           | −7 to −6 users
    increase  | users | 10     | 8–12           | -         | -          | undetermined       | −2 to +2 users
    increase  | users | ≥ 10   | ≥ 20           | -         | -          | undetermined       | -
    increase  | users | 10     | ≈ 12           | -         | -          | improved           | ≈ +2 users (+20 %)
    increase  | t     | 2 kt   | 3 000 t        | -         | -          | improved           | +1 000 t (+50 %)
    decrease  | -     | 120 t  | 0.12 kt        | -         | -          | unchanged          | 0 kt
    increase  | EUR   | 500    | 1 000 BGN      | -         | -          | undetermined       | -
    increase  | -     | 2 × 2020 | 30 × 2020    | -         | -          | improved           | +28 ×
    increase  | -     | 2 × 2019 | 30 × 2020    | -         | -          | undetermined       | -
    increase  | users | -      | 12             | -         | -          | measured           | -
    increase  | users | TBD    | 12             | -         | -          | measured           | -
    increase  | users | 10     | went very well | -         | -          | reported           | -
    increase  | users | 10     | -              | 20        | 2022       | missing            | -
    increase  | users | 10     | TBD            | 20        | 2021       | pending            | -
    increase  | users | 10     | not monitored  | -         | -          | not-monitored      | -
    increase  | users | 10     | not applicable | -         | -          | not-applicable     | -
    increase  | users | 10     | not measurable | -         | -          | not-yet-measurable | -
    increase  | users | 10     | 20             | 20        | 2022       | achieved           | +10 users (+100 %)
    increase  | users | 10     | 25             | 20        | 2022       | achieved           | +15 users (+150 %)
    increase  | users | -      | 20             | 20        | 2022       | achieved           | -
    increase  | %     | 30     | 40             | 20        | 2025       | achieved           | +10 pp
    increase  | %     | 30     | 10             | 20        | 2025       | regressed          | −20 pp
    increase  | users | 0      | 50             | 100       | 2022-12    | at-risk            | +50 users
    increase  | users | 0      | 80             | 100       | 2022-12    | on-track           | +80 users
    increase  | users | 0      | 40             | 100       | 2022-12    | off-track          | +40 users
    increase  | users | 10     | 10             | 100       | 2022-12    | off-track          | 0 users
    increase  | users | 10     | 9              | 100       | 2022-12    | regressed          | −1 users (−10 %)
    increase  | users | 10     | 99             | 100       | 2022-08-30 | missed             | +89 users (+890 %)
    increase  | users | 0      | 96             | 100       | 2022-08-31 | on-track           | +96 users
    decrease  | t     | 200    | 120            | 100       | 2022-12    | on-track           | −80 t (−40 %)
    decrease  | t     | 200    | 210            | 100       | 2022-12    | regressed          | +10 t (+5 %)
    decrease  | t     | 200    | 0              | 0         | 2022       | achieved           | −200 t (−100 %)
    -         | t     | 200    | 150            | 100       | -          | improved           | −50 t (−25 %)
    -         | t     | -      | 150            | 100       | -          | undetermined       | -
    increase  | users | 10     | 15             | 20        | -          | improved           | +5 users (+50 %)
    increase  | users | 10     | 10             | 20        | -          | unchanged          | 0 users
    increase  | users | 10     | 5              | 20        | -          | regressed          | −5 users (−50 %)
    increase  | users | -      | 15             | 20        | 2025       | undetermined       | -
    maintain  | %     | 80     | 90             | 85–95     | 2022       | achieved           | +10 pp
    maintain  | %     | 100    | 98             | 85–95     | 2025       | on-track           | −2 pp
    increase  | BGN   | 500000 | ≥ 1 000 000    | 1 000 000 | 2022       | achieved           | ≥ +500 000 BGN
    increase  | BGN   | 500000 | ≥ 1 000 000    | 2 000 000 | 2022       | undetermined       | ≥ +500 000 BGN
    increase  | users | 10     | 100            | > 100     | 2021       | missed             | +90 users (+900 %)
    increase  | users | 10     | ≤ 9            | 100       | 2025       | regressed          | ≤ −1 users
    increase  | t     | 10     | 15             | 2 kt      | 2022       | off-track          | +5 t (+50 %)
    decrease  | t     | 2 kt   | 1 kt           | 500 t     | 2021       | missed             | −1 000 t (−50 %)
    increase  | BGN   | 10     | 15             | 20 EUR    | 2022       | undetermined       | +5 BGN (+50 %)
    increase  | users | 0      | 20–90          | 100       | 2025       | undetermined       | +20 to +90 users
    increase  | users | 0      | 50–90          | 100       | 2025       | on-track           | +50 to +90 users
    increase  | users | 200    | 210            | +5 %      | 2022       | achieved           | +10 users (+5 %)
    -         | users | 200    | 209            | +5 %      | 2025       | on-track           | +9 users (+4.5 %)
    -         | users | 200    | 190            | +5 %      | -          | regressed          | −10 users (−5 %)
    -         | t     | 200    | 150            | −30 %     | 2021       | missed             | −50 t (−25 %)
    increase  | users | 0      | 12             | +5 %      | 2022       | undetermined       | +12 users
    increase  | users | -      | 12             | +5 %      | 2022       | undetermined       | -
    increase  | users | ≥ 100  | 200            | +50 %     | -          | undetermined       | ≤ +100 users
    increase  | users | 80–100 | 200            | +50 %     | -          | achieved           | +100 to +120 users
    -         | t     | 500    | 200            | -363 t    | 2025       | on-track           | −300 t (−60 %)
    -         | t     | 500    | 137            | -0.363 kt | 2025       | achieved           | −363 t (−72.6 %)
    increase  | %     | 40     | 46             | +5 pp     | 2022       | achieved           | +6 pp
    increase  | -     | 2      | 4              | +2 levels (Likert scale) | 2022 | achieved  | +2 levels
    increase  | users | 10     | 200            | 30x       | -          | improved           | +190 users (+1 900 %)
    increase  | users | 10     | 300            | 30x       | 2021       | achieved           | +290 users (+2 900 %)
    increase  | users | 10     | 300            | 30 × 2019 | 2021       | undetermined       | +290 users (+2 900 %)
    increase  | users | 10     | +4 %           | +5 %      | 2025       | on-track           | -
    """
    kpi, current = placed.kpi, placed.at(until)
    if current is None or not current.has_number:
        return _without_number(kpi, current, until)
    values = values_of(placed, since, until, calendar)
    verdicts = judge_all(placed, values, calendar)
    verdict = deciding(verdicts)
    if verdict is not None:
        return Assessment(verdict.status, values.change, verdict.fraction, verdict.reason, tuple(verdicts))
    if values.difference is None:
        return Assessment(values.obstacle_status, values.change, None, values.obstacle)
    status, reason = _moved(kpi.direction, values, values.difference)
    return Assessment(status, values.change, None, reason)


def _without_number(kpi: Kpi, current: Measurement | None, until: str) -> Assessment:
    owed = f"; {kpi.owner} owes it" if kpi.owner else ""
    if current is None:
        return Assessment(Status.MISSING, None, None, f"Nothing is said about the {until} value{owed}.")
    if current.state is None:
        return Assessment(Status.REPORTED, None, None, f"The {until} value is in words, which are not scored.")
    expects_one = current.state is State.PENDING
    reason = f"The {until} value is {cell_text(current, None)}{owed if expects_one else ''}."
    return Assessment(Status(current.state.value), None, None, reason)


def _moved(direction: Direction | None, values: Values, difference: Interval) -> tuple[Status, str]:
    """Return which way a value moved and whether that is the better one, with the reason."""
    if difference == Interval.at(0):
        return Status.UNCHANGED, f"The {values.since} and {values.until} values are the same: {values.after_words}."
    way = f"from {values.before_words} ({values.since}) to {values.after_words} ({values.until})"
    has_risen = difference.within(Interval.above(0, open=True))
    if not has_risen and not difference.within(Interval.below(0, open=True)):
        return Status.UNDETERMINED, f"It went {way}, which leaves open whether it rose or fell."
    moved = f"It {'rose' if has_risen else 'fell'} {way}"
    if direction is None:
        return Status.CHANGED, f"{moved}; the KPI does not say which way is better."
    if direction is Direction.MAINTAIN:
        return Status.WORSENED, f"{moved}, but was meant to stay the same."
    better = "more" if direction is Direction.INCREASE else "less"
    if has_risen == (direction is Direction.INCREASE):
        return Status.IMPROVED, f"{moved}, and {better} is better."
    return Status.WORSENED, f"{moved}, while {better} is better."


@dataclass(frozen=True, slots=True)
class Assessment:
    """The result of assessing a KPI."""

    status: Status
    change: ValueChange | None
    """None if there are no two values to compare."""
    fraction: Decimal | None
    """How much of the way from the first value to the target is covered, 0 to 1, rounded down to four decimals, so that
    1 means reached. None without a target, or if bounds leave it open.
    """
    reason: str
    """Why, in one sentence."""
    verdicts: tuple[Verdict, ...] = ()
    """The result for each target that has a number, if the later value has one."""
