"""Which git revision a folder's files are of, and who works in it: read through git, which is only asked."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

_SECONDS = 10
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
"""Nothing that a repository's settings name is run."""


class Revision(NamedTuple):
    """A revision, and whether the folder differs from it."""

    name: str
    has_changes: bool


def revision_of(folder: Path) -> Revision | None:
    """Return the revision that a folder is of; None where there is no repository, no revision, or no git."""
    name = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    if not name:
        return None
    return Revision(name, bool(_git(folder, "status", "--porcelain", "--", ".")))


def user_of(folder: Path) -> str | None:
    """Return the name of the person whom git knows in a folder, or None."""
    return _git(folder, "config", "--get", "user.name") or None


def _git(folder: Path, *arguments: str) -> str | None:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
