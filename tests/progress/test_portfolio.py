"""A city in short, and the orders of cities and KPIs."""

from __future__ import annotations

from datetime import date

from gallery import EDITION, example, gallery, portfolio, progress_of, with_milestones

from icc_cli.progress import Status, city_progress
from icc_cli.progress.milestones import Standing
from icc_cli.progress.order import Order
from icc_cli.progress.portfolio import sorted_cities, summary_of
from icc_cli.progress.status import WORST_STATUS_FIRST


def test_a_city_in_short() -> None:
    sofia = summary_of(example("sofia"))
    assert (sofia.kpis, sofia.measured, sofia.missing_numbers, sofia.overdue) == (53, 21, 36, 36)
    assert sofia.last_measured == date(2022, 8, 31)
    assert [item.standing for item in sofia.worst] == [Status.MISSING] * 3
    assert sofia.further == 13
    simos = summary_of(example("simos"))
    assert (simos.kpis, simos.measured, simos.last_measured) == (126, 0, None)
    made = summary_of(progress_of(gallery()))
    assert [(item.standing, item.name) for item in made.worst] == [
        (Status.MISSED, "Missed"),
        (Status.REGRESSED, "Regressed"),
        (Status.OFF_TRACK, "Off track"),
    ]
    late = summary_of(progress_of(with_milestones()))
    assert [(item.standing, item.name) for item in late.worst] == [(Standing.LATE, "Tested")]


def test_the_last_measurement_is_none_of_the_future() -> None:
    assert summary_of(city_progress(gallery(), EDITION, until="midway")).last_measured == date(2022, 2, 28)


def test_cities_are_sorted() -> None:
    def names(order: Order) -> list[str]:
        return [city.name for city in sorted_cities(portfolio(), order)]

    assert [city.name for city in portfolio()] == ["Białystok", "Gallery", "Gallery", "SiMOS", "Sofia"]
    assert names(Order.STATUS)[:2] == ["Gallery", "Sofia"]
    assert names(Order.COVERAGE) == ["Gallery", "SiMOS", "Białystok", "Sofia", "Gallery"]
    assert names(Order.LAST)[:2] == ["Gallery", "SiMOS"]
    assert set(WORST_STATUS_FIRST) == set(Status)


def test_kpis_that_are_worst_off_come_first() -> None:
    rows = city_progress(gallery(), EDITION, worst_first=True).groups[0].rows
    assert [row.placed.kpi.name for row in rows[:4]] == ["Missed", "Regressed", "Off track", "Worsened"]
    assert rows[-1].placed.kpi.name == "Achieved"


def test_kpis_of_some_statuses() -> None:
    progress = city_progress(gallery(), EDITION, statuses=["missed", "achieved"])
    assert progress.counts == {Status.ACHIEVED: 2, Status.MISSED: 1}
    assert len(progress.groups) == 2
