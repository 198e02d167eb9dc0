"""Lets one process at a time write to a folder."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from icc_cli.paths import resolved

LOCK = ".icc.lock"
"""The locked file. It is in the folder itself, so that everyone who can write there sees it, from any machine.

It exists only during a write, and means nothing without the operating system's lock on it."""
_SECONDS = 20
_PAUSE = 0.01
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_held: set[Path] = set()


class LockedError(OSError):
    """Another process holds the folder's lock for too long."""


@contextmanager
def locked(folder: Path) -> Iterator[int | None]:
    """Hold a folder's lock, waiting for other processes first. The same process may take it again inside.

    Yields:
        The id of the process that was killed while holding the lock; None if there was none. The operating system
        has released its lock, but its work may be half done.

    Raises:
        LockedError: Another process does not release the lock.
        OSError: The folder cannot be written to.
    """
    real = resolved(folder)
    if real in _held:
        yield None
        return
    file = real / LOCK
    descriptor = _acquire(file)
    try:
        _held.add(real)
        killed = _holder(descriptor)
        _sign(descriptor)
        yield killed
    finally:
        _held.discard(real)
        _release(file, descriptor)


def _acquire(file: Path) -> int:
    end = time.monotonic() + _SECONDS
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            while not _try(descriptor):
                if time.monotonic() > end:
                    who = f"process {_holder(descriptor)}" if _holder(descriptor) else "another process"
                    raise LockedError(errno.EBUSY, f"{who} is still writing to this folder", str(file))
                time.sleep(_PAUSE)
            if _is_at(file, descriptor):  # otherwise its last holder has deleted it
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _release(file: Path, descriptor: int) -> None:
    if sys.platform == "win32":  # cannot delete an open file
        os.close(descriptor)
        with suppress(OSError):
            file.unlink()
        return
    with suppress(OSError):
        file.unlink()
    os.close(descriptor)


def _is_at(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> int | None:
    """Return the process whose id is in the file; None if there is none."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    words = os.read(descriptor, 20)
    return int(words) if words.strip().isdigit() else None


def _sign(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"{os.getpid()}\n".encode())


if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1024
    """The locked byte: Windows does not let others read locked bytes."""

    def _try(descriptor: int) -> bool:
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        return True  # a file system without locks: the comparison before each write must do
