"""What a report says about the files it was built from: their version, the findings that the city accepts, and what has
changed since its numbers were signed off.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from icc_cli.city import Reading
from icc_cli.city.checkpoints import FrozenFile, frozen_files
from icc_cli.git import Revision, last_change_of
from icc_cli.lint.acceptance import WORD
from icc_cli.lint.accepting import Accepted
from icc_cli.lint.examine import Terms, examine
from icc_cli.yamltext import Document

if TYPE_CHECKING:
    from icc_cli.report.sign_off import SignedOff


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a deliverable comes from. Everything is empty if it was not read from files."""

    folder: Path | None = None
    fingerprint: str = ""
    """SHA-256 of the city's files: changes whenever a file changes."""
    revision: Revision | None = None
    """The last commit that changed a file of the city."""
    accepted: tuple[Accepted, ...] = ()
    signed_off: SignedOff | None = None
    """What has changed since the latest sign-off; None if nothing was signed off."""


def origin_of(reading: Reading) -> Origin:
    """Return what is known about the files of a city."""
    digest = hashlib.sha256()
    for document in sources(reading):
        name = document.file.relative_to(reading.folder.path).as_posix()
        digest.update(f"{name}\0{document.text}\0".encode("utf-8", "surrogateescape"))
    # Rules do not run for a city that accepts nothing. An expired acceptance is reported too, with its date, so that a
    # report does not change by itself from one day to the next.
    accepts = any(WORD in document.text for document in reading.assembly.documents())
    accepted = tuple(examine(reading, Terms(today=datetime.date.min)).accepted) if accepts else ()
    return Origin(
        reading.folder.path,
        digest.hexdigest(),
        last_change_of(reading.folder.path),
        accepted,
        _signed_off(reading, accepted),
    )


def sources(reading: Reading) -> list[Document]:
    """Return the YAML files that a report is built from, by name: the deliverable's, and the signed-off checkpoints."""
    frozen = (file.document for file in _frozen(reading))
    return sorted([*reading.assembly.documents(), *frozen], key=lambda document: document.file)


def _signed_off(reading: Reading, accepted: tuple[Accepted, ...]) -> SignedOff | None:
    files = _frozen(reading)
    if not files or reading.deliverable is None:
        return None
    from icc_cli.report.sign_off import signed_off  # imports what `icc diff` needs; few cities use it

    return signed_off(reading, files, accepted)


@lru_cache(maxsize=1)
def _frozen(reading: Reading) -> list[FrozenFile]:
    """Return the signed-off checkpoints, read once, so that the attached files are those the report describes."""
    return frozen_files(reading.folder.path)
