"""Rules about results and plan at their edges: what counts as a figure, an actor, a date, a discussion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]


def plan(**given: Any) -> dict[str, Any]:
    return {"plan": given}


@pytest.mark.parametrize(
    ("commitment", "is_found"),
    [
        ("Use at most 500 000 kWh.", False),
        ("Halve the use of electricity.", False),
        ("Dimming spreads by 2025.", True),
        ("Dimming spreads.", True),
    ],
)
def test_figures_of_targets(told: Told, commitment: str, is_found: bool) -> None:
    targets = [{"category": "maturity", "commitment": commitment}]
    assert bool(told("ICC-P001", impact=plan(targets=targets))) is is_found
    assert bool(told("ICC-P002", impact=plan(targets=targets))) is not is_found


def test_several_targets_without_figure_are_one_finding(told: Told) -> None:
    vague = [{"category": "maturity", "commitment": f"Dimming spreads {way}."} for way in ("north", "south")]
    assert len(told("ICC-P001", impact=plan(targets=vague))) == 1
    assert len(told("ICC-P001", impact=plan(targets=[*vague, {"category": "activity", "commitment": "Buy 9."}]))) == 2


@pytest.mark.parametrize(
    ("step", "is_found"),
    [
        ("Secure funding.", True),
        ("Secure funding in Q3 2023.", False),
        ("The Utility secures funding.", False),
        ("The project team secures funding.", False),
        ("Meet every month.", False),
    ],
)
def test_who_and_when(told: Told, step: str, is_found: bool) -> None:
    assert bool(told("ICC-P003", impact=plan(steps=[step]))) is is_found


def test_words_are_only_judged_in_english(told: Told) -> None:
    assert told("ICC-P003", city={"language": "pl"}, impact=plan(steps=["Szukać środków."])) == []


@pytest.mark.parametrize(
    ("years", "is_found"), [("2021", True), ("2020 to 2024", False), ("2030", True), ("2025", False)]
)
def test_years_of_the_plan(told: Told, years: str, is_found: bool) -> None:
    assert bool(told("ICC-P005", impact=plan(steps=[f"Buy lamps: {years}."]))) is is_found


def test_a_status_and_what_is_done(told: Told) -> None:
    group = {"solution": "lights", "monitoring": {"state": "not-monitored", "reason": "not-started"}, "kpis": []}
    assert told("ICC-P030", kpis=[group]) == [
        "the KPIs of `lights` are not monitored as it has not begun, but a part of it is done"
    ]
    group["monitoring"] = {"state": "not-monitored", "reason": "postponed"}
    assert told("ICC-P030", kpis=[group]) == [
        "the KPIs of `lights` are not monitored as it was postponed, but it counts as active"
    ]


def test_a_discussion_that_names_a_solution_discusses_it(told: Told) -> None:
    solutions = [{"id": "lights", "name": "Street lights"}, {"id": "benches", "name": "Benches"}]
    other = {"solution": "benches", "text": "One bench was tried."}
    told_by_name = {"performance": [other, "The street lights use less."]}
    strategy = {"solutions": solutions}
    assert len(told("ICC-P032", strategy=strategy, impact={"discussion": {"performance": [other]}})) == 1
    assert told("ICC-P032", strategy=strategy, impact={"discussion": told_by_name}) == []
    assert told("ICC-P032", strategy=strategy, impact={"discussion": {"performance": ["All went well."]}}) == []
