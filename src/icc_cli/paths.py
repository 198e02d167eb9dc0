"""Where a path leads once its links are followed: the one place that says whether a file lies inside a folder."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path


def resolved(place: Path) -> Path:
    """Return a path with all links followed. Its end need not exist yet.

    Raises:
        OSError: Links lead in a circle, a name is too long or impossible, or a folder on the way may not be entered.
    """
    try:
        real = Path(os.path.realpath(place))
        with suppress(FileNotFoundError, NotADirectoryError):  # whoever opens it will be told
            if stat.S_ISLNK(real.lstat().st_mode):
                raise OSError(errno.ELOOP, "")
    except ValueError:  # a null character
        raise OSError(errno.EINVAL, "no file can have such a name", str(place)) from None
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise OSError(errno.ELOOP, "its links lead in a circle", str(place)) from None
    return real


def is_inside(folder: Path, place: Path) -> bool:
    """Tell whether a path lies inside a folder, links followed.

    Raises:
        OSError: As for `resolved`.
    """
    return resolved(place).is_relative_to(resolved(folder))


def is_folder(place: Path) -> bool:
    """Tell whether a path is a folder, links followed; False as well where that cannot be told."""
    try:
        return place.is_dir()
    except OSError:  # pathlib lets some of them through, as that of a name that is too long
        return False


def is_file(place: Path) -> bool:
    """Tell whether a path is an ordinary file, links followed; False as well where that cannot be told."""
    try:
        return place.is_file()
    except OSError:
        return False
