"""Where the files that come with `icc` are: templates, schemas, fonts and the page of all rules.

A wheel carries them inside the package, under `_data/`; a checkout (an editable install) keeps them at the
top of the repository, where people look for them. This module is the only place that knows the difference.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class IncompleteInstallationError(Exception):
    """A folder that comes with `icc` is not where the installation should have put it."""


def templates() -> Path:
    """Give the folder of the report's Jinja templates and style sheets.

    Raises:
        IncompleteInstallationError: The folder is missing.
    """
    return _folder("templates")


def schemas() -> Path:
    """Give the folder of the JSON Schemas, one for each kind of file.

    Raises:
        IncompleteInstallationError: The folder is missing.
    """
    return _folder("schemas")


def fonts() -> Path:
    """Give the folder of the report's fonts, which holds the `fonts.conf` that keeps all others out.

    Raises:
        IncompleteInstallationError: The folder is missing.
    """
    return _folder("templates/fonts")


def rules_page() -> Path:
    """Give the page of all rules, as Markdown.

    Raises:
        IncompleteInstallationError: The folder that holds it is missing.
    """
    return _folder("docs") / "rules.md"


def _folder(name: str) -> Path:
    bundled = _PACKAGE / "_data"
    folder = (bundled if bundled.is_dir() else _PACKAGE.parents[1]) / name
    if not folder.is_dir():
        raise IncompleteInstallationError(
            f"this installation of icc is incomplete: the folder {folder} is missing. Install icc again."
        )
    return folder
