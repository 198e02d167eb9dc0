"""The workbook that a city's departments fill in: written for a city, and read back as changes to its measurements.

Nothing is lost on the way: only cells that were changed in the workbook change the city's files. A hidden sheet records
what each cell was when the workbook was written, so that a later edit of the file is not overwritten.
"""

from icc_cli.office.comparing import CellChange, Filled, changes_in
from icc_cli.office.layout import UnusableWorkbookError
from icc_cli.office.reading import Workbook, read_workbook
from icc_cli.office.writing import workbook_of

__all__ = ["CellChange", "Filled", "UnusableWorkbookError", "Workbook", "changes_in", "read_workbook", "workbook_of"]
