"""Finds cities (every folder with a `city.yaml` below given places), and files of theirs that are no parts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

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
    """
    found: dict[Path, CityFolder] = {}
    for root in roots:
        if not root.exists():
            raise FileNotFoundError(root)
        for folder in _owner(root) if root.is_file() else _below(root):
            found.setdefault(folder.resolve(), CityFolder(folder.resolve().name, folder))
    return sorted(found.values())


def find_configuration(place: Path) -> Path | None:
    """Return the icc.yaml in a folder or in the nearest one above, not farther than the top of its git repository."""
    start = place.resolve()
    for folder in (start, *start.parents):
        if (folder / CONFIGURATION_FILE).is_file():
            return folder / CONFIGURATION_FILE
        if (folder / ".git").exists():
            return None
    return None


def checkpoint_files(folder: Path) -> list[Path]:
    """Return the files in a city's folder that should each hold a signed-off checkpoint."""
    return sorted((folder / CHECKPOINTS).glob("*.yaml"))


def _owner(file: Path) -> Iterator[Path]:
    """Yield the city's folder that a file belongs to, if it belongs to one."""
    for folder in list(file.parents)[:3]:
        if (folder / CITY_FILE).is_file():
            yield folder
            return


def _below(root: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(root):
        if CITY_FILE in files:
            yield Path(folder)
            names.clear()
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _NOT_OURS)
