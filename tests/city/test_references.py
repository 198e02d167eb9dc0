"""Ids and references: what is broken is told once, where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.city.form import check_form
from icc_cli.diagnostics import Finding

FILES = {
    "city.yaml": "id: testville\nname: Testville\ncountry: PL\nprogramme: icc-2020\ncompiled_by: The city\n",
    "strategy.yaml": ("solutions:\n  - id: lights\n    name: Street lights\n  - id: bikes\n    name: Bike sharing\n"),
    "kpis/lights.yaml": (
        "solution: lights\nkpis:\n  - id: lamps\n    name: Lamps\n    kind: activity\n    measurements: {start: 3}\n"
    ),
    "charters/lights.yaml": "solution: lights\n",
    "charters/bikes.yaml": "solution: bikes\n",
}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = tmp_path / "testville"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def change(city: Path, name: str, old: str, new: str) -> list[str]:
    text = (city / name).read_text(encoding="utf-8")
    assert old in text
    (city / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(map(told, findings(city)))


def findings(city: Path) -> list[Finding]:
    return check_form(read_city(CityFolder(city.name, city)))


def told(finding: Finding) -> str:
    file, start = finding.location.file, finding.location.span.start
    return f"{file.name}:{start.line}:{start.column} {finding.rule.name}: {finding.message}"


def test_a_sound_city_has_no_findings(city: Path) -> None:
    assert findings(city) == []


def test_a_misspelled_reference(city: Path) -> None:
    assert change(city, "kpis/lights.yaml", "solution: lights", "solution: light") == [
        "lights.yaml:1:11 broken-reference: there is no solution `light`"
    ]
    (finding,) = findings(city)
    assert finding.help == "Did you mean lights?"
    assert finding.related[0].location.file.name == "strategy.yaml"


def test_a_definition_that_was_renamed_is_told_once(city: Path) -> None:
    assert change(city, "strategy.yaml", "id: lights", "id: lightz") == [
        "strategy.yaml:2:9 broken-reference: nothing names the solution `lightz`, while `lights` is named in 2 places"
    ]


def test_a_solution_that_was_removed_is_told_once(city: Path) -> None:
    assert change(city, "strategy.yaml", "  - id: lights\n    name: Street lights\n", "") == [
        "lights.yaml:1:11 broken-reference: there is no solution `lights`"
    ]
    (finding,) = findings(city)
    assert [related.label for related in finding.related] == ["also named here"]


def test_a_kpi_of_a_system_that_no_charter_covers(city: Path) -> None:
    systems = "solution: lights\nsystems:\n  - {id: meters, name: Meters}\n"
    (city / "charters/lights.yaml").write_text(systems, encoding="utf-8")
    assert change(city, "kpis/lights.yaml", "kind: activity", "kind: activity\n    system: meter") == [
        "lights.yaml:6:13 broken-reference: there is no system `meter`"
    ]
    (finding,) = findings(city)
    assert finding.help == "Did you mean meters?"


def test_the_same_id_twice(city: Path) -> None:
    assert change(city, "strategy.yaml", "id: bikes", "id: lights") == [
        "strategy.yaml:4:9 duplicate-id: `lights` is already the id of another solution"
    ]


def test_a_checkpoint_of_no_edition(city: Path) -> None:
    assert change(city, "kpis/lights.yaml", "{start: 3}", "{strat: 3}") == [
        "lights.yaml:6:20 unknown-to-programme: `strat` is no checkpoint of the programme"
    ]


def test_an_edition_that_does_not_exist_hides_nothing_else(city: Path) -> None:
    assert change(city, "city.yaml", "icc-2020", "icc-2021") == [
        "city.yaml:4:12 unknown-to-programme: `icc-2021` is no edition of the programme"
    ]


def test_a_folder_of_another_name(city: Path) -> None:
    assert change(city, "city.yaml", "id: testville", "id: testtown") == [
        "city.yaml:1:5 folder-name: the city's id is `testtown`, but its folder is named `testville`"
    ]


@pytest.mark.parametrize(
    ("words", "told_"),
    [
        ("{kpi:lamps@start}", []),
        ("{kpi:lamp@start}", ["there is no KPI `lamp`"]),
        ("{kpi:lamps@end}", ["`end` is no checkpoint of the programme"]),
    ],
)
def test_measurements_named_in_prose(city: Path, words: str, told_: list[str]) -> None:
    (city / "impact.yaml").write_text(f'summary: "There are {words} lamps."\n', encoding="utf-8")
    assert [finding.message for finding in findings(city)] == told_


def test_references_are_checked_while_another_file_is_broken(city: Path) -> None:
    (city / "impact.yaml").write_text("summary: [\n", encoding="utf-8")
    names = change(city, "kpis/lights.yaml", "solution: lights", "solution: light")
    assert [name.split(":")[0] for name in names] == ["impact.yaml", "lights.yaml"]


def test_references_to_what_could_not_be_read_are_left_alone(city: Path) -> None:
    (city / "strategy.yaml").write_text("solutions: [\n", encoding="utf-8")
    assert [finding.location.file.name for finding in findings(city)] == ["strategy.yaml"]
