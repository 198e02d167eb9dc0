"""A consortium's deliverable as it concerns some of its members."""

from __future__ import annotations

from typing import Any

import pytest

from icc_cli.model import Deliverable
from icc_cli.model.members import of_members

SOLUTIONS = {"one": ["north"], "two": ["south", "north"], "three": ["south"], "joint": []}


def about(solution: str | None, **others: Any) -> dict[str, Any]:
    return {**({"solution": solution} if solution else {}), **others}


def consortium() -> Deliverable:
    everyone: list[str | None] = [*SOLUTIONS, None]
    said = [about(each, text=f"Of {each}.") for each in everyone]
    return Deliverable.model_validate(
        {
            "city": {
                "id": "union",
                "name": "Union",
                "country": "SI",
                "programme": "icc-2020",
                "compiled_by": "Tests",
                "members": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
            },
            "strategy": {
                "solutions": [{"id": key, "name": key, "members": members} for key, members in SOLUTIONS.items()],
                "vision": {"promises": [{"name": "Three", "value": 3, "kpi": "kpi-three"}]},
            },
            "charters": [{"solution": each} for each in SOLUTIONS],
            "kpis": [
                about(each, kpis=[{"id": f"kpi-{each or 'city'}", "name": "A", "kind": "activity"}])
                for each in everyone
            ],
            "roadmap": {
                "tracks": [{"solution": each} for each in SOLUTIONS],
                "governance": [{"solution": each} for each in SOLUTIONS],
                "rationale": said,
            },
            "impact": {
                "discussion": {"maturity": said},
                "stories": said,
                "commitments": {
                    "kpis": [
                        *said,
                        {"text": "Of two KPIs.", "kpis": ["kpi-one", "kpi-three"]},
                        {"text": "Of the KPI of another.", "kpis": ["kpi-three"]},
                    ]
                },
                "plan": {"targets": [{"category": "activity", "kpi": f"kpi-{each}", "commitment": "x"} for each in
                                     ("one", "three", "city")]},
            },
        }
    )  # fmt: skip


def test_what_concerns_a_member_and_what_concerns_all_is_kept() -> None:
    whole = consortium()
    assert len(whole.all_kpis) == 5  # worked out before, and not to be taken over
    part = of_members(whole, ["north"])
    assert list(part.solutions) == ["one", "two"]
    assert [charter.solution for charter in part.charters] == ["one", "two"]
    assert list(part.all_kpis) == ["kpi-one", "kpi-two", "kpi-city"]
    assert [track.solution for track in part.roadmap.tracks] == ["one", "two"]
    assert [entry.solution for entry in part.roadmap.governance] == ["one", "two"]
    for said in (part.roadmap.rationale, part.impact.discussion.maturity, part.impact.stories):
        assert [entry.solution for entry in said] == ["one", "two", None]
    assert part.city is whole.city


def test_nothing_refers_to_a_kpi_that_is_left_out() -> None:
    part = of_members(consortium(), ["north"])
    assert [(promise.name, promise.kpi) for promise in part.strategy.vision.promises] == [("Three", None)]
    assert [target.kpi for target in part.impact.plan.targets] == ["kpi-one", "kpi-city"]
    assert [entry.kpis for entry in part.impact.commitments.kpis if entry.kpis] == [("kpi-one",)]


@pytest.mark.parametrize(
    ("members", "solutions"),
    [(["south"], ["two", "three"]), (["north", "south"], ["one", "two", "three"]), (["nobody"], []), ([], [])],
)
def test_members_are_named_by_their_ids(members: list[str], solutions: list[str]) -> None:
    assert list(of_members(consortium(), members).solutions) == solutions


def test_the_part_is_a_deliverable_like_any_other() -> None:
    part = of_members(consortium(), ["south"])
    again = Deliverable.model_validate(part.model_dump(exclude_unset=True))
    assert again.model_dump() == part.model_dump()
