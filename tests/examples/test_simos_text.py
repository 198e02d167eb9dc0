"""SiMOS's consortium, names and prose against its published final deliverable."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from icc_cli.city import find_cities, read_city
from icc_cli.model import Deliverable
from icc_cli.model.strategy import SolutionStatus

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FACTS: dict[str, list[Any]] = YAML(typ="safe").load((HERE / "simos_facts.yaml").read_text(encoding="utf-8"))
ORGANISATIONS = FACTS.pop("organisations")


@pytest.fixture(scope="module")
def city() -> Deliverable:
    [folder] = [folder for folder in find_cities([EXAMPLES]) if folder.id == "simos"]
    reading = read_city(folder)
    assert not reading.assembly.problems
    assert not reading.errors
    assert reading.deliverable is not None
    return reading.deliverable


def test_consortium_and_its_solutions(city: Deliverable) -> None:
    who = city.city
    assert (who.name, who.country, who.compiled_by) == ("SiMOS", "SI", "Consortium of SiMOS")
    assert [member.name for member in who.members if member.lead] == ["Ljubljana"]
    assert [member.id for member in who.members] == [
        *("ljubljana", "kranj", "maribor", "celje", "nova-gorica", "novo-mesto", "koper", "velenje")
    ]
    assert all(member.role for member in who.members)
    assert {each.id: list(each.members) for each in city.solutions.values()} == {
        "e-connected-ljubljana": ["ljubljana"],
        "e-connected-kranj": ["kranj"],
        "e-connected-maribor": ["maribor"],
        "e-connected-celje": ["celje"],
        "e-connected-nova-gorica-novo-mesto": ["nova-gorica", "novo-mesto"],
        "e-connected-koper": ["koper"],
        "e-connected-velenje": ["velenje"],
        "e-competent": [],  # of all municipalities, of which eight are named
        "e-administration-ljubljana": ["ljubljana"],
        "e-participation-ljubljana": ["ljubljana"],
    }
    [postponed] = [each for each in city.solutions.values() if each.status is not SolutionStatus.ACTIVE]
    assert (postponed.id, postponed.status) == ("e-participation-ljubljana", SolutionStatus.POSTPONED)
    assert "co-funding was cancelled" in (postponed.reason or "")


def test_ecosystem_names_every_organisation(city: Deliverable) -> None:
    groups = {group.name: group.organisations for group in city.assessment.ecosystem.organisations}
    assert {name: len(names) for name, names in groups.items()} == {
        "GIS System": 1,
        "Innovative learning": 1,
        "Digital innovation hub": 1,
        "Universities and Faculties": 3,
        "Network of SME's": 1,
        "SME's": 4,
        "Development agencies": 6,
        "Technology parks/incubators": 6,
        "Networking and support": 1,
    }
    names = "\n".join(name for group in groups.values() for name in group)
    assert [name for name in ORGANISATIONS if name not in names] == []


def test_vision_ambitions_and_projects(city: Deliverable) -> None:
    assert city.strategy.vision.title == "DIGITALLY CONNECTED IN THE HEART OF EUROPE"
    names = ["e-connected", "e-competent", "e-administration & e-participation as e-governance"]
    assert [ambition.name for ambition in city.ambitions.values()] == names
    assert [project.name for project in city.strategy.projects] == names
    [table] = [passage for passage in city.strategy.projects[2].description if passage.title == "Systems"]
    columns = [column.replace("\n", " ") for column in table.text.split("- ") if column]
    entries = [[entry.strip() for entry in column.replace(";", ",").split(",")] for column in columns]
    assert len(entries) == 6
    assert sum(map(len, entries)) == 53 + 4  # "ID and payment system", "web", "access controls", "AI" follow a comma


def test_assessment_has_its_four_insights(city: Deliverable) -> None:
    assert [(insight.performance.value, insight.title) for insight in city.assessment.insights] == [
        ("higher", "Citizens participation"),
        ("lower", "Digitising public services"),
        ("lower", "Digital connectivity"),
        ("lower", "Open Data"),
    ]
    assert {insight.significance for insight in city.assessment.insights} == {None}  # its marks were colours


def test_journey_sections_and_impact_are_whole(city: Deliverable) -> None:
    assert len(city.city.executive_summary) == 5
    assert [entry.phase for entry in city.city.journey] == [
        *("preparation-assessment", "ambition-roadmap", "implementation", "review-way-forward")
    ]
    assert {entry.section: (str(entry.start), str(entry.end)) for entry in city.city.sections} == {
        "preparation-assessment": ("2020-09", "2021-01"),
        "ambition-roadmap": ("2021-02", "2021-05"),
        "impact": ("2021-02", "2021-05"),
    }
    impact = city.impact
    assert len(impact.summary) == 6
    assert [(entry.concept.value, bool(entry.description and entry.example)) for entry in impact.concepts] == [
        *(("local-enablers", True), ("activities", True), ("maturity", True), ("performance", True))
    ]
    discussion = impact.discussion
    assert all((discussion.performance, discussion.maturity, discussion.activity))
    assert len(impact.lessons) == 5
    assert (len(impact.plan.ambitions), len(impact.plan.steps)) == (1, 2)


@pytest.mark.parametrize(("part", "fact"), [(part, fact) for part, facts in FACTS.items() for fact in facts])
def test_a_fact_that_is_told_in_prose(city: Deliverable, part: str, fact: str) -> None:
    dumped = city.model_dump_json(include={part}, exclude_defaults=True)
    told = " ".join(dumped.replace("\\n", " ").replace("**", "").split())
    assert fact in told
