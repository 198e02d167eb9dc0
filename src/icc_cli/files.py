"""Reads ordinary files only, and writes files whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from icc_cli.paths import resolved

LEFT_OVER = ".icc-????????.tmp"
"""Matches the files that a process leaves behind if it is killed while writing."""
_OLD_SECONDS = 60
"""Such a file is deleted once it is older: nothing is calculated between creating it and moving it."""
_READER_SECONDS = 2
"""How long to wait for a reader to open the other end of a pipe."""


class NotAFileError(OSError):
    """There is a folder, a device, a pipe or a socket where a file should be."""

    def __init__(self, file: Path, mode: int) -> None:
        self.what = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
        super().__init__(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, f"it is {self.what}", str(file))


class WriteError(OSError):
    """A file could not be written. `written` lists the files of the same call that were written before it."""

    def __init__(self, file: Path, error: OSError, written: tuple[Path, ...] = ()) -> None:
        super().__init__(error.errno, error.strerror or str(error), str(file))
        self.file = file
        self.written = written


def read_file(file: Path, most: int) -> bytes:
    """Return the content of an ordinary file: at most one byte more than `most`, so that callers notice a larger one.

    This never blocks: a pipe without a writer is refused like anything else that is not a file.

    Raises:
        NotAFileError: It is not an ordinary file.
        OSError: It cannot be read.
    """
    try:
        _check(file, file.stat())
        descriptor = os.open(file, os.O_RDONLY | _flag("O_NONBLOCK") | _flag("O_BINARY"))
    except ValueError:  # a null character
        raise OSError(errno.EINVAL, "a file name cannot contain a null character", str(file)) from None
    with os.fdopen(descriptor, "rb") as stream:
        _check(file, os.fstat(descriptor))  # it may have been replaced since
        return stream.read(most + 1)


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files completely or not at all, even if the process or the machine stops in between.

    Each file is written to a temporary file in the same folder, synced to disk, and then moved into place. Nothing is
    moved until all are written, so a full disk changes nothing. Missing folders are created. A replaced file keeps its
    permissions; links are followed; a device or a pipe is written to directly.

    Raises:
        WriteError: A file cannot be written; its old content is unchanged.
    """
    written: list[Path] = []
    with _staging() as staged:
        for file, content in contents.items():
            with _reported(file, written):
                _stage(staged, file, content)
        for file, place in staged.items():
            with _reported(file, written):
                _put(place)
            written.append(file)


class _Staged(NamedTuple):
    """A file that is ready to be moved into place."""

    target: Path
    temporary: Path | None
    """The temporary file; None for a device or a pipe."""
    content: bytes


@contextmanager
def _staging() -> Iterator[dict[Path, _Staged]]:
    """Collect files that are written but not yet moved; delete those that never are."""
    staged: dict[Path, _Staged] = {}
    try:
        yield staged
    finally:
        for place in staged.values():
            if place.temporary is not None:
                with suppress(OSError):
                    place.temporary.unlink(missing_ok=True)


@contextmanager
def _reported(file: Path, written: list[Path]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(file, error, tuple(written)) from error


def _stage(staged: dict[Path, _Staged], file: Path, content: bytes) -> None:
    target = resolved(file)
    before = _status(file)
    if before is not None and stat.S_ISDIR(before.st_mode):
        raise NotAFileError(file, before.st_mode)
    if before is not None and not stat.S_ISREG(before.st_mode):
        staged[file] = _Staged(file, None, content)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    _clean(target.parent)
    name = target.with_name(LEFT_OVER.replace("????????", os.urandom(4).hex()))
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flag("O_BINARY"), 0o600)
    staged[file] = _Staged(target, name, content)
    try:
        _write(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    _keep_permissions(name, before)


def _put(staged: _Staged) -> None:
    if staged.temporary is None:
        _write_to_device(staged.target, staged.content)
        return
    os.replace(staged.temporary, staged.target)  # noqa: PTH105  (tests kill the process at each call of `os`)
    _sync_folder(staged.target.parent)


def _write(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _write_to_device(target: Path, content: bytes) -> None:
    """Write to a device or a pipe. A pipe without a reader is an error, not a reason to wait for ever."""
    end = time.monotonic() + _READER_SECONDS
    while True:
        try:
            descriptor = os.open(target, os.O_WRONLY | _flag("O_NONBLOCK") | _flag("O_NOCTTY"))
            break
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > end:
                raise OSError(errno.ENXIO, "nothing is reading from it") from None
            time.sleep(0.02)
    try:
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        _write(descriptor, content)
    finally:
        os.close(descriptor)


def _keep_permissions(temporary: Path, before: os.stat_result | None) -> None:
    if before is None:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return
    made = temporary.stat()
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid) and hasattr(os, "chown"):
        with suppress(PermissionError):  # only an administrator can give a file back to its owner
            os.chown(temporary, before.st_uid, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Sync a folder to disk, so that a move survives a power cut, where the system supports it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _clean(folder: Path) -> None:
    """Delete the temporary files of killed processes."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (
                re.fullmatch(r"\.icc-[0-9a-f]{8}\.tmp", entry.name)
                and time.time() - entry.stat().st_mtime > _OLD_SECONDS
            ):
                os.unlink(entry.path)  # noqa: PTH108


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def _check(file: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFileError(file, status.st_mode)


def _flag(name: str) -> int:
    """Return a flag of `os.open`; 0 on systems without it."""
    return int(getattr(os, name, 0))
