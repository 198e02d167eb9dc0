"""Progress in a spreadsheet, in minutes, on web pages and for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from gallery import (
    EDITION,
    ESCAPE,
    HOSTILE,
    deliverable,
    example,
    gallery,
    hostile,
    kpi,
    made_up,
    planned,
    portfolio,
    progress_of,
)
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from tinyhtml5 import parse  # type: ignore[import-untyped]

from icc_cli.output.progress import csv_format, html_format, json_format, markdown
from icc_cli.progress import CityProgress, city_progress
from icc_cli.progress.gaps import MissingNumbers
from icc_cli.progress.portfolio import summary_of
from icc_cli.resources import schemas

Golden = Callable[[str, str], None]


@pytest.fixture
def bialystok() -> CityProgress:
    return example("bialystok")


def test_markdown_of_targets_and_remarks(golden: Callable[[str, str], None]) -> None:
    golden("progress/planned.md", markdown.write_kpis([progress_of(planned())]))


@pytest.mark.parametrize("write", [json_format.write_kpis, csv_format.write_kpis, markdown.write_kpis])
def test_other_formats_carry_targets_notes_published_words_and_systems(
    write: Callable[[list[CityProgress]], str],
) -> None:
    simos, sofia = write([example("simos")]), write([example("sofia")])
    assert "Parking management system" in simos
    assert "−363 t CO2 per year (of emissions from passenger car traffic)" in simos.replace("\u00a0", " ")
    assert "-363 tonnes CO2/per year" in simos
    assert "Survey before and after" in simos
    assert "for 7 user types + Ministry of e-Governance integration" in sofia
    assert "30x increase from 2020" in sofia


def test_targets_of_a_spreadsheet_are_numbers_where_there_is_one() -> None:
    rows = {row["kpi"]: row for row in table_of(csv_format.write_kpis([progress_of(planned())]))}
    mileage, users = rows["performance-1"], rows["maturity-0"]
    assert (mileage["target"], mileage["target_due"], mileage["system"]) == (
        "-363",
        "2025",
        "Parking management system",
    )
    assert (users["target"], users["target_text"]) == ("", "20 by 2022; 300 000 citizens")
    assert (users["midway"], users["midway_note"], users["midway_raw"]) == ("12", "a pilot", "12 (a pilot)")


def test_markdown_of_bialystok(bialystok: CityProgress, golden: Callable[[str, str], None]) -> None:
    golden("progress/bialystok.md", markdown.write_kpis([bialystok]))


def test_names_are_no_markup_in_markdown() -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    tokens = parser.parse(markdown.write_kpis([hostile()]))
    inline = [child for token in tokens for child in token.children or []]
    assert {token.type for token in inline} == {"text"}
    assert not any("html" in token.type for token in tokens)
    expected = " ".join(HOSTILE.replace(ESCAPE, " ").replace("\u202e", "").split())
    contents = ["".join(child.content for child in token.children or []) for token in tokens if token.children]
    assert expected in contents
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type in ("td_open", "th_open")]
    assert len(cells) == 7 * len(rows)


def table_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_is_what_rfc_4180_says(bialystok: CityProgress) -> None:
    text = csv_format.write_kpis([bialystok])
    assert text.count("\r\n") == text.count("\n") == 43
    assert text.endswith("\r\n")
    assert not text.startswith("\ufeff")
    assert len(table_of(text)) == 42


def test_csv_has_numbers_in_columns_of_their_own(bialystok: CityProgress) -> None:
    rows = {row["kpi"]: row for row in table_of(csv_format.write_kpis([bialystok]))}
    energy = rows["res-primary-energy"]
    assert (energy["start"], energy["midway"], energy["final"]) == ("93000", "145500", "300200")
    assert (energy["change"], energy["change_unit"], energy["change_per_cent"]) == ("207200", "kWh", "222.8")
    assert energy["final_text"] == "300 200 kWh"
    cluster = rows["cluster-heat-capacity"]
    assert (cluster["final"], cluster["final_text"]) == ("", "not monitored (not started)")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "- („Energy Cluster”)"])
def test_csv_cells_are_no_formulas(name: str) -> None:
    fields = {"name": name, "unit": name, "start": 5, "final": -363, "owner": name}
    progress = progress_of(deliverable({"kpis": [kpi(1, fields, "activity")]}))
    (row,) = table_of(csv_format.write_kpis([progress]))
    assert row["name"] == "'" + name.strip()
    assert row["unit"].startswith("'")
    assert row["final"] == "-363"
    assert row["change"] == "-368"
    numbers = {"start", "final", "change", "change_per_cent"}
    assert not any(value[:1] in tuple("=+-@\t\r") and value for key, value in row.items() if key not in numbers)


def test_csv_gives_a_bound_as_a_bound() -> None:
    progress = progress_of(deliverable({"kpis": [kpi(1, {"name": "A", "start": 5, "final": "≥ 8"}, "activity")]}))
    (row,) = table_of(csv_format.write_kpis([progress]))
    assert (row["change"], row["change_min"], row["change_max"]) == ("", "3", "")


def test_json_is_exact_and_versioned() -> None:
    exact = "123456789012345.123456789012"
    progress = progress_of(deliverable({"kpis": [kpi(1, {"name": "A", "start": 0, "final": exact}, "activity")]}))
    body = json.loads(json_format.write_kpis([progress]))
    assert body["schema"] == "icc-progress/1"
    (group,) = body["cities"][0]["groups"]
    (row,) = group["kpis"]
    assert group["solution"] is None
    assert row["values"]["start"]["value"] == "0"
    assert row["values"]["midway"] is None
    assert row["values"]["final"]["value"] == exact
    assert row["change"]["amount"] == exact
    assert row["status"] == "changed"


def test_json_of_bialystok(bialystok: CityProgress) -> None:
    (city,) = json.loads(json_format.write_kpis([bialystok]))["cities"]
    assert city["counts"] == {"improved": 4, "unchanged": 4, "not-monitored": 34}
    assert city["coverage"] == {"measured": 8, "kpis": 42, "text": "8 of 42 KPIs have a final value"}
    assert [checkpoint["id"] for checkpoint in city["checkpoints"]] == ["start", "midway", "final"]
    assert sum(len(group["kpis"]) for group in city["groups"]) == 42
    cluster = city["groups"][0]["kpis"][0]["values"]["final"]
    assert (cluster["state"], cluster["reason"], cluster["value"]) == ("not-monitored", "not-started", None)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((schemas() / "progress.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return found


def test_json_has_the_shape_of_its_schema(schema: dict[str, Any]) -> None:
    cities = [*made_up(), progress_of(planned()), hostile(), progress_of(deliverable())]
    validator = Draft202012Validator(schema)
    validator.validate(json.loads(json_format.write_kpis(cities)))
    validator.validate(json.loads(json_format.write_portfolio(portfolio())))
    validator.validate(json.loads(json_format.write_gaps(MissingNumbers([city.missing for city in cities]))))


def test_the_schema_leaves_nothing_out(schema: dict[str, Any]) -> None:
    city = json.loads(json_format.write_kpis([example("sofia")]))["cities"][0]
    row = city["groups"][1]["kpis"][0]
    (in_short,) = json.loads(json_format.write_portfolio([summary_of(example("sofia"))]))["cities"]
    missing = json.loads(json_format.write_gaps(MissingNumbers([example("sofia").missing])))
    told = {
        "city": city,
        "group": city["groups"][0],
        "kpi": row,
        "value": row["values"]["final"],
        "target": row["targets"][0],
        "milestone": city["milestones"][0],
        "summary": in_short,
        "gap": missing["gaps"][0],
        "missing": missing["cities"][0],
    }
    for name, part in told.items():
        assert set(part) == set(schema["$defs"][name]["properties"]), name


def test_csv_of_cities_and_of_missing_numbers() -> None:
    rows = table_of(csv_format.write_portfolio(portfolio()))
    heads = csv_format.write_portfolio([]).strip().split(",")
    assert len(set(heads)) == len(heads)
    sofia = next(row for row in rows if row["city"] == "sofia")
    assert (sofia["kpis"], sofia["with_value"], sofia["missing"], sofia["overdue"]) == ("53", "21", "16", "36")
    assert (sofia["last_measured"], sofia["milestones_done"]) == ("2022-08-31", "6")
    gaps = list(
        csv.DictReader(io.StringIO(csv_format.write_gaps(MissingNumbers([example("sofia").missing])), newline=""))
    )
    assert len(gaps) == 36
    assert gaps[1] | {"name": ""} == {
        "city": "sofia",
        "solution": "eplatform",
        "system": "",
        "kind": "performance",
        "kpi": "eplatform-registered-users-performance",
        "name": "",
        "checkpoint": "start",
        "instead": "in words",
        "later": "midway",
        "due": "2021-04-30",
        "as_of": "2022-08-31",
        "overdue": "yes",
        "owner": "Innovative Sofia, Sofia Municipality",
        "owner_role": "lead",
    }


def test_csv_cells_of_cities_and_of_missing_numbers_are_no_formulas() -> None:
    fields = {"name": "=1+1", "owner": "@SUM(A1)"}
    progress = city_progress(deliverable({"kpis": [kpi(1, fields, "maturity")]}, name="+1"), EDITION)
    for text in (
        csv_format.write_portfolio([summary_of(progress)]),
        csv_format.write_gaps(MissingNumbers([progress.missing])),
    ):
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert not any(cell[:1] in tuple("=+-@") and cell for cell in cells)


@pytest.mark.parametrize("form", ["md", "html"])
def test_tables_for_the_web(form: str, golden: Golden) -> None:
    module = markdown if form == "md" else html_format
    golden(f"progress/portfolio.{form}", module.write_portfolio(portfolio()))
    missing = MissingNumbers([example("simos").missing, progress_of(planned()).missing])
    golden(f"progress/gaps.{form}", module.write_gaps(missing))


def test_html_of_a_city(golden: Golden) -> None:
    golden("progress/planned.html", html_format.write_kpis([progress_of(planned())]))
    golden("progress/gallery.html", html_format.write_kpis([progress_of(gallery())]))


def test_html_can_be_walked_through_and_holds_no_markup_of_a_city() -> None:
    cities = [*made_up(), hostile()]
    pages = [
        html_format.write_kpis(cities),
        html_format.write_portfolio([summary_of(each) for each in cities]),
        html_format.write_gaps(MissingNumbers([each.missing for each in cities])),
    ]
    for page in pages:
        root = parse(page, namespace_html_elements=False)
        body = root.find("body")
        assert body is not None
        names = {element.tag for element in body.iter()} - {"body"}
        allowed = {"section", "table", "caption", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "p", "ul", "li"}
        assert names <= {*allowed, "span", "small", "br", "progress"}
        for table in body.iter("table"):
            assert (table.findtext("caption") or "").strip()
            assert all(head.get("scope") == "col" for row in table.find("thead") or () for head in row)
            assert all(row[0].get("scope") == "row" for row in table.find("tbody") or ())
        assert "<b>bold</b>" in "".join(body.itertext()) or page is not pages[0]
