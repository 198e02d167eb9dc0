"""Reads a filled-in workbook: the words in each cell, and which cells are invalid."""

from __future__ import annotations

import datetime
import io
import math
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from icc_cli.diagnostics import shown_path
from icc_cli.office.cells import words_of_number
from icc_cli.office.layout import (
    BASE_SHEET,
    FIRST_ROW,
    GUIDE_SHEET,
    KEY_ROW,
    SHEETS,
    VERSION,
    UnusableWorkbookError,
    normal,
    place,
)
from icc_cli.office.package import read_package

MOST_ROWS = 5000
MOST_COLUMNS = 200
_TOO_LARGE = 10**18


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet, by column key."""

    sheet: str
    number: int
    words: dict[str, str]
    columns: dict[str, int]

    def place(self, key: str) -> str:
        """Return the cell reference of a column, as in spreadsheets."""
        return place(self.sheet, self.columns.get(key, 1), self.number)


@dataclass(slots=True)
class Workbook:
    """The content of a filled-in workbook."""

    city: str
    edition: str
    rows: list[Row] = field(default_factory=list)
    base: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """The recorded state of a KPI at a checkpoint (without one: of its definition)."""
    complaints: list[str] = field(default_factory=list)
    """Invalid cells."""
    remarks: list[str] = field(default_factory=list)
    """What is not read."""


def read_workbook(file: Path) -> Workbook:
    """Read a filled-in workbook. Invalid cells are listed in its complaints.

    Raises:
        UnusableWorkbookError: It is not a workbook written by `icc kpi export`.
    """
    data = read_package(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what it leaves out
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            return _read(file, book)
    except UnusableWorkbookError:
        raise
    except Exception as error:  # any error that a library raises for a hostile file
        raise UnusableWorkbookError([f"{shown_path(file)} is damaged, or not a workbook (.xlsx)"], 2) from error


def _read(file: Path, book: Any) -> Workbook:
    if BASE_SHEET not in book.sheetnames:
        raise UnusableWorkbookError([f"{shown_path(file)} was not written by `icc kpi export`"], 2)
    base = [[_plain(cell) for cell in cells] for _, cells in _rows(book[BASE_SHEET], most_rows=20 * MOST_ROWS)]
    head = base[0] if base else []
    if len(head) < 3 or head[0] != VERSION:
        said = head[0] if head else "nothing"
        raise UnusableWorkbookError([f"{shown_path(file)} has version {said!r}, but this icc reads {VERSION}"], 2)
    workbook = Workbook(head[1], head[2])
    for id_, checkpoint, *digests in (line for line in base[1:] if len(line) > 2):
        workbook.base[id_, checkpoint] = tuple(filter(None, digests))
    for title in book.sheetnames:
        if title in SHEETS.values():
            _read_sheet(workbook, book[title])
        elif title not in (BASE_SHEET, GUIDE_SHEET):
            workbook.remarks.append(f"the sheet {title!r} is not read")
    return workbook


def _read_sheet(workbook: Workbook, sheet: Any) -> None:
    keys: dict[int, str] = {}
    for number, cells in _rows(sheet):
        if number == KEY_ROW:
            keys = {index: _plain(cell) for index, cell in enumerate(cells, 1)}
            columns = {key: index for index, key in keys.items() if key}
            if "id" not in columns or len(columns) < sum(map(bool, keys.values())):
                message = f"{place(sheet.title, 1, KEY_ROW)}: the column keys were changed"
                raise UnusableWorkbookError([message], 1)
        elif number >= FIRST_ROW:
            words = {}
            for index, cell in enumerate(cells, 1):
                key = keys.get(index)
                if key:
                    try:
                        words[key] = _words(cell, is_date=key.endswith(".date"))
                    except ValueError as error:
                        workbook.complaints.append(f"{place(sheet.title, index, number)} {error}")
                elif _plain(cell):
                    workbook.remarks.append(f"{place(sheet.title, index, number)} is outside the columns that are read")
            if any(words.values()):
                workbook.rows.append(Row(sheet.title, number, words, columns))


def _rows(sheet: Any, most_rows: int | None = None) -> Iterator[tuple[int, Any]]:
    most_rows = most_rows or MOST_ROWS
    sheet.reset_dimensions()  # the size that a file claims may be wrong
    for number, cells in enumerate(sheet.iter_rows(max_row=most_rows + 1, max_col=MOST_COLUMNS), 1):
        if number > most_rows:
            raise UnusableWorkbookError([f"{place(sheet.title, 1, number)}: there are more than {most_rows} rows"], 1)
        yield number, cells


def _words(cell: Any, *, is_date: bool) -> str:
    """Return the words of a cell.

    Raises:
        ValueError: It holds a formula, an unexpected date, or something else that is neither words nor a number.
    """
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise ValueError("holds a formula: paste its result instead (Paste Special, Values)")
    if cell.data_type == "e":
        raise ValueError(f"holds the error {value}: give a value, or leave it empty")
    if isinstance(value, bool):
        raise ValueError("holds true or false: give a number, or words")
    if isinstance(value, datetime.datetime | datetime.date):
        if is_date:
            return value.strftime("%Y-%m-%d")
        raise ValueError(
            f"is the date {value:%Y-%m-%d}: the spreadsheet converted what was typed; format the cell as text, "
            "and type it again"
        )
    if isinstance(value, datetime.time | datetime.timedelta):
        raise ValueError("is a time of day: format the cell as text, and type it again")
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    return normal(str(value))


def _number(value: int | float, number_format: str) -> str:
    if not math.isfinite(value) or abs(value) >= _TOO_LARGE:
        raise ValueError("is not a valid number")
    if "%" in number_format:  # a spreadsheet stores 5 % as 0.05
        return f"{words_of_number(value * 100)} %"
    return words_of_number(value)


def _plain(cell: Any) -> str:
    """Return the words of a cell that should not be changed, or is not read; also those of a formula."""
    return "" if cell.value is None else normal(str(cell.value))
