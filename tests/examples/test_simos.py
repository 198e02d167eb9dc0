"""SiMOS's KPIs against its published final deliverable: names, systems, targets, and why none has a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from icc_cli.city import find_cities, read_city
from icc_cli.model import Deliverable
from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.kpis import Direction, KpiKind
from icc_cli.model.quantities.kinds import Reason, State
from icc_cli.model.quantities.quantity import Target

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
PUBLISHED: dict[str, Any] = YAML(typ="safe").load((HERE / "simos_published.yaml").read_text(encoding="utf-8"))
KINDS = ("activity", "maturity", "performance")
CHECKPOINTS = ("start", "midway", "final")
SOLUTIONS = [table["solution"] for table in PUBLISHED["overviews"]]
ADMINISTRATION = "e-administration-ljubljana"


@pytest.fixture(scope="module")
def city() -> Deliverable:
    [folder] = [folder for folder in find_cities([EXAMPLES]) if folder.id == "simos"]
    reading = read_city(folder)
    assert not reading.assembly.problems
    assert not reading.errors
    assert reading.deliverable is not None
    return reading.deliverable


def system_id(city: Deliverable, solution: str, name: str | None) -> str | None:
    if name is None:
        return None
    [charter] = city.charters_of(solution)
    [found] = [each.id for each in charter.systems if name in (each.name, *each.also_named)]
    return found


def overview(solution: str) -> Iterator[tuple[str, str | None, dict[str, Any]]]:
    """The kind, the system and the row of each name in the overview of a solution."""
    [table] = [table for table in PUBLISHED["overviews"] if table["solution"] == solution]
    for row in table["rows"]:
        for kind in KINDS:
            for cell in row.get(kind, []):
                yield kind, row.get("system"), cell


def rows(solution: str) -> list[dict[str, Any]]:
    return [row for table in PUBLISHED["tables"] if table["solution"] == solution for row in table["rows"]]


def called(city: Deliverable, solution: str, kind: str, system: str | None, name: str) -> list[PlacedKpi]:
    wanted = system_id(city, solution, system)
    return [
        placed
        for placed in city.kpis_of(solution, KpiKind(kind))
        if placed.kpi.system == wanted and name in (placed.kpi.name, *placed.kpi.also_named)
    ]


def targets_of(published: list[Any]) -> list[tuple[Any, ...]]:
    return [in_short(PUBLISHED[each] if isinstance(each, str) else each) for each in published]


def in_short(given: dict[str, Any]) -> tuple[Any, ...]:
    value = given.get("value")
    return (
        None if value is not None else given["label"],
        None if value is None else Decimal(value),
        given.get("unit"),
        given.get("relation", "absolute"),
        given.get("qualifier", "exact"),
        given.get("scale"),
        given.get("subject"),
    )


def shown(target: Target) -> tuple[Any, ...]:
    return (
        target.text,
        target.value,
        target.unit,
        target.relation.value,
        target.qualifier.value,
        target.scale,
        target.subject,
    )


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_overview_and_tables_have_each_kpi_once_and_none_is_invented(city: Deliverable, solution: str) -> None:
    published = Counter(
        (kind, system_id(city, solution, system), cell["name"]) for kind, system, cell in overview(solution)
    )
    listed = Counter(
        (row["kind"], system_id(city, solution, row.get("system")), row["name"])
        for row in rows(solution)
        if "called" not in row
    )
    for kind, system, cell in overview(solution):
        key = (kind, system_id(city, solution, system), cell["name"])
        assert len(called(city, solution, kind, system, cell["name"])) == published[key], key
    for row in rows(solution):
        assert len(called(city, solution, row["kind"], row.get("system"), row["name"])) == 1, row["name"]
    known = {(kind, system, name) for kind, system, name in (*published, *listed)}
    for kind in KINDS:
        for placed in city.kpis_of(solution, KpiKind(kind)):
            names = (placed.kpi.name, *placed.kpi.also_named)
            assert any((kind, placed.kpi.system, name) in known for name in names), placed.kpi.id


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_targets_are_those_of_overview_and_tables(city: Deliverable, solution: str) -> None:
    expected: dict[str, set[tuple[Any, ...]]] = {}
    for kind, system, cell in overview(solution):
        for placed in called(city, solution, kind, system, cell["name"]):
            expected.setdefault(placed.kpi.id, set()).update(targets_of(cell.get("targets", [])))
    for row in rows(solution):
        [placed] = called(city, solution, row["kind"], row.get("system"), row.get("called", row["name"]))
        expected.setdefault(placed.kpi.id, set()).update(targets_of(row.get("targets", [])))
    for placed in city.kpis_of(solution):
        given = [shown(target) for target in placed.kpi.target]
        assert len(given) == len(set(given))
        assert set(given) == expected.get(placed.kpi.id, set()), placed.kpi.id
        assert {target.due for target in placed.kpi.target} <= {None}  # no target has a date


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_initiatives_are_those_of_the_tables(city: Deliverable, solution: str) -> None:
    expected = {}
    for row in rows(solution):
        if "initiative" in row:
            [placed] = called(city, solution, row["kind"], row.get("system"), row["name"])
            expected[placed.kpi.id] = row["initiative"]
    tied = {
        placed.kpi.id: city.initiatives[placed.kpi.initiative].name
        for placed in city.kpis_of(solution)
        if placed.kpi.initiative
    }
    assert tied == expected
    assert {step.name for step in city.solutions[solution].initiatives} == set(expected.values())


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_cross_cutting_indicators(city: Deliverable, solution: str) -> None:
    names = [placed.kpi.name for placed in city.kpis_of(solution, KpiKind.CROSS_CUTTING)]
    assert names == [row["name"] for row in PUBLISHED["cross_cutting"][solution]]


def test_words_of_targets_are_kept_as_published(city: Deliverable) -> None:
    labels = {target["label"] for target in published_targets() if target["label"]}
    raw = {target.raw for placed in city.all_kpis.values() for target in placed.kpi.target if target.raw}
    assert {words.lower() for words in raw} == {words.lower() for words in labels}


def published_targets() -> Iterator[dict[str, Any]]:
    cells = [cell for solution in SOLUTIONS for _, _, cell in overview(solution)]
    for row in [*cells, *(row for solution in SOLUTIONS for row in rows(solution))]:
        for target in row.get("targets", []):
            yield PUBLISHED[target] if isinstance(target, str) else target


def test_no_kpi_was_measured_and_each_says_why(city: Deliverable) -> None:
    states: Counter[tuple[State | None, Reason | None]] = Counter()
    for placed in city.all_kpis.values():
        assert placed.kpi.measurements == {}
        [cell, *others] = [placed.at(checkpoint) for checkpoint in CHECKPOINTS]
        assert cell is not None
        assert others == [cell, cell]
        states[cell.state, cell.reason] += 1
        later = cell.state is State.NOT_YET_MEASURABLE
        solution = placed.group.solution
        is_performance = placed.kpi.kind is KpiKind.PERFORMANCE
        assert later == (is_performance and solution in ("e-connected-ljubljana", "e-connected-kranj", ADMINISTRATION))
        assert (cell.reason is Reason.POSTPONED) == (solution == "e-participation-ljubljana")
        if later:
            assert "year" in (cell.note or "")
    assert states == {
        (State.NOT_MONITORED, Reason.NOT_PUBLISHED): 107,
        (State.NOT_MONITORED, Reason.POSTPONED): 9,
        (State.NOT_YET_MEASURABLE, None): 10,
    }


def test_there_are_126_kpis_of_four_kinds(city: Deliverable) -> None:
    assert sum(len(group.kpis) for group in city.kpis) == len(city.all_kpis) == 126
    assert Counter(placed.kpi.kind.value for placed in city.all_kpis.values()) == {
        "activity": 37,
        "maturity": 27,
        "performance": 34,
        "cross-cutting": 28,
    }


def test_nothing_is_invented_for_kpis(city: Deliverable) -> None:
    said = ("improved", "increase", "% increase", "less ")
    for placed in city.all_kpis.values():
        kpi = placed.kpi
        assert (kpi.owner, kpi.source, kpi.accumulation) == (None, None, None), kpi.id
        assert (kpi.direction is not None) == kpi.name.lower().startswith(said), kpi.id
        assert kpi.unit == ("%" if kpi.name.startswith("%") else None), kpi.id
    assert city.all_kpis["celje-parking-traffic"].kpi.direction is Direction.DECREASE


def test_rationale_is_that_of_four_solutions(city: Deliverable) -> None:
    given = {group.solution: group.rationale for group in city.kpis if group.rationale.availability}
    dates = {
        solution: [part[0].text.count("- **") for part in (each.availability, each.actionability, each.validity)]
        for solution, each in given.items()
    }
    assert dates == {
        ADMINISTRATION: [1, 5, 3],
        "e-competent": [1, 2, 1],
        "e-connected-kranj": [1, 7, 3],
        "e-connected-ljubljana": [1, 7, 1],
    }
    assert given[ADMINISTRATION].summary
