"""Rules about KPIs and their measurements at their edges: what must be found, and near misses that must not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icc_cli.city import CityFolder, read_city
from icc_cli.diagnostics import Finding
from icc_cli.lint.examine import check
from icc_cli.programme.edition import Stage

TESTVILLE = Path(__file__).parents[1] / "testville"
KPI: dict[str, Any] = {
    "id": "parks-lit",
    "name": "Number of dimmed parks",
    "kind": "activity",
    "unit": "parks",
    "direction": "increase",
    "owner": "Digital Office",
    "source": "Register of lamps",
    "target": {"value": 9, "due": "2022-07"},
    "measurements": {"start": 0, "midway": 2, "final": 9},
}
"""A KPI in which no rule finds anything."""

Checked = Callable[..., list[Finding]]


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    """Check a small complete city to which KPIs are added, and give what is found of KPIs and measurements."""

    def run(*kpis: dict[str, Any], stage: Stage = Stage.FINAL, **files: str) -> list[Finding]:
        city = tmp_path / "testville"
        shutil.rmtree(city, ignore_errors=True)
        shutil.copytree(TESTVILLE, city)
        group = {"solution": "lights", "kpis": [{**KPI, **kpi} for kpi in kpis]}
        (city / "kpis/more.yaml").write_text(json.dumps(group, indent=1), encoding="utf-8")
        for part, text in files.items():
            (city / f"{part}.yaml").write_text(text, encoding="utf-8")
        found = check(read_city(CityFolder("testville", city)), stage)
        return [finding for finding in found if finding.rule.code[4] in "FKM"]

    return run


def values(start: Any, midway: Any, final: Any) -> dict[str, Any]:
    return {"measurements": {"start": start, "midway": midway, "final": final}}


@pytest.mark.parametrize(
    ("kpi", "codes"),
    [
        # targets
        ({"target": None}, ["K010"]),
        ({"target": {"state": "not-applicable"}}, []),
        ({"target": "City Administration"}, ["K011"]),
        ({"target": ["City Administration", {"value": 9, "due": 2022}]}, ["K011"]),
        ({"target": {"value": 9, "due": "M5"}}, []),
        ({"target": {"value": 9, "qualifier": "at-most", "due": 2022}}, ["K013"]),
        ({"target": {"value": 9, "qualifier": "at-least", "due": 2022}, "direction": "maintain"}, []),
        ({"target": {"value": -3, "qualifier": "at-most", "relation": "change", "due": 2022}}, []),
        ({"target": {"value": 9, "due": 2022, "subject": "large parks"}}, []),
        ({"target": {"value": 9, "due": 2022, "subject": "visitors"}}, ["K014"]),
        ({"name": "Number of users", "unit": None, "target": {"value": 9, "due": 2022, "subject": "citizens"}}, []),
        ({"name": "Experience of users", "unit": None, "target": {"value": 9, "due": 2022, "subject": "citizens"}},
         ["K014"]),
        ({"target": {"value": 9, "unit": "EUR", "due": 2022}}, ["K014"]),
        ({"unit": "kg/year", "name": "Waste burnt", "target": {"value": 9, "unit": "kg per year", "due": 2022}}, []),
        ({"target": {"value": 9, "due": "2021-04"}}, []),
        ({"target": {"value": 9, "due": "2021-03"}}, ["K015"]),
        ({"target": {"value": 9, "relation": "change", "due": 2022}}, []),
        ({"target": {"value": 9, "relation": "change", "due": 2022}, **values("TBD", 2, 9)}, ["K016", "M003"]),
        # definition
        ({"direction": None}, ["K021"]),
        ({"direction": None, "target": {"value": 9, "qualifier": "at-least", "due": 2022}}, []),
        ({"direction": None, "target": {"value": 9, "qualifier": "at-most", "due": 2022}}, ["K013"]),
        ({"unit": None}, []),
        ({"unit": None, "name": "Heat in parks"}, ["K020"]),
        ({"unit": None, "name": "Heat in parks", **values("1 kWh", "2 kWh", "3 kWh")}, []),
        ({"unit": None, "name": "Reach of the parks"}, ["K020"]),
        ({"unit": None, "name": "% of parks"}, []),
        ({"source": None, "measurements": {"start": {"value": 0, "source": "Count"}, "midway": 2, "final": 9}}, []),
        ({"name": "Sense of safety"}, []),
        ({"name": "Sense of safety", "unit": None, "target": None, "monitoring": "pending", "measurements": None},
         ["K010", "K040", "M003"]),
        # names
        ({"name": "Ratio of the number of dimmed parks to the number of parks"}, []),
        ({"name": "Growth of the number of dimmed parks"}, ["K031"]),
        ({"name": "Number of dimmed parks and number of dimmed squares"}, ["K030"]),
        ({"name": "Dimmed parks / number of visitors"}, ["K030"]),
        ({"name": "Number of parks/squares"}, []),
        ({"name": "Number of parks/squares/streets"}, ["K030"]),
        ({"name": "Reduction of complaints compared to 2019"}, []),
        ({"name": "5G masts in parks"}, []),
        ({"name": "Parks with CO2 sensors"}, []),
        ({"name": "More than 5 dimmed parks"}, ["K032"]),
        ({"name": "Dimmed parks by 2022"}, ["K032"]),
        ({"name": "Parks of the year 2022"}, []),
        ({"name": "Parks with more and more light"}, []),
        ({"name": "Parks, squares and others"}, ["K033"]),
        # kinds
        ({"name": "Workshops in parks"}, []),
        ({"name": "Workshops in parks", "kind": "maturity"}, ["K051"]),
        ({"name": "CO2 avoided in parks", "unit": "t"}, ["K051"]),
        ({"name": "Satisfaction of visitors", "unit": "%", "kind": "maturity"}, []),
        ({"name": "Lamps replaced", "kind": "maturity", **values(0, 400, 950)}, []),
        # presence and states
        ({"measurements": None}, ["M001"]),
        ({"measurements": {"start": 0, "final": 9}}, ["M002"]),
        ({"measurements": {"midway": 2, "final": 9}}, ["K024"]),
        (values(0, "not monitored", 9), ["M010"]),
        (values(0, "-", 9), ["M013"]),
        (values(0, "N/A", 9), ["M013"]),
        (values(0, "not applicable", 9), []),
        (values(0, 2, "not monitored: no data"), ["M011"]),
        (values(0, 2, "measurable from 2023"), []),
        (values(0, 2, "Will be measurable in 3 years"), ["M012"]),
        (values(0, {"value": 2, "date": "2022-05"}, {"value": 9, "date": "2022-04"}), ["M004"]),
        (values(0, {"value": 2, "date": 2022}, {"value": 9, "date": "2022-04"}), []),
        # words
        (values("Dimmed parks", 2, 9), ["M030"]),
        (values("Parks at first", 2, 9), ["M032"]),
        (values(0, "Better than we thought", 9), ["M031"]),
        # rows
        (values(0, "2 EUR", 9), ["M020"]),
        (values(0, "2 dimmed parks", 9), []),
        ({"name": "Waste burnt", "unit": "t", **values(0, "2000 kg", 9)}, []),
        ({"name": "Waste burnt", "unit": "t", **values(0, "2 t", "1000 kg")}, ["M040"]),
        ({"name": "Waste burnt", "unit": "t", "target": {"value": 1, "unit": "kt", "due": 2022}}, []),
        (values(0, 2, "9 concerts"), ["M021"]),
        (values(0, 2, "9x increase from 2020"), ["M023"]),
        (values(1, 2, {"value": 9, "relation": "ratio"}), []),
        # series
        (values(0, 3, 2), ["M040"]),
        (values(0, 3, "≥ 2"), ["M061"]),
        ({"direction": "decrease", "target": {"value": 0, "due": 2022}, **values(1, 3, 2)}, ["M040"]),
        ({"note": "The parks were counted anew.", **values(0, 3, 2)}, []),
        ({"accumulation": "incremental", **values(0, 3, 2)}, []),
        ({"accumulation": "cumulative", **values(0, 3, 2)}, ["M042"]),
        (values(2, 2, 2), ["M041"]),
        ({"measurements": {"start": 2, "midway": "not applicable", "final": 2}}, []),
        ({"direction": "maintain", **values(2, 2, 2)}, []),
        ({"target": {"value": 3, "due": 2022}, **values(3, 4, 9)}, ["M043"]),
        ({"target": {"value": 3, "due": 2022}, **values("≥ 3", 4, 9)}, ["M043"]),
        ({"target": {"value": 3, "due": 2022}, **values("≤ 3", 4, 9)}, []),
        # limits
        ({"name": "Share of parks", "unit": "%", **values(0, 2, 100)}, []),
        ({"name": "Share of parks", "unit": "%", **values(0, 2, 101)}, ["M050"]),
        ({"name": "Share of parks", "unit": "%", **values(0, 2, "≥ 99")}, ["M061"]),
        ({"name": "% increase of visitors since 2019", "unit": "%", **values(0, 2, 140)}, []),
        (values({"value": -1, "relation": "absolute"}, 2, 9), ["M051"]),
        # digits
        (values(0, 2, "12.000 parks"), ["M060"]),
        (values(0, 2, "12,000 parks"), []),
        (values(0, 2, {"value": 12000, "raw": "12.000 parks"}), []),
        (values(0, 2, {"value": "12.000 parks"}), ["M060"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_kpi(checked: Checked, kpi: dict[str, Any], codes: list[str]) -> None:
    assert [(finding.rule.code[4:]) for finding in checked(kpi)] == codes, [each.message for each in checked(kpi)]


def test_what_most_kpis_of_a_file_lack_is_told_once(checked: Checked) -> None:
    names = [f"Number of dimmed {place}" for place in ("parks", "squares", "streets", "schools")]
    kpis = [{"id": f"place-{index}", "name": name} for index, name in enumerate(names)]
    without = [{**kpi, "owner": None} for kpi in kpis]
    messages = {
        number: [finding.message for finding in checked(*without[:number], *kpis[number:])] for number in range(5)
    }
    assert messages == {
        0: [],
        1: ["`place-0` has no owner"],
        2: ["`place-0` has no owner", "`place-1` has no owner"],
        3: ["3 of the 4 KPIs of `lights` have no owner"],
        4: ["none of the 4 KPIs of `lights` has an owner"],
    }
    assert [finding.message for finding in checked(*without[:2])] == ["none of the 2 KPIs of `lights` has an owner"]


def test_a_kpi_without_values_is_due_by_stage(checked: Checked) -> None:
    kpi = {"measurements": None}
    codes = {stage.value: [finding.rule.code for finding in checked(kpi, stage=stage)] for stage in Stage}
    assert codes == {"draft": [], "roadmap": ["ICC-K024"], "midway": ["ICC-M001"], "final": ["ICC-M001"]}


def test_the_same_kpi_twice_is_one_finding(checked: Checked) -> None:
    other = {"id": "parks", "kind": "maturity", "name": "More dimmed parks"}
    assert [finding.rule.code for finding in checked(KPI, {**other, "direction": None, "unit": None})] == [
        "ICC-K021", "ICC-K031", "ICC-K050",
    ]  # fmt: skip
    assert [finding.rule.code for finding in checked(KPI, {**other, "name": "Parks dimmed", **values(0, 2, 90)})] == [
        "ICC-M022"
    ]
    apart = {**other, "name": "Dimmed parks", "description": "In the old town only."}
    assert checked(KPI, apart) == []


def test_kinds_that_a_solution_in_two_files_lacks_are_told_once(told: Callable[..., list[str]]) -> None:
    solutions = [{"id": name, "name": name.title()} for name in ("lights", "parks")]
    files = [{"solution": "parks", "kpis": [{**KPI, "id": f"parks-{number}"}]} for number in (1, 2)]
    (message,) = told("ICC-K052", strategy={"solutions": solutions}, kpis=files)
    assert message == "`parks` has no KPI of kind maturity and none of kind performance"


def test_users_and_interactions(checked: Checked) -> None:
    users = {"id": "users", "name": "Total users", "unit": None, **values(0, 2, "≈ 5000")}
    uses = {"id": "uses", "name": "Number of interactions", "unit": None, **values(0, 2, "≈ 4000")}
    assert [finding.rule.code for finding in checked(users, uses)] == ["ICC-M052"]
    assert checked(users, {**uses, **values(0, 2, 5000)}) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The city has 8 dimmed parks.", ["M070"]),
        ("The city has over 8 dimmed parks.", []),
        ("The city has about 10 dimmed parks.", []),
        ("The city has 2 dimmed parks.", []),
        ("The city has 8 dimmed parks near the river.", []),
        ("In 2021 the city had 8 dimmed parks.", []),
        ("The city has **8 dimmed parks**, no more.", ["M070"]),
        ("Visitors rose over 20 times.", []),
    ],
)
def test_figures_in_prose(checked: Checked, text: str, codes: list[str]) -> None:
    impact = (TESTVILLE / "impact.yaml").read_text(encoding="utf-8").split("stories:")[0]
    stories = f"stories:\n  - {{title: Parks, solution: lights, text: {json.dumps(text)}}}\n"
    assert [finding.rule.code[4:] for finding in checked(KPI, impact=impact + stories)] == codes


def test_the_words_of_another_language_are_left_alone(checked: Checked) -> None:
    city = (TESTVILLE / "city.yaml").read_text(encoding="utf-8") + "language: sl\n"
    assert checked({"name": "Izboljšanje", "unit": None, **values(0, 2, 9)}, city=city) == []


ODD = """
N/A
-
TBD
0
null
list
3-4
12.000
22 + 1 speakers
≤2 number of e-services
30x increase from 2020
1,000,000+ BGN ≈ 500,000 €
-363 tonnes CO2/per year
for 2 level by Likert scale
{} {0} %s
100 %
5% of population
users
£1.000
etc.
number of
# of
%
% of
A / B / C
increase of by 5%
number of a, number of b
A (b (c
)(
by 2030
"""
WORDS = st.sampled_from(ODD.strip().splitlines())
NUMBERS = st.one_of(st.integers(-(10**12), 10**12), st.sampled_from([0.1, 12.0, 1e9]))
CELLS = st.one_of(WORDS, NUMBERS)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.one_of(WORDS, st.text("aeost %/,()#.≤5-", min_size=1, max_size=30)), min_size=1, max_size=4),
    cells=st.lists(CELLS, min_size=3, max_size=3),
    target=st.one_of(CELLS, st.lists(CELLS, max_size=3)),
    unit=st.one_of(st.none(), WORDS),
    direction=st.sampled_from([None, "increase", "decrease", "maintain"]),
    stage=st.sampled_from(Stage),
)
def test_no_kpi_makes_a_rule_fail(
    checked: Checked, names: list[str], cells: list[Any], target: Any, unit: Any, direction: Any, stage: Stage
) -> None:
    kpis = [
        {"id": f"kpi-{index}", "name": name, "target": target, "unit": unit, "direction": direction, **values(*cells)}
        for index, name in enumerate(names)
    ]
    for finding in checked(*kpis, stage=stage):
        assert "None" not in finding.message
