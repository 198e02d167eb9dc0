"""Reads revisions out of a git repository, without touching its working files.

Nothing is checked out, fetched or written, no program that a configuration names is started (see `icc_cli.git`), and
no word that is given can be taken for an option.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from icc_cli import git

_FILE_MODES = (b"100644", b"100755", b"100664")
_LINK = b"120000"
_SHORT = 9
_FETCH_ALL = "`git fetch --refetch --no-filter` brings all that it lacks"


class RevisionError(Exception):
    """A revision cannot be read; the message says why, and what to do."""


class Entry(NamedTuple):
    """A file of a commit."""

    path: PurePosixPath
    id: str
    """The id of its content."""


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
        """Return the files of a commit; submodules are left out.

        Raises:
            RevisionError: The clone lacks folders of the commit.
        """
        files, links = [], []
        output = self._checked("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit)
        for line in output.split(b"\0"):
            if line:
                about, _, name = line.partition(b"\t")
                mode, _, id_ = about.split()
                path = PurePosixPath(os.fsdecode(name))
                if mode in _FILE_MODES:
                    files.append(Entry(path, id_.decode()))
                elif mode == _LINK:
                    links.append(path)
        return Tree(files, links)

    def sizes(self, entries: Sequence[Entry]) -> dict[Entry, int]:
        """Return how many bytes each of some files has.

        Raises:
            RevisionError: The clone lacks one.
        """
        lines = self._checked("cat-file", "--batch-check", asked=_ids(entries)).splitlines()
        return {entry: _size(entry, line) for entry, line in zip(entries, lines, strict=True)}

    def contents(self, entries: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """Yield files with what they hold, as it is stored.

        Raises:
            RevisionError: The clone lacks one.
        """
        output = self._checked("cat-file", "--batch", asked=_ids(entries))
        start = 0
        for entry in entries:
            end = output.index(b"\n", start)
            size = _size(entry, output[start:end])
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

    def _checked(self, command: git.Command, *arguments: str, asked: bytes = b"") -> bytes:
        done = _git(self.top, command, *arguments, asked=asked)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            if "promisor" in said:  # git before 2.45 cannot be told not to ask a remote for what a clone lacks
                raise RevisionError(f"this clone lacks files of the revision; {_FETCH_ALL}")
            raise RevisionError(f"git {command} failed: {said.splitlines()[-1] if said else done.returncode}")
        return done.stdout


def short(commit: str) -> str:
    """Return the beginning of a commit's id, as people write it."""
    return commit[:_SHORT]


def _ids(entries: Sequence[Entry]) -> bytes:
    return "".join(f"{entry.id}\n" for entry in entries).encode()


def _size(entry: Entry, line: bytes) -> int:
    """Return the size of a file from the line that `git cat-file` writes about it."""
    words = line.split()
    if words[-1] == b"missing":
        raise RevisionError(f"this clone lacks what {entry.path} held; {_FETCH_ALL}")
    return int(words[2])


def _git(folder: Path, command: git.Command, *arguments: str, asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return git.run(folder, command, *arguments, asked=asked)
    except git.GitError as error:
        raise RevisionError(f"{error}, so no revisions can be read: name two folders or two checkpoints") from None
