"""A date lies on the time axis where, and as widely as, it says."""

from typing import Any

import pytest

from icc_cli.model.dates import PartialDate
from icc_cli.model.roadmap import Roadmap
from icc_cli.report.charts.axis import Axis, Span

from .pictures import EDITION, step


def axis_of(*starts: str, **more: Any) -> Axis | None:
    activities = [step(f"a{number}", "An activity", start=start) for number, start in enumerate(starts)]
    return Axis.of(Roadmap.model_validate({"tracks": [{"solution": "x", "activities": activities}]} | more))


def months(year: int, month: int) -> int:
    return year * 12 + month - 1


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2021-03", months(2021, 3), months(2021, 4)),
        ("2021-Q3", months(2021, 7), months(2021, 10)),
        ("2022", months(2022, 1), months(2023, 1)),
        ("2021-03-01", months(2021, 3), months(2021, 3) + 1 / 31),
        ("2022-02-28", months(2022, 3) - 1 / 28, months(2022, 3)),
    ],
)
def test_a_date_covers_what_its_precision_says(date: str, start: float, end: float) -> None:
    axis = axis_of("2020", "2024")
    assert axis is not None
    assert axis.place(PartialDate.parse(date)) == pytest.approx((start, end))


def test_without_a_date_there_is_no_axis() -> None:
    assert axis_of() is None
    assert Axis.of(Roadmap()) is None


def test_an_axis_begins_and_ends_with_whole_months() -> None:
    axis = axis_of("2021-03-15", "2021-12-10")
    assert axis is not None
    assert (axis.first, axis.last) == (months(2021, 3), months(2022, 1))


def test_months_of_the_plan_become_calendar_months_once_its_start_is_known() -> None:
    axis = axis_of("M3", start="2021-02", months=6)
    assert axis is not None
    assert axis.is_calendar
    assert (axis.first, axis.last) == (months(2021, 2), months(2021, 8))
    assert axis.place(PartialDate.parse("M3")) == (months(2021, 4), months(2021, 5))


def test_a_plan_that_knows_only_its_own_months_has_an_axis_of_them() -> None:
    axis = axis_of("M3", months=6)
    assert axis is not None
    assert (axis.first, axis.last, axis.is_calendar) == (0, 6, False)
    assert [tick.labels for tick in axis.ticks(1)] == [(f"M{month}",) for month in range(1, 7)]
    assert list(axis.phases(EDITION)) == []


def test_a_month_of_an_unknown_plan_gets_no_place_among_calendar_dates() -> None:
    axis = axis_of("M3", "2021-05")
    assert axis is not None
    assert axis.place(PartialDate.parse("M3")) is None
    assert (axis.first, axis.last) == (months(2021, 5), months(2021, 6))


def test_a_side_that_was_not_given_is_open() -> None:
    axis = axis_of("2021")
    assert axis is not None
    may = PartialDate.parse("2021-05")
    assert axis.span(may, None) == Span(months(2021, 5), months(2021, 6), open_end=True)
    assert axis.span(None, may) == Span(months(2021, 5), months(2021, 6), open_start=True)
    assert axis.span(None, None) is None


def test_phases_are_cut_to_the_axis() -> None:
    axis = axis_of("2021-04", "2021-06")
    assert axis is not None
    ambition, implementation = axis.phases(EDITION)
    assert (ambition.start, ambition.end) == (months(2021, 4), months(2021, 5))
    assert (implementation.start, implementation.end) == (months(2021, 5), months(2021, 7))
    assert implementation.labels[0] == "Phase 3: Implementation"


@pytest.mark.parametrize(("pitch", "step_"), [(50, 1), (10, 3), (3, 12), (0.6, 60), (0.01, 600)])
def test_ticks_are_far_enough_apart_to_be_labelled(pitch: float, step_: int) -> None:
    axis = axis_of("2021")
    assert axis is not None
    assert axis.step(pitch) == step_


def test_ticks_are_labelled_after_the_calendar() -> None:
    axis = axis_of("2021-11", "2022-02")
    assert axis is not None
    assert [tick.labels[0] for tick in axis.ticks(1)] == ["Nov", "Dec", "Jan", "Feb"]
    assert [tick.labels[0] for tick in axis.ticks(3)] == ["Q4", "Q1"]
    assert [tick.labels[0] for tick in axis.ticks(12)] == ["2021", "2022"]
