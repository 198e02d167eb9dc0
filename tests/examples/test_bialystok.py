"""Białystok's example against its published final deliverable: figures, names, orders, and what was never published."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from icc_cli.city import find_cities, read_city
from icc_cli.model import Deliverable
from icc_cli.model.base import Party
from icc_cli.model.kpis import Direction, KpiKind
from icc_cli.model.quantities.kinds import Qualifier, Reason, State
from icc_cli.model.quantities.units import normal_unit

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
PUBLISHED: dict[str, Any] = YAML(typ="safe").load((HERE / "bialystok_published.yaml").read_text(encoding="utf-8"))
CHECKPOINTS = ("start", "midway", "final")
RES = "res-installations"
TABLES = [(kind, table) for kind, tables in PUBLISHED["progress"].items() for table in tables]
TRACKS = PUBLISHED["roadmap"]


@pytest.fixture(scope="module")
def city() -> Deliverable:
    [folder] = [folder for folder in find_cities([EXAMPLES]) if folder.id == "bialystok"]
    reading = read_city(folder)
    assert not reading.assembly.problems
    assert not reading.errors
    assert reading.deliverable is not None
    return reading.deliverable


def solution_id(city: Deliverable, name: str) -> str:
    [found] = [solution.id for solution in city.solutions.values() if solution.name == name]
    return found


def wording_fits(also_named: tuple[str, ...], row: dict[str, Any]) -> bool:
    """Whether the other wording is the row's label, which `…` may shorten; or there is neither."""
    if not also_named:
        return "label" not in row
    [wording] = also_named
    return fnmatchcase(row.get("label", ""), wording.replace("…", "*"))


@pytest.mark.parametrize(("kind", "table"), TABLES, ids=[f"{kind}-{table['solution']}" for kind, table in TABLES])
def test_progress_table_has_each_published_row_and_value(city: Deliverable, kind: str, table: dict[str, Any]) -> None:
    shown = list(city.kpis_of(solution_id(city, table["solution"]), KpiKind(kind)))
    assert [placed.kpi.name for placed in shown] == [row["name"] for row in table["rows"]]
    for placed, row in zip(shown, table["rows"], strict=True):
        assert placed.kpi.id == "res-co2-and-electricity" or wording_fits(placed.kpi.also_named, row)
        cells = [placed.at(checkpoint) for checkpoint in CHECKPOINTS]
        assert all(cell is not None for cell in cells), row["name"]
        if "values" in row:
            assert [cell.value for cell in cells if cell] == [Decimal(value) for value in row["values"]]
            assert placed.kpi.unit == row["unit"]
            assert {normal_unit(cell.unit or placed.kpi.unit or "") for cell in cells if cell} == {
                normal_unit(row["unit"])
            }
        else:
            assert placed.kpi.measurements == {}
            assert {(cell.state, cell.reason) for cell in cells if cell} == {(State.NOT_MONITORED, Reason.NOT_STARTED)}


def test_there_are_42_kpis_of_three_kinds(city: Deliverable) -> None:
    assert sum(len(group.kpis) for group in city.kpis) == len(city.all_kpis) == 42
    assert Counter(placed.kpi.kind.value for placed in city.all_kpis.values()) == {
        "activity": 19,
        "maturity": 13,
        "performance": 10,
    }
    assert Counter(placed.group.solution for placed in city.all_kpis.values()) == {
        "energy-cluster": 11,
        RES: 8,
        "ict-management": 12,
        "e-services": 11,
    }


def test_groups_that_were_not_started_say_whose_project_it_is(city: Deliverable) -> None:
    for group in city.kpis:
        if group.solution == RES:
            assert group.monitoring is None
        else:
            assert group.monitoring is not None
            assert group.monitoring.note is not None
            name = city.solutions[group.solution or ""].name
            assert name.lower() in group.monitoring.note.lower()


def test_cells_in_thousands_keep_their_published_words(city: Deliverable) -> None:
    saved = city.all_kpis["res-primary-energy"].kpi.measurements
    assert [saved[checkpoint].raw for checkpoint in CHECKPOINTS] == ["93 000 kWh", "145 500 kWh", "300 200 kWh"]
    merged = city.all_kpis["res-co2-and-electricity"].kpi
    assert merged.measurements["final"].raw == "180 120 kg/year"
    assert merged.also_named == ("reduction of CO2 emissions", "amount of electricity saved")


def test_expenditure_on_electricity_is_zero_with_its_reason_in_each_cell(city: Deliverable) -> None:
    cells = city.all_kpis["res-electricity-expenditure"].kpi.measurements
    assert [cells[checkpoint].value for checkpoint in CHECKPOINTS] == [0, 0, 0]
    assert all("energy became dearer" in (cell.note or "") for cell in cells.values())


def test_nothing_is_invented_for_kpis(city: Deliverable) -> None:
    for placed in city.all_kpis.values():
        kpi = placed.kpi
        assert (kpi.owner, kpi.target, kpi.source, kpi.accumulation) == (None, (), None, None), kpi.id
        said = kpi.name.startswith(("increase", "reducing", "% reduction", "% of reduced"))
        assert (kpi.direction is not None) == (said or placed.group.solution == RES), kpi.id
    assert city.all_kpis["ict-people-involved"].kpi.direction is Direction.DECREASE


def test_activity_kpis_are_tied_to_the_twelve_initiatives(city: Deliverable) -> None:
    assert [step.name for step in city.initiatives.values()] == [row["name"] for row in PUBLISHED["initiatives"]]
    tied: Counter[str] = Counter()
    for placed in city.all_kpis.values():
        assert (placed.kpi.initiative is not None) == (placed.kpi.kind is KpiKind.ACTIVITY), placed.kpi.id
        if placed.kpi.initiative:
            steps = {step.id for step in city.solutions[placed.group.solution or ""].initiatives}
            assert placed.kpi.initiative in steps
            merged = placed.kpi.id == "res-co2-and-electricity"
            tied[city.initiatives[placed.kpi.initiative].name] += len(placed.kpi.also_named) if merged else 1
    assert tied == {row["name"]: row["kpis"] for row in PUBLISHED["initiatives"]}
    assert sum(tied.values()) == 20


@pytest.mark.parametrize("track", TRACKS, ids=[track["solution"] for track in TRACKS])
def test_roadmap_has_activities_units_and_milestones_in_order(city: Deliverable, track: dict[str, Any]) -> None:
    shown = city.track_of(solution_id(city, track["solution"]))
    assert shown is not None
    assert [(activity.title, list(activity.responsible)) for activity in shown.activities] == [
        (row["title"], [unit["name"] for unit in row["responsible"]]) for row in track["activities"]
    ]
    for activity, row in zip(shown.activities, track["activities"], strict=True):
        assert wording_fits(activity.also_named, row), activity.id
    assert [milestone.title for milestone in shown.milestones] == [row["title"] for row in track["milestones"]]


def test_roadmap_spans_six_months_without_dates_of_single_items(city: Deliverable) -> None:
    assert city.roadmap.months == 6
    assert city.roadmap.milestones == ()
    items = [item for track in city.roadmap.tracks for item in (*track.activities, *track.milestones)]
    assert len(items) == 27 + 23
    assert not any(getattr(item, date, None) for item in items for date in ("start", "end", "due"))


@pytest.mark.parametrize(("solution", "published"), PUBLISHED["people"].items())
def test_people_of_each_solution(city: Deliverable, solution: str, published: dict[str, Any]) -> None:
    governance = city.governance_of(solution)
    assert governance is not None
    assert governance.steering_committee == (Party(name="Tadeusz Truskolaski"),)
    assert governance.pmo == (Party(name="Krzysztof Marek Karpieszuk"),)
    assert governance.core_team == tuple(Party(**who) for who in published["core"])
    [charter] = city.charters_of(solution)
    assert charter.lead == (Party(organisation="Municipal Office in Białystok"),)
    assert charter.team == tuple(Party(**who) for who in published["team"])
    for who, row in zip(charter.contributors, published["contributors"], strict=True):
        assert (who.organisation, who.role) == (row["organisation"], row.get("role"))
        assert row.get("brings", "") in (who.contribution or "").lower()
        assert ("brings" in row) == (who.contribution is not None)


@pytest.mark.parametrize(
    ("solution", "ambition", "horizon", "sources"),
    [
        ("energy-cluster", "energy-and-air", "one year", ["Self-financing budget", "EU co-financing"]),
        (RES, "energy-and-air", "five years", ["City budget", "EU funds"]),
        ("ict-management", "data-sharing", "two years", ["Funds from the EU", "City budget"]),
        ("e-services", "accessible-office", "two years", ["Funds from the EU", "City budget"]),
    ],
)
def test_strategy_and_funding_of_each_charter(
    city: Deliverable, solution: str, ambition: str, horizon: str, sources: list[str]
) -> None:
    [charter] = city.charters_of(solution)
    assert charter.ambitions == (ambition,)
    assert charter.vision_link is None  # the vision itself is meant
    assert horizon in (charter.horizon or "")
    assert [entry.source for entry in charter.funding if entry.source] == sources


@pytest.mark.parametrize(
    ("solution", "subjects"),
    [
        ("energy-cluster", ["technical conditions", "prices", "monopoly"]),
        (RES, ["structural limits", "owners", "funding", "dso", "electricity infrastructure", "interest"]),
        ("ict-management", ["law", "documented", "availability", "security", "programmers", "statute"]),
        ("e-services", ["integration", "silos", "documentation"]),
    ],
)
def test_risks_of_each_charter_have_no_published_mitigation(
    city: Deliverable, solution: str, subjects: list[str]
) -> None:
    [charter] = city.charters_of(solution)
    assert len(charter.risks) == len(subjects)
    for risk, subject in zip(charter.risks, subjects, strict=True):
        assert subject in risk.risk.lower()
        assert risk.mitigation is None
    assert charter.mitigations == ()


def test_only_the_e_services_have_an_estimated_cost(city: Deliverable) -> None:
    priced = [(charter.solution, entry) for charter in city.charters for entry in charter.funding if entry.has_amount]
    [(solution, cost)] = priced
    assert (solution, cost.currency, cost.qualifier) == ("e-services", "PLN", Qualifier.APPROX)
    assert cost.amount == 4_000_000


def test_vision_ambitions_and_promises(city: Deliverable) -> None:
    vision = city.strategy.vision
    assert vision.title == "Green & digital future city"
    buildings, matters = vision.promises
    assert [buildings.value, matters.value] == [20, 30]
    assert (buildings.unit, buildings.qualifier) == ("%", Qualifier.AT_LEAST)
    assert (matters.unit, matters.qualifier) == ("%", Qualifier.EXACT)
    assert (str(buildings.due), str(matters.due)) == ("2025", "2022")
    assert [ambition.name for ambition in city.ambitions.values()] == [row["name"] for row in PUBLISHED["ambitions"]]


def test_assessment_has_its_insights_and_topics_in_order(city: Deliverable) -> None:
    insights = city.assessment.insights
    assert [insight.performance.value for insight in insights] == ["higher"] * 5 + ["lower"] * 5
    assert [insight.short is not None for insight in insights] == ([True] * 3 + [False] * 2) * 2
    assert {insight.significance for insight in insights} == {None}  # its marks were colours, which are lost
    assert "120 km" in insights[2].statement
    assert [len(topic.points) for topic in city.assessment.ecosystem.topics] == [1, 1, 1]
    assert len(city.assessment.takeaways) == 4


def test_identity_and_dividers(city: Deliverable) -> None:
    who = city.city
    assert (who.name, who.country, who.programme, who.compiled_by) == (
        "Białystok",
        "PL",
        "icc-2020",
        "City of Białystok",
    )
    assert who.population is not None
    assert who.population.value == 300_000
    assert who.population.qualifier is Qualifier.APPROX
    assert who.foreword is not None
    assert who.foreword.by.name == "Tadeusz Truskolaski"
    assert {entry.section: (str(entry.start), str(entry.end)) for entry in who.sections} == {
        "preparation-assessment": ("2020-09", "2021-01"),
        "ambition-roadmap": ("2021-02", "2021-05"),
        "impact": ("2021-02", "2021-05"),
        "appendix": ("2021-02", "2021-05"),
    }


def test_impact_and_way_forward_are_whole(city: Deliverable) -> None:
    impact, strategy = city.impact, city.strategy
    assert (len(strategy.roadblocks), len(strategy.collaboration)) == (5, 6)
    assert impact.summary
    assert all((impact.discussion.performance, impact.discussion.maturity, impact.discussion.activity))
    assert len(impact.lessons) == 5
    assert len(impact.collaboration) == 3
    commitments, plan = impact.commitments, impact.plan
    assert [len(group) for group in (commitments.resources, commitments.collaboration, commitments.kpis)] == [1, 2, 1]
    assert commitments.kpis[0].solution == RES
    assert [len(group) for group in (plan.ambitions, plan.steps, plan.targets)] == [3, 3, 3]
    assert [target.category.value for target in plan.targets] == ["performance", "performance", "activity"]
