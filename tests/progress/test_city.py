"""A city's progress as a whole: order, filters, counts and coverage, and the days used in calculations."""

from __future__ import annotations

from datetime import date

import pytest
from gallery import deliverable, gallery, kpi, planned

from icc_cli.model import Deliverable
from icc_cli.programme import EDITIONS
from icc_cli.progress import STATUS_SIGNS, Calendar, Status, city_progress

EDITION = EDITIONS["icc-2020"]


def place(city: Deliverable, **options: object) -> list[tuple[str | None, str, int]]:
    groups = city_progress(city, EDITION, **options).groups  # type: ignore[arg-type]
    return [(group.solution.id if group.solution else None, group.kind.value, len(group.rows)) for group in groups]


def test_groups_follow_the_strategy_and_the_kinds_of_the_programme() -> None:
    assert place(gallery()) == [
        ("measured", "performance", 15),
        ("measured", "maturity", 5),
        ("measured", "activity", 3),
        ("postponed", "performance", 1),
        ("postponed", "maturity", 1),
        ("postponed", "activity", 1),
        (None, "cross-cutting", 1),
    ]


def test_filters_leave_out_the_rest() -> None:
    assert place(gallery(), kinds=["maturity"]) == [("measured", "maturity", 5), ("postponed", "maturity", 1)]
    assert place(gallery(), solutions=["postponed"], kinds=["activity"]) == [("postponed", "activity", 1)]
    assert place(gallery(), solutions=["nowhere"]) == []


def test_members_have_their_solutions_and_what_is_of_all() -> None:
    part = city_progress(planned(), EDITION, members=["north"])
    assert {group.solution.id for group in part.groups if group.solution} == {"joint"}
    assert [member.name for member in part.members] == ["North"]
    whole = city_progress(planned(), EDITION, members=["south"])
    assert {group.solution.id for group in whole.groups if group.solution} == {"joint", "other"}


def test_namesakes_are_told_apart() -> None:
    rows = city_progress(planned(), EDITION).rows
    assert [(row.placed.kpi.name, row.system, row.distinction) for row in rows[:4]] == [
        ("Service", "City card", None),
        ("Mileage", "Parking management system", None),
        ("Experience", None, "Of drivers."),
        ("Experience", None, "Of residents."),
    ]


def test_a_kpi_of_a_solution_that_the_strategy_does_not_name_is_not_lost() -> None:
    city = deliverable({"kpis": [kpi(1, {"name": "A"}, "activity")]})
    stray = city.kpis[0].model_copy(update={"solution": "stray"})
    assert place(city.model_copy(update={"kpis": (stray,)})) == [(None, "activity", 1)]


@pytest.mark.parametrize(("since", "until"), [("final", "start"), ("midway", "midway"), ("start", "end")])
def test_two_checkpoints_in_their_order_are_needed(since: str, until: str) -> None:
    with pytest.raises(ValueError, match="in that order"):
        city_progress(gallery(), EDITION, since=since, until=until)


def test_coverage_counts_values_and_results_in_words_but_no_states() -> None:
    progress = city_progress(gallery(), EDITION)
    assert progress.coverage == "15 of 27 KPIs have a final value"
    assert sum(progress.counts.values()) == 27
    one = city_progress(deliverable({"kpis": [kpi(1, {"name": "A", "final": 0}, "activity")]}), EDITION)
    assert one.coverage == "1 of 1 KPI has a final value"


def test_the_city_has_its_own_days() -> None:
    city = gallery()
    assert Calendar.of(city, EDITION).checkpoints["final"] == date(2022, 8, 31)
    own = {"id": "final", "date": "2022-10"}
    described = city.city.model_dump() | {"checkpoints": [own, {"id": "midway", "date": "M3"}]}
    late = Deliverable.model_validate({"city": described, "roadmap": {"start": "2022-01"}})
    days = Calendar.of(late, EDITION).checkpoints
    assert days == {"start": date(2021, 4, 30), "midway": date(2022, 3, 31), "final": date(2022, 10, 31)}


def test_now_is_the_day_of_the_later_checkpoint() -> None:
    target = {"value": 10, "due": "2022-06"}
    fields = {"name": "A", "direction": "increase", "target": target, "start": 0, "midway": 9, "final": 9}
    city = deliverable({"kpis": [kpi(1, fields, "activity")]})
    at_midway = city_progress(city, EDITION, until="midway").rows[0].assessment.status
    at_last = city_progress(city, EDITION).rows[0].assessment.status
    assert (at_midway, at_last) == (Status.ON_TRACK, Status.MISSED)


def test_every_status_has_a_sign_of_its_own() -> None:
    assert set(STATUS_SIGNS) == set(Status)
    assert len(set(STATUS_SIGNS.values())) == len(Status)
    assert {len(sign) for sign in STATUS_SIGNS.values()} == {1}
