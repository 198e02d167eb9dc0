"""The workbook that a city's departments fill in: written from a city, and read back as changes of its measurements.

Nothing is lost on the way: only what somebody changed in the workbook is changed in the city's files. A hidden sheet
keeps what each cell was when the workbook was written, so that an edit of the file meanwhile is not overwritten.
"""

from icc_cli.office.comparing import CellChange, Filled, changes_in
from icc_cli.office.layout import UnusableWorkbookError
from icc_cli.office.reading import Workbook, read_workbook
from icc_cli.office.writing import workbook_of

__all__ = ["CellChange", "Filled", "UnusableWorkbookError", "Workbook", "changes_in", "read_workbook", "workbook_of"]
