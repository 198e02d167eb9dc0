"""Writes mended files to their places, unless somebody else was there in the meantime."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

from icc_cli.editing.changed_files import FileChange
from icc_cli.files import write_whole


class UnwrittenError(Exception):
    """Raised when a file is not written; `reason` says why, for people."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason


def write_back(folder: Path, changes: Iterable[FileChange]) -> None:
    """Write the changed files of a city's folder, each whole; a byte order mark and the permissions stay.

    Raises:
        UnwrittenError: A file is not as it was when it was read, or lies outside of the folder: then none is written.
            Or it cannot be written to: then those before it are.
    """
    ready = [(change.file, *_content(folder, change)) for change in changes]
    for file, real, content in ready:
        try:
            write_whole(real, content)
        except OSError as error:
            raise UnwrittenError(file, (error.strerror or str(error)).lower()) from error


def _content(folder: Path, change: FileChange) -> tuple[Path, bytes]:
    """Return the place to write to, with links followed, and what is to be written there."""
    try:
        real = change.file.resolve()
        if not real.is_relative_to(folder.resolve()):
            raise UnwrittenError(change.file, "it is a link that leads out of the city's folder")
        present = real.read_bytes()
    except OSError as error:
        raise UnwrittenError(change.file, (error.strerror or str(error)).lower()) from error
    before = change.before.encode("utf-8")
    mark = codecs.BOM_UTF8 if present == codecs.BOM_UTF8 + before else b""
    if present != mark + before:
        raise UnwrittenError(change.file, "it was changed in the meantime")
    return real, mark + change.after.encode("utf-8")
