"""A copy of the examples, workbooks of them, and hands that fill cells in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.office import Filled, changes_in, read_workbook, workbook_of

KPI = "res-buildings-performance"


class Desk:
    """A city, and a workbook that was written from it."""

    def __init__(self, folder: Path, workbook: bytes | None = None) -> None:
        self.folder = folder
        self.file = folder.parent / f"{folder.name}.xlsx"
        self.file.write_bytes(workbook or workbook_of(self.reading()))

    def reading(self) -> Reading:
        return read_city(CityFolder(self.folder.name, self.folder))

    def find(self, kpi: str, key: str) -> tuple[str, str]:
        """Return the sheet and the cell of a KPI's column."""
        return _find(load_workbook(self.file), kpi, key)

    def fill(self, kpi: str, **cells: Any) -> None:
        """Enter values: `final=45, final__note="…"`."""

        def enter(book: Any) -> None:
            places = {_find(book, kpi, key.replace("__", ".")): value for key, value in cells.items()}
            for (sheet, cell), value in places.items():
                book[sheet][cell] = value

        self.edit(enter)

    def edit(self, change: Callable[[Any], object]) -> None:
        """Open the workbook, change it, and save it again."""
        book = load_workbook(self.file)
        change(book)
        book.save(self.file)

    def filled(self) -> Filled:
        return changes_in(read_workbook(self.file), self.reading())


def _find(book: Any, kpi: str, key: str) -> tuple[str, str]:
    for sheet in book:
        keys = [cell.value for cell in sheet[2]]
        for row in sheet.iter_rows(min_row=3):
            if row[0].value == kpi:
                return sheet.title, row[keys.index(key)].coordinate
    raise AssertionError(kpi)


@pytest.fixture(scope="session")
def workbook() -> bytes:
    """The workbook of Białystok as it is published."""
    return workbook_of(read_city(CityFolder("bialystok", Path(__file__).parents[2] / "examples" / "bialystok")))


@pytest.fixture
def desk(examples: Path, workbook: bytes) -> Desk:
    return Desk(examples / "bialystok", workbook)
