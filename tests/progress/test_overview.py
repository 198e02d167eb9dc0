"""Many cities in a line each, and missing numbers: in every format, at a terminal of three widths."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from tinyhtml5 import parse  # type: ignore[import-untyped]

from icc_cli.output.progress import as_csv, as_html, as_json, markdown, overview, sheets
from icc_cli.output.progress.bar import bar
from icc_cli.output.progress.explained import write_explanations
from icc_cli.output.progress.table import write_table
from icc_cli.programme import EDITIONS
from icc_cli.progress import CityProgress, Status, city_progress
from icc_cli.progress.milestones import Standing
from icc_cli.progress.order import Order
from icc_cli.progress.portfolio import CitySummary, sorted_cities, summary_of
from icc_cli.progress.status import WORST_STATUS_FIRST
from icc_cli.resources import schemas

from .gallery import deliverable, gallery, kpi, planned
from .test_milestones import city as dated
from .test_writers import example, hostile

EDITION = EDITIONS["icc-2020"]
WIDTHS = [120, 80, 60]
Golden = Callable[[str, str], None]


@cache
def made_up() -> tuple[CityProgress, ...]:
    """The examples, and cities in which something goes wrong."""
    return (
        *map(example, ("bialystok", "simos", "sofia")),
        *(city_progress(each(), EDITION) for each in (gallery, dated)),
    )


@cache
def portfolio() -> tuple[CitySummary, ...]:
    return tuple(sorted_cities(map(summary_of, made_up())))


@pytest.mark.parametrize("width", WIDTHS)
def test_portfolio(width: int, golden: Golden) -> None:
    golden(f"progress/portfolio-{width}.txt", overview.write_portfolio(portfolio(), width=width, colour=False))


@pytest.mark.parametrize("width", WIDTHS)
def test_missing_numbers_of_sofia(width: int, golden: Golden) -> None:
    missing = [example("sofia").missing]
    golden(f"progress/gaps-sofia-{width}.txt", overview.write_gaps(missing, Order.DUE, width=width, colour=False))


@pytest.mark.parametrize("width", WIDTHS)
def test_missing_numbers_of_several_cities_by_owner(width: int, golden: Golden) -> None:
    missing = [city.missing for city in made_up() if city.deliverable.city.id != "sofia"]
    golden(f"progress/gaps-owners-{width}.txt", overview.write_gaps(missing, Order.OWNER, width=width, colour=False))


@pytest.mark.parametrize("width", [*range(24, 140, 5), 500])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    missing = [city.missing for city in made_up()]
    texts = [
        overview.write_portfolio(portfolio(), width=width, colour=False),
        *(overview.write_gaps(missing, order, width=width, colour=False) for order in (Order.DUE, Order.OWNER)),
        write_explanations(made_up(), ["performance-5", "eplatform-e-services"], width=width, colour=False),
    ]
    for text in texts:
        assert max(map(cell_len, text.splitlines())) <= width


def test_a_city_in_short() -> None:
    sofia = summary_of(example("sofia"))
    assert (sofia.kpis, sofia.measured, sofia.missing_numbers, sofia.overdue) == (53, 21, 36, 36)
    assert sofia.last_measured == date(2022, 8, 31)
    assert [item.standing for item in sofia.worst] == [Status.MISSING] * 3
    assert sofia.further == 13
    simos = summary_of(example("simos"))
    assert (simos.kpis, simos.measured, simos.last_measured) == (126, 0, None)
    made = summary_of(city_progress(gallery(), EDITION))
    assert [(item.standing, item.name) for item in made.worst] == [
        (Status.MISSED, "Missed"),
        (Status.REGRESSED, "Regressed"),
        (Status.OFF_TRACK, "Off track"),
    ]
    late = summary_of(city_progress(dated(), EDITION))
    assert [(item.standing, item.name) for item in late.worst] == [(Standing.LATE, "Tested")]


def test_the_last_measurement_is_none_of_the_future() -> None:
    assert summary_of(city_progress(gallery(), EDITION, until="midway")).last_measured == date(2022, 2, 28)


def test_cities_are_sorted() -> None:
    def names(order: Order) -> list[str]:
        return [city.name for city in sorted_cities(portfolio(), order)]

    assert [city.name for city in portfolio()] == ["Białystok", "Gallery", "Gallery", "SiMOS", "Sofia"]
    assert names(Order.STATUS)[:2] == ["Gallery", "Sofia"]
    assert names(Order.COVERAGE) == ["Gallery", "SiMOS", "Białystok", "Sofia", "Gallery"]
    assert names(Order.LAST)[:2] == ["Gallery", "SiMOS"]
    assert set(WORST_STATUS_FIRST) == set(Status)


def test_kpis_that_are_worst_off_come_first() -> None:
    rows = city_progress(gallery(), EDITION, worst_first=True).groups[0].rows
    assert [row.placed.kpi.name for row in rows[:4]] == ["Missed", "Regressed", "Off track", "Worsened"]
    assert rows[-1].placed.kpi.name == "Achieved"


def test_kpis_of_some_statuses() -> None:
    progress = city_progress(gallery(), EDITION, statuses=["missed", "achieved"])
    assert progress.counts == {Status.ACHIEVED: 2, Status.MISSED: 1}
    assert len(progress.groups) == 2


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((schemas() / "progress.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return found


def test_json_has_the_shape_of_its_schema(schema: dict[str, Any]) -> None:
    cities = [*made_up(), city_progress(planned(), EDITION), hostile(), city_progress(deliverable(), EDITION)]
    validator = Draft202012Validator(schema)
    validator.validate(json.loads(as_json.write_json(cities)))
    validator.validate(json.loads(as_json.write_portfolio(portfolio())))
    validator.validate(json.loads(as_json.write_gaps([city.missing for city in cities], Order.DUE)))


def test_the_schema_leaves_nothing_out(schema: dict[str, Any]) -> None:
    city = json.loads(as_json.write_json([example("sofia")]))["cities"][0]
    row = city["groups"][1]["kpis"][0]
    (in_short,) = json.loads(as_json.write_portfolio([summary_of(example("sofia"))]))["cities"]
    missing = json.loads(as_json.write_gaps([example("sofia").missing], Order.DUE))
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
    rows = list(csv.DictReader(io.StringIO(as_csv.write_portfolio(portfolio()), newline="")))
    heads = as_csv.write_portfolio([]).strip().split(",")
    assert len(set(heads)) == len(heads)
    sofia = next(row for row in rows if row["city"] == "sofia")
    assert (sofia["kpis"], sofia["with_value"], sofia["missing"], sofia["overdue"]) == ("53", "21", "16", "36")
    assert (sofia["last_measured"], sofia["milestones_done"]) == ("2022-08-31", "6")
    gaps = list(csv.DictReader(io.StringIO(as_csv.write_gaps([example("sofia").missing], Order.DUE), newline="")))
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


def test_csv_cells_are_no_formulas() -> None:
    fields = {"name": "=1+1", "owner": "@SUM(A1)"}
    progress = city_progress(deliverable({"kpis": [kpi(1, fields, "maturity")]}, name="+1"), EDITION)
    for text in (as_csv.write_portfolio([summary_of(progress)]), as_csv.write_gaps([progress.missing], Order.DUE)):
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert not any(cell[:1] in tuple("=+-@") and cell for cell in cells)


@pytest.mark.parametrize("form", ["md", "html"])
def test_tables_for_the_web(form: str, golden: Golden) -> None:
    write = markdown.write_sheet if form == "md" else as_html.write_sheet
    golden(f"progress/portfolio.{form}", write(sheets.portfolio_sheet(portfolio())))
    missing = [example("simos").missing, city_progress(planned(), EDITION).missing]
    golden(f"progress/gaps.{form}", write(sheets.gaps_sheet(missing)))


def test_html_of_a_city(golden: Golden) -> None:
    golden("progress/planned.html", as_html.write_html([city_progress(planned(), EDITION)]))
    golden("progress/gallery.html", as_html.write_html([city_progress(gallery(), EDITION)]))


def test_html_can_be_walked_through_and_holds_no_markup_of_a_city() -> None:
    cities = [*made_up(), hostile()]
    pages = [
        as_html.write_html(cities),
        as_html.write_sheet(sheets.portfolio_sheet([summary_of(each) for each in cities])),
        as_html.write_sheet(sheets.gaps_sheet([each.missing for each in cities])),
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


def test_a_bar_runs_from_the_first_value_to_the_target() -> None:
    def drawn(**fields: Any) -> str:
        city = deliverable({"kpis": [kpi(1, {"name": "A", "direction": "increase", **fields}, "maturity")]})
        return bar(city_progress(city, EDITION).rows[0], "start")

    assert drawn(start=0, final=0, target=90) == "├●─────────┤"
    assert drawn(start=0, final=30, target=90) == "├━━━●──────┤"
    assert drawn(start=0, final=89, target=90) == "├━━━━━━━━●─┤"
    assert drawn(start=0, final=90, target=90) == "├━━━━━━━━━●┤"
    assert drawn(start=0, final=900, target=90) == "├━━━━━━━━━●┤"
    assert drawn(start=50, final=30, target=90) == "◀──────────┤"
    assert drawn(final=90, target=90) == ""  # nobody knows where it began
    assert drawn(start=0, final="≥ 30", target=90) == ""
    assert drawn(start=0, final=30) == ""


def on_the_way() -> CityProgress:
    """A city that measures what it wants: values, units, relative targets, a scale, and a number to come."""
    kpis: list[dict[str, Any]] = [
        {"name": "Lamps replaced by dimming ones", "unit": "lamps", "direction": "increase", "owner": "Lamp Office",
         "start": 0, "midway": 4000, "final": 9000, "target": {"value": 10000, "due": 2021}},
        {"name": "Emissions", "unit": "t", "start": "0.5 kt", "midway": 480, "final": 440,
         "target": {"value": "-30 %", "due": 2025}},
        {"name": "Satisfaction", "start": 2, "midway": 2, "final": 3,
         "target": {"value": "+2 levels (Likert scale)", "due": 2022}},
        {"name": "Half a story", "unit": "%", "direction": "increase", "start": 40,
         "target": {"value": 50, "due": 2025}},
    ]  # fmt: skip
    city = deliverable({"kpis": [kpi(place, each, "maturity") for place, each in enumerate(kpis)]}, name="Troubleton")
    return city_progress(city, EDITION)


@pytest.mark.parametrize("width", [132, 120, 80, 60])
def test_table_of_bars(width: int, golden: Golden) -> None:
    golden(f"progress/bars-{width}.txt", write_table([on_the_way()], width=width, colour=False))


def test_a_terminal_without_the_signs_gets_those_of_any_keyboard() -> None:
    cities = [city_progress(gallery(), EDITION)]
    texts = [
        write_table(cities, width=120, colour=False, ascii=True),
        overview.write_portfolio([summary_of(cities[0])], width=80, colour=False, ascii=True),
        overview.write_gaps([cities[0].missing], Order.DUE, width=80, colour=False, ascii=True),
        write_explanations(cities, ["performance-1"], width=80, colour=False, ascii=True),
    ]
    assert all(text.isascii() for text in texts)
    assert "|====o-----| 50 %" in texts[0]


def test_why_a_kpi_stands_as_it_does() -> None:
    city = deliverable(
        {
            "kpis": [
                kpi(
                    1,
                    {
                        "name": "Users",
                        "direction": "increase",
                        "start": 10,
                        "final": 30,
                        "target": [{"value": 20, "due": 2021}, {"value": 50, "due": 2023}],
                    },
                    "maturity",
                )
            ]
        }
    )
    text = write_explanations([city_progress(city, EDITION)], ["maturity-1"], width=100, colour=False)
    assert text.splitlines() == [
        "Gallery: Users",
        "  ● on track   ├━━━━●─────┤ 50 %",
        "  50 % of the way to the target of 50 is covered, while 50 % of the time until 2023 is gone.",
        "  Target 20 by 2021: ✓ achieved. The final value, 30, meets the target of 20.",
    ]


def test_cities_that_do_not_share_a_period_say_nothing_of_it() -> None:
    one, other, *_ = portfolio()
    assert sheets.portfolio_title([one, replace(other, until="midway")]) == "2 cities: progress"
