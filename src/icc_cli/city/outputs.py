"""Writes the outputs of commands, and never over a file that a city or `icc` itself is read from."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from icc_cli.city.assembly import PARTS, is_of_tools
from icc_cli.city.discovery import CHECKPOINTS, CITY_FILE, CONFIGURATION_FILE
from icc_cli.files import write_all
from icc_cli.paths import resolved

_YAML = (".yaml", ".yml")
_PICTURES_AND_TEMPLATES = ("figures", "templates")


class OverwritesSourceError(OSError):
    """An output would overwrite a source."""

    def __init__(self, file: Path, whose: str) -> None:
        super().__init__(errno.EPERM, f"it would overwrite {whose}; choose another name", str(file))


def write_outputs(contents: Mapping[Path, bytes]) -> None:
    """Write outputs: all of them, or an error that names those that were written.

    Raises:
        OverwritesSourceError: One would overwrite a source; none is written.
        WriteError: One cannot be written.
    """
    for file in contents:
        check_output(file)
    write_all(contents)


def write_output(file: Path, content: bytes) -> None:
    """Write one output as `write_outputs` does."""
    write_outputs({file: content})


def check_output(file: Path) -> None:
    """Check before the work that an output would not overwrite a source under any name.

    Upper and lower case do not matter, as some file systems ignore them. A hard link is no danger: files are
    replaced, not written into.

    Raises:
        OverwritesSourceError: It would.
        OSError: The path cannot be resolved: its links form a loop, or its name is impossible.
    """
    for place in (file.absolute(), resolved(file)):
        for whose in _owner(place):
            raise OverwritesSourceError(file, whose)


def _owner(place: Path) -> Iterator[str]:
    """Yield what a file is a source of, or would be read as."""
    name = place.name.casefold()
    if name == CONFIGURATION_FILE:
        yield f"{CONFIGURATION_FILE}, the settings of icc"
    for folder in place.parents:
        parts = [part.casefold() for part in place.relative_to(folder).parts]
        if os.path.lexists(folder / CITY_FILE) and _is_source(parts):
            yield f"a file of the city {resolved(folder).name}"


def _is_source(parts: list[str]) -> bool:
    """Tell whether a path in a city's folder is one that the city is read from."""
    if len(parts) > 1 and parts[0] in _PICTURES_AND_TEMPLATES:
        return True
    if not parts[-1].endswith(_YAML):
        return False
    if len(parts) == 1:
        return not is_of_tools(parts[0])
    return len(parts) == 2 and parts[0] in (*PARTS, CHECKPOINTS)
