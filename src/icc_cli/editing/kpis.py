"""Measurements of a city's KPIs, put into the files that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from icc_cli.city import Place, Reading
from icc_cli.editing.changed_files import FileChange, WorkingCopy
from icc_cli.editing.entries import CELL_KEYS
from icc_cli.editing.nodes import CannotEditError, exists, value_at
from icc_cli.editing.tree import with_value, without_value
from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.kpis import Kpi
from icc_cli.programme import Edition
from icc_cli.yamltext import Document, KeyPath, Value

_KPI_KEYS = tuple(Kpi.model_fields)


@dataclass(frozen=True, slots=True)
class KpiPlace:
    """A KPI, and where it stands."""

    placed: PlacedKpi
    path: KeyPath
    """Its path in the deliverable."""
    place: Place
    """Its file, and the path in that."""

    def entry(self, checkpoint: str) -> Value:
        """Return what the file holds at a checkpoint, as it was read; None where there is nothing."""
        path = (*self.place.path, "measurements", checkpoint)
        return value_at(self.place.document, path) if exists(self.place.document, path) else None


@dataclass(frozen=True, slots=True)
class NewValue:
    """A measurement that takes the place of another one."""

    kpi: str
    checkpoint: str
    entry: Value
    """What is written; None: the measurement is taken out."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A city as it would be. Nothing is written yet."""

    copy: WorkingCopy
    changes: tuple[FileChange, ...]

    def reading(self) -> Reading:
        """Read the city as it would be."""
        return self.copy.reading()


def find_kpis(reading: Reading) -> dict[str, KpiPlace]:
    """Return the KPIs of a city by id, in the order of the files."""
    found: dict[str, KpiPlace] = {}
    groups = reading.deliverable.kpis if reading.deliverable else ()
    for number, group in enumerate(groups):
        for index, kpi in enumerate(group.kpis):
            path: KeyPath = ("kpis", number, "kpis", index)
            place = reading.assembly.place(path)
            if place is not None:
                found[kpi.id] = KpiPlace(PlacedKpi(group, kpi), path, place)
    return found


def with_measurements(reading: Reading, values: Iterable[NewValue]) -> Edited:
    """Return a city with other measurements, in memory.

    Raises:
        CannotEditError: A KPI is not there, or a value cannot be changed where it stands.
    """
    copy = WorkingCopy(reading.folder)
    copy.reading()
    kpis = find_kpis(reading)
    documents: dict[Path, Document] = {}
    for each in values:
        known = kpis.get(each.kpi)
        if known is None:
            raise CannotEditError(f"there is no KPI `{each.kpi}`")
        document = documents.get(known.place.document.file, known.place.document)
        documents[document.file] = _changed(document, known.place.path, each, reading.edition)
    texts = {file: document.text for file, document in documents.items()}
    edited = replace(copy, texts=texts)
    return Edited(edited, tuple(edited.changes()))


def _changed(document: Document, kpi: KeyPath, value: NewValue, edition: Edition) -> Document:
    path = (*kpi, "measurements", value.checkpoint)
    if value.entry is None:
        return without_value(document, path) if document.value_span(path) is not None else document

    def order(mapping: KeyPath) -> Sequence[str]:
        if mapping == kpi:
            return _KPI_KEYS
        return edition.checkpoint_ids() if mapping == path[:-1] else CELL_KEYS

    return with_value(document, path, value.entry, order)
