"""Workbooks that are not read, or not written, each with a message that says where and why."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from icc_cli.editing import NewValue, with_measurements
from icc_cli.editing.fixes import write_back
from icc_cli.office import UnusableWorkbookError
from icc_cli.office import package as package_module
from icc_cli.office import reading as reading_module

from .conftest import KPI, Desk


def complaints(desk: Desk, code: int) -> list[str]:
    with pytest.raises(UnusableWorkbookError) as refused:
        desk.filled()
    assert refused.value.code == code
    return list(refused.value.complaints)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"final": "=SUM(A1:A3)"}, "{at} holds a formula: paste its result instead"),
        ({"final": datetime.date(2022, 4, 3)}, "{at} is the date 2022-04-03: the spreadsheet converted"),
        ({"final": datetime.time(12, 30)}, "{at} is a time of day"),
        ({"final": True}, "{at} holds true or false: give a number, or words"),
        ({"final": "#REF!"}, "{at} holds the error #REF!"),
        ({"final": None, "final__note": "x"}, "{at}: final of `" + KPI + "`: there is a reason, a date or"),
        ({"final__reason": "no-data"}, "R6: final of `" + KPI + "`: a reason says why there is no value, but there is"),
        ({"final": "pending", "final__reason": "lazy"}, "`reason` is `lazy`, but can only be not-started"),
        ({"final": "pending", "final__date": "some day"}, "S6: final of `" + KPI + "`: `expected` is 'some day'"),
        ({"final": "12 schools, 3 parks"}, "gives 2 figures"),
        ({"final": "bell \u202e"}, "holds a character that nobody sees"),
        ({"final": 1e300}, "{at} is not a valid number"),
        ({"final__note": "<script>alert(1)</script>"}, "must not contain HTML"),
        ({"id": "res-building"}, "there is no KPI 'res-building' in the city"),
        ({"id": None}, "the row has no id"),
        ({"name": "Something else"}, "B6: “What is counted” of `" + KPI + "` cannot be changed in a workbook: "),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_meant_is_named(desk: Desk, cells: dict[str, Any], said: str) -> None:
    sheet, cell = desk.find(KPI, "final")
    desk.fill(KPI, **cells)
    (complaint,) = complaints(desk, 1)
    assert said.format(at=f"{sheet}!{cell}") in complaint
    assert complaint.startswith(f"{sheet}!")


def test_a_date_cell_may_hold_a_date(desk: Desk) -> None:
    desk.fill(KPI, final__date=datetime.date(2022, 8, 31))
    assert desk.filled().changes[0].after == {"value": 40, "date": "2022-08-31"}


def test_edits_on_both_sides_contradict_each_other(desk: Desk) -> None:
    write_back(desk.folder, with_measurements(desk.reading(), [NewValue(KPI, "final", 41)]).changes)
    desk.fill(KPI, final=42)
    (complaint,) = complaints(desk, 1)
    assert "was changed in the workbook, and in res-installations.yaml since" in complaint


def test_everything_is_told_at_once(desk: Desk) -> None:
    desk.fill(KPI, final="=1", midway=True, start__note="<b>x</b>")
    assert len(complaints(desk, 1)) == 3


def test_another_city_is_refused(desk: Desk, examples: Path) -> None:
    desk.file.write_bytes(Desk(examples / "sofia").file.read_bytes())
    assert complaints(desk, 2) == ["the workbook belongs to sofia (icc-2020), not of bialystok (icc-2020)"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book["Performance"].append([KPI]), "is already in Performance!A6"),
        (lambda book: book["Performance"].delete_cols(9), "the columns of start are incomplete"),
        (lambda book: book["Performance"].delete_rows(2), "the column keys were changed"),
        (lambda book: book["Performance"].insert_rows(1), "the column keys were changed"),
    ],
)
def test_a_sheet_that_is_not_as_it_was_is_refused(desk: Desk, change: Callable[[Any], object], said: str) -> None:
    desk.edit(change)
    assert any(said in complaint for complaint in complaints(desk, 1))


def test_what_is_not_read_is_told(desk: Desk) -> None:
    def add(book: Any) -> None:
        book.create_sheet("Sums")["A1"] = "=1+1"
        book["Performance"]["Z5"] = "call me"

    desk.edit(add)
    assert desk.filled().remarks == (
        "Performance!Z5 is outside the columns that are read",
        "the sheet 'Sums' is not read",
    )


def repacked(file: Path, **parts: bytes | None) -> None:
    """Write a workbook again, with other parts; `__` stands for `/`."""
    new = {name.replace("__", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as old:
        content = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**content, **new}.items():
            if data is not None:
                package.writestr(name, data)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl__vbaProject.bin": b"x"}, "has macros"),
        ({"[Content_Types].xml": b'<Types ContentType="vnd.ms-excel.sheet.macroEnabled.main+xml"/>'}, "has macros"),
        ({"xl__externalLinks__externalLink1.xml": b"<x/>"}, "refers to other files"),
        ({"xl__worksheets__sheet1.xml": b'<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>'}, "XML definitions"),
        ({"xl__worksheets__sheet1.xml": "<!DOCTYPE x>".encode("utf-16")}, "XML definitions"),
        ({"xl__media__x.xml": b"0" * (41 * 2**20)}, "unpacks to far more"),
        ({f"xl__{number}.xml": b"" for number in range(501)}, "unpacks to far more"),
        ({"xl__worksheets__sheet1.xml": b"<c r='A1'/>" * 200_001}, "cells, far more than"),
        ({"xl__workbook.xml": None}, "is not a workbook"),
        ({"xl__workbook.xml": b"<nonsense"}, "is damaged"),
        ({"XL__workbook.xml": b"<x/>"}, "contains a part twice"),
    ],
)  # fmt: skip
def test_hostile_packages_are_refused(desk: Desk, parts: dict[str, bytes | None], said: str) -> None:
    repacked(desk.file, **parts)
    (complaint,) = complaints(desk, 2)
    assert said in complaint
    assert complaint.startswith(str(desk.file))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is damaged, or not a workbook"),
        (b"id;final\nx;1\n", "is damaged, or not a workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "is protected with a password, or in an old format"),
        (b"PK\x03\x04 and more", "is damaged, or not a workbook"),
        (b"0" * (10 * 2**20 + 1), "is larger than 10 MiB"),
    ],
)
def test_other_files_are_refused(desk: Desk, content: bytes, said: str) -> None:
    desk.file.write_bytes(content)
    (complaint,) = complaints(desk, 2)
    assert said in complaint


def test_macros_are_refused_by_their_name(desk: Desk) -> None:
    desk.file = desk.file.rename(desk.file.with_suffix(".xlsm"))
    assert "has macros" in complaints(desk, 2)[0]


def test_a_sheet_of_many_rows_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "MOST_ROWS", 50)
    desk.edit(lambda book: [book["Performance"].append([KPI]) for _ in range(50)])
    assert any("there are more than 50 rows" in each for each in complaints(desk, 1))


def test_a_far_cell_costs_nothing(desk: Desk) -> None:
    desk.edit(lambda book: book["Performance"].cell(1_048_576, 16_384, "far away"))
    with pytest.raises(UnusableWorkbookError, match="there are more than 5000 rows"):
        desk.filled()


def test_a_workbook_of_others_is_refused(desk: Desk) -> None:
    desk.edit(lambda book: book.remove(book["icc"]))
    assert "was not written by `icc kpi export`" in complaints(desk, 2)[0]


def test_another_version_is_refused(desk: Desk) -> None:
    desk.edit(lambda book: setattr(book["icc"]["A1"], "value", "icc-kpis/2"))
    assert "has version 'icc-kpis/2', but this icc reads icc-kpis/1" in complaints(desk, 2)[0]


def test_the_limits_hold_what_a_large_city_needs() -> None:
    assert package_module.MOST_CELLS > 20 * reading_module.MOST_ROWS
