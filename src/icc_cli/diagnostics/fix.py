"""What fixes a finding without asking anybody: edits of the files that it is in."""

from __future__ import annotations

from typing import NamedTuple

from icc_cli.yamltext import Document
from icc_cli.yamltext.edits import Edit


class FileEdit(NamedTuple):
    """An edit, and the file whose text it is about."""

    document: Document
    edit: Edit


class Fix(NamedTuple):
    """Edits that together make a finding disappear: all of them are made, or none."""

    title: str
    """What is done, for people: "`nmae` becomes `name`"."""
    changes: tuple[FileEdit, ...]
    is_safe: bool = True
    """Whether it only writes differently what is plainly meant."""
