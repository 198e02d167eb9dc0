"""Sofia's example against its published final deliverable: KPIs and cells, charters, what is told in prose."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from icc_cli.city import find_cities, read_city
from icc_cli.model import Deliverable
from icc_cli.model.base import Party
from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.kpis import Direction, KpiKind
from icc_cli.model.quantities.kinds import Qualifier, Reason, Relation, State
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.model.strategy import SolutionStatus

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
PUBLISHED: dict[str, Any] = YAML(typ="safe").load((HERE / "sofia_published.yaml").read_text(encoding="utf-8"))
KINDS = ("activity", "maturity", "performance")
SHORTLISTS = [(each["solution"], kind, each[kind]) for each in PUBLISHED["shortlists"] for kind in KINDS]
TABLES = PUBLISHED["progress"]
CHARTERS = PUBLISHED["charters"]


@pytest.fixture(scope="module")
def city() -> Deliverable:
    [folder] = [folder for folder in find_cities([EXAMPLES]) if folder.id == "sofia"]
    reading = read_city(folder)
    assert not reading.assembly.problems
    assert not reading.errors
    assert reading.deliverable is not None
    return reading.deliverable


def find(city: Deliverable, solution: str, kind: str, name: str) -> PlacedKpi:
    """The only KPI of a solution and kind that has this name, or that the document also calls so."""
    placed = city.kpis_of(solution, KpiKind(kind))
    [found] = [each for each in placed if name in (each.kpi.name, *each.kpi.also_named)]
    return found


def names(row: dict[str, Any]) -> str:
    called: str = row.get("called") or row.get("name") or row["label"]
    return called


@pytest.mark.parametrize(("solution", "kind", "rows"), SHORTLISTS, ids=[f"{s}-{k}" for s, k, _ in SHORTLISTS])
def test_shortlist_has_each_published_kpi_in_order(
    city: Deliverable, solution: str, kind: str, rows: list[dict[str, Any]]
) -> None:
    listed = [names(row) for row in rows]
    shown = [placed.kpi.name for placed in city.kpis_of(solution, KpiKind(kind))]
    assert [name for name in shown if name in listed] == listed


def test_every_kpi_is_on_a_shortlist_or_in_a_progress_table(city: Deliverable) -> None:
    listed = {find(city, solution, kind, names(row)).kpi.id for solution, kind, rows in SHORTLISTS for row in rows}
    measured = {
        find(city, table["solution"], table["kind"], names(row)).kpi.id for table in TABLES for row in table["rows"]
    }
    assert listed | measured == set(city.all_kpis)
    # The rows of the progress tables that no shortlist of their kind has.
    assert measured - listed == {
        "eplatform-total-users",
        "eplatform-registered-users-performance",
        "live-panelists-performance",
    }
    assert Counter(placed.kpi.kind.value for placed in city.all_kpis.values()) == {
        "activity": 18,
        "maturity": 19,
        "performance": 16,
    }


@pytest.mark.parametrize("table", TABLES, ids=[f"{table['solution']}-{table['kind']}" for table in TABLES])
def test_progress_table_has_each_published_cell(city: Deliverable, table: dict[str, Any]) -> None:
    for row in table["rows"]:
        kpi = find(city, table["solution"], table["kind"], names(row)).kpi
        assert set(kpi.measurements) == {"start", "final"} | ({"midway"} if "midway" in row else set())
        start = kpi.measurements["start"]
        assert start.text is not None
        # One cell has its words in another order: its sentence is not copied.
        assert Counter(words(start.text)) == Counter(words(row["label"]))
        if "midway" in row:
            assert_published(kpi.measurements["midway"], row["midway"])
        assert_published(kpi.measurements["final"], row["final"])
        assert_means(kpi.measurements["final"], row["means"])


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def assert_published(cell: Measurement, words: str | int) -> None:
    if isinstance(words, int):
        assert cell.value == words
        assert cell.raw is None
    else:
        assert cell.raw == words
        assert cell.state is {"N/A": State.NOT_APPLICABLE, "TBD": State.PENDING}.get(words)


def assert_means(cell: Measurement, means: dict[str, Any]) -> None:
    assert [cell.value, cell.min, cell.max] == [
        Decimal(means[key]) if key in means else None for key in ("value", "min", "max")
    ]
    assert cell.qualifier is Qualifier(means.get("qualifier", "exact"))
    assert cell.relation is Relation(means.get("relation", "absolute"))
    assert (cell.reference, cell.unit, cell.text) == tuple(means.get(key) for key in ("reference", "unit", "text"))
    assert [[part.value, part.label] for part in cell.parts] == means.get("parts", [])
    same = cell.equivalent
    assert ([same.value, same.qualifier.value, same.unit] if same else None) == means.get("equivalent")
    assert means.get("note", "") in (cell.note or "")


def test_midway_values_are_those_that_the_tables_have(city: Deliverable) -> None:
    midway = {key: placed.kpi.measurements.get("midway") for key, placed in city.all_kpis.items()}
    values = {key: cell.value for key, cell in midway.items() if cell is not None and cell.value is not None}
    assert values == {"eplatform-e-services": 2, "tech-proposals": 20}
    assert midway["eplatform-registered-users-performance"] is not None
    assert midway["eplatform-registered-users-performance"].text == "First month passed 2020 results"


def test_targets_are_the_three_of_the_shortlists(city: Deliverable) -> None:
    targets = {key: placed.kpi.target for key, placed in city.all_kpis.items() if placed.kpi.target}
    assert {key: [(target.qualifier.value, target.value) for target in given] for key, given in targets.items()} == {
        "eplatform-e-services": [("at-most", Decimal(2))],
        "data-articles": [("at-most", Decimal(100))],
        "data-readers": [("at-least", Decimal(10_000))],
    }
    assert city.all_kpis["data-articles"].kpi.unit == "articles"
    assert "3 months" in (targets["data-articles"][0].note or "")
    assert all(target.due is None for given in targets.values() for target in given)


def test_directions_are_said_by_a_name_a_commitment_or_the_charter(city: Deliverable) -> None:
    committed = {key for commitment in city.impact.commitments.kpis for key in commitment.kpis}
    for key, placed in city.all_kpis.items():
        said = placed.kpi.name.startswith(("More", "Increased")) or key in committed or key == "tech-reach"
        assert placed.kpi.direction is (Direction.INCREASE if said else None), key
        assert (placed.kpi.owner, placed.kpi.source, placed.kpi.accumulation) == (None, None, None), key


def test_the_data_policy_is_postponed_and_not_monitored(city: Deliverable) -> None:
    status = {key: solution.status for key, solution in city.solutions.items()}
    assert [key for key, each in status.items() if each is SolutionStatus.POSTPONED] == ["data-policy"]
    assert {each.group.solution for each in city.all_kpis.values() if each.group.monitoring} == {"data-policy"}
    for placed in city.kpis_of("data-policy"):
        cell = placed.at("final")
        assert cell is not None
        assert (cell.state, cell.reason) == (State.NOT_MONITORED, Reason.POSTPONED)


def test_kpis_of_the_shortlists_only_are_missing_their_values(city: Deliverable) -> None:
    missing = [key for key, placed in city.all_kpis.items() if placed.at("final") is None]
    activities = [key for key, placed in city.all_kpis.items() if placed.kpi.kind is KpiKind.ACTIVITY]
    assert set(missing) == {key for key in activities if not key.startswith("data-")} | {
        "eplatform-registered-users-maturity",
        "eplatform-engaged-citizens",
        "tech-impressions",
        "live-citizens-reached",
    }


def party(who: Party) -> dict[str, str]:
    """Who it is, and what was published of the party."""
    name = who.organisation or who.role or ""
    said = [said for said in (who.role, who.contribution, who.note) if said and said != name]
    return {"name": name, "label": " ".join(said)} if said else {"name": name}


@pytest.mark.parametrize("row", CHARTERS, ids=[row["solution"] for row in CHARTERS])
def test_charter_has_its_parties_timing_risks_and_funding(city: Deliverable, row: dict[str, Any]) -> None:
    [charter] = city.charters_of(row["solution"])
    assert list(charter.ambitions) == row["ambitions"]
    assert charter.vision_link
    assert charter.impact
    assert charter.description.what
    assert charter.description.why
    for slot in ("lead", "team", "contributors"):
        assert [party(who) for who in getattr(charter, slot)] == row[slot], slot
    assert [(each.title, str(each.start or ""), str(each.due or "")) for each in charter.timing] == [
        (each["title"], each.get("start", ""), each["due"]) for each in row["timing"]
    ]
    for milestone, published in zip(charter.timing, row["timing"], strict=True):
        assert published.get("note", "") in (milestone.note or "")
        assert milestone.done is (True if published["due"] < "2022-09" else None)
    assert charter.mitigations == ()
    for risk, published in zip(charter.risks, row["risks"], strict=True):
        assert published[0] in risk.risk.lower()
        assert (len(published) == 2) == (risk.mitigation is not None)
        assert published[-1] in (risk.mitigation or risk.risk).lower()
    for entry, published in zip(charter.funding, row["funding"], strict=True):
        given = {key: getattr(entry, key) for key in ("source", "amount", "currency", "phase", "purpose", "raw")}
        assert {key: value for key, value in given.items() if value is not None} == published


def test_what_only_the_charter_of_the_tech_solutions_counts_stays_there(city: Deliverable) -> None:
    [charter] = city.charters_of("tech-solutions")
    [dashboard] = charter.maturity
    assert "dashboard" in dashboard.text.lower()
    assert all(what in dashboard.text for what in ("users", "ePlatform impressions", "user base", "surveys"))
    proxies, representatives = charter.performance
    assert "voter turnout" in proxies.text
    assert "local ecosystem" in representatives.text


def told(value: Any) -> str:
    """All words of a part, without marks of emphasis."""
    if isinstance(value, dict):
        return " ".join(told(inner) for inner in value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(told(inner) for inner in value)
    return " ".join(str(value).replace("*", "").split())


@pytest.mark.parametrize("part", PUBLISHED["told"])
def test_prose_tells_each_name_figure_and_date(city: Deliverable, part: str) -> None:
    text = told(getattr(city, part).model_dump())
    assert [fact for fact in PUBLISHED["told"][part] if fact not in text] == []


def test_vision_ambitions_and_solutions(city: Deliverable) -> None:
    vision = city.strategy.vision
    assert (vision.title, vision.promises) == (None, ())
    assert vision.statement
    assert vision.justification
    assert [ambition.name for ambition in city.ambitions.values()] == [
        "Digital tools",
        "Open data",
        "Direct communication",
    ]
    assert all(ambition.statement and ambition.justification for ambition in city.ambitions.values())
    assert [solution.name for solution in city.solutions.values()] == [
        "Unified ePlatform for citizen participation & communication",
        "Data Policy. Data Access & Open Data",
        "Tech solutions for informing and involving citizens",
        '"Living" solutions for informing and involving citizens',
    ]
    assert all(solution.description for solution in city.solutions.values())


def test_identity_and_dividers(city: Deliverable) -> None:
    who = city.city
    assert (who.name, who.country, who.programme) == ("Sofia", "BG", "icc-2020")
    assert who.compiled_by == "Pori"  # as published
    assert who.track == "citizen-participation-and-the-digitalization-of-public-administration"
    assert who.population is not None
    assert who.population.value == 2_000_000
    assert who.population.qualifier is Qualifier.APPROX
    assert who.foreword is not None
    assert (who.foreword.title, who.foreword.by) == (
        "Mayor Foreword",
        Party(name="Gencho Kerezov", role="Dep. Mayor"),
    )
    assert [entry.name for entry in who.leadership] == ["Gencho Kerezov"]
    assert {entry.section: (str(entry.start), str(entry.end)) for entry in who.sections} == {
        "ambition-roadmap": ("2021-02", "2021-05"),
        "impact": ("2021-02", "2021-05"),
    }


def test_assessment_has_its_insights_and_the_ecosystem_in_order(city: Deliverable) -> None:
    assessment = city.assessment
    assert len(assessment.introduction) == 5
    assert assessment.state_of_city[0].title == "Growing activity but lack of digital tools and awareness"
    assert len(assessment.state_of_city) == 6
    assert [insight.performance.value for insight in assessment.insights] == ["higher"] * 5 + ["lower"] * 5
    assert {insight.significance for insight in assessment.insights} == {None}  # its marks were colours, which are lost
    assert len(assessment.ecosystem.introduction) == 5 + 3


def test_roadmap_has_a_rationale_in_four_parts_and_no_chart(city: Deliverable) -> None:
    roadmap = city.roadmap
    assert [passage.title for passage in roadmap.rationale if passage.title] == [
        "Solution 01",
        "Solution 02",
        "Solution 03 & 04",
    ]
    assert roadmap.rationale[0].title is None  # the part on the roadmap as a whole
    assert (roadmap.tracks, roadmap.milestones, roadmap.governance) == ((), (), ())
    assert len(roadmap.kpi_rationale.summary) == 3


def test_the_four_winning_projects_stand_once_under_city_performance(city: Deliverable) -> None:
    discussed = city.impact.discussion.performance
    assert [passage.title for passage in discussed] == ["E-service platform", "Sofia Chooses"]
    assert re.findall(r"^- \*\*(.*)\*\*:", discussed[1].text, re.MULTILINE) == [
        "Pump Track in Mladost district",
        "River Plaza festival",
        'Park "Mokrensky Passage"',
        'New children\'s playground & communal space in "Fakulteta"',
    ]


def test_impact_and_way_forward_are_whole(city: Deliverable) -> None:
    impact = city.impact
    assert impact.summary
    discussed = impact.discussion
    assert {each.solution for each in discussed.maturity} == {"eplatform", "tech-solutions", "live-solutions"}
    assert {each.solution for each in discussed.activity} == {None, *city.solutions}
    assert len(impact.lessons) == 5
    commitments, plan = impact.commitments, impact.plan
    assert [len(group) for group in (commitments.resources, commitments.collaboration, commitments.kpis)] == [4, 3, 4]
    assert [len(group) for group in (plan.ambitions, plan.steps, plan.targets)] == [3, 4, 4]
    assert [(target.solution, target.category) for target in plan.targets] == [
        (solution, KpiKind.MATURITY) for solution in city.solutions
    ]
    assert Counter(story.group for story in impact.stories) == {
        "What has worked well during ICC?": 4,
        "What other accomplishments can we share?": 3,
    }
