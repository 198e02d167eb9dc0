"""Makes text from files safe to print: it cannot move the cursor, ring the bell or look like another line."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from icc_cli.patterns import lazy

_UNSAFE = lazy("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return text on one line, with each control character written as its code point, as in `\\u001b`."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def shown_path(file: Path) -> str:
    """Return a path as people type it: relative to the current folder where it lies below it."""
    return _shown(file, os.getcwd())  # noqa: PTH109  (a Path of it for each finding costs as much as all the rest)


@lru_cache(maxsize=1024)
def _shown(file: Path, current: str) -> str:
    try:
        return plain(file.absolute().relative_to(current).as_posix())
    except ValueError:
        return plain(str(file))
