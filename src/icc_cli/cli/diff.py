"""`icc diff`: says what changed between two versions of a city's deliverable, in the programme's words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from icc_cli.city import CityFolder, find_cities, find_configuration
from icc_cli.cli.choices import check_known
from icc_cli.cli.common import (
    Cities,
    check_output_or_exit,
    cities_or_exit,
    configuration_of,
    fail,
    fail_to_look,
    print_findings,
    today_or_exit,
)
from icc_cli.cli.outputs import format_option, write_out
from icc_cli.diagnostics import Finding, RuleId, Severity, plain
from icc_cli.output.formats import find_format
from icc_cli.output.terminal import Terminal, terminal
from icc_cli.programme import EDITIONS

if TYPE_CHECKING:
    from icc_cli.changes.change import Change
    from icc_cli.changes.compare_versions import Compared
    from icc_cli.changes.revisions import Repository
    from icc_cli.changes.sides import Side
    from icc_cli.changes.versions import Version
    from icc_cli.city.configuration import Configuration

NEVER = "never"

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="OLD [NEW]",
        help="What is compared: a revision of git (HEAD~3, a tag), two of them (A..B, or main... for what came since"
        " main), a folder, or two checkpoints (start final). Without NEW: with the files as they are.",
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY|CODE",
        help="The mildest severity (error, warning, info), or a kind of change, that makes the exit code 1; may be"
        f" repeated. {NEVER}: none does.",
        show_default="error",
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day on which acceptances must hold; today if not given."),
]


def diff(
    words: Words,
    city: Cities = None,
    format_: Annotated[str, format_option("diff", "the changes")] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write them.")] = None,
    fail_on: FailOn = None,
    as_of: Day = None,
) -> None:
    """Show what changed between two versions of cities.

    Moved, split and reordered files, and numbers in another unit, are no change. Where nothing changed, nothing is
    printed. Exit code 0: no change that --fail-on names. 1: there are some, or a city cannot be understood. 2:
    nothing could be compared.
    """
    from icc_cli.changes.git_driver import compare_file, is_called_by_git
    from icc_cli.changes.revisions import RevisionError
    from icc_cli.lint.accepted_changes import set_accepted_apart

    day = today_or_exit(as_of)
    if is_called_by_git(words, os.environ):
        told = compare_file(words)
        if isinstance(told, str):
            sys.stdout.write(told)
        else:
            shown = set_accepted_apart(told, day)
            write_out(find_format("diff", "changes", format_), shown, for_=_git_terminal())
        return
    if len(words) > 2:
        fail("there are two versions to compare at most: icc diff OLD [NEW]")
    check_output_or_exit(output)
    failing = _failing(fail_on or [Severity.ERROR])
    with ExitStack() as kept:
        try:
            compared = _compared(words, city or [], kept)
        except RevisionError as error:
            fail(str(error))
        except OSError as error:
            fail_to_look(error)
        comparison = set_accepted_apart(compared.comparison, day)
        write_out(find_format("diff", "changes", format_), comparison, output)
    _report_broken(compared.broken)
    is_failing = any(failing(change) for change in comparison.changes)
    raise typer.Exit(1 if is_failing or compared.broken else 0)


def _compared(words: Sequence[str], ids: Sequence[str], kept: ExitStack) -> Compared:
    from icc_cli.changes.compare_versions import compare_versions, compare_within
    from icc_cli.changes.revisions import Repository
    from icc_cli.changes.sides import SideKind, understand

    @cache
    def repository() -> Repository:
        return Repository.around(Path())

    checkpoints = list(dict.fromkeys(each for edition in EDITIONS.values() for each in edition.checkpoint_ids()))
    old, new = understand(words, repository, checkpoints)
    if old.kind is SideKind.CHECKPOINT:
        return compare_within(cities_or_exit(None, list(ids)), old.name, new.name)
    configuration = _configuration_or_exit()
    versions = [_version(side, repository, configuration, kept) for side in (old, new)]
    known = sorted({folder.id for version in versions for folder in version.cities})
    if not known:
        fail(f"no city in {old.label} nor in {new.label}: a city is a folder with a city.yaml")
    check_known("city", ids, known, "in any of the two")
    for remark in (remark for version in versions for remark in version.remarks):
        print(f"icc: {plain(remark)}", file=sys.stderr)
    return compare_versions(versions[0], versions[1], ids)


def _version(
    side: Side, repository: Callable[[], Repository], configuration: Configuration | None, kept: ExitStack
) -> Version:
    """Return the cities of one side: those below the current folder, and where icc.yaml says that cities are."""
    from icc_cli.changes.sides import SideKind
    from icc_cli.changes.versions import Version, of_revision

    if side.kind is SideKind.REVISION:
        top, below = repository().top.resolve(), Path()
        version = kept.enter_context(of_revision(repository(), side.commit, side.name, side.label, below))
        here = [(folder, CityFolder(folder.id, top / version.below_top(folder.path))) for folder in version.cities]
    else:
        root = Path(side.name) if side.kind is SideKind.FOLDER else Path()
        version = Version(side.label, find_cities([root]))
        here = [(folder, folder) for folder in version.cities]
    if configuration is None or side.kind is SideKind.FOLDER:
        return version
    return replace(version, cities=[folder for folder, place in here if configuration.has(place)])


def _configuration_or_exit() -> Configuration | None:
    if find_configuration(Path()) is None:
        return None
    from icc_cli.city.own_files import BrokenFileError  # most repositories of one city have no icc.yaml

    try:
        return configuration_of(None)
    except BrokenFileError as error:
        print_findings(error.findings)
        raise typer.Exit(2) from None


def _failing(wanted: Sequence[str]) -> Callable[[Change], bool]:
    """Return what tells whether a change makes the exit code 1; exit with 2 for a word that names nothing."""
    severities = [Severity(word) for word in wanted if word in list(Severity)]
    words = [word for word in wanted if word not in (*Severity, NEVER)]
    kinds = [_kind_or_exit(word) for word in words]
    return lambda change: change.kind.id in kinds or any(change.severity.rank <= each.rank for each in severities)


def _kind_or_exit(word: str) -> RuleId:
    from icc_cli.lint.catalogue import find_change, nearest_change

    found = find_change(word)
    if found is None:
        near = nearest_change(word)
        hint = f"did you mean {near}?" if near else "icc explain lists the kinds"
        fail(f"no severity and no kind of change {word!r}; {hint}")
    return found


def _report_broken(broken: dict[str, list[Finding]]) -> None:
    for city, findings in broken.items():
        print_findings(findings)
        print(f"icc: {plain(city)} cannot be understood and was not compared", file=sys.stderr)


def _git_terminal() -> Terminal:
    """Return the terminal in which git shows our output: its pager reads it, and shows colours."""
    has_colour = "GIT_PAGER_IN_USE" in os.environ and not os.environ.get("NO_COLOR")
    return terminal(sys.stdout)._replace(colour=has_colour)
