"""`icc validate --fix` and `--diff`: fixes what can be fixed, or shows what that would come to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple, TextIO

import typer

from icc_cli.city import CityFolder
from icc_cli.cli.common import fail
from icc_cli.diagnostics import Finding, plain, shown_path
from icc_cli.lint.examine import Outcome, Terms

if TYPE_CHECKING:
    from icc_cli.editing.fixes import Fixed

Fix = Annotated[bool, typer.Option("--fix", help="Fix what is plainly meant, then show what remains.")]
Unsafe = Annotated[
    bool, typer.Option("--unsafe", help="With --fix or --diff: fix more, which somebody should look at afterwards.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")]


class Fixing(NamedTuple):
    """What is to be fixed, and how."""

    unsafe: bool
    only_shown: bool
    """Whether nothing is to be written."""


def fixing_or_exit(*, fix: bool, unsafe: bool, diff: bool) -> Fixing | None:
    """Read what the options ask for; None: nothing. Exit with 2 where they make no sense together."""
    if unsafe and not (fix or diff):
        fail("--unsafe says how much is fixed: add --fix, or --diff to see it first")
    return Fixing(unsafe, diff) if fix or diff else None


def fixable(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a remark on how many findings could be fixed, if any."""
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    safe = sum(fix.is_safe for fix in fixes)
    if safe:
        yield f"{_number(safe, 'finding')} can be fixed by --fix"
    if len(fixes) > safe:
        yield f"{_number(len(fixes) - safe, 'finding')} can be fixed by --fix --unsafe, to be looked at afterwards"


def fix_cities(
    folders: Sequence[CityFolder],
    outcomes: Sequence[Outcome],
    terms_of: Callable[[str], Terms],
    fixing: Fixing,
    told: TextIO,
) -> list[Outcome]:
    """Fix cities, or show what that would change; return what is found in them afterwards.

    What was done is told to `told`; differences go to standard output. Exit with 2 where a file cannot be written.
    """
    from icc_cli.cli.editing import alone_in
    from icc_cli.editing.fixes import (
        apply_fixes,
        difference,  # looking at cities needs none of it
        is_fixable,
    )

    after, made, files = [], 0, 0
    for folder, outcome in zip(folders, outcomes, strict=True):
        if not any(is_fixable(finding, unsafe=fixing.unsafe) for finding in outcome.findings):
            after.append(outcome)
            continue
        if fixing.only_shown:
            fixed = apply_fixes(folder, terms_of(folder.id), unsafe=fixing.unsafe)
            sys.stdout.write(_shown(difference(fixed.changes)))
        else:
            with alone_in(folder):
                fixed = apply_fixes(folder, terms_of(folder.id), unsafe=fixing.unsafe)
                _write(fixed, told)
        after.append(fixed.outcome)
        made, files = made + len(fixed.made), files + len(fixed.changes)
    what = f"{_number(made, 'fix', 'fixes')} in {_number(files, 'file')}"
    told.write(f"{what}, shown but not made\n" if fixing.only_shown else f"{what}\n\n")
    return after


def _number(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def _write(fixed: Fixed, told: TextIO) -> None:
    from icc_cli.cli.editing import also_written
    from icc_cli.editing.fixes import UnwrittenError, write_back

    try:
        write_back(fixed.folder.path, fixed.changes)
    except UnwrittenError as error:
        fail(f"{shown_path(error.file)} is not fixed: {error.reason}{also_written(error)}")
    for each in fixed.made:
        told.write(f"{shown_path(each.file)}:{each.line}: {plain(each.title)}\n")


def _shown(text: str) -> str:
    """Return a diff as it is for a file or another program, and safe to look at for a terminal."""
    if not sys.stdout.isatty():
        return text
    return "\n".join("\t".join(map(plain, line.split("\t"))) for line in text.split("\n"))
