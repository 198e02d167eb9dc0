"""The versions that are compared: cities in a folder, or in a revision, whose files are laid out in a temporary folder.

Close a version of a revision only when its places have been printed: its files are deleted then.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from icc_cli.changes.revisions import Entry, Repository, RevisionError, Tree
from icc_cli.city import CityFolder, find_cities
from icc_cli.city.discovery import CITY_FILE
from icc_cli.diagnostics import Location
from icc_cli.yamltext.reader import MAX_BYTES

_MOST_BYTES = 256 * 1024 * 1024
"""More than that is not laid out: 136 cities take some 10 MB."""
_DEEP = 2
"""A city's files stand in its folder, or in one folder below it."""


@dataclass(frozen=True)
class Version:
    """Cities as they are in one place, or were at one time."""

    label: str
    """What it is called: `HEAD~1 (3f2a91c)`, `examples`."""
    cities: list[CityFolder]
    remarks: list[str] = field(default_factory=list)
    """What a reader must know about it."""
    shown: Callable[[Path], Path] = lambda file: file
    """How people know a file: in a revision, as `REVISION:PATH`."""
    top: Path = Path()
    """Where the top of the repository is laid out."""

    def below_top(self, place: Path) -> Path:
        """Return the path of a place in the repository."""
        return place.relative_to(self.top)

    def location(self, location: Location) -> Location:
        """Return a place as people know it."""
        return location._replace(file=self.shown(location.file))


@contextmanager
def of_revision(repository: Repository, commit: str, name: str, label: str, below: Path) -> Iterator[Version]:
    """Lay out the cities of a commit below a folder of the repository, as long as they are needed.

    Args:
        repository: The repository.
        commit: The id of the commit.
        name: What stands before the paths of its files: `HEAD~1`.
        label: What the version is called.
        below: Only cities below this folder.

    Raises:
        RevisionError: The files cannot be had from the repository.
    """
    tree = repository.tree(commit)
    try:
        prefix = PurePosixPath(below.resolve().relative_to(repository.top.resolve()).as_posix())
    except ValueError:  # git's setting core.worktree can say so
        raise RevisionError(f"this folder is not below {repository.top}, where git has its files") from None
    sizes = repository.sizes(_wanted(tree, prefix))
    if sum(sizes.values()) > _MOST_BYTES:
        raise RevisionError(f"the cities of {name} hold more than {_MOST_BYTES // 1024 // 1024} MiB")
    with tempfile.TemporaryDirectory(prefix="icc-") as place:
        top = Path(place).resolve()
        for entry, content in repository.contents([entry for entry, size in sizes.items() if size <= MAX_BYTES]):
            _write(top, entry.path, content)
        for entry, size in sizes.items():
            if size > MAX_BYTES:
                _make_hollow(top, entry, size)
        start = top / prefix
        cities = find_cities([start]) if start.is_dir() else []
        folders = {city.path.relative_to(top).as_posix() for city in cities}
        links = [link for link in tree.links if link.suffix == ".yaml" and folders & set(map(str, link.parents))]
        remarks = [f"{name}:{link} is a link, which is not followed" for link in links]
        yield Version(label, cities, remarks, lambda file: _named(top, name, file), top)


def unchanged(old: CityFolder, new: CityFolder) -> bool:
    """Tell whether the files of two versions of a city are the same, byte for byte, so that none need be read."""
    return _contents(old.path) == _contents(new.path)


def _contents(folder: Path) -> dict[str, bytes | None]:
    files = [*folder.glob("*.y*ml"), *folder.glob("*/*.y*ml")]
    return {file.relative_to(folder).as_posix(): _bytes(file) for file in files}


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.is_file() and file.stat().st_size < _MOST_BYTES else None
    except OSError:
        return None


def _wanted(tree: Tree, prefix: PurePosixPath) -> list[Entry]:
    """Return the YAML files in the folders of cities below a place, or of the city that the place is in."""
    folders = {entry.path.parent for entry in tree.files if entry.path.name == CITY_FILE}
    return [
        entry
        for entry in tree.files
        if entry.path.suffix in (".yaml", ".yml")
        and any(folder in folders for folder in list(entry.path.parents)[:_DEEP])
        and (prefix == PurePosixPath() or prefix in entry.path.parents)
        and ".." not in entry.path.parts
    ]


def _write(top: Path, path: PurePosixPath, content: bytes) -> None:
    file = top / path
    if not file.is_relative_to(top):
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except (OSError, ValueError) as error:
        raise RevisionError(f"{path} cannot be laid out in a temporary folder: {error}") from None


def _make_hollow(top: Path, entry: Entry, size: int) -> None:
    """Lay out a file that is too large as one of its size without content, which is refused in the same words."""
    _write(top, entry.path, b"")
    os.truncate(top / entry.path, size)


def _named(top: Path, name: str, file: Path) -> Path:
    """Return how people know a laid out file."""
    try:
        return Path(f"{name}:{file.relative_to(top).as_posix()}")
    except ValueError:
        return file
