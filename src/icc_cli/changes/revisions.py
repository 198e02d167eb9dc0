"""Reads revisions out of a git repository through the `git` command, without touching its working files.

Only commands that read objects are run: nothing is checked out, fetched or written, no hook, filter, pager or other
program that a configuration names is started, and no word that is given can be taken for an option.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from icc_cli.yamltext.reader import MAX_BYTES

_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "protocol.allow=never"),  # a partial clone would fetch what it lacks
)
_VARIABLES = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
"""What the environment may say: where git's own files are. All else (GIT_DIR of a hook, …) is left out."""
_FILE_MODES = (b"100644", b"100755", b"100664")
_LINK = b"120000"
_SHORT = 9


class RevisionError(Exception):
    """A revision cannot be read; the message says why, and what to do."""


class Entry(NamedTuple):
    """A file of a commit."""

    path: PurePosixPath
    id: str
    size: int


class Tree(NamedTuple):
    """The files of a commit."""

    files: list[Entry]
    links: list[PurePosixPath]
    """Links, which are not followed."""


@dataclass(frozen=True)
class Repository:
    """A git repository."""

    top: Path
    """The folder that holds its working files."""

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Return the repository that a folder is in.

        Raises:
            RevisionError: It is in none, or there is no git.
        """
        done = _git(folder, "rev-parse", "--show-toplevel")
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace")
            if "dubious ownership" in said:
                raise RevisionError(
                    "another user owns this repository, and git reads it only if safe.directory allows it"
                )
            raise RevisionError(
                "this folder is in no git repository, so there are no revisions: name two folders or two checkpoints"
            )
        return cls(Path(os.fsdecode(done.stdout.removesuffix(b"\n"))))

    def commit(self, revision: str) -> str:
        """Return the id of the commit that a revision names.

        Raises:
            RevisionError: There is none.
        """
        if not revision or revision.startswith("-") or "\0" in revision:
            raise RevisionError(f"{revision!r} is no revision")
        found = self._verified(revision)
        if found is None:
            raise RevisionError(self._why_missing(revision))
        return found

    def merge_base(self, one: str, other: str) -> str:
        """Return the id of the commit from which two commits went apart.

        Raises:
            RevisionError: They have none in common.
        """
        done = _git(self.top, "merge-base", "--", self.commit(one), self.commit(other))
        if done.returncode:
            hint = self._if_shallow() or "they have no history in common"
            raise RevisionError(f"nothing is known from which {one} and {other} went apart: {hint}")
        return done.stdout.decode().split()[0]

    def has(self, revision: str) -> bool:
        """Tell whether a revision names a commit."""
        return bool(revision) and not revision.startswith("-") and self._verified(revision) is not None

    def tree(self, commit: str) -> Tree:
        """Return the files of a commit; submodules are left out."""
        files, links = [], []
        output = self._checked("ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", commit)
        for line in output.split(b"\0"):
            if line:
                about, _, name = line.partition(b"\t")
                mode, _, id_, size = about.split()
                path = PurePosixPath(os.fsdecode(name))
                if mode in _FILE_MODES:
                    files.append(Entry(path, id_.decode(), int(size)))
                elif mode == _LINK:
                    links.append(path)
        return Tree(files, links)

    def contents(self, entries: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """Yield files with what they hold, as it is stored.

        Raises:
            RevisionError: The clone lacks one.
        """
        asked = "".join(f"{entry.id}\n" for entry in entries).encode()
        output = self._checked("cat-file", "--batch", asked=asked)
        start = 0
        for entry in entries:
            end = output.index(b"\n", start)
            words = output[start:end].split()
            if words[-1] == b"missing":
                raise RevisionError(f"this clone lacks what {entry.path} held; `git fetch --refetch` brings it")
            size = int(words[2])
            yield entry, output[end + 1 : end + 1 + size]
            start = end + size + 2

    @cached_property
    def _is_shallow(self) -> bool:
        return _git(self.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _verified(self, revision: str) -> str | None:
        done = _git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return None if done.returncode else done.stdout.decode().strip()

    def _why_missing(self, revision: str) -> str:
        message = f"there is no revision {revision!r} in this repository"
        if self._verified("HEAD") is None:
            return f"{message}, which has no commits yet"
        remote = f"origin/{revision}"
        if self._verified(remote):
            return f"{message}; did you mean {remote}?"
        return f"{message}; {self._if_shallow() or '`git fetch` may bring it, `git log --oneline` lists those at hand'}"

    def _if_shallow(self) -> str | None:
        if not self._is_shallow:
            return None
        return "this clone is shallow, `git fetch --unshallow` brings the rest (in CI: fetch-depth: 0)"

    def _checked(self, *arguments: str, asked: bytes = b"") -> bytes:
        done = _git(self.top, *arguments, asked=asked)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise RevisionError(f"git {arguments[0]} failed: {said[-1] if said else done.returncode}")
        return done.stdout


def short(commit: str) -> str:
    """Return the beginning of a commit's id, as people write it."""
    return commit[:_SHORT]


def is_too_large(entry: Entry) -> bool:
    """Tell whether a file is larger than what is read of a city."""
    return entry.size > MAX_BYTES


def _git(folder: Path, *arguments: str, asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise RevisionError(
            "git is not installed, so that no revisions can be read: name two folders or two checkpoints"
        )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    try:
        return subprocess.run(
            [program, *_SAFE, *arguments], cwd=folder, env=environment | _VARIABLES, input=asked, capture_output=True
        )
    except (OSError, ValueError) as error:
        raise RevisionError(f"git cannot be run: {error}") from None
