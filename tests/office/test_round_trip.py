"""Measurements go to a spreadsheet and back, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.editing import NewValue, with_measurements
from icc_cli.editing.fixes import write_back
from icc_cli.office import changes_in, read_workbook, workbook_of
from icc_cli.yamltext import Value

from .conftest import KPI, Desk

SOFFICE = shutil.which("soffice")
WORDS = [
    "=1+1", "+5 users", "-363 t", "@here", "'quoted'", "_x0041_ and _x005F_x0041_", "two\nlines", "1e5", "12.000",
    "12.50", "0.1", "-3", "93\u00a0000 kWh", "<b> & \"x\"", "😀 emoji", "12345678901234567", "TRUE", "2022-05", "3-4",
]  # fmt: skip


def read(folder: Path) -> Reading:
    return read_city(CityFolder(folder.name, folder))


def with_hard_words(folder: Path) -> None:
    """Put words that spreadsheets take for something else into a city."""
    values: list[NewValue] = []
    names = [kpi.id for group in read(folder).deliverable.kpis for kpi in group.kpis]  # type: ignore[union-attr]
    for kpi, words in zip(names, WORDS, strict=False):
        values.append(NewValue(kpi, "final", " ".join(words.split())))
        values.append(
            NewValue(
                kpi,
                "midway",
                {"value": 3, "date": "2022-05", "who": "=cmd|' /C calc'!A0", "note": words.replace("<b>", "")},
            )
        )
    edited = with_measurements(read(folder), values)
    assert len(values) == 2 * len(WORDS)
    write_back(folder, edited.changes)


@pytest.mark.parametrize("city", ["bialystok", "simos", "sofia"])
@pytest.mark.parametrize("hard", [False, True], ids=["as-published", "hard-words"])
def test_a_workbook_that_nobody_filled_in_changes_nothing(examples: Path, city: str, hard: bool) -> None:
    folder = examples / city
    if hard:
        with_hard_words(folder)
    file = examples / "kpis.xlsx"
    file.write_bytes(workbook_of(read(folder)))
    filled = changes_in(read_workbook(file), read(folder))
    assert (filled.changes, filled.remarks) == ((), ())


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_it_again(examples: Path) -> None:
    cities = ("bialystok", "simos", "sofia")
    with_hard_words(examples / "simos")
    for city in cities:
        (examples / f"{city}.xlsx").write_bytes(workbook_of(read(examples / city)))
    files = [str(examples / f"{city}.xlsx") for city in cities]
    profile = f"-env:UserInstallation=file://{examples}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(examples / "saved"), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for city in cities:
        filled = changes_in(read_workbook(examples / "saved" / f"{city}.xlsx"), read(examples / city))
        assert filled.changes == ()


def test_nothing_is_a_formula(examples: Path) -> None:
    with_hard_words(examples / "simos")
    file = examples / "simos.xlsx"
    file.write_bytes(workbook_of(read(examples / "simos")))
    kinds = {cell.data_type for sheet in load_workbook(file) for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n"}


def test_the_workbook_is_made_for_filling_in(desk: Desk) -> None:
    book: Any = load_workbook(desk.file)
    assert book.sheetnames == ["Read me", "Activities", "Maturity", "Performance", "icc"]
    assert book["icc"].sheet_state == "hidden"
    sheet = book["Performance"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.freeze_panes == "C3"
    locked = {sheet.cell(2, cell.column).value for cell in sheet[3] if cell.protection.locked}
    assert locked == {"id", "name", "solution", "unit", "direction", "target", "owner", "otherwise"}
    lists = {each.formula1 for each in sheet.data_validations.dataValidation}
    assert any(each.startswith('"pending,not-monitored') for each in lists)
    assert any(each.startswith('"not-started,no-data') for each in lists)
    assert sheet[desk.find(KPI, "final")[1]].value == 40


CASES: list[tuple[dict[str, Any], Any]] = [
    ({"final": 45}, 45),
    ({"final": "45"}, 45),
    ({"final": "≈ 4000 kWh"}, "≈ 4000 kWh"),
    ({"final": 0.1 + 0.2}, "0.3"),
    ({"final": None}, None),
    ({"final": "Not monitored", "final__reason": "no-data"}, {"state": "not-monitored", "reason": "no-data"}),
    ({"final": "pending", "final__date": "2022-10"}, {"state": "pending", "expected": "2022-10"}),
    ({"final__note": "two\r\nlines "}, {"value": 40, "note": "two\nlines"}),
    ({"final__date": 2022}, {"value": 40, "date": 2022}),
]


@pytest.mark.parametrize(("cells", "entry"), CASES)
def test_what_is_filled_in_is_what_is_written(desk: Desk, cells: dict[str, Any], entry: Any) -> None:
    desk.fill(KPI, **cells)
    (change,) = desk.filled().changes
    assert (change.kpi, change.checkpoint, change.before) == (KPI, "final", 40)
    assert change.after == entry or getattr(change.after, "raw", None) == entry
    edited = with_measurements(desk.reading(), [NewValue(change.kpi, change.checkpoint, change.after)])
    write_back(desk.folder, edited.changes)
    assert desk.filled().changes == (), "what is written is no change any more"


def test_a_percentage_means_what_its_cell_shows(desk: Desk) -> None:
    desk.fill(KPI, final=0.45)
    sheet, cell = desk.find(KPI, "final")
    desk.edit(lambda book: setattr(book[sheet][cell], "number_format", "0.0%"))
    assert desk.filled().changes[0].after == "45 %"


def test_what_cells_do_not_show_stays_with_the_value(desk: Desk) -> None:
    before: Value = {
        "value": 40,
        "unit": "%",
        "qualifier": "approx",
        "who": "Energy Office",
        "note": "x",
        "raw": "some 40 %",
    }
    write_back(desk.folder, with_measurements(desk.reading(), [NewValue(KPI, "final", before)]).changes)
    desk = Desk(desk.folder)
    desk.fill(KPI, final__note="y")
    assert desk.filled().changes[0].after == {**before, "note": "y"}  # type: ignore[dict-item]
    desk.fill(KPI, final=41)
    assert desk.filled().changes[0].after == {"value": 41, "who": "Energy Office", "note": "y"}


def test_sorted_and_missing_rows_do_not_matter(desk: Desk) -> None:
    def shuffle(book: Any) -> None:
        sheet = book["Performance"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        for number, values in enumerate([*rows[::-1]], 3):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value
        book["Maturity"].delete_rows(3, 2)

    desk.fill(KPI, final=45)
    desk.edit(shuffle)
    assert [change.after for change in desk.filled().changes] == [45]


def test_an_edit_of_the_file_alone_is_kept(desk: Desk) -> None:
    write_back(desk.folder, with_measurements(desk.reading(), [NewValue(KPI, "final", 41)]).changes)
    desk.fill(KPI, midway=51)
    assert [(change.checkpoint, change.after) for change in desk.filled().changes] == [("midway", 51)]


def test_the_same_edit_on_both_sides_is_none(desk: Desk) -> None:
    write_back(desk.folder, with_measurements(desk.reading(), [NewValue(KPI, "final", 41)]).changes)
    desk.fill(KPI, final=41)
    assert desk.filled().changes == ()
