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
"""The names of files that a process leaves behind when it is killed while it writes."""
_OLD_SECONDS = 60
"""A file of such a name that is older belongs to nobody: content is at hand before the first one is made."""
_READER_SECONDS = 2
"""So long somebody may take to open the other end of a pipe."""


class NotAFileError(OSError):
    """A folder, a device, a pipe or a socket stands where a file should be."""

    def __init__(self, file: Path, mode: int) -> None:
        self.what = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
        super().__init__(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, f"it is {self.what}", str(file))


class WriteError(OSError):
    """A file could not be written. `written` are the files of the same call that were."""

    def __init__(self, file: Path, error: OSError, written: tuple[Path, ...] = ()) -> None:
        super().__init__(error.errno, error.strerror or str(error), str(file))
        self.file = file
        self.written = written


def read_file(file: Path, most: int) -> bytes:
    """Return what an ordinary file holds: at most one byte more than `most`, so that a larger one can be told.

    Nothing blocks: a pipe that nobody writes to is refused as any other thing that is no file.

    Raises:
        NotAFileError: It is no ordinary file.
        OSError: It cannot be read.
    """
    try:
        _check(file, file.stat())
        descriptor = os.open(file, os.O_RDONLY | _flag("O_NONBLOCK") | _flag("O_BINARY"))
    except ValueError:  # a null character
        raise OSError(errno.EINVAL, "no file can have such a name", str(file)) from None
    with os.fdopen(descriptor, "rb") as stream:
        _check(file, os.fstat(descriptor))  # another one may have taken its place
        return stream.read(most + 1)


def write_whole(file: Path, content: bytes) -> None:
    """Write one file as `write_all` does."""
    write_all({file: content})


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files whole, so that nobody ever sees half of one, whenever the process or the machine stops.

    Each is written beside its place, brought to the disk, and then moved there. None is moved before all are written,
    so that a full disk changes nothing. Folders are made where they do not exist. A file that is replaced keeps its
    permissions; a link is followed; a device or a pipe is written to as it is.

    Raises:
        WriteError: A file cannot be written. What stood in its place is untouched.
    """
    written: list[Path] = []
    with _staging() as staged:
        for file, content in contents.items():
            with _told(file, written):
                _stage(staged, file, content)
        for file, place in staged.items():
            with _told(file, written):
                _put(place)
            written.append(file)


class _Staged(NamedTuple):
    """A file that is about to be put in its place."""

    target: Path
    beside: Path | None
    """The file to be moved; None for a device or a pipe."""
    content: bytes


@contextmanager
def _staging() -> Iterator[dict[Path, _Staged]]:
    """Give a place for files that are written but not yet moved; take away what is left of them."""
    staged: dict[Path, _Staged] = {}
    try:
        yield staged
    finally:
        for place in staged.values():
            if place.beside is not None:
                with suppress(OSError):
                    place.beside.unlink(missing_ok=True)


@contextmanager
def _told(file: Path, written: list[Path]) -> Iterator[None]:
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
    if staged.beside is None:
        _write_to_device(staged.target, staged.content)
        return
    os.replace(staged.beside, staged.target)  # noqa: PTH105  (as all calls here, so that tests can stop between them)
    _sync_folder(staged.target.parent)


def _write(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _write_to_device(target: Path, content: bytes) -> None:
    """Write to a device or a pipe. A pipe that nobody reads is an error, not a reason to wait for ever."""
    end = time.monotonic() + _READER_SECONDS
    while True:
        try:
            descriptor = os.open(target, os.O_WRONLY | _flag("O_NONBLOCK") | _flag("O_NOCTTY"))
            break
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > end:
                raise OSError(errno.ENXIO, "nobody reads from it") from None
            time.sleep(0.02)
    try:
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        _write(descriptor, content)
    finally:
        os.close(descriptor)


def _keep_permissions(beside: Path, before: os.stat_result | None) -> None:
    if before is None:
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
        return
    made = beside.stat()
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid) and hasattr(os, "chown"):
        with suppress(PermissionError):  # only an administrator may give a file to its owner again
            os.chown(beside, before.st_uid, before.st_gid)
    beside.chmod(stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, where the system has that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _clean(folder: Path) -> None:
    """Delete what processes that were killed have left in a folder."""
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
    """Return a flag of `os.open` that not every system has."""
    return int(getattr(os, name, 0))
