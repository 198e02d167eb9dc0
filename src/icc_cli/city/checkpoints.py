"""The checkpoints that a city has signed off: what they have frozen, and what is wrong with their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from icc_cli.city import Reading
from icc_cli.city.discovery import CHECKPOINTS, checkpoint_files, readable_checkpoint_files
from icc_cli.city.form_codes import BAD_VALUE, SOURCE
from icc_cli.city.own_files import BrokenFileError, at, read_own
from icc_cli.city.places import FILE_START, file_key
from icc_cli.diagnostics import Finding, Location, Severity
from icc_cli.model.checkpoint import FrozenCheckpoint
from icc_cli.model.quantities.quantity import Quantity, State
from icc_cli.paths import is_inside
from icc_cli.programme import EDITIONS
from icc_cli.yamltext import Document, KeyPath, SourceError, read

_OPEN = (State.PENDING, State.NOT_YET_MEASURABLE)
"""States that announce a value."""


class FrozenFile(NamedTuple):
    """A checkpoint that was signed off, and its file."""

    checkpoint: FrozenCheckpoint
    document: Document


class FrozenValue(NamedTuple):
    """A measurement or the targets of a KPI, as they were signed off."""

    kpi: str
    solution: str | None
    checkpoint: str | None
    """The checkpoint of the measurement; None: the KPI's targets."""
    is_baseline: bool
    """Whether it is the measurement of the first checkpoint."""
    quantities: tuple[Quantity, ...]
    """One measurement, or one or more targets."""
    unit: str | None
    """The unit of those that name none."""
    signed_off: str
    """The checkpoint that it was signed off with."""
    document: Document
    path: KeyPath
    """Where it stands in the document."""

    @property
    def is_open(self) -> bool:
        """Whether no value was signed off, or only the announcement of one: it may come at any time."""
        return all(getattr(quantity, "state", None) in _OPEN for quantity in self.quantities)


def frozen_files(folder: Path) -> list[FrozenFile]:
    """Return the signed-off checkpoints of a city's folder, in the order of the programme.

    A file that cannot be understood is left out: `icc validate` says what is wrong with it.
    """
    found = []
    for file in readable_checkpoint_files(folder):
        try:
            if not is_inside(folder, file):
                continue
            document = read(file)
            found.append(FrozenFile(FrozenCheckpoint.model_validate(document.value), document))
        except (OSError, SourceError, ValidationError):
            continue
    return sorted(found, key=lambda each: _order(each.checkpoint).index(each.checkpoint.checkpoint))


def values_of(files: Iterable[FrozenFile]) -> tuple[FrozenValue, ...]:
    """Return what signed-off checkpoints have frozen. What was signed off several times is as it was the last time."""
    latest = {(value.kpi, value.checkpoint): value for file in files for value in _values(file)}
    return tuple(latest.values())


def checkpoint_findings(reading: Reading) -> Iterator[Finding]:
    """Yield what is wrong with the files in a city's folder `checkpoints`."""
    try:
        files = checkpoint_files(reading.folder.path)
    except OSError as error:
        folder = reading.folder.path / CHECKPOINTS
        yield _unreadable(folder, f"the folder {CHECKPOINTS}", error)._replace(key=file_key(reading, folder))
        return
    for file in files:
        try:
            found = list(_of_file(file, reading))
        except BrokenFileError as error:
            found = error.findings
        yield from (finding._replace(key=file_key(reading, file)) for finding in found)


def _of_file(file: Path, reading: Reading) -> Iterator[Finding]:
    """Yield what does not fit where the file stands: it would be compared with something else."""
    try:
        is_ours = is_inside(reading.folder.path, file)
    except OSError as error:
        yield _unreadable(file, "the file", error)
        return
    if not is_ours:
        message = "this file is a link that leads out of the city's folder"
        yield Finding(SOURCE["outside-folder"], Severity.ERROR, message, Location(file, FILE_START))
        return
    frozen, document = read_own(file, FrozenCheckpoint)
    city = reading.assembly.value.get("city")
    own_id = city.get("id") if isinstance(city, dict) else None
    wanted = {"checkpoint": file.stem, "city": own_id, "edition": reading.edition.id}
    for key, expected in wanted.items():
        given = getattr(frozen, key)
        if expected is not None and given != expected:
            message = f"`{key}` is `{given}`, but this is a file of `{expected}`"
            yield at(document, (key,), BAD_VALUE, message, "Signed-off numbers are not moved or edited.")
    known = reading.edition.checkpoint_ids()
    if frozen.checkpoint not in known and frozen.checkpoint == file.stem:
        message = f"there is no checkpoint `{frozen.checkpoint}`"
        yield at(document, ("checkpoint",), BAD_VALUE, message, f"The checkpoints are {', '.join(known)}.")


def _unreadable(place: Path, what: str, error: OSError) -> Finding:
    message = f"{what} cannot be read: {(error.strerror or str(error)).lower()}"
    return Finding(SOURCE["unreadable-file"], Severity.ERROR, message, Location(place, FILE_START))


def _values(file: FrozenFile) -> Iterator[FrozenValue]:
    frozen = file.checkpoint
    first = _order(frozen)[0]
    for index, kpi in enumerate(frozen.kpis):
        rows = (
            ("baseline", first, () if kpi.baseline is None else (kpi.baseline,)),
            ("value", frozen.checkpoint, () if kpi.value is None else (kpi.value,)),
            ("target", None, kpi.target),
        )
        for key, checkpoint, quantities in rows:
            yield FrozenValue(
                kpi.id,
                kpi.solution,
                checkpoint,
                checkpoint == first,
                quantities,
                kpi.unit,
                frozen.checkpoint,
                file.document,
                ("kpis", index, key) if quantities else ("kpis", index),
            )


def _order(frozen: FrozenCheckpoint) -> tuple[str, ...]:
    edition = EDITIONS.get(frozen.edition)
    known = edition.checkpoint_ids() if edition else ()
    return known if frozen.checkpoint in known else (*known, frozen.checkpoint)
