"""Progress as it is read: at a terminal of three widths, in a spreadsheet, in minutes, and by programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from icc_cli.city import find_cities, read_city
from icc_cli.model import Deliverable
from icc_cli.output.progress import words
from icc_cli.output.progress.as_csv import write_csv
from icc_cli.output.progress.as_json import write_json
from icc_cli.output.progress.markdown import write_markdown
from icc_cli.output.progress.table import write_table
from icc_cli.programme import EDITIONS
from icc_cli.progress import CityProgress, Status, bare_cell_text, city_progress, target_text

from .gallery import deliverable, gallery, kpi, planned

EDITION = EDITIONS["icc-2020"]
EXAMPLES = Path(__file__).parents[2] / "examples"
ESCAPE = "\x1b"
HOSTILE = f"[red]name[/red] | {ESCAPE}[31m `code` <b>bold</b> *star* \\| [link](http://example.org) \u202eback :smile:"


def progress_of(city: Deliverable) -> CityProgress:
    return city_progress(city, EDITION)


@cache
def example(city: str) -> CityProgress:
    folder = next(folder for folder in find_cities([EXAMPLES]) if folder.id == city)
    reading = read_city(folder)
    assert reading.deliverable is not None
    return progress_of(reading.deliverable)


@pytest.fixture
def bialystok() -> CityProgress:
    return example("bialystok")


@pytest.mark.parametrize("width", [120, 80, 60])
@pytest.mark.parametrize("city", ["bialystok", "simos", "sofia"])
def test_table_of_an_example(city: str, width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"progress/{city}-{width}.txt", write_table([example(city)], width=width, colour=False))


@pytest.mark.parametrize("width", [120, 80, 60])
def test_table_of_every_status(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"progress/gallery-{width}.txt", write_table([progress_of(gallery())], width=width, colour=False))


@pytest.mark.parametrize("width", [120, 80, 60])
def test_table_of_targets_and_remarks(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"progress/planned-{width}.txt", write_table([progress_of(planned())], width=width, colour=False))


def test_markdown_of_targets_and_remarks(golden: Callable[[str, str], None]) -> None:
    golden("progress/planned.md", write_markdown([progress_of(planned())]))


@pytest.mark.parametrize("width", [120, 80, 60])
@pytest.mark.parametrize("city", ["simos", "sofia", "bialystok"])
def test_every_published_value_target_note_and_system_is_shown(city: str, width: int) -> None:
    progress = example(city)
    text = " ".join(write_table([progress], width=width, colour=False).split())
    for known in published(progress):
        # In a table the words of a cell stand below each other, beside those of other cells.
        pieces = [known] if width == 60 else known.split()
        assert [piece for piece in pieces if piece not in text] == []


def published(progress: CityProgress) -> list[str]:
    """All that is known of each KPI, as it is printed."""
    found = []
    for row in progress.rows:
        unit = row.placed.kpi.unit
        cells = [cell for cell in row.cells.values() if cell is not None]
        found += [
            row.placed.kpi.name,
            row.system or "",
            *(target_text(target, unit) for target in row.placed.kpi.target),
        ]
        found += [bare_cell_text(cell, row.unit) for cell in cells if cell.state is None]
        found += [each.note or "" for each in (*cells, *row.placed.kpi.target)]
    return [" ".join(each.replace("\u00a0", " ").split()) for each in found]


def test_a_kpi_without_values_takes_a_line() -> None:
    progress = example("simos")
    lines = write_table([progress], width=120, colour=False).splitlines()
    for row in progress.rows:
        name, targets = words.name_of(row), words.targets_text(row).replace("\u00a0", " ")
        if len(name) < 50 and len(targets) < 50:
            assert any(line.startswith(f"    · {name}") and line.endswith(targets) for line in lines)


@pytest.mark.parametrize("write", [write_json, write_csv, write_markdown])
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
    rows = {row["kpi"]: row for row in table_of(write_csv([progress_of(planned())]))}
    mileage, users = rows["performance-1"], rows["maturity-0"]
    assert (mileage["target"], mileage["target_due"], mileage["system"]) == (
        "-363",
        "2025",
        "Parking management system",
    )
    assert (users["target"], users["target_text"]) == ("", "20 by 2022; 300 000 citizens")
    assert (users["midway"], users["midway_note"], users["midway_raw"]) == ("12", "a pilot", "12 (a pilot)")


def test_markdown_of_bialystok(bialystok: CityProgress, golden: Callable[[str, str], None]) -> None:
    golden("progress/bialystok.md", write_markdown([bialystok]))


def test_the_gallery_shows_every_status() -> None:
    assert set(progress_of(gallery()).counts) == set(Status)
    text = write_table([progress_of(gallery())], width=80, colour=False)
    assert all(f"{status.sign} " in text and status.label in text for status in Status)


@pytest.mark.parametrize("width", [*range(24, 140, 3), 500])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(bialystok: CityProgress, width: int) -> None:
    for progress in (bialystok, progress_of(gallery()), progress_of(planned())):
        lines = write_table([progress], width=width, colour=False).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert not any(line != line.rstrip() for line in lines)
        shown = {word.removesuffix(":") for line in lines for word in line.split()}
        names = {word for row in progress.rows for word in row.placed.kpi.name.split() if len(word) < 12}
        assert names <= shown


def test_what_a_solution_shares_is_said_once(bialystok: CityProgress) -> None:
    text = write_table([bialystok], width=100, colour=False)
    assert text.count("not monitored (not started)") == 3
    assert text.count("has not begun") == 2  # the third is broken over two lines


def test_colour_only_repeats_signs_and_words(bialystok: CityProgress) -> None:
    plain = write_table([bialystok], width=80, colour=False)
    coloured = write_table([bialystok], width=80, colour=True)
    assert ESCAPE not in plain
    assert ESCAPE + "[32m▲" in coloured
    without = re.sub(ESCAPE + r"\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in without.splitlines()] == plain.splitlines()


def test_a_city_without_kpis_says_so() -> None:
    nothing = progress_of(deliverable())
    assert "There are no KPIs" in write_table([nothing], width=80, colour=False)
    assert "There are no KPIs" in write_markdown([nothing])
    filtered = city_progress(gallery(), EDITION, kinds=["activity"], solutions=["nowhere"])
    assert "None of the 27 KPIs" in write_table([filtered], width=80, colour=False)


def hostile() -> CityProgress:
    fields = {"name": HOSTILE, "unit": HOSTILE, "owner": HOSTILE, "start": 1, "final": {"value": 2, "raw": HOSTILE}}
    missing = {"name": "=HYPERLINK(1)", "owner": HOSTILE, "system": "one", "target": {"value": 5, "subject": HOSTILE}}
    return progress_of(
        deliverable(
            {"solution": "one", "kpis": [kpi(1, fields, "activity"), kpi(2, missing, "activity")]}, name=HOSTILE
        )
    )


@pytest.mark.parametrize("width", [30, 60, 80, 120])
def test_names_are_no_markup_and_no_escape_codes_at_a_terminal(width: int) -> None:
    text = write_table([hostile()], width=width, colour=False)
    assert "[red]name[/red]" in text
    assert ":smile:" in text
    assert not any(letter in text for letter in (ESCAPE, "\u202e", "\r", "\x07"))


def test_names_are_no_markup_in_markdown() -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    tokens = parser.parse(write_markdown([hostile()]))
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
    text = write_csv([bialystok])
    assert text.count("\r\n") == text.count("\n") == 43
    assert text.endswith("\r\n")
    assert not text.startswith("\ufeff")
    assert len(table_of(text)) == 42


def test_csv_has_numbers_in_columns_of_their_own(bialystok: CityProgress) -> None:
    rows = {row["kpi"]: row for row in table_of(write_csv([bialystok]))}
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
    (row,) = table_of(write_csv([progress]))
    assert row["name"] == "'" + name.strip()
    assert row["unit"].startswith("'")
    assert row["final"] == "-363"
    assert row["change"] == "-368"
    numbers = {"start", "final", "change", "change_per_cent"}
    assert not any(value[:1] in tuple("=+-@\t\r") and value for key, value in row.items() if key not in numbers)


def test_csv_gives_a_bound_as_a_bound() -> None:
    progress = progress_of(deliverable({"kpis": [kpi(1, {"name": "A", "start": 5, "final": "≥ 8"}, "activity")]}))
    (row,) = table_of(write_csv([progress]))
    assert (row["change"], row["change_min"], row["change_max"]) == ("", "3", "")


def test_json_is_exact_and_versioned() -> None:
    exact = "123456789012345.123456789012"
    progress = progress_of(deliverable({"kpis": [kpi(1, {"name": "A", "start": 0, "final": exact}, "activity")]}))
    body = json.loads(write_json([progress]))
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
    (city,) = json.loads(write_json([bialystok]))["cities"]
    assert city["counts"] == {"improved": 4, "unchanged": 4, "not-monitored": 34}
    assert city["coverage"] == {"measured": 8, "kpis": 42, "text": "8 of 42 KPIs have a final value"}
    assert [checkpoint["id"] for checkpoint in city["checkpoints"]] == ["start", "midway", "final"]
    assert sum(len(group["kpis"]) for group in city["groups"]) == 42
    cluster = city["groups"][0]["kpis"][0]["values"]["final"]
    assert (cluster["state"], cluster["reason"], cluster["value"]) == ("not-monitored", "not-started", None)
