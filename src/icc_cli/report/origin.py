"""What a report tells of the files that it was made from: their version, which findings the city accepts, and what has
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
    """Where a deliverable comes from. All is empty for one that was not read from files."""

    folder: Path | None = None
    fingerprint: str = ""
    """SHA-256 of the city's files: the same files always have the same, and others another."""
    revision: Revision | None = None
    """The last commit that changed a file of the city."""
    accepted: tuple[Accepted, ...] = ()
    signed_off: SignedOff | None = None
    """What has changed since the latest sign-off; None where nothing was signed off."""


def origin_of(reading: Reading) -> Origin:
    """Return what is known of the files of a city."""
    digest = hashlib.sha256()
    for document in sources(reading):
        name = document.file.relative_to(reading.folder.path).as_posix()
        digest.update(f"{name}\0{document.text}\0".encode())
    # Rules need not run for a city that accepts nothing. An acceptance that has run out is told as well, with its
    # date, so that a report does not change by itself from one day to the next.
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
    """Return the YAML files that a report is made from, by name: the deliverable's, and the signed-off checkpoints."""
    frozen = (file.document for file in _frozen(reading))
    return sorted([*reading.assembly.documents(), *frozen], key=lambda document: document.file)


def _signed_off(reading: Reading, accepted: tuple[Accepted, ...]) -> SignedOff | None:
    files = _frozen(reading)
    if not files or reading.deliverable is None:
        return None
    from icc_cli.report.sign_off import signed_off  # it judges as `icc diff` does, and few cities need it

    return signed_off(reading, files, accepted)


@lru_cache(maxsize=1)
def _frozen(reading: Reading) -> list[FrozenFile]:
    """Return the signed-off checkpoints, read once: what a report tells of is what is attached to it."""
    return frozen_files(reading.folder.path)
