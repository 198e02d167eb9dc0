"""`icc format`: lays the files of cities out in one way, or says which are not."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from icc_cli.city import CityFolder
from icc_cli.cli.common import Cities, Paths, cities_or_exit, fail
from icc_cli.diagnostics import plain, shown_path
from icc_cli.paths import resolved

if TYPE_CHECKING:
    from icc_cli.editing.fixes import FileChange


def format(  # noqa: A001  (the command's name)
    paths: Paths = None,
    city: Cities = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where a file is not in the layout.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")] = False,
) -> None:
    """Give the files of cities one layout, without changing a value.

    The layout covers indents, the order of keys, quotation marks and folded prose. A file is left unchanged, and
    named, if its values, comments, findings or acceptances would change. Exit code 0: all files have the layout.
    1: some do not (--check), or were left unchanged.
    """
    from icc_cli.cli.editing import alone_in
    from icc_cli.editing.fixes import difference
    from icc_cli.editing.formatting import format_city

    folders = cities_or_exit(paths, city)
    files = {resolved(path) for path in paths or () if path.is_file()}
    places = [resolved(path) for path in paths or () if path.is_dir()]

    def is_wanted(file: Path) -> bool:
        try:
            real = resolved(file)
        except OSError:  # a loop of links: format_city refuses it
            return not files
        return not files or real in files or any(real.is_relative_to(place) for place in places)

    seen = changed = refused = 0
    for folder in folders:
        with ExitStack() as kept:
            if not (check or diff):
                kept.enter_context(alone_in(folder))
            found = format_city(folder, is_wanted)
            if not (check or diff):
                _write(folder, found.changes)
        seen, changed, refused = seen + found.looked_at, changed + len(found.changes), refused + len(found.refused)
        if diff:
            sys.stdout.write(difference(found.changes))
        for change in found.changes if not diff else ():
            print(f"{shown_path(change.file)}{' is not in the layout' if check else ''}")
        for each in found.refused:
            print(f"{shown_path(each.file)} is left as it is: {plain(each.reason)}", file=sys.stderr)
    is_shown = check or diff
    told = f"{changed} of {seen} file{'s' if seen != 1 else ''} {'would be ' if is_shown else ''}laid out differently"
    print(f"{told}{f', {refused} left as they are' if refused else ''}", file=sys.stderr)
    raise typer.Exit(1 if refused or (check and changed) else 0)


def _write(folder: CityFolder, changes: Iterable[FileChange]) -> None:
    from icc_cli.cli.editing import also_written
    from icc_cli.editing.fixes import UnwrittenError, write_back

    try:
        write_back(folder.path, changes)
    except UnwrittenError as error:
        fail(f"{shown_path(error.file)} is not written: {error.reason}{also_written(error)}")
