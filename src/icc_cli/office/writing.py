"""Writes the workbook of a city: one sheet per kind of KPI, a guide, and a hidden sheet with the original cells."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from icc_cli.city import Reading
from icc_cli.editing import KpiPlace, find_kpis
from icc_cli.model import Deliverable
from icc_cli.model.quantities.kinds import Reason, State
from icc_cli.office.cells import digest, plain_number, shown_of
from icc_cli.office.layout import (
    BASE_SHEET,
    DEFINITION,
    FIRST_ROW,
    GUIDE_SHEET,
    KEY_ROW,
    LABEL_ROW,
    SHEETS,
    VERSION,
    Column,
    UnusableWorkbookError,
    columns,
    definition,
    escaped,
    of_kind,
)

LONGEST = 32_000
"""Number of characters that are sure to fit into a cell."""

_TEXT = "@"
"""The text format of cells, which keeps what is typed: `3-4` does not become a date, nor `5%` 0.05."""
_FONT = "Calibri"
_GUIDE_WIDTH = 80
_TOP = Alignment(wrap_text=True, vertical="top")
_HEAD = PatternFill("solid", fgColor="1F3A5F")
_KEYS = PatternFill("solid", fgColor="E7ECF2")
_LOCKED = PatternFill("solid", fgColor="F3F3F3")
_THIN = Side("thin", color="C4CBD4")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_EDGE = Border(left=Side("medium", color="1F3A5F"), right=_THIN, top=_THIN, bottom=_THIN)
"""Where the cells of another checkpoint start."""
_LINE = 15
"""Height of a line of text in points."""
_MOST_LINES = 12
_GUIDE = (
    "Enter measurements in the white cells of the sheets; do not change the grey ones, which say what is needed.",
    "",
    "A value is a number with or without its unit (40; 93 000 kWh), with a sign where it is not exact "
    "(≈ 4000; ≥ 20; > 100; 1 000 000+), a range (3-4), a sum (22 + 1), or, where there is no number, a few words.",
    "Where there is no value, choose from the list: pending (it will come), not-monitored (it is not measured), "
    "not-applicable (the question does not apply), not-yet-measurable (it can only be measured later).",
    "Next to it are the reason why there is no value, the day of the measurement (2022-05-31, 2022-05, 2022-Q2 or "
    "2022; for a value that is still to come, when it is expected), and a note for readers.",
    "An empty cell means that nothing is known. Formulas are not read: paste their results.",
    "",
    "Rows may be sorted or left out, and the file may be saved by another program. Send it back as .xlsx.",
)


def workbook_of(reading: Reading) -> bytes:
    """Return the workbook of a city without errors of form.

    Raises:
        UnusableWorkbookError: A text is too long for a cell.
    """
    deliverable = reading.deliverable
    if deliverable is None:
        raise UnusableWorkbookError([f"{reading.folder.id} has errors of form"], 1)
    book = Workbook()
    guide = book.active
    if not isinstance(guide, Worksheet):
        raise TypeError("openpyxl makes a workbook with a sheet")
    _write_guide(guide, deliverable)
    base: list[tuple[str, ...]] = []
    kpis = find_kpis(reading)
    layout = columns(reading.edition)
    for kind, title in SHEETS.items():
        ids = [placed.kpi.id for placed in of_kind(deliverable, kind)]
        if ids:
            sheet = book.create_sheet(title)
            _prepare(sheet, layout, FIRST_ROW + len(ids) - 1)
            for row, each in enumerate(ids, FIRST_ROW):
                base += _write_row(sheet, row, layout, kpis[each], deliverable)
    remembered = book.create_sheet(BASE_SHEET)
    remembered.sheet_state = "hidden"
    for line in ((VERSION, reading.folder.id, reading.edition.id), *base):
        remembered.append(line)
    book.active = min(1, len(book.worksheets) - 2)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write_guide(sheet: Worksheet, deliverable: Deliverable) -> None:
    sheet.title = GUIDE_SHEET
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    for row, words in enumerate((f"KPIs of {deliverable.city.name}", "", *_GUIDE), 1):
        _put(sheet, row, 1, words).alignment = _TOP
        sheet.row_dimensions[row].height = _LINE * (_lines(words, _GUIDE_WIDTH) + (row == 1))
    sheet["A1"].font = Font(_FONT, bold=True, size=14)
    sheet.protection.enable()


def _prepare(sheet: Worksheet, layout: tuple[Column, ...], last_row: int) -> None:
    """Write the column headers, and what may be entered below them."""
    for number, column in enumerate(layout, 1):
        label, key = _put(sheet, LABEL_ROW, number, column.label), _put(sheet, KEY_ROW, number, column.key)
        label.font, label.fill, label.alignment = Font(_FONT, bold=True, color="FFFFFF"), _HEAD, _TOP
        key.font, key.fill = Font(_FONT, size=8, color="555555"), _KEYS
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        validation = _validation(column)
        if validation is not None:
            validation.add(f"{letter}{FIRST_ROW}:{letter}{last_row}")
            sheet.add_data_validation(validation)
    sheet.row_dimensions[LABEL_ROW].height = 32
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 2, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows, sheet.print_title_cols = f"{LABEL_ROW}:{KEY_ROW}", "A:B"
    protection = sheet.protection
    protection.formatColumns = protection.formatRows = protection.formatCells = protection.autoFilter = False
    protection.enable()


def _validation(column: Column) -> DataValidation | None:
    """Return the choices of a column: states are suggestions, while reasons are the only valid values."""
    if column.part == "value":
        states = DataValidation("list", formula1=f'"{",".join(State)}"', allow_blank=True, showErrorMessage=False)
        states.promptTitle, states.prompt = "Value", "A number (40, ≈ 4000, 3-4), or why there is none: see the list."
        states.showInputMessage = True
        return states
    if column.part == "reason":
        reasons = DataValidation("list", formula1=f'"{",".join(Reason)}"', allow_blank=True, showErrorMessage=True)
        reasons.errorTitle, reasons.error = "Reason", "Choose from the list, and say more in the note."
        return reasons
    return None


def _write_row(
    sheet: Worksheet, row: int, layout: tuple[Column, ...], kpi: KpiPlace, deliverable: Deliverable
) -> list[tuple[str, ...]]:
    """Write a KPI, and return its record for the hidden sheet."""
    id_, said = kpi.placed.kpi.id, definition(kpi.placed, deliverable)
    checkpoints = dict.fromkeys(column.checkpoint for column in layout if column.checkpoint)
    entries = {checkpoint: kpi.entry(checkpoint) for checkpoint in checkpoints}
    shown = {checkpoint: shown_of(entry) for checkpoint, entry in entries.items()}
    most_lines = 1
    for number, column in enumerate(layout, 1):
        if column.checkpoint is None:
            words = said[column.key]
            cell = _put(sheet, row, number, words)
            cell.fill = _LOCKED
        else:
            words = str(getattr(shown[column.checkpoint], column.part or ""))
            cell = _put(sheet, row, number, words, is_value=column.part == "value")
            cell.protection = Protection(locked=False)
        cell.border = _EDGE if column.part == "value" else _BOX
        cell.alignment = _TOP
        most_lines = max(most_lines, _lines(words, column.width))
    sheet.row_dimensions[row].height = _LINE * min(most_lines, _MOST_LINES)
    remembered: list[tuple[str, ...]] = [(id_, "", digest(id_, "", [said[column.key] for column in DEFINITION]))]
    for checkpoint in checkpoints:
        full = digest(id_, checkpoint, entries[checkpoint])
        remembered.append((id_, checkpoint, full, digest(id_, checkpoint, shown[checkpoint])))
    return remembered


def _lines(words: str, width: int) -> int:
    """Return roughly how many lines words take in a column; spreadsheet programs do not calculate that on opening."""
    return sum(1 + len(line) // width for line in words.split("\n"))


def _put(sheet: Worksheet, row: int, column: int, words: str, *, is_value: bool = False) -> Cell:
    """Write words as text, whatever they look like: `=1+1` is not a formula. A numeric value stays a number."""
    if len(words) > LONGEST:
        raise UnusableWorkbookError([f"a text of {len(words)} characters is too long for a cell: {words[:60]!r} …"], 1)
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError("nothing is merged here")
    cell.number_format = _TEXT
    number = plain_number(words) if is_value else None
    if number is not None:
        cell.value = number
    elif words:
        cell.value = escaped(words)
        cell.data_type = "s"
        if words[0] in "=+-@'":
            cell.quotePrefix = True
    return cell
