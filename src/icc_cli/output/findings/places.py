"""How formats for machines name files: from the top of the repository, which is how a CI service knows them."""

from __future__ import annotations

import os
from pathlib import Path

from icc_cli.diagnostics.plain import plain

_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab tell a job which folder holds the repository."""


def repository() -> Path:
    """Return the repository's top folder where a CI service names it and runs us in it, else the current folder."""
    current = Path.cwd()
    named = (Path(os.environ[name]) for name in _CHECKOUTS if os.environ.get(name))
    return next((folder for folder in named if current.is_relative_to(folder)), current)


def repository_path(file: Path) -> str | None:
    """Return a file's path from the repository's top, with `/`, or None where it lies elsewhere."""
    absolute = Path(os.path.abspath(file))  # noqa: PTH100  (a link keeps its name, `..` goes)
    try:
        return absolute.relative_to(repository()).as_posix()
    except ValueError:
        return None


def shown_repository_path(file: Path) -> str:
    """Return the path from the repository's top, else the whole one, safe to print."""
    return plain(repository_path(file) or str(file.absolute()))
