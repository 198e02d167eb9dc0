"""What a filled-in workbook changes in a city, and what conflicts with the city's current state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from icc_cli.city import Reading
from icc_cli.editing import KpiPlace, UnusableError, find_kpis
from icc_cli.office.cells import Shown, digest, entry_from
from icc_cli.office.layout import (
    DEFINITION,
    KEY_ROW,
    PARTS,
    UnusableWorkbookError,
    columns,
    definition,
    place,
)
from icc_cli.office.reading import Row, Workbook
from icc_cli.yamltext import Value

_PART_OF_KEY = {"reason": "reason", "date": "date", "expected": "date", "note": "note"}
"""Which cell of a measurement holds something other than its value."""


class CellChange(NamedTuple):
    """A measurement that changes."""

    place: str
    """The cell of its value: `Activities!I3`."""
    kpi: str
    checkpoint: str
    before: Value
    """The value in the file; None: nothing."""
    after: Value


@dataclass(frozen=True, slots=True)
class Filled:
    """The result of reading a workbook."""

    changes: tuple[CellChange, ...]
    remarks: tuple[str, ...]


def changes_in(workbook: Workbook, reading: Reading) -> Filled:
    """Return what a workbook changes in the city that it was written for.

    Raises:
        UnusableWorkbookError: It belongs to another city, names things that do not exist, conflicts with the current
            files, or has invalid cells. All complaints are reported at once.
    """
    if workbook.city != reading.folder.id or workbook.edition != reading.edition.id:
        message = f"the workbook belongs to {workbook.city} ({workbook.edition}), not of {reading.folder.id}"
        raise UnusableWorkbookError([f"{message} ({reading.edition.id})"], 2)
    comparison = _Comparison(workbook, reading)
    changes = tuple(comparison.changes())
    if comparison.complaints:
        raise UnusableWorkbookError(comparison.complaints, 1)
    return Filled(changes, (*workbook.remarks, *comparison.remarks))


class _Comparison:
    def __init__(self, workbook: Workbook, reading: Reading) -> None:
        self.complaints = list(workbook.complaints)
        self.remarks: list[str] = []
        self._workbook = workbook
        self._reading = reading
        self._kpis = find_kpis(reading)
        self._known = {column.key for column in columns(reading.edition)}

    def changes(self) -> Iterator[CellChange]:
        seen: dict[str, str] = {}
        for row in self._workbook.rows:
            id_, at = row.words.get("id", ""), row.place("id")
            kpi = self._kpis.get(id_)
            self._remark_on(row)
            if kpi is None or (id_, "") not in self._workbook.base:
                self.complaints.append(_unknown(id_, at, is_new=kpi is not None))
            elif id_ in seen:
                self.complaints.append(f"{at}: `{id_}` is already in {seen[id_]}")
            else:
                seen[id_] = at
                self._check_definition(row, kpi)
                for checkpoint in self._reading.edition.checkpoint_ids():
                    yield from self._changes_of(row, kpi, checkpoint)

    def _complain_once(self, complaint: str) -> None:
        if complaint not in self.complaints:
            self.complaints.append(complaint)

    def _remark_on(self, row: Row) -> None:
        for key, words in row.words.items():
            if key not in self._known and words:
                self.remarks.append(f"{row.place(key)}: there is no column {key!r}; it is not read")

    def _check_definition(self, row: Row, kpi: KpiPlace) -> None:
        """Complain about a definition that was changed in the workbook, where the change would have no effect."""
        id_ = kpi.placed.kpi.id
        words = [row.words.get(column.key, "") for column in DEFINITION]
        if self._reading.deliverable is None or (digest(id_, "", words),) == self._workbook.base[id_, ""]:
            return
        present = definition(kpi.placed, self._reading.deliverable)
        for column, each in zip(DEFINITION, words, strict=True):
            if each != present[column.key]:
                file = kpi.place.document.file.name
                self.complaints.append(
                    f"{row.place(column.key)}: “{column.label}” of `{id_}` cannot be changed in a workbook: "
                    f"change it in {file}"
                )

    def _changes_of(self, row: Row, kpi: KpiPlace, checkpoint: str) -> Iterator[CellChange]:
        id_, at = kpi.placed.kpi.id, row.place(checkpoint)
        keys = {part: checkpoint if part == "value" else f"{checkpoint}.{part}" for part, _, _ in PARTS}
        if any(key not in row.columns for key in keys.values()):
            self._complain_once(f"{place(row.sheet, 1, KEY_ROW)}: the columns of {checkpoint} are incomplete")
            return
        if any(key not in row.words for key in keys.values()):
            return  # one of its cells is invalid, which was reported
        shown = Shown(**{part: row.words[key] for part, key in keys.items()})
        base = self._workbook.base.get((id_, checkpoint), ())
        if len(base) != 2 or digest(id_, checkpoint, shown) == base[1]:
            return
        entry = kpi.entry(checkpoint)
        try:
            after = entry_from(entry, shown)
        except UnusableError as error:
            wrong = keys[_PART_OF_KEY.get(error.key or "", "value")]
            self.complaints.append(f"{row.place(wrong)}: {checkpoint} of `{id_}`: {error}")
            return
        if digest(id_, checkpoint, after) == digest(id_, checkpoint, entry):
            return
        if digest(id_, checkpoint, entry) == base[0]:
            yield CellChange(at, id_, checkpoint, entry, after)
        else:
            self.complaints.append(
                f"{at}: {checkpoint} of `{id_}` was changed in the workbook, and in {kpi.place.document.file.name} "
                "since the workbook was written: enter it again in a new workbook"
            )


def _unknown(id_: str, at: str, *, is_new: bool) -> str:
    if is_new:
        return f"{at}: `{id_}` was not a KPI in this workbook when it was written"
    return f"{at}: there is no KPI {id_!r} in the city" if id_ else f"{at}: the row has no id"
