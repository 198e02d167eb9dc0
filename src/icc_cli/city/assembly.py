"""Puts a city's files together into one tree, and remembers for each value the file and the place it came from.

A part is `<part>.yaml`, or a folder `<part>/` whose files are read as one: lists are appended in the order of file
names, mappings are merged. In `charters/` and `kpis/` each file is one item of the part's list.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from icc_cli.city.discovery import CHECKPOINTS, CONFIGURATION_FILE, files_in
from icc_cli.model.deliverable import Deliverable
from icc_cli.paths import is_inside
from icc_cli.yamltext import Document, KeyPath, Position, SourceError, SourceProblem, Span, read

LIST_PARTS = frozenset({"charters", "kpis"})
PARTS = tuple(Deliverable.model_fields)
_FILE_START = Span(Position(1, 1), Position(1, 1))


class Place(NamedTuple):
    """Where a value of the deliverable stands: a file, and a path inside it."""

    document: Document
    path: KeyPath


class FileProblem(NamedTuple):
    """Something that is wrong with a file, found before its content could be compared with the format."""

    file: Path
    problem: SourceProblem
    document: Document | None = None


class Assembly:
    """The files of one city as one tree of plain values."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.value: dict[str, Any] = {}
        self.problems: list[FileProblem] = []
        self._origins: dict[KeyPath, Place] = {}

    def place(self, path: KeyPath) -> Place | None:
        """Return where the value at a path of the deliverable stands, or None when no file gave that part."""
        for length in range(len(path), 0, -1):
            origin = self._origins.get(path[:length])
            if origin is not None:
                return Place(origin.document, origin.path + path[length:])
        return None

    def path_of(self, document: Document, path: KeyPath) -> KeyPath | None:
        """Return the path in the deliverable of what stands at a path of a file; None where it is of no one part."""
        origins = self._origins.items()
        found = [(place.path, whole) for whole, place in origins if place.document is document]
        above = [(origin, whole) for origin, whole in found if path[: len(origin)] == origin]
        if not above:
            return None
        origin, whole = max(above, key=lambda pair: len(pair[0]))
        return (*whole, *path[len(origin) :])

    def documents(self) -> Iterator[Document]:
        """Yield every file that was read, once."""
        seen: set[int] = set()
        for origin in self._origins.values():
            if id(origin.document) not in seen:
                seen.add(id(origin.document))
                yield origin.document

    def add(self, part: str, document: Document, *, from_folder: bool, alone: bool) -> None:
        """Add a file's content to a part; a file that is not alone is copied, as others are merged into it."""
        value = document.value if alone else _copied(document.value)
        if value is None:
            return
        if part in LIST_PARTS and from_folder and not isinstance(value, list):
            items = self.value.setdefault(part, [])
            self._origins[part, len(items)] = Place(document, ())
            items.append(value)
        else:
            self._merge((part,), self.value, part, Place(document, ()), value)

    def _merge(self, path: KeyPath, holder: dict[str, Any], key: str, origin: Place, value: Any) -> None:
        """Merge a value into the tree, with what other files already gave under the same key."""
        if key not in holder:
            holder[key] = value
            self._origins[path] = origin
            return
        present = holder[key]
        if isinstance(present, list) and isinstance(value, list):
            for index, item in enumerate(value):
                self._origins[*path, len(present)] = Place(origin.document, (*origin.path, index))
                present.append(item)
        elif isinstance(present, dict) and isinstance(value, dict):
            for name, inner in value.items():
                self._merge((*path, name), present, name, Place(origin.document, (*origin.path, name)), inner)
        else:
            self._report_second(path, origin)

    def _report_second(self, path: KeyPath, origin: Place) -> None:
        first = self.place(path)
        other = first.document.file.name if first else "another file"
        span = origin.document.key_span(origin.path) or origin.document.value_span(origin.path) or _FILE_START
        message = f"`{path[-1]}` is already given in {other}, and only one of the two can hold"
        problem = SourceProblem("given-twice", message, span, "Keep it in one of the two files.", ())
        self.problems.append(FileProblem(origin.document.file, problem, origin.document))


def _copied(value: Any) -> Any:
    """Return a copy of what was read: of mappings and lists, as everything else in it cannot change."""
    if isinstance(value, dict):
        return {key: _copied(inner) if isinstance(inner, dict | list) else inner for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


Reader: TypeAlias = Callable[[Path], Document]
"""Reads a file; raises SourceError where it holds no readable value."""


def assemble(folder: Path, reader: Reader | None = None) -> Assembly:
    """Read all files of a city's folder. What is wrong with them is collected in `problems`, never raised.

    `reader` replaces the reader of files, for callers who know what a file would contain.
    """
    assembly = Assembly(folder)
    _report_strays(assembly)
    for part in PARTS:
        file = folder / f"{part}.yaml"
        files = [file] if os.path.lexists(file) else []
        if part != "city":
            files += _files_in(assembly, folder / part)
        for each in files:
            document = _read(assembly, each, reader or read)
            if document is not None:
                assembly.add(part, document, from_folder=each is not file, alone=len(files) == 1)
    return assembly


def _read(assembly: Assembly, file: Path, reader: Reader) -> Document | None:
    try:
        if not is_inside(assembly.folder, file):
            _report(assembly, file, "outside-folder", "this file is a link that leads out of the city's folder")
            return None
        document = reader(file)
    except OSError as error:
        _report(assembly, file, "unreadable-file", f"the file cannot be read: {error.strerror or error}")
        return None
    except SourceError as error:
        assembly.problems += [FileProblem(file, problem, error.document) for problem in error.problems]
        return None
    assembly.problems += [FileProblem(file, problem, document) for problem in document.problems]
    return document


def _files_in(assembly: Assembly, folder: Path) -> list[Path]:
    """Return the files of a part's folder; what has its name and is no folder is reported, as it is not read."""
    try:
        return files_in(folder, ".yaml")
    except NotADirectoryError:
        hint = f"If it is a part of the deliverable, rename it to {folder.name}.yaml."
        _report(assembly, folder, "unreadable-file", f"{folder.name} is not a folder, and is not read", hint)
    except OSError as error:
        message = f"the folder {folder.name} cannot be read: {(error.strerror or str(error)).lower()}"
        _report(assembly, folder, "unreadable-file", message)
    return []


def _report_strays(assembly: Assembly) -> None:
    """Report YAML files that no part would ever read, since their content would silently be missing."""
    parts = [part for part in PARTS if part != "city"]
    folders = [assembly.folder, *(assembly.folder / name for name in (*parts, CHECKPOINTS))]
    for folder in folders:
        for file in _yaml_in(folder):
            is_part = folder is not assembly.folder or file.stem in PARTS
            if (is_part and file.suffix == ".yaml") or is_of_tools(file.name):
                continue
            near = difflib.get_close_matches(file.stem, PARTS, 1)
            wanted = f"{file.stem if is_part else near[0]}.yaml" if is_part or near else None
            hint = f"Rename it to {wanted}." if wanted else "The parts of a deliverable are " + ", ".join(PARTS) + "."
            _report(
                assembly,
                file,
                "unknown-file",
                f"{file.name} is no part of a deliverable and is not read",
                hint,
            )


def _yaml_in(folder: Path) -> list[Path]:
    try:
        return files_in(folder, ".yaml", ".yml")
    except OSError:  # it is told where it is read
        return []


def is_of_tools(name: str) -> bool:
    """Tell whether a file belongs to a tool, as icc.yaml does where the whole repository is one city."""
    return name.startswith((".", "icc-")) or name == CONFIGURATION_FILE


def _report(assembly: Assembly, file: Path, code: str, message: str, hint: str | None = None) -> None:
    problem = SourceProblem(code, message, _FILE_START, hint, ())
    assembly.problems.append(FileProblem(file, problem))
