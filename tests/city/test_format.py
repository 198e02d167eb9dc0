"""What does not fit the format is told in plain words, at its place, once."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import icc_cli.yamltext
from icc_cli.city import CityFolder, read_city
from icc_cli.city.form_codes import SOURCE
from icc_cli.city.form_words import slug
from icc_cli.lint.examine import check

CITY = "id: testville\nname: Testville\ncountry: PL\nprogramme: icc-2020\ncompiled_by: The city\n"
KPI = "kpis:\n  - id: lamps\n    name: Lamps\n    kind: activity\n"


def told(tmp_path: Path, files: dict[str, str | bytes]) -> list[tuple[str, str, str | None]]:
    folder = tmp_path / "testville"
    for name, text in {"city.yaml": CITY, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return [
        (
            f"{finding.location.file.name}:{finding.location.span.start.line}:{finding.location.span.start.column}",
            finding.message,
            finding.help,
        )
        for finding in check(read_city(CityFolder("testville", folder)))
    ]


@pytest.mark.parametrize(
    ("name", "text", "place", "message", "hint"),
    [
        ("city.yaml", CITY.replace("name: Testville", "name: 12"), "2:7",
         "`name` of `testville` must be text, but is a number",
         'Put it in quotation marks if it is meant as text: "12"'),
        ("city.yaml", CITY.replace("name: Testville", "name:"), "1:5",
         "`testville` has no `name`", "Add `name:` – the city's name as it is printed."),
        ("city.yaml", CITY.replace("name: Testville\n", ""), "1:5",
         "`testville` has no `name`", "Add `name:` – the city's name as it is printed."),
        ("city.yaml", CITY.replace("country: PL\n", ""), "1:5",
         "`testville` has no `country`", "Add `country:` – ISO 3166-1 alpha-2 code of the country, as in `PL`."),
        ("city.yaml", CITY.replace("name: Testville", "name: ''"), "2:7",
         "`name` of `testville` must not be empty", None),
        ("city.yaml", CITY.replace("country: PL", "country: Poland"), "3:10",
         "`country` of `testville` is `Poland`, but a country is its two-letter code, as in PL", None),
        ("city.yaml", CITY + "nmae: Testville\n", "6:1",
         "`nmae` is no key of the format (in `testville`)", "Did you mean `name`?"),
        ("city.yaml", CITY + "team: Ada\n", "6:7",
         "`team` of `testville` must be a list, but is text",
         "Write one item a line, each after a hyphen and a space."),
        ("city.yaml", CITY + "team: [Ada]\n", "6:8",
         "an item of `team` of `testville` must be a mapping of keys and values, but is text",
         "Write `key: value` lines, indented below the key."),
        ("city.yaml", CITY + "team: [{note: Ada}]\n", "6:8",
         "an item of `team` of `testville` must say who it is: give name, role or organisation", None),
        ("city.yaml", CITY + "executive_summary: 'It <b>works</b>'\n", "6:20",
         "`text` of `testville` must not contain HTML ('<b>'): use Markdown, as in **bold** or *italic*", None),
        ("kpis/a.yaml", KPI.replace("lamps", "Our Lamps!"), "2:9",
         "`id` is `Our Lamps!`, but an id has only lower-case letters, digits and single hyphens", "Write our-lamps"),
        ("kpis/a.yaml", KPI.replace("activity", "activty"), "4:11",
         "`kind` of `lamps` is `activty`, but can only be activity, maturity, performance or cross-cutting",
         "Did you mean activity?"),
        ("kpis/a.yaml", KPI + "    monitoring: 3\n", "5:17",
         "`monitoring` of `lamps` holds a value: it takes a state, as {state: not-monitored, reason: …}", None),
        ("kpis/a.yaml", KPI + "    measurements: {start: {value: 1, min: 2}}\n", "5:27",
         "`start` of `lamps` gives a value as well as a range: keep value, or keep min and max", None),
        ("kpis/a.yaml", KPI + "    measurements: [1]\n", "5:19",
         "`measurements` of `lamps` must be a mapping of keys and values, but is a list",
         "Write `key: value` lines, indented below the key."),
        ("kpis/a.yaml", KPI + "    target: {value: 3, due: May 2022}\n", "5:29",
         "`due` of `lamps` is written 'May 2022'",
         "Write 2022-05. A date is written 2022-05-31 (day), 2022-05 (month), "
         "2022-Q3, 2022 (year) or M3 (month of the plan)."),
        ("roadmap.yaml", "months: true\n", "1:9", "`months` must be a whole number, but is true or false", None),
        ("strategy.yaml", "solutions:\n  - {id: a, name: A, status: postponed}\n", "2:5",
         "`a` is postponed but gives no reason: add `reason:`", None),
        ("strategy.yaml", "[]\n", "1:1", "`strategy` must be a mapping of keys and values, but is a list",
         "Write `key: value` lines, indented below the key."),
    ],
)  # fmt: skip
def test_a_misfit_is_told(tmp_path: Path, name: str, text: str, place: str, message: str, hint: str | None) -> None:
    (found,) = told(tmp_path, {name: text})
    assert found[0] == f"{Path(name).name}:{place}"
    assert found[1:] == (message, hint)


def test_a_misspelled_key_is_one_finding_though_another_is_missing(tmp_path: Path) -> None:
    assert told(tmp_path, {"city.yaml": CITY.replace("name:", "nmae:")}) == [
        ("city.yaml:2:1", "`nmae` is no key of the format (in `testville`)", "Did you mean `name`?")
    ]


def test_a_city_file_that_cannot_be_read_is_one_finding(tmp_path: Path) -> None:
    ((place, message, _),) = told(tmp_path, {"city.yaml": b"name: \xff\n"})
    assert (place, "not UTF-8" in message) == ("city.yaml:1:7", True)


def test_an_empty_city_file_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "testville"
    folder.mkdir()
    (folder / "city.yaml").write_text("# nothing yet\n", encoding="utf-8")
    (finding,) = check(read_city(CityFolder("testville", folder)))
    assert (finding.rule.name, finding.severity) == ("empty-file", "error")


def test_everything_that_the_reader_reports_has_a_code() -> None:
    folder = Path(icc_cli.yamltext.__file__).parent
    calls = [node for file in folder.glob("*.py") for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    arguments = [argument for node in calls if isinstance(node, ast.Call) for argument in node.args[:2]]
    codes = {
        argument.value
        for argument in arguments
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", argument.value)
    }
    assert len(codes) > 15
    assert codes - {"utf-8"} <= set(SOURCE)


@pytest.mark.parametrize(
    ("text", "id_"), [("Białystok", "bialystok"), ("  Open Data (API)", "open-data-api"), ("…", ""), ("София", "")]
)
def test_slug(text: str, id_: str) -> None:
    assert slug(text) == id_
