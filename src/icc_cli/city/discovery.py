"""Finds cities (every folder with a `city.yaml` below given places), and files of theirs that are no parts."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from icc_cli.paths import resolved

CITY_FILE = "city.yaml"
CONFIGURATION_FILE = "icc.yaml"
CHECKPOINTS = "checkpoints"
"""The folder of signed-off checkpoints: no part of the deliverable, but later numbers are compared with it."""
_NOT_OURS = frozenset({"node_modules", "build", "dist", "__pycache__"})


class CityFolder(NamedTuple):
    """A city's folder. Its id is the folder's name; `city.yaml` repeats it, and `icc validate` compares them."""

    id: str
    path: Path


def find_cities(roots: Sequence[Path]) -> list[CityFolder]:
    """Return the cities below the given places, sorted by id.

    A place may be a folder of cities, a city's folder, or a file inside one (as pre-commit names them).
    Hidden folders, build results and links to folders are not entered.

    Raises:
        FileNotFoundError: A place does not exist.
        OSError: A place cannot be looked into: it may not be read, or is a link that leads in a circle.
    """
    found: dict[Path, CityFolder] = {}
    for root in roots:
        real = resolved(root)
        if not real.exists():
            raise FileNotFoundError(root)
        for folder in _below(root) if real.is_dir() else _owner(root):
            place = resolved(folder)
            found.setdefault(place, CityFolder(place.name, folder))
    return sorted(found.values())


def find_configuration(place: Path) -> Path | None:
    """Return the icc.yaml in a folder or in the nearest one above, not farther than the top of its git repository.

    Anything of that name is returned, so that a broken link or a folder in its place is reported.

    Raises:
        OSError: The place cannot be resolved, as links form a loop.
    """
    start = resolved(place)
    for folder in (start, *start.parents):
        if os.path.lexists(folder / CONFIGURATION_FILE):
            return folder / CONFIGURATION_FILE
        if os.path.lexists(folder / ".git"):
            return None
    return None


def checkpoint_files(folder: Path) -> list[Path]:
    """Return the files in a city's folder that should each hold a signed-off checkpoint.

    Raises:
        OSError: `checkpoints` is not a folder, or cannot be read.
    """
    return files_in(folder / CHECKPOINTS, ".yaml")


def readable_checkpoint_files(folder: Path) -> list[Path]:
    """Return those files, or none if their folder cannot be read: `icc validate` says why."""
    try:
        return checkpoint_files(folder)
    except OSError:
        return []


def files_in(folder: Path, *endings: str) -> list[Path]:
    """Return the entries of a folder whose names have given endings, sorted; nothing if there is no such folder.

    Raises:
        OSError: It is not a folder, or cannot be read.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208  (a Path for every name is slow, and most are not needed)
    except FileNotFoundError:
        if folder.is_symlink():
            raise
        return []
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(error.errno, "its links form a loop", str(folder)) from None
        raise
    return sorted(folder / name for name in names if name.endswith(endings))


def _owner(file: Path) -> Iterator[Path]:
    """Yield the city's folder that a file belongs to, if it belongs to one."""
    for folder in list(file.parents)[:3]:
        if os.path.lexists(folder / CITY_FILE):
            yield folder
            return


def _below(root: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(root, onerror=_refuse):
        if CITY_FILE in files:
            yield Path(folder)
            names.clear()
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _NOT_OURS)


def _refuse(error: OSError) -> NoReturn:
    """Stop a search that cannot see everything, so that no city is missed silently."""
    raise error
