"""Writes changed files, unless somebody else changed them in the meantime."""

from __future__ import annotations

import codecs
import errno
from collections.abc import Iterable
from pathlib import Path

from icc_cli.editing.changed_files import FileChange
from icc_cli.files import WriteError, read_file, write_all
from icc_cli.locks import locked
from icc_cli.paths import is_inside


class UnwrittenError(Exception):
    """Raised when a file is not written; `reason` says why, for people. `written` are those that were before it."""

    def __init__(self, file: Path, reason: str, written: tuple[Path, ...] = ()) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason
        self.written = written


def write_back(folder: Path, changes: Iterable[FileChange]) -> None:
    """Write the changed files of a city's folder, each whole; a byte order mark and the permissions stay.

    Raises:
        UnwrittenError: A file is not as it was when it was read, lies outside of the folder, or cannot be written to.
            None is written but those that the error names.
    """
    try:
        with locked(folder):
            write_all({change.file: _content(folder, change) for change in changes})
    except WriteError as error:
        raise UnwrittenError(error.file, _reason(error), error.written) from error
    except OSError as error:
        raise UnwrittenError(folder, _reason(error)) from error


def write_new(folder: Path, file: Path, content: bytes) -> None:
    """Write a file of a city that is made as a whole, whether or not it is there already.

    Raises:
        OSError: It would lie outside of the city's folder, or cannot be written.
    """
    with locked(folder):
        if not is_inside(folder, file):
            raise OSError(errno.EPERM, "it is a link that leads out of the city's folder")
        write_all({file: content})


def _content(folder: Path, change: FileChange) -> bytes:
    """Return what is to be written in the place of what is there."""
    before = change.before.encode("utf-8")
    try:
        if not is_inside(folder, change.file):
            raise UnwrittenError(change.file, "it is a link that leads out of the city's folder")
        present = read_file(change.file, len(codecs.BOM_UTF8 + before))
    except OSError as error:
        raise UnwrittenError(change.file, _reason(error)) from error
    mark = codecs.BOM_UTF8 if present == codecs.BOM_UTF8 + before else b""
    if present != mark + before:
        raise UnwrittenError(change.file, "it was changed in the meantime")
    return mark + change.after.encode("utf-8")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
