"""What every command needs: the cities that are meant, their deliverables, and how to leave with a clear message."""

from __future__ import annotations

import datetime
import difflib
import errno
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from icc_cli.city import CityFolder, Reading, find_cities, find_configuration, read_city
from icc_cli.diagnostics import Finding, Severity, plain, shown_path
from icc_cli.files import WriteError
from icc_cli.output.findings.lines import summary
from icc_cli.output.findings.text import write_blocks
from icc_cli.output.terminal import terminal
from icc_cli.paths import is_file

if TYPE_CHECKING:
    from icc_cli.city.configuration import Configuration

_LISTED = 60
"""So many ids are listed for one that is not there; a portfolio has hundreds of KPIs."""
_MEANT = 5
"""So many ids are asked about, where each holds what was given."""

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Where to look for cities; the current folder if none is given."),
]
Cities = Annotated[list[str] | None, typer.Option("--city", metavar="ID", help="Only this city; may be repeated.")]


def fail(message: str, code: int = 2) -> NoReturn:
    """Print what is wrong to standard error and exit: 2 for a request that cannot be carried out."""
    print(f"icc: {plain(message)}", file=sys.stderr)
    raise typer.Exit(code)


def fail_to_write(file: Path, error: OSError) -> NoReturn:
    """Exit with 2 for a file that cannot be written, and say why, and which others of the same command were."""
    written: tuple[Path, ...] = ()
    if isinstance(error, WriteError):
        file, written = error.file, error.written
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        why = f"{shown_path(next(filter(is_file, file.parents), file))} is a file, not a folder"
    else:
        why = error.strerror or str(error)
    others = f"; written before it: {', '.join(map(shown_path, written))}" if written else ""
    fail(f"cannot write {shown_path(file)}: {why}{others}")


def check_output_or_exit(file: Path | None) -> None:
    """Exit with 2 for an output that would overwrite a city's files, before the work of making it."""
    from icc_cli.city.outputs import check_output

    try:
        if file is not None:
            check_output(file)
    except OSError as error:
        fail_to_write(file or Path(), error)


def day_or_exit(given: str, option: str) -> datetime.date:
    """Return the day that an option gives; exit with 2 for what is none."""
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        fail(f"{option} {given!r} is no day: write it like 2022-05-31")


def today_or_exit(as_of: str | None) -> datetime.date:
    """Return the day that `--as-of` gives, else the current one; exit with 2 where that is none."""
    from icc_cli.clock import today

    try:
        return today() if as_of is None else day_or_exit(as_of, "--as-of")
    except ValueError as error:
        fail(str(error))


def likely(given: str, known: Iterable[str]) -> str:
    """Return what to say to somebody who gave an id that is not known: which may be meant, or which there are."""
    ids = list(dict.fromkeys(known))
    word = given.casefold()
    holding = [each for each in ids if word and word in each.casefold()]
    meant = holding or difflib.get_close_matches(word, ids, 1)
    if 0 < len(meant) <= _MEANT:
        return f"did you mean {' or '.join(filter(None, (', '.join(meant[:-1]), meant[-1])))}?"
    listed = meant or ids
    further = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    return f"there are {', '.join(listed[:_LISTED])}{further}" if listed else "there are none"


def configuration_of(paths: list[Path] | None) -> Configuration | None:
    """Return what the icc.yaml says that holds for the paths, or None where there is none; exit with 2 for several.

    Raises:
        BrokenFileError: It cannot be understood.
    """
    try:
        starts = [path for path in paths or [Path()] if path.exists()]
        files = {file for start in starts if (file := find_configuration(start)) is not None}
    except OSError as error:
        fail_to_look(error)
    if not files:
        return None
    if len(files) > 1:
        fail(f"these places have an icc.yaml each; check them one by one: {', '.join(map(shown_path, sorted(files)))}")
    from icc_cli.city.configuration import read_configuration  # most repositories of one city have none
    from icc_cli.lint.catalogue import hint_for

    return read_configuration(files.pop(), hint_for)


def cities_or_exit(paths: list[Path] | None, ids: list[str] | None) -> list[CityFolder]:
    """Return the cities below the paths, or those of them that are asked for; exit with 2 where there are none.

    Without paths, they are looked for below the current folder, and only where `cities` of icc.yaml says.
    """
    from icc_cli.city.own_files import BrokenFileError

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
        missing = shown_path(error.args[0])
        is_city = missing in (folder.id for folder in find_cities([Path()]))
        fail(f"{missing} does not exist{f'; for the city, write --city {missing}' if is_city else ''}")
    except OSError as error:
        fail_to_look(error)
    elsewhere: list[CityFolder] = []
    if configuration is not None and not paths:
        elsewhere = [folder for folder in found if not configuration.has(folder)]
        found = [folder for folder in found if configuration.has(folder)]
    if not found:
        places = ", ".join(map(shown_path, paths)) if paths else "the current folder"
        where = " where icc.yaml says that cities are" if configuration is not None and not paths else ""
        fail(f"no city below {places}{where}: a city is a folder with a city.yaml")
    if not ids:
        return found
    known = [folder.id for folder in found]
    for each in ids:
        if each not in known:
            there = next((shown_path(folder.path) for folder in elsewhere if folder.id == each), None)
            hint = f"{there} is not where icc.yaml says that cities are" if there else likely(each, known)
            fail(f"no city {each!r} here; {hint}")
    return [folder for folder in found if folder.id in ids]


def fail_to_look(error: OSError) -> NoReturn:
    """Exit with 2 where cities cannot be looked for, and say where and why."""
    place = shown_path(Path(error.filename or "."))
    fail(f"cannot look for cities in {place}: {(error.strerror or str(error)).lower()}")


def deliverable_or_exit(folder: CityFolder) -> Reading:
    """Return the reading of a city; show its findings and exit with 1 where its files cannot be understood."""
    reading = read_city(folder)
    findings = errors_of_form(reading)
    if reading.deliverable is None or findings:
        print_findings(findings)
        print(f"\n{folder.id}: {summary(findings, 1)}", file=sys.stderr)
        raise typer.Exit(1)
    return reading


def errors_of_form(reading: Reading) -> list[Finding]:
    """Return the errors for which a city's files cannot be understood."""
    from icc_cli.city.form import check_form

    return [finding for finding in check_form(reading) if finding.severity is Severity.ERROR]


def print_findings(findings: list[Finding]) -> None:
    """Show findings to people, on standard error."""
    sys.stderr.write(write_blocks(findings, terminal(sys.stderr)))
