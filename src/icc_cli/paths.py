"""Resolves paths: the only place that decides whether a file is inside a folder once links are followed."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path


def resolved(place: Path) -> Path:
    """Return a path with all links followed; the file itself may not exist yet.

    Raises:
        OSError: Links form a loop, a name is too long or impossible, or a folder on the way cannot be entered.
    """
    try:
        real = Path(os.path.realpath(place))
        with suppress(FileNotFoundError, NotADirectoryError):  # opening it will fail with a clear error
            if stat.S_ISLNK(real.lstat().st_mode):
                raise OSError(errno.ELOOP, "")
    except ValueError:  # a null character
        raise OSError(errno.EINVAL, "a file name cannot contain a null character", str(place)) from None
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise OSError(errno.ELOOP, "its links form a loop", str(place)) from None
    return real


def is_inside(folder: Path, place: Path) -> bool:
    """Tell whether a path is inside a folder once links are followed.

    Raises:
        OSError: As for `resolved`.
    """
    return resolved(place).is_relative_to(resolved(folder))


def is_folder(place: Path) -> bool:
    """Tell whether a path is a folder, or a link to one; False also if that cannot be found out."""
    try:
        return place.is_dir()
    except OSError:  # pathlib raises some, such as for a name that is too long
        return False


def is_file(place: Path) -> bool:
    """Tell whether a path is an ordinary file, or a link to one; False also if that cannot be found out."""
    try:
        return place.is_file()
    except OSError:
        return False
