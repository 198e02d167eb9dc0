"""The governance chart names every body, person, activity and unit, and says in words who answers for what."""

from pathlib import Path
from typing import Any

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.model import Deliverable
from icc_cli.report.charts import governance_chart, roadmap_chart

from .pictures import EDITION, HEIGHT, WIDTH, Picture, check_layout, deliverable, step

BODIES = {
    "steering_committee": [{"name": "Anna Nowak", "role": "Mayor"}],
    "pmo": [{"name": "Jan Kowalski"}],
    "core_team": [{"role": "Head of the IT Office"}, {"organisation": "University", "contribution": "analyses"}],
}


def city(activities: list[dict[str, Any]], **bodies: Any) -> Deliverable:
    roadmap: dict[str, Any] = {"tracks": [{"solution": "cluster", "activities": activities}]}
    if bodies:
        roadmap["governance"] = [{"solution": "cluster"} | bodies]
    return deliverable(roadmap)


def draw(of: Deliverable) -> Picture:
    return Picture(governance_chart(of, "cluster", EDITION, width=WIDTH, height=HEIGHT))


ACTIVITIES = [
    step("a", "Legal basis", also_named=["Legal preparation"], responsible=["Legal Office", "Board"]),
    step("b", "Coordinator selection"),
]


def test_everybody_and_everything_is_named() -> None:
    picture = draw(city(ACTIVITIES, **BODIES))
    for text in (
        "Steering committee", EDITION.roles["steering-committee"], "Anna Nowak, Mayor",
        "Project management office (PMO)", EDITION.roles["pmo"], "Jan Kowalski",
        "Core team", EDITION.roles["core-team"], "Head of the IT Office", "University: analyses",
        "1", "Legal basis", "Legal preparation", "Legal Office", "Board", "2", "Coordinator selection",
    ):  # fmt: skip
        assert text in picture.blocks
    check_layout(picture)


def test_the_description_says_who_answers_for_what() -> None:
    picture = draw(city(ACTIVITIES, **BODIES))
    assert picture.title == "Governance of Energy cluster"
    assert "Steering committee: Anna Nowak, Mayor." in picture.description
    assert (
        "Activity 1: Legal basis (also named Legal preparation). Responsible: Legal Office, Board."
        in picture.description
    )
    assert "Activity 2: Coordinator selection. Nobody named." in picture.description


def test_bodies_stand_above_the_activities_they_answer_for() -> None:
    top = {line.text: line.box.top for line in draw(city(ACTIVITIES, **BODIES)).lines()}
    assert top["Steering committee"] < top["Core team"] < top["Coordinator selection"]


@pytest.mark.parametrize("missing", ["steering_committee", "pmo", "core_team"])
def test_a_body_that_is_not_named_is_left_out(missing: str) -> None:
    picture = draw(city(ACTIVITIES, **{name: body for name, body in BODIES.items() if name != missing}))
    names = {"steering_committee": "Steering committee", "pmo": "Project management office (PMO)"}
    assert names.get(missing, "Core team") not in picture.blocks
    check_layout(picture)


def test_activities_without_governance_and_governance_without_activities() -> None:
    check_layout(draw(city(ACTIVITIES)))
    check_layout(draw(city([], **BODIES)))


def test_nothing_to_show_is_nothing() -> None:
    assert governance_chart(deliverable(), "cluster", EDITION, width=WIDTH, height=HEIGHT) == ""


@pytest.mark.parametrize("count", [1, 2, 7, 8, 15])
def test_any_number_of_activities_is_legible(count: int) -> None:
    units = ["Department for Organisation and Supervision", "Selected contractor"]
    activities = [step(f"a{each}", f"Development of tools, number {each}", responsible=units) for each in range(count)]
    picture = draw(city(activities, **BODIES))
    check_layout(picture)
    assert picture.whole.bottom <= HEIGHT
    assert len([text for text in picture.blocks if text.startswith("Development")]) == count


def test_what_is_too_much_for_a_page_is_shown_smaller_rather_than_cut() -> None:
    activities = [step(f"a{each}", f"Step {each}", responsible=["An office"] * 12) for each in range(40)]
    picture = draw(city(activities, **BODIES))
    assert float(picture.root.attrib["height"]) == HEIGHT
    assert "Step 39" in picture.blocks


def test_hostile_texts_are_text() -> None:
    picture = draw(city([step("a", "<b>&]]>", responsible=["<script>"])], **BODIES))
    assert "<b>&]]>" in picture.blocks
    assert "<script>" in picture.blocks


def test_bialystok_stands_whole_in_its_charts() -> None:
    folder = Path(__file__).parents[3] / "examples" / "bialystok"
    real = read_city(CityFolder(id="bialystok", path=folder)).deliverable
    assert real is not None
    (roadmap,) = (Picture(page) for page in roadmap_chart(real, EDITION, width=WIDTH, height=HEIGHT))
    check_layout(roadmap)
    assert roadmap.whole.bottom <= HEIGHT
    for track in real.roadmap.tracks:
        titles = [activity.title for activity in track.activities] + [mark.title for mark in track.milestones]
        assert set(titles) <= set(roadmap.blocks)
        picture = Picture(governance_chart(real, track.solution, EDITION, width=WIDTH, height=HEIGHT))
        check_layout(picture)
        assert picture.whole.bottom <= HEIGHT
        for activity in track.activities:
            assert {activity.title, *activity.also_named, *activity.responsible} <= set(picture.blocks)
