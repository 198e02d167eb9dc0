"""Runs git, without running any program that the repository's settings name.

A repository from elsewhere cannot be trusted, and its settings can make git run hooks, filters, file system monitors,
signature checkers, remote helpers and pagers. So only commands that read objects and names are called; git would run
filters to find out whether a file differs from its commit, so files are hashed here instead. Settings and variables
that could start a program are overridden, and nothing is fetched, not even objects that a partial clone lacks.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Literal, NamedTuple

from icc_cli.files import LEFT_OVER
from icc_cli.locks import LOCK

Command = Literal["cat-file", "config", "ls-files", "ls-tree", "merge-base", "rev-list", "rev-parse"]
"""The commands that may be called: none of them looks into working files, so none needs filters or diff drivers."""

_SECONDS = 30
"""git is stopped after this time: a setting can make it wait for a pipe."""
_OPTIONS = ("--no-pager", "--literal-pathspecs")
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": "/dev/null",
    "credential.helper": "",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",  # a folder in a city that looks like a repository is not one
    "submodule.recurse": "false",
}
_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "none",  # a repository's `protocol.ext.allow` would override `protocol.allow`
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
"""Variables that are passed on: they say where git's own files are. Others (GIT_DIR of a hook, GIT_TRACE …) are not."""
_OURS = ("--exclude", LOCK, "--exclude", LEFT_OVER)
_LINK, _SUBMODULE = "120000", "160000"
_LFS_POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n"


class GitError(Exception):
    """git is not installed, cannot be started, or takes too long."""


class Revision(NamedTuple):
    """A commit, and whether a folder differs from it."""

    commit: str
    """Its id, in full."""
    date: str
    """The day of the commit, as in `2022-09-30`."""
    has_changes: bool
    """Whether a file of the folder was changed, added or removed since the commit. Ignored files do not count, nor do
    line ends, which git may convert."""


def run(folder: Path, command: Command, *arguments: str, asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command of git in a folder; `asked` is its standard input.

    Raises:
        GitError: git cannot be run. A command that fails is not an error: see the return code.
    """
    program = _program()
    if program is None:
        raise GitError("git is not installed")
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    try:
        return subprocess.run(
            [program, *_OPTIONS, *settings, command, *arguments],
            cwd=folder,
            env=environment | _VARIABLES,
            input=asked,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitError(f"git {command} took longer than {_SECONDS} seconds") from None
    except (OSError, ValueError) as error:
        raise GitError(f"git cannot be run: {error}") from None


def head_of(folder: Path) -> Revision | None:
    """Return the commit that a folder is checked out from; None where there is no repository, no commit, or no git."""
    return _revision(folder, "HEAD")


def last_change_of(folder: Path) -> Revision | None:
    """Return the last commit that changed something in a folder; None where there is none, or no git."""
    return _revision(folder, "HEAD", "--", ".")


def user_of(folder: Path) -> str | None:
    """Return the name of the person whom git knows in a folder, or None."""
    return (_answer(folder, "config", "--get", "user.name") or b"").decode("utf-8", "replace").strip() or None


def _program() -> str | None:
    """Return the path of git. The current folder is not searched, as it may be the untrusted one."""
    name = "git.exe" if os.name == "nt" else "git"
    places = (Path(folder) for folder in os.get_exec_path())
    return next(filter(None, (shutil.which(place / name) for place in places if place.is_absolute())), None)


def _answer(folder: Path, command: Command, *arguments: str) -> bytes | None:
    """Return the output of a command; None if it fails."""
    try:
        done = run(folder, command, *arguments)
    except GitError:
        return None
    return None if done.returncode else done.stdout


def _revision(folder: Path, *what: str) -> Revision | None:
    words = (_answer(folder, "rev-list", "--max-count=1", "--format=%cs", *what) or b"").decode().split()
    return Revision(words[1], words[2], _has_changes(folder)) if len(words) == 3 else None


def _has_changes(folder: Path) -> bool:
    tree = _answer(folder, "ls-tree", "-r", "-z", "HEAD")
    present = _answer(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", *_OURS, "--", ".")
    if tree is None or present is None:
        return True  # git cannot show that nothing was changed
    committed = {}
    for line in filter(None, tree.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, _, id_ = about.decode().split()
        committed[os.fsdecode(name)] = mode, id_
    new = {os.fsdecode(name) for name in present.split(b"\0") if name} - committed.keys()
    return any(os.path.lexists(folder / name) for name in new) or not all(
        _is_as_committed(folder / name, mode, id_) for name, (mode, id_) in committed.items()
    )


def _is_as_committed(file: Path, mode: str, id_: str) -> bool:
    if mode == _SUBMODULE:
        return True
    try:
        if file.is_symlink():
            return mode == _LINK and _id(os.fsencode(file.readlink()), id_) == id_
        content = file.read_bytes() if file.is_file() else None
    except OSError:
        return False
    if content is None:
        return False
    pointer = _LFS_POINTER.format(hashlib.sha256(content).hexdigest(), len(content)).encode()
    return any(_id(each, id_) == id_ for each in (content, content.replace(b"\r\n", b"\n"), pointer))


def _id(content: bytes, like: str) -> str:
    """Return the id that git gives to a file's content, with the same hash function as another id."""
    whole = b"blob %d\0%s" % (len(content), content)
    is_sha1 = len(like) == 40
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest() if is_sha1 else hashlib.sha256(whole).hexdigest()
