"""What every command needs: the cities that are meant, their deliverables, and how to leave with a clear message."""

from __future__ import annotations

import difflib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from icc_cli.diagnostics import Finding, Severity, at_or_above, plain, shown_path, summary, write_text
from icc_cli.workspace import CityFolder, Reading, find_cities, find_configuration, read_city

if TYPE_CHECKING:
    from icc_cli.configuration import Configuration

PIPED_WIDTH = 100
"""Columns of output that goes to no terminal, where COLUMNS says nothing else."""

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Where to look for cities; the current folder if none is given."),
]
Cities = Annotated[list[str] | None, typer.Option("--city", metavar="ID", help="Only this city; may be repeated.")]


def fail(message: str, code: int = 2) -> NoReturn:
    """Print what is wrong to standard error and exit: 2 for a request that cannot be carried out."""
    print(f"icc: {plain(message)}", file=sys.stderr)
    raise typer.Exit(code)


def configuration_of(paths: list[Path] | None) -> Configuration | None:
    """Return what the icc.yaml says that holds for the paths, or None where there is none; exit with 2 for several.

    Raises:
        BrokenFileError: It cannot be understood.
    """
    starts = [path for path in paths or [Path()] if path.exists()]
    files = {file for start in starts if (file := find_configuration(start)) is not None}
    if not files:
        return None
    if len(files) > 1:
        fail(f"these places have an icc.yaml each; check them one by one: {', '.join(map(shown_path, sorted(files)))}")
    from icc_cli.configuration import read_configuration  # most repositories of one city have none

    return read_configuration(files.pop())


def cities_or_exit(paths: list[Path] | None, ids: list[str] | None) -> list[CityFolder]:
    """Return the cities below the paths, or those of them that are asked for; exit with 2 where there are none.

    Without paths, they are looked for below the current folder, and only where `cities` of icc.yaml says.
    """
    from icc_cli.rules.own_files import BrokenFileError

    try:
        configuration = configuration_of(paths)
    except BrokenFileError as error:
        print_findings(error.findings)
        raise typer.Exit(2) from None
    return chosen_cities(paths, ids, configuration)


def chosen_cities(
    paths: list[Path] | None, ids: list[str] | None, configuration: Configuration | None
) -> list[CityFolder]:
    """Do what `cities_or_exit` does, for those who know already what icc.yaml says."""
    roots = paths or [Path()]
    try:
        found = find_cities(roots)
    except FileNotFoundError as error:
        fail(f"{shown_path(error.args[0])} does not exist")
    except OSError as error:
        fail(f"cannot look for cities: {error}")
    if configuration is not None and not paths:
        found = [folder for folder in found if configuration.has(folder)]
    if not found:
        places = ", ".join(shown_path(root) for root in roots)
        where = " where icc.yaml says that cities are" if configuration is not None and not paths else ""
        fail(f"no city below {places}{where}: a city is a folder with a city.yaml")
    if not ids:
        return found
    known = [folder.id for folder in found]
    for each in ids:
        if each not in known:
            near = difflib.get_close_matches(each, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            fail(f"no city {each!r} here; {hint}")
    return [folder for folder in found if folder.id in ids]


def deliverable_or_exit(folder: CityFolder) -> Reading:
    """Return the reading of a city; show its findings and exit with 1 where its files cannot be understood."""
    from icc_cli.rules import check_form

    reading = read_city(folder)
    findings = [finding for finding in check_form(reading) if finding.severity is Severity.ERROR]
    if reading.deliverable is None or at_or_above(findings, Severity.ERROR):
        print_findings(findings)
        print(f"\n{folder.id}: {summary(findings, 1)}", file=sys.stderr)
        raise typer.Exit(1)
    return reading


def print_findings(findings: list[Finding]) -> None:
    """Print findings to standard error."""
    """Show findings to people, on standard error."""
    sys.stderr.write(write_text(findings, width=width(sys.stderr), colour=colour(sys.stderr)))


def width(stream: TextIO) -> int:
    """Return the columns to write for: COLUMNS, else the terminal's, else those of piped output."""
    if os.environ.get("COLUMNS", "").isdigit() or stream.isatty():
        return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return PIPED_WIDTH


def colour(stream: TextIO) -> bool:
    """Tell whether to use colour: NO_COLOR forbids it, FORCE_COLOR asks for it, else only terminals get it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
