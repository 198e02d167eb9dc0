"""Shows changes of files as a unified diff, which people read and `patch` applies."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from icc_cli.diagnostics import shown_path
from icc_cli.editing.changed_files import FileChange

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"


def difference(changes: Iterable[FileChange]) -> str:
    """Return the changes as a unified diff with three lines of context; line ends are those of the files."""
    return "".join(line for change in changes for line in _of_file(change))


def _of_file(change: FileChange) -> Iterator[str]:
    name = shown_path(change.file)
    before, after = _LINES.findall(change.before), _LINES.findall(change.after)
    for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n{_NO_END}"
