"""What the commands share that write into a city's files: the one city, what an edit brings, and the writing itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from icc_cli.city import CityFolder, Reading
from icc_cli.city.own_files import BrokenFileError
from icc_cli.cli.common import (
    chosen_cities,
    configuration_of,
    deliverable_or_exit,
    fail,
    print_findings,
)
from icc_cli.diagnostics import plain, shown_path
from icc_cli.diagnostics.selection import Selection
from icc_cli.editing import Edited, new_findings
from icc_cli.editing.fixes import UnwrittenError, write_back
from icc_cli.lint.examine import Terms
from icc_cli.locks import locked
from icc_cli.model import Deliverable
from icc_cli.output.findings.lines import summary
from icc_cli.output.findings.text import write_blocks
from icc_cli.output.terminal import terminal

if TYPE_CHECKING:
    from icc_cli.city.configuration import Configuration

City = Annotated[
    list[str] | None,
    typer.Option("--city", metavar="ID", help="The city; needed where there are several below this folder."),
]


class ChosenCity(NamedTuple):
    """The city that a command is about, and what it is measured by."""

    reading: Reading
    deliverable: Deliverable
    terms: Terms


def one_city_or_exit(city: list[str] | None) -> ChosenCity:
    """Return the city that is asked for, or the only one; exit with 2 where that is not clear, 1 where it is broken."""
    return _read_or_exit(*_one_folder_or_exit(city))


@contextmanager
def one_city_to_write_or_exit(city: list[str] | None) -> Iterator[ChosenCity]:
    """Give the city like `one_city_or_exit`, and keep other commands from writing to it until this one ends."""
    folder, configuration = _one_folder_or_exit(city)
    with alone_in(folder):
        yield _read_or_exit(folder, configuration)


@contextmanager
def alone_in(folder: CityFolder) -> Iterator[None]:
    """Keep other commands from writing to a city's folder; exit with 2 if that is not possible."""
    with ExitStack() as kept:
        try:
            killed = kept.enter_context(locked(folder.path))
        except OSError as error:
            fail(f"cannot write to {shown_path(folder.path)}: {error.strerror or error}")
        if killed is not None:
            message = f"process {killed} was killed while writing to {folder.id}: check its last changes"
            print(f"icc: {plain(message)}", file=sys.stderr)
        yield


def _one_folder_or_exit(city: list[str] | None) -> tuple[CityFolder, Configuration | None]:
    try:
        configuration = configuration_of(None)
    except BrokenFileError as error:
        print_findings(error.findings)
        raise typer.Exit(2) from None
    folders = chosen_cities(None, city, configuration)
    if len(folders) > 1:
        fail(f"there are several cities; choose one with --city: {', '.join(folder.id for folder in folders)}")
    return folders[0], configuration


def _read_or_exit(folder: CityFolder, configuration: Configuration | None) -> ChosenCity:
    reading = deliverable_or_exit(folder)
    if reading.deliverable is None:
        raise typer.Exit(1)
    if configuration is None:
        return ChosenCity(reading, reading.deliverable, Terms())
    terms = Terms(None, configuration.stage(folder.id), configuration.choice(folder.id, Selection()))
    return ChosenCity(reading, reading.deliverable, terms)


def checked_or_exit(chosen: ChosenCity, edited: Edited) -> None:
    """Exit with 1, and nothing written, where an edit would bring an error; tell what else it would bring."""
    found = new_findings(chosen.reading, edited.reading(), chosen.terms)
    if found.errors:
        print_findings(found.errors)
        print(f"\nnothing was written, as this would bring {summary(found.errors, 1)}", file=sys.stderr)
        raise typer.Exit(1)
    sys.stderr.write(write_blocks(found.others, terminal(sys.stderr)))


def write_or_exit(chosen: ChosenCity, edited: Edited) -> None:
    """Write the changed files, each whole; exit with 2 where one cannot be written."""
    with alone_in(chosen.reading.folder):
        try:
            write_back(chosen.reading.folder.path, edited.changes)
        except UnwrittenError as error:
            fail(f"{shown_path(error.file)} is not written: {error.reason}{also_written(error)}")


def also_written(error: UnwrittenError) -> str:
    """Return the end of a message: the files that were written before one failed."""
    return f"; written before it: {', '.join(map(shown_path, error.written))}" if error.written else ""
