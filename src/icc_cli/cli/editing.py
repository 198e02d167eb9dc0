"""What the commands share that write into a city's files: the one city, what an edit brings, and the writing itself."""

from __future__ import annotations

import sys
from typing import Annotated, NamedTuple

import typer

from icc_cli.city import Reading
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
from icc_cli.model import Deliverable
from icc_cli.output.findings.lines import summary
from icc_cli.output.findings.text import write_blocks
from icc_cli.output.terminal import terminal

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
    try:
        configuration = configuration_of(None)
    except BrokenFileError as error:
        print_findings(error.findings)
        raise typer.Exit(2) from None
    folders = chosen_cities(None, city, configuration)
    if len(folders) > 1:
        fail(f"there are several cities; choose one with --city: {', '.join(folder.id for folder in folders)}")
    reading = deliverable_or_exit(folders[0])
    if reading.deliverable is None:
        raise typer.Exit(1)
    if configuration is None:
        return ChosenCity(reading, reading.deliverable, Terms())
    id_ = folders[0].id
    terms = Terms(None, configuration.stage(id_), configuration.choice(id_, Selection()))
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
    try:
        write_back(chosen.reading.folder.path, edited.changes)
    except UnwrittenError as error:
        fail(f"{shown_path(error.file)} is not written: {plain(error.reason)}")
