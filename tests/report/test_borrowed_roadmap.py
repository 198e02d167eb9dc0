"""Where a city gave no roadmap by solution, the dated milestones of its charters are drawn, and it is said so."""

from __future__ import annotations

from typing import Any

from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.final_report import final_report_html
from icc_cli.report.views.roadmap import with_charters_milestones

CITY = {"id": "x", "name": "Łódź", "country": "PL", "programme": "icc-2020", "compiled_by": "The city"}
SOLUTIONS = [{"id": "lamps", "name": "Lamps"}, {"id": "walls", "name": "Walls"}]
CHARTER = {
    "solution": "lamps",
    "timing": [{"title": "Lit", "due": "2022-03"}, {"title": "Some day"}],
    "systems": [{"id": "bulbs", "name": "Bulbs", "timing": [{"title": "Bought", "due": "2021-05"}]}],
}


def city(**parts: Any) -> Deliverable:
    return Deliverable.model_validate(
        {"city": CITY, "strategy": {"solutions": SOLUTIONS}, "charters": [CHARTER]} | parts
    )


def titles(deliverable: Deliverable) -> list[tuple[str, list[str]]]:
    return [(track.solution, [each.title for each in track.milestones]) for track in deliverable.roadmap.tracks]


def test_only_what_has_a_date_is_taken_over_and_systems_are_named() -> None:
    drawn, borrowed = with_charters_milestones(city())
    assert titles(drawn) == [("lamps", ["Lit", "Bulbs: Bought"])]
    assert borrowed == ("lamps",)


def test_a_track_of_the_citys_own_is_left_as_it_is() -> None:
    own = {"tracks": [{"solution": "lamps", "milestones": [{"title": "Planned"}]}]}
    given = city(roadmap=own)
    assert with_charters_milestones(given) == (given, ())


def test_the_report_says_where_the_dates_come_from(edition: Edition) -> None:
    page = final_report_html(city(), edition)
    assert "No roadmap by solution was entered" in page
    assert "This holds for: Lamps." in page
    assert "Bulbs: Bought" in page


def test_without_any_dates_there_is_no_roadmap(edition: Edition) -> None:
    assert 'id="roadmap"' not in final_report_html(city(charters=[]), edition)
