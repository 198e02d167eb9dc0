"""Edits of a city's files that leave everything else as it is: comments, layout, order and line ends.

Files are never rewritten from their values. An edit replaces the characters of one value, or puts a line in; then
the file is read again, and the edit only holds if exactly that value has become another one.
"""

from icc_cli.editing.checking import NewFindings, new_findings
from icc_cli.editing.entries import Details, UnusableError, as_read, entry_of, in_order, one_line, value_of
from icc_cli.editing.kpis import Edited, KpiPlace, NewValue, find_kpis, with_measurements
from icc_cli.editing.nodes import CannotEditError

__all__ = [
    "CannotEditError",
    "Details",
    "Edited",
    "KpiPlace",
    "NewFindings",
    "NewValue",
    "UnusableError",
    "as_read",
    "entry_of",
    "find_kpis",
    "in_order",
    "new_findings",
    "one_line",
    "value_of",
    "with_measurements",
]
