"""The layout of the workbook: its sheets and columns, used for both writing and reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from icc_cli.model.deliverable import Deliverable, PlacedKpi
from icc_cli.model.kpis import KpiKind
from icc_cli.programme import Edition
from icc_cli.progress.text import target_text

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
VERSION = "icc-kpis/1"
BASE_SHEET = "icc"
"""The hidden sheet that records the original cells."""
GUIDE_SHEET = "Read me"
SHEETS = {
    KpiKind.ACTIVITY: "Activities",
    KpiKind.MATURITY: "Maturity",
    KpiKind.PERFORMANCE: "Performance",
    KpiKind.CROSS_CUTTING: "Cross-cutting",
}
LABEL_ROW, KEY_ROW, FIRST_ROW = 1, 2, 3
"""Row 1 is for people; row 2 has the keys that identify columns; KPIs start in row 3."""


class UnusableWorkbookError(Exception):
    """A workbook that cannot be read, or a city that does not fit in one; `complaints` say why, `code` is the exit
    code.
    """

    def __init__(self, complaints: Sequence[str], code: int) -> None:
        super().__init__("; ".join(complaints))
        self.complaints = tuple(complaints)
        self.code = code


class Column(NamedTuple):
    """A column. Those of a checkpoint are for departments to fill in; the others describe the KPI."""

    key: str
    label: str
    width: int
    checkpoint: str | None = None
    part: str | None = None
    """Which part of a measurement it holds: value, reason, date or note."""


DEFINITION = (
    Column("id", "KPI", 30),
    Column("name", "What is counted", 44),
    Column("solution", "Solution", 26),
    Column("unit", "Unit", 12),
    Column("direction", "Better is", 10),
    Column("target", "Target", 22),
    Column("owner", "Owner", 22),
    Column("otherwise", "If nothing is entered", 24),
)
PARTS = (
    ("value", "", 22),
    ("reason", "Why there is no value", 16),
    ("date", "Measured on, or expected", 14),
    ("note", "Note", 36),
)


def columns(edition: Edition) -> tuple[Column, ...]:
    """Return all columns in order."""
    measured = (
        Column(
            checkpoint.id if part == "value" else f"{checkpoint.id}.{part}",
            label or checkpoint.label,
            width,
            checkpoint.id,
            part,
        )
        for checkpoint in edition.checkpoints
        for part, label, width in PARTS
    )
    return (*DEFINITION, *measured)


def definition(placed: PlacedKpi, deliverable: Deliverable) -> dict[str, str]:
    """Return what the workbook says about a KPI, by column key."""
    kpi = placed.kpi
    solution = deliverable.solutions.get(placed.group.solution or "")
    system = deliverable.systems.get(kpi.system or "")
    state = kpi.monitoring or placed.group.monitoring
    names = [solution.name if solution else placed.group.solution, system.name if system else kpi.system]
    words = {
        "id": kpi.id,
        "name": kpi.name,
        "solution": ": ".join(filter(None, names)) or "the city as a whole",
        "unit": kpi.unit,
        "direction": kpi.direction and kpi.direction.value,
        "target": "; ".join(target_text(target, kpi.unit) for target in kpi.target),
        "owner": kpi.owner,
        "otherwise": state.state.value if state and state.state else "missing",
    }
    return {key: normal(each or "") for key, each in words.items()}


def of_kind(deliverable: Deliverable, kind: KpiKind) -> Iterator[PlacedKpi]:
    """Yield the KPIs of a kind, in the order of the report."""
    return (placed for placed in deliverable.all_kpis.values() if placed.kpi.kind is kind)


def place(sheet: str, column: int, row: int) -> str:
    """Return a cell reference as in spreadsheets: `Activities!F12`. Columns and rows count from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    name = sheet if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", sheet) else "'" + sheet.replace("'", "''") + "'"
    return f"{name}!{letters}{row}"


def normal(words: str) -> str:
    """Return the words of a cell without what a spreadsheet may change: line ends, surrounding spaces, escapes.

    A spreadsheet reads `_x0041_` as a letter, so it is written as `_x005F_x0041_`; a reader may return either.
    """
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("x005F_", "").strip()


def escaped(words: str) -> str:
    """Return words escaped so that no spreadsheet reads a part of them as an escape."""
    return _ESCAPE.sub("_x005F_", words)
