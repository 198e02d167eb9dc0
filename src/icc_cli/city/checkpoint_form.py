"""The form of a city's signed-off checkpoints: files of icc's own, told like the city's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from icc_cli.city import Reading
from icc_cli.city.discovery import checkpoint_files
from icc_cli.city.form_codes import BAD_VALUE, SOURCE
from icc_cli.city.own_files import BrokenFileError, at, read_own
from icc_cli.city.places import FILE_START, file_key
from icc_cli.diagnostics import Finding, Location, Severity


def checkpoint_findings(reading: Reading) -> Iterator[Finding]:
    """Yield what is wrong with the files in a city's folder `checkpoints`."""
    for file in checkpoint_files(reading.folder.path):
        try:
            found = list(_of_file(file, reading))
        except BrokenFileError as error:
            found = error.findings
        yield from (finding._replace(key=file_key(reading, file)) for finding in found)


def _of_file(file: Path, reading: Reading) -> Iterator[Finding]:
    """Yield what does not fit where the file stands: it would be compared with something else."""
    from icc_cli.city.checkpoints import is_inside  # few cities have signed off anything
    from icc_cli.model.checkpoint import FrozenCheckpoint

    if not is_inside(reading.folder.path, file):
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
