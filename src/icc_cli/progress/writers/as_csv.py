"""Progress for spreadsheets: RFC 4180 (a head, CRLF, quotes doubled) in UTF-8, a line a KPI.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, which a hostile file could use. Such
words get an apostrophe before them; columns of numbers hold nothing but plain numbers and stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow
from icc_cli.progress.text import cell_text
from icc_cli.progress.writers.words import one_line

# The last four are the wide forms, which some programs take for the plain ones.
_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")

_BEFORE_VALUES = ("city", "solution", "kind", "kpi", "name", "unit")
_AFTER_VALUES = (
    "from", "to", "change", "change_min", "change_max", "change_unit", "change_per_cent", "fraction", "status", "reason"
)  # fmt: skip


def write_csv(cities: Iterable[CityProgress]) -> str:
    """The progress of cities as CSV.

    Each checkpoint has two columns: `final` is the number, where there is exactly one, and `final_text` what a reader
    sees. A change is one number in `change`, or lies between `change_min` and `change_max`.
    """
    listed = list(cities)
    checkpoints = list(
        dict.fromkeys(checkpoint for progress in listed for checkpoint in progress.edition.checkpoint_ids())
    )
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    values = [column for checkpoint in checkpoints for column in (checkpoint, f"{checkpoint}_text")]
    writer.writerow([*_BEFORE_VALUES, *values, *_AFTER_VALUES])
    for progress in listed:
        for group in progress.groups:
            for row in group.rows:
                writer.writerow(_line(progress, group, row, checkpoints))
    return stream.getvalue()


def _line(progress: CityProgress, group: ProgressGroup, row: ProgressRow, checkpoints: list[str]) -> list[str]:
    kpi, assessment, change = row.placed.kpi, row.assessment, row.assessment.change
    values = []
    for checkpoint in checkpoints:
        if checkpoint not in row.cells:  # of another edition
            values += ["", ""]
            continue
        cell = row.cells[checkpoint]
        values += [_number(cell.value if cell is not None else None), _words(cell_text(cell, kpi.unit))]
    bounds = [change.low, change.high] if change is not None and change.amount is None else [None, None]
    return [
        *map(_words, [progress.deliverable.city.id, group.solution.id if group.solution else ""]),
        *map(_words, [group.kind.value, kpi.id, kpi.name, row.unit or ""]),
        *values,
        *map(_words, [progress.since, progress.until]),
        _number(change.amount if change is not None else None),
        *map(_number, bounds),
        _words(change.unit or "" if change is not None else ""),
        _number(change.per_cent if change is not None else None),
        _number(assessment.fraction),
        *map(_words, [assessment.status.value, assessment.reason]),
    ]


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _words(text: str) -> str:
    plain = one_line(text)
    return f"'{plain}" if _FORMULA.match(plain) else plain
