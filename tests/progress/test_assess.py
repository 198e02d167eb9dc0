"""One KPI between two checkpoints: every row of the table in `assess`, and what holds for all values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.kpis import Kpi, KpiGroup
from icc_cli.model.quantities.conversion import convert
from icc_cli.progress import Assessment, Calendar, Status, assess

CALENDAR = Calendar(
    {"start": date(2021, 4, 30), "midway": date(2022, 2, 28), "final": date(2022, 8, 31)}, date(2021, 5, 1)
)
OPPOSITE = {"increase": "decrease", "decrease": "increase"}


def table() -> list[list[str]]:
    """The rows of the table in the docstring, as cells."""
    lines = (assess.__doc__ or "").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line.count("|") == 7]
    assert rows[0][0] == "direction"
    assert len(rows) > 40
    return rows[2:]


def stand(**fields: object) -> Assessment:
    """Assess a KPI with these fields."""
    return assess(PlacedKpi(KpiGroup(), kpi_of(**fields)), "start", "final", CALENDAR)


def kpi_of(**fields: object) -> Kpi:
    """A KPI of users, of which more are better, unless the fields (or values by checkpoint) say otherwise."""
    measurements = {each: fields.pop(each, None) for each in ("start", "midway", "final")}
    known = {
        checkpoint: {"value": value} if isinstance(value, Decimal) else value
        for checkpoint, value in measurements.items()
        if value is not None
    }
    always = {"id": "kpi", "name": "A KPI", "kind": "activity", "measurements": known}
    return Kpi.model_validate({"direction": "increase", "unit": "users", **always, **fields})


@pytest.mark.parametrize("row", table(), ids=lambda row: " ".join(row[:6]))
def test_table_of_cases(row: list[str]) -> None:
    given_cells = [None if cell == "-" else cell for cell in row]
    direction, unit, start, final, target, due, status, change = given_cells
    goal = [] if target is None else [{"value": target} | ({"due": due} if due else {})]
    found = stand(direction=direction, unit=unit, target=goal, start=start, final=final)
    assert found.status.value == status, found.reason
    assert (found.change and found.change.text.replace("\N{NO-BREAK SPACE}", " ")) == change
    assert found.reason.endswith(".")
    assert found.reason.count(". ") == 0


def test_a_target_that_is_due_on_the_day_of_the_checkpoint_is_in_time() -> None:
    on_the_day = {"value": 100, "due": "2022-08-31"}
    day_before = {"value": 100, "due": "2022-08-30"}
    assert stand(start=0, final=99, target=on_the_day).status is Status.ON_TRACK
    assert stand(start=0, final=99, target=day_before).status is Status.MISSED


def test_a_due_date_in_months_of_the_plan_counts_from_its_start() -> None:
    assert stand(start=0, final=99, target={"value": 100, "due": "M15"}).status is Status.MISSED
    assert stand(start=0, final=99, target={"value": 100, "due": "M17"}).status is Status.ON_TRACK


def test_pace_is_exact_at_its_thresholds() -> None:
    # From 30 April 2021 to 12 September 2023 there are 865 days, of which 488 are gone at the end of August 2022.
    target = {"value": 865, "due": "2023-09-12"}
    assert stand(start=0, final=Decimal("463.6"), target=target).status is Status.ON_TRACK  # 0.95 × 488
    assert stand(start=0, final=Decimal("463.599999999999"), target=target).status is Status.AT_RISK
    assert stand(start=0, final=Decimal("292.8"), target=target).status is Status.AT_RISK  # 0.60 × 488
    assert stand(start=0, final=Decimal("292.799999999999"), target=target).status is Status.OFF_TRACK


def test_fraction_says_one_only_when_the_target_is_reached() -> None:
    assert stand(start=0, final=50, target=200).fraction == Decimal("0.25")
    assert stand(start=0, final=1, target=3).fraction == Decimal("0.3333")
    assert stand(start=0, final=Decimal("99.9999999"), target=100).fraction == Decimal("0.9999")
    assert stand(start=0, final=100, target=100).fraction == 1
    assert stand(start=0, final=250, target=100).fraction == 1
    assert stand(start=10, final=5, target=100).fraction == 0
    assert stand(start=0, final="≥ 5", target=100).fraction is None
    assert stand(start=0, final=5).fraction is None


def test_the_status_is_that_of_the_worst_target_that_is_decided() -> None:
    reached, missed = {"value": 20, "due": "2025"}, {"value": 50, "due": "2022-01"}
    other_unit = {"value": "3 kt", "due": "2025"}
    assert stand(start=0, final=30, target=[reached, missed]).status is Status.MISSED
    assert stand(start=0, final=30, target=[missed, reached]).status is Status.MISSED
    assert stand(start=0, final=30, target=[other_unit, reached]).status is Status.ACHIEVED
    assert stand(start=0, final=30, target=[other_unit]).status is Status.UNDETERMINED


def test_targets_for_several_things_are_compared_with_values_that_count_the_same() -> None:
    targets = [{"value": 12000, "subject": "public employees"}, {"value": 300000, "subject": "citizens"}]
    assert stand(unit=None, start=0, final="13 000 public employees", target=targets).status is Status.ACHIEVED
    assert stand(unit=None, start=0, final=13000, target=targets).status is Status.UNDETERMINED
    assert stand(unit=None, start=0, final=13000, target=targets[:1]).status is Status.ACHIEVED


@pytest.mark.parametrize(
    "no_target", [{"due": "2025", "state": "pending"}, {"text": "as many as can be", "due": "2025"}]
)
def test_a_target_without_a_number_is_none(no_target: dict[str, str]) -> None:
    assert stand(start=10, final=20, target=no_target).status is Status.IMPROVED


def test_increments_are_added_up_and_not_compared() -> None:
    found = stand(accumulation="incremental", start=10, midway=5, final=3)
    assert found.status is Status.MEASURED
    assert found.change is not None
    assert found.change.amount == 8
    assert "since start" in found.reason


def test_increments_meet_a_target_in_all() -> None:
    target = {"value": 20, "due": "2025"}
    assert stand(accumulation="incremental", start=10, midway=5, final=5, target=target).status is Status.ACHIEVED
    assert stand(accumulation="incremental", start=10, midway=5, final=3, target=target).fraction == Decimal("0.8")
    fewer = stand(accumulation="incremental", direction="decrease", start=10, midway=5, final=3, target=target)
    assert fewer.status is Status.UNDETERMINED


@pytest.mark.parametrize("gap", [None, "TBD"])
def test_increments_with_a_gap_do_not_add_up(gap: str | None) -> None:
    for target in ((), 20):
        found = stand(accumulation="incremental", start=10, midway=gap, final=3, target=target)
        assert found.status is Status.UNDETERMINED


def test_increments_whose_bounds_leave_the_sum_open() -> None:
    for target in ((), [{"value": 20, "due": "2025"}]):
        found = stand(accumulation="incremental", start=1, midway="≥ 5", final="≤ 3", target=target)
        assert found.status is Status.UNDETERMINED
        assert found.change is None


def test_increments_that_take_something_away() -> None:
    target = [{"value": 20, "due": "2025"}]
    found = stand(accumulation="incremental", start=10, midway=-5, final=-3, target=target)
    assert found.status is Status.REGRESSED
    assert "2\N{NO-BREAK SPACE}users in all" in found.reason
    assert "10\N{NO-BREAK SPACE}users in all" in found.reason


def test_a_change_is_not_compared_with_a_state() -> None:
    found = stand(unit="t", start=500, final="-300 t", target=200)
    assert found.status is Status.UNDETERMINED
    assert "one is a change, the other a value" in found.reason


def test_who_owes_a_missing_value_is_said() -> None:
    kpi = Kpi.model_validate({"id": "kpi", "name": "A KPI", "kind": "activity", "owner": "Energy Office"})
    reason = assess(PlacedKpi(KpiGroup(), kpi), "start", "final", CALENDAR).reason
    assert reason == "Nothing is said about the final value; Energy Office owes it."


def test_levels_of_a_scale_and_approximate_values() -> None:
    scale = {"scale": "Likert scale"}
    found = stand(unit=None, start={"value": 2} | scale, final={"value": 4} | scale)
    assert found.change is not None
    assert found.change.text == "+2\N{NO-BREAK SPACE}levels"
    assert stand(unit=None, start=2, final={"value": 4} | scale).status is Status.UNDETERMINED


def test_the_city_as_it_was_published() -> None:
    assert stand(unit="%", start=30, midway=50, final=40).reason == (
        "It rose from 30\N{NO-BREAK SPACE}% (start) to 40\N{NO-BREAK SPACE}% (final), and more is better."
    )


numbers = st.decimals(-10_000, 10_000, places=2)
values = st.one_of(
    numbers.map(lambda number: {"value": number}),
    st.tuples(numbers, st.sampled_from(["approx", "at-least", "more-than", "at-most", "less-than"])).map(
        lambda pair: {"value": pair[0], "qualifier": pair[1]}
    ),
    st.tuples(numbers, numbers)
    .filter(lambda pair: pair[0] < pair[1])
    .map(lambda pair: {"min": pair[0], "max": pair[1]}),
)
directions = st.sampled_from(["increase", "decrease"])
dues = st.sampled_from([None, "2021", "2022-12", "2025"])
MIRRORED = {"at-least": "at-most", "more-than": "less-than", "at-most": "at-least", "less-than": "more-than"}


def scaled(value: dict[str, object], factor: int) -> dict[str, object]:
    """The value times a factor; a negative one turns bounds around."""
    numbers: dict[str, object] = {key: factor * number for key, number in value.items() if isinstance(number, Decimal)}
    if factor < 0 and "min" in numbers:
        numbers = {"min": numbers["max"], "max": numbers["min"]}
    qualifier = str(value.get("qualifier", "exact"))
    return {**numbers, "qualifier": MIRRORED.get(qualifier, qualifier) if factor < 0 else qualifier}


@settings(max_examples=200)
@given(start=values, final=values, direction=directions)
def test_swapping_the_direction_mirrors_the_result(start: object, final: object, direction: str) -> None:
    mirror = {Status.IMPROVED: Status.WORSENED, Status.WORSENED: Status.IMPROVED}
    here = stand(direction=direction, start=start, final=final).status
    there = stand(direction=OPPOSITE[direction], start=start, final=final).status
    assert there is mirror.get(here, here)


@settings(max_examples=200)
@given(values, values, values, directions, dues, st.sampled_from([2, 1000, -1, -7]))
def test_the_measure_of_the_values_does_not_change_the_status(
    start: dict[str, object],
    final: dict[str, object],
    target: dict[str, object],
    direction: str,
    due: str | None,
    factor: int,
) -> None:
    when = {"due": due} if due else {}
    here = stand(direction=direction, start=start, final=final, target=[target | when])
    there = stand(
        direction=direction if factor > 0 else OPPOSITE[direction],
        start=scaled(start, factor),
        final=scaled(final, factor),
        target=[scaled(target, factor) | when],
    )
    assert (there.status, there.fraction) == (here.status, here.fraction)


@settings(max_examples=200)
@given(numbers, numbers, numbers, numbers, st.one_of(st.none(), numbers), directions, dues)
def test_more_information_never_changes_what_was_decided(
    start: Decimal,
    low: Decimal,
    high: Decimal,
    share: Decimal,
    target: Decimal | None,
    direction: str,
    due: str | None,
) -> None:
    low, high = sorted((low, high + 1))
    if low == high:
        high += 1
    goal = () if target is None else [{"value": target} | ({"due": due} if due else {})]
    within = min(max(share, low), high)
    for vague in ({"min": low, "max": high}, {"value": low, "qualifier": "at-least"}):
        before = stand(direction=direction, start=start, final=vague, target=goal).status
        after = stand(direction=direction, start=start, final=within, target=goal).status
        assert after is before or before is Status.UNDETERMINED
        before = stand(direction=direction, start=vague, final=start, target=goal).status
        after = stand(direction=direction, start=within, final=start, target=goal).status
        assert after is before or before is Status.UNDETERMINED


UNITS = st.sampled_from(["t", "kt", "kg", "g", "Mt"])
RELATIVE = st.sampled_from(["+5 %", "−30 %", "+200 t", "-0.363 kt", "2x", "30x"])


def in_unit(value: dict[str, object], unit: str) -> dict[str, object]:
    """The same value in another unit of mass."""
    numbers = {key: convert(number, "t", unit) for key, number in value.items() if isinstance(number, Decimal)}
    return {**value, **numbers, "unit": unit}


@settings(max_examples=200)
@given(values, values, values, directions, dues, st.tuples(UNITS, UNITS, UNITS))
def test_converting_units_changes_nothing(
    start: dict[str, object],
    final: dict[str, object],
    target: dict[str, object],
    direction: str,
    due: str | None,
    units: tuple[str, str, str],
) -> None:
    when = {"due": due} if due else {}
    for aim in ((), [target | when]):
        here = stand(unit="t", direction=direction, start=start, final=final, target=aim)
        others = [in_unit(value, unit) for value, unit in zip((start, final, target), units, strict=True)]
        goal = [others[2] | when] if aim else ()
        for unit in ("t", None):
            there = stand(unit=unit, direction=direction, start=others[0], final=others[1], target=goal)
            assert (there.status, there.fraction) == (here.status, here.fraction)


@settings(max_examples=200)
@given(numbers, numbers, numbers, numbers, RELATIVE, dues)
def test_more_information_never_changes_what_was_decided_of_a_relative_target(
    start: Decimal, low: Decimal, high: Decimal, share: Decimal, target: str, due: str | None
) -> None:
    low, high = min(low, high), max(low, high) + 1
    within = min(max(share, low), high)
    goal = [{"value": target} | ({"due": due} if due else {})]
    for vague in ({"min": low, "max": high}, {"value": low, "qualifier": "at-least"}):
        for place, other in (("final", "start"), ("start", "final")):
            before = stand(unit="t", target=goal, **{place: vague, other: start})
            after = stand(unit="t", target=goal, **{place: within, other: start})
            assert after.status is before.status or before.status is Status.UNDETERMINED


@settings(max_examples=200)
@given(values, values, values, directions, dues)
def test_a_value_that_becomes_known_never_makes_undetermined_what_was_decided(
    start: object, final: object, target: dict[str, object], direction: str, due: str | None
) -> None:
    goal = [target | ({"due": due} if due else {})]
    before = stand(direction=direction, final=final, target=goal).status
    after = stand(direction=direction, start=start, final=final, target=goal).status
    assert after is before or before is Status.UNDETERMINED
    another = [*goal, {"value": 20, "unit": "EUR"}]
    assert stand(direction=direction, start=start, final=final, target=another).status is after


@settings(max_examples=200)
@given(numbers.filter(lambda number: number > 0), numbers, st.sampled_from(["+5 %", "+200 users", "30x"]))
def test_a_relative_target_is_the_absolute_one_that_it_comes_to(start: Decimal, final: Decimal, target: str) -> None:
    comes_to = {"+5 %": start * Decimal("1.05"), "+200 users": start + 200, "30x": start * 30}[target]
    due = {"due": "2025"}
    relative = stand(start=start, final=final, target=[{"value": target} | due])
    absolute = stand(start=start, final=final, target=[{"value": comes_to} | due])
    assert (relative.status, relative.fraction) == (absolute.status, absolute.fraction)


def test_a_relative_target_is_calculated_from_the_checkpoint_or_the_date_that_it_names() -> None:
    goal = {"value": 10, "relation": "relative-change", "due": "2025"}
    assert stand(start=100, midway=200, final=215, target=[goal]).status is Status.ACHIEVED
    assert stand(start=100, midway=200, final=215, target=[goal | {"reference": "midway"}]).status is Status.ON_TRACK
    dated = {"value": 100, "date": "2020"}
    assert stand(start=dated, final=130, target=[goal | {"reference": "2020"}]).status is Status.ACHIEVED
    unknown = stand(start=100, final=130, target=[goal | {"reference": "2019"}])
    assert unknown.status is Status.UNDETERMINED
    assert "no value of 2019 to calculate it from" in unknown.reason


def test_a_relative_target_says_what_the_value_comes_to() -> None:
    found = stand(start=200, final=190, target=[{"value": "+5 %", "due": "2021"}])
    assert found.reason.replace("\N{NO-BREAK SPACE}", " ") == (
        "The final value, 190 users (−5 % since start), does not meet the target of +5 %, which was due 2021."
    )


def test_what_came_of_each_target_is_told() -> None:
    found = stand(start=0, final=30, target=[{"value": 20}, {"value": "3 kt"}, {"text": "many"}])
    assert [verdict.status for verdict in found.verdicts] == [Status.ACHIEVED, Status.UNDETERMINED]
    assert found.reason == found.verdicts[0].reason


def test_another_day_than_the_checkpoints_can_be_now() -> None:
    target = [{"value": 100, "due": "2022-12"}]
    placed = PlacedKpi(KpiGroup(), kpi_of(start=0, final=80, target=target))
    statuses = {
        day: assess(placed, "start", "final", replace(CALENDAR, as_of=day)).status
        for day in (date(2022, 8, 31), date(2022, 12, 31), date(2023, 1, 1))
    }
    assert list(statuses.values()) == [Status.ON_TRACK, Status.AT_RISK, Status.MISSED]
