"""Understands the words that name the two sides of a comparison: folders, revisions, a range, or checkpoints."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from icc_cli.changes.revisions import Repository, RevisionError, short
from icc_cli.paths import is_file, is_folder

_RANGE = re.compile(r"(.*?)(\.\.\.?)(.*)", re.DOTALL)
_PATH = re.compile(r"\.{0,2}/|\.\.?$")
"""How a path begins that cannot be a revision."""

_NEAR = 0.75
"""How alike a word must be to a checkpoint to count as a misspelling of it: `fianl` is, a city or a branch is not."""


class SideKind(Enum):
    """What one side of a comparison is."""

    FILES = "the files as they are"
    FOLDER = "a folder"
    REVISION = "a revision"
    CHECKPOINT = "a checkpoint"


class Side(NamedTuple):
    """One side of a comparison."""

    kind: SideKind
    name: str
    """The folder, the revision as it was written, or the checkpoint."""
    commit: str = ""
    """The id of the revision's commit."""

    @property
    def label(self) -> str:
        """How it is shown: a revision with the start of its commit's id."""
        if self.kind is SideKind.FILES:
            return SideKind.FILES.value
        if self.kind is SideKind.REVISION and not self.commit.startswith(self.name):
            return f"{self.name} ({short(self.commit)})"
        return self.name


HERE = Side(SideKind.FILES, "")


def understand(
    words: Sequence[str], repository: Callable[[], Repository], checkpoints: Collection[str]
) -> tuple[Side, Side]:
    """Return the two sides that one or two words name. One word is compared with the files as they are.

    `A..B` names two revisions; `A...B` their common ancestor and B. A missing end is HEAD.

    Raises:
        RevisionError: A word names nothing, or more than one thing; or the two cannot be compared.
    """
    if len(words) == 1:
        between = _range(words[0], repository, checkpoints)
        if between is not None:
            return between
    sides = [_side(word, repository, checkpoints) for word in words]
    if any(side.kind is SideKind.CHECKPOINT for side in sides):
        if len(sides) < 2 or not all(side.kind is SideKind.CHECKPOINT for side in sides):
            raise RevisionError("a checkpoint is compared with another one: name two of " + ", ".join(checkpoints))
        return sides[0], sides[1]
    return sides[0], sides[1] if len(sides) > 1 else HERE


def _range(word: str, repository: Callable[[], Repository], checkpoints: Collection[str]) -> tuple[Side, Side] | None:
    found = _RANGE.fullmatch(word)
    if found is None or _PATH.match(word) or is_folder(Path(word)):
        return None
    if found[1] in checkpoints and found[3] in checkpoints:
        raise RevisionError(f"checkpoints are named one after the other: icc diff {found[1]} {found[3]}")
    here = repository()
    old, new = found[1] or "HEAD", found[3] or "HEAD"
    if found[2] == "..":
        return _revision(old, here), _revision(new, here)
    base = here.merge_base(old, new)
    return Side(SideKind.REVISION, short(base), base), _revision(new, here)


def _side(word: str, repository: Callable[[], Repository], checkpoints: Collection[str]) -> Side:
    if _PATH.match(word):
        if not is_folder(Path(word)):
            raise RevisionError(f"there is no folder {word!r}")
        return Side(SideKind.FOLDER, word)
    names_folder, is_checkpoint = bool(word) and is_folder(Path(word)), word in checkpoints
    if bool(word) and is_file(Path(word)):
        raise RevisionError(f"{word!r} is a file: what is compared are revisions, folders or checkpoints")
    near = difflib.get_close_matches(word, checkpoints, 1, cutoff=_NEAR)
    try:
        here = repository()
        is_revision = here.has(word)
    except RevisionError:
        if not (names_folder or is_checkpoint or near):
            raise
        is_revision = False
    meant = [
        *(["a checkpoint"] if is_checkpoint else []),
        *([f"a folder (write ./{word})"] if names_folder else []),
        *([f"a revision (write heads/{word} or tags/{word})"] if is_revision else []),
    ]
    if len(meant) > 1:
        raise RevisionError(f"{word!r} can be {' or '.join(meant)}")
    if is_checkpoint:
        return Side(SideKind.CHECKPOINT, word)
    if names_folder:
        return Side(SideKind.FOLDER, word)
    if near and not is_revision:
        raise RevisionError(f"there is no revision, folder or checkpoint {word!r}; did you mean {near[0]}?")
    return _revision(word, here)


def _revision(word: str, repository: Repository) -> Side:
    return Side(SideKind.REVISION, word, repository.commit(word))
