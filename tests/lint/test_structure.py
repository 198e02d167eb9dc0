"""Rules about structure at their edges: what is due when, and what points, repeats or counts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.lint.examine import check
from icc_cli.programme.edition import Stage

TESTVILLE = Path(__file__).parents[1] / "testville"
Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.DRAFT, []),
        (Stage.ROADMAP, ["roadmap"]),
        (Stage.MIDWAY, ["roadmap"]),
        (Stage.FINAL, ["impact", "roadmap"]),
    ],
)
def test_a_part_that_is_missing_is_told_once_when_it_is_due(tmp_path: Path, stage: Stage, expected: list[str]) -> None:
    city = Path(shutil.copytree(TESTVILLE, tmp_path / "testville"))
    (city / "impact.yaml").unlink()
    (city / "roadmap.yaml").unlink()
    findings = [each for each in check(read_city(CityFolder("testville", city)), stage) if each.rule.code == "ICC-S001"]
    assert sorted(each.message.split("`")[1] for each in findings) == expected
    assert all(each.location.file.name == "city.yaml" for each in findings)


def test_a_section_that_holds_nothing_is_missing(told: Told) -> None:
    assert told("ICC-S001", impact={"commitments": {"resources": []}}) == ["the deliverable lacks the commitments"]


def test_a_rationale_may_stand_with_the_kpis(told: Told) -> None:
    rationale = {"solution": "lights", "rationale": {"summary": "Few KPIs."}, "kpis": []}
    without: dict[str, Any] = {"kpi_rationale": {}}
    assert told("ICC-S001", roadmap=without) == ["the deliverable lacks the rationale of the KPIs"]
    assert told("ICC-S001", roadmap=without, kpis=[rationale]) == []


def test_topics_of_an_ecosystem_that_is_missing_are_no_second_finding(told: Told) -> None:
    assert told("ICC-S002", assessment={"ecosystem": {}}) == []
    (message,) = told("ICC-S002", assessment={"ecosystem": {"introduction": "Few but active."}})
    assert message == "the deliverable leaves out the key topics discussed with the ecosystem"


def test_a_solution_is_told_all_that_it_lacks_at_once(told: Told) -> None:
    solutions = [{"id": "lights", "name": "Lights"}, {"id": "benches", "name": "Benches"}]
    assert told("ICC-S010", strategy={"solutions": solutions}) == [
        "`benches` has no charter, KPIs, roadmap or governance, as other solutions have"
    ]
    assert told("ICC-S010", strategy={"solutions": solutions}, roadmap={"tracks": [], "governance": []}) == [
        "`benches` has no charter or KPIs, as other solutions have"
    ]


@pytest.mark.parametrize(
    ("code", "text", "is_found"),
    [
        ("ICC-S030", "As slide 12 shows, lamps dim.", True),
        ("ICC-S030", "More is told on page 12.", True),
        ("ICC-S030", "A brochure of 12 pages was printed.", False),
        ("ICC-S030", "Every page 2 residents read was shared.", False),
        ("ICC-S031", "Chapter 9 says more.", True),
        ("ICC-S031", "Section 3 says more.", False),
        ("ICC-S031", "Section 9 of the law allows it.", False),
        ("ICC-S031", "More is in the appendix.", False),
        ("ICC-S032", "The graph on the right shows it.", True),
        ("ICC-S032", "Table 3 shows it.", True),
        ("ICC-S032", "The roadmap above all is new.", False),
        ("ICC-S032", "A comfortable 3 rooms.", False),
        ("ICC-S033", "Lamps³ dim.", True),
        ("ICC-S033", "Lamps dim [1].", True),
        ("ICC-S033", "Lamps dim on 30 m² and 2 km².", False),
        ("ICC-S033", "Lamps [1](https://example.org) dim, they do *really*", False),
    ],
)
def test_pointers(told: Told, code: str, text: str, is_found: bool) -> None:
    assert bool(told(code, city={"executive_summary": text})) is is_found


def test_there_is_no_appendix_without_governance(told: Told) -> None:
    pointer = {"executive_summary": "Who decides was moved to the appendix."}
    assert told("ICC-S031", city=pointer) == []
    assert len(told("ICC-S031", city=pointer, roadmap={"governance": []})) == 1


def test_short_texts_may_read_alike(told: Told) -> None:
    sentence = "The meters show that lamps which dim use a third less electricity than lamps which do not. "
    assert told("ICC-S040", assessment={"introduction": sentence, "needs": sentence}) == []
    assert len(told("ICC-S040", assessment={"introduction": sentence * 2, "needs": sentence * 2})) == 1


@pytest.mark.parametrize(
    ("titles", "is_found"),
    [
        (["Step 1", "Step 2", "Step 3"], False),
        (["Step 1", "Step 1"], True),
        (["Step 2: b", "Step 1: a"], True),
        (["Solution 01", "Solution 02", "Solution 03 & 04", "Solution 05"], False),
        (["Phase 1", "Step 1", "Step 2", "Phase 2"], False),
        (["1. Ask", "3. Tell"], True),
        (["Sofia Chooses 2021", "Sofia Chooses 2023"], False),
        (["24 districts", "30 districts"], False),
        (["5", "9"], False),
    ],
)
def test_numbers_of_titles(told: Told, titles: list[str], is_found: bool) -> None:
    stories = [{"title": title, "text": f"Told: {title}."} for title in titles]
    assert bool(told("ICC-S043", impact={"stories": stories})) is is_found


def test_what_is_listed_twice(told: Told) -> None:
    dated = [{"title": "Lamps are ordered", "due": "2021-10"}, {"title": "Lamps are ordered", "due": "2021-11"}]
    assert told("ICC-S041", roadmap={"milestones": dated}) == []
    assert told("ICC-S041", strategy={"roadblocks": ["Prices", "Law", "prices."]}) == ["“prices.” is listed twice"]
    assert told("ICC-S041", strategy={"roadblocks": ["–", "…"]}) == []
