"""`icc kpi` as a city's team uses it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from icc_cli.cli import app

Icc = Callable[..., Result]
KPI = "res-buildings-performance"
FILE = Path("bialystok/kpis/res-installations.yaml")


@pytest.fixture
def icc(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Icc:
    """Run `icc kpi` in the folder of the copied examples."""
    monkeypatch.chdir(examples)
    monkeypatch.setenv("COLUMNS", "100")
    return lambda *arguments, **options: CliRunner().invoke(app, ["kpi", *arguments], **options)


def changed_lines(before: str) -> list[str]:
    after = FILE.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in after if line not in before.splitlines()]


def test_a_value_is_set_and_nothing_else_changes(icc: Icc) -> None:
    before = FILE.read_text(encoding="utf-8")
    result = icc("set", KPI, "final=45", "--note", "Two more: see the register", "--city", "bialystok")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{FILE}: {KPI} final: 40 → 45 (note Two more: see the register)\n"
    assert changed_lines(before) == ['final: {value: 45, note: "Two more: see the register"}']
    assert icc("set", KPI, "final=40", "--city", "bialystok").exit_code == 0
    assert FILE.read_text(encoding="utf-8") == before


def test_a_state_with_its_reason(icc: Icc) -> None:
    before = FILE.read_text(encoding="utf-8")
    result = icc("set", KPI, "final=Not monitored", "--reason", "no-data", "--city", "bialystok")
    assert result.exit_code == 0, result.stderr
    assert changed_lines(before) == ["final: {state: not-monitored, reason: no-data}"]


def test_what_is_said_already_changes_nothing(icc: Icc) -> None:
    result = icc("set", KPI, "final=40", "--city", "bialystok")
    assert result.stdout.endswith("final: 40, as before\n")


def test_a_value_is_taken_out(icc: Icc) -> None:
    before = FILE.read_text(encoding="utf-8")
    assert icc("set", KPI, "final=", "--city", "bialystok").exit_code == 0
    assert len(before.splitlines()) == len(FILE.read_text(encoding="utf-8").splitlines()) + 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["res-building-performance", "final=1"], "no KPI 'res-building-performance' here; did you mean"),
        ([KPI, "end=1"], "no checkpoint 'end' here"),
        ([KPI, "final"], "'final' gives no value: write CHECKPOINT=VALUE, as in final=40"),
        ([KPI, "final=1", "final=2"], "final is given twice"),
        (
            [KPI, "final=1", "--reason", "no-data"],
            "a reason says why there is no value, but there is one: leave the reason out",
        ),
        ([KPI, "final=pending", "--reason", "no-dta"], "Did you mean no-data?"),
        ([KPI, "final=1", "--date", "May"], "`date` is 'May', which is not a date"),
        ([KPI, "final=", "--note", "x"], "without a value there is nothing to say"),
        ([KPI, "final=1", "--note", "<b>x</b>"], "must not contain HTML"),
        ([KPI, "final=!"], "says nothing"),
        ([KPI, "final=Missing"], "is what an empty value means"),
        ([KPI, "final=1", "--note", "bell \a"], "holds a character that nobody sees, U+0007"),
    ],
)
def test_what_cannot_be_meant_exits_with_2(icc: Icc, arguments: list[str], said: str) -> None:
    before = FILE.read_text(encoding="utf-8")
    result = icc("set", *arguments, "--city", "bialystok")
    assert result.exit_code == 2
    assert said in result.stderr
    assert FILE.read_text(encoding="utf-8") == before


def test_an_id_that_is_known_in_part_is_completed(icc: Icc) -> None:
    result = icc("show", "registered-users", "--city", "sofia")
    assert result.exit_code == 2
    ids = [f"eplatform-registered-users-{kind}" for kind in ("activity", "maturity", "performance")]
    assert result.stderr == f"icc: no KPI 'registered-users' here; did you mean {ids[0]}, {ids[1]} or {ids[2]}?\n"


def test_a_city_without_kpis_gets_no_empty_workbook(icc: Icc) -> None:
    shutil.rmtree("bialystok/kpis")
    for part in ("impact.yaml", "assessment.yaml"):
        Path("bialystok", part).unlink()
    result = icc("export", "b.xlsx", "--city", "bialystok")
    assert (result.exit_code, result.stderr) == (1, "icc: bialystok has no KPIs to enter measurements for\n")
    assert not Path("b.xlsx").exists()


def test_several_cities_ask_for_one(icc: Icc) -> None:
    result = icc("set", KPI, "final=1")
    assert result.exit_code == 2
    assert "choose one with --city: bialystok, simos, sofia" in result.stderr


def test_a_new_error_keeps_the_file_as_it_is(icc: Icc) -> None:
    Path("icc.yaml").write_text("severity: {value-in-words: error}\n", encoding="utf-8")
    before = FILE.read_text(encoding="utf-8")
    result = icc("set", KPI, "final=better than before", "--city", "bialystok")
    assert result.exit_code == 1
    assert "value-in-words" in result.stderr
    assert "nothing was written" in result.stderr
    assert FILE.read_text(encoding="utf-8") == before


def test_a_kpi_is_shown(icc: Icc, golden: Callable[[str, str], None]) -> None:
    result = icc("show", KPI, "--city", "bialystok")
    assert result.exit_code == 0
    golden("kpi/show.txt", result.stdout)


def test_a_kpi_is_shown_on_a_narrow_terminal(icc: Icc, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = icc("show", KPI, "--city", "bialystok").stdout
    monkeypatch.setenv("COLUMNS", "40")
    narrow = icc("show", KPI, "--city", "bialystok").stdout
    assert max(map(len, narrow.splitlines())) <= 40
    assert narrow.split() == wide.split()


def fill(file: str, kpi: str, key: str, value: int | str) -> None:
    book = load_workbook(file)
    for sheet in book:
        keys = [cell.value for cell in sheet[2]]
        for row in sheet.iter_rows(min_row=3):
            if row[0].value == kpi and key in keys:
                row[keys.index(key)].value = value
    book.save(file)


def test_a_workbook_is_written_filled_in_and_read(icc: Icc) -> None:
    before = FILE.read_text(encoding="utf-8")
    assert icc("export", "build/b.xlsx", "--city", "bialystok").stdout == "build/b.xlsx\n"
    assert icc("import", "build/b.xlsx").stdout == "no changes\n"
    fill("build/b.xlsx", KPI, "final", 45)
    shown = f"Performance!Q6: {KPI} final\n  - 40\n  + 45\n"
    result = icc("import", "build/b.xlsx")
    assert result.exit_code == 1
    assert result.stdout == f"{shown}1 change, not written: add --yes to write them\n"
    assert FILE.read_text(encoding="utf-8") == before
    result = icc("import", "build/b.xlsx", "--yes")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{shown}1 change written to {FILE}\n"
    assert changed_lines(before) == ["final: 45"]


def test_a_refused_workbook_writes_nothing(icc: Icc) -> None:
    before = FILE.read_text(encoding="utf-8")
    icc("export", "b.xlsx", "--city", "bialystok")
    fill("b.xlsx", KPI, "final", "=1+1")
    fill("b.xlsx", KPI, "midway", 60)
    result = icc("import", "b.xlsx", "--yes")
    assert result.exit_code == 1
    assert result.stderr.startswith("icc: Performance!Q6 holds a formula")
    assert FILE.read_text(encoding="utf-8") == before


def test_a_workbook_that_brings_an_error_is_not_written(icc: Icc) -> None:
    Path("icc.yaml").write_text("severity: {value-in-words: error}\n", encoding="utf-8")
    before = FILE.read_text(encoding="utf-8")
    icc("export", "b.xlsx", "--city", "bialystok")
    fill("b.xlsx", KPI, "final", "better")
    result = icc("import", "b.xlsx", "--yes")
    assert result.exit_code == 1
    assert "nothing was written, as this would bring 1 error" in result.stderr
    assert FILE.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "b.ods", "--city", "bialystok"], "b.ods: a workbook's name ends in .xlsx"),
        (["export", "bialystok/city.yaml/b.xlsx", "--city", "bialystok"], "cannot write bialystok/city.yaml/b.xlsx: "),
        (["import", "b.xlsx"], "b.xlsx cannot be read: no such file or directory"),
        (["import", "bialystok"], "bialystok cannot be read: it is a folder"),
    ],
)
def test_files_that_cannot_be_exit_with_2(icc: Icc, arguments: list[str], said: str) -> None:
    result = icc(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
