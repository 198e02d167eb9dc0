"""Where a checkout's environment is, and whether it can be trusted.

An environment of ours is a folder that holds a lock file, from its first moment, and a stamp, written last.
What was begun and not finished has no stamp; a folder without the lock is somebody else's and is left alone.
The stamp says what the environment was made from, so that it is made anew when that
changes or the checkout moves.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence

LOCK = "icc.lock"
STAMP = "icc.stamp"


def fingerprint(checkout: str) -> str:
    """Identify what an environment of this checkout is made from: its place, dependencies and versions."""
    digest = hashlib.sha256(os.fsencode(checkout))
    for name in ("pyproject.toml", "constraints.txt"):
        with open(os.path.join(checkout, name), "rb") as file:
            digest.update(b"\0" + file.read())
    return digest.hexdigest()


def candidates(checkout: str, environ: Mapping[str, str]) -> tuple[str, str]:
    """Give the two folders where the environment may be: in the checkout, or in the user's cache."""
    cache = environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(cache):  # the specification says to ignore a relative one
        cache = os.path.expanduser("~/.cache")
    name = hashlib.sha256(os.fsencode(checkout)).hexdigest()[:16]
    return os.path.join(checkout, ".venv"), os.path.join(cache, "icc", name)


def is_ready(folder: str, state: str, *, dev: bool) -> bool:
    """Tell whether `folder` is a whole environment made from `state`, with the developer's tools if `dev`."""
    made_from = stamp(folder).split()
    return (
        made_from[:1] == [state]
        and (not dev or made_from[1:] == ["dev"])
        and os.access(os.path.join(folder, "bin", "python"), os.X_OK)
    )


def stamp(folder: str) -> str:
    """Give what the environment says it was made from: nothing, if it is not whole."""
    try:
        with open(os.path.join(folder, STAMP), encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def first_makeable(folders: Sequence[str]) -> str | None:
    """Give the first of the folders where an environment can be made and nothing but ours is lost."""
    return next((folder for folder in folders if _makeable(folder)), None)


def _makeable(folder: str) -> bool:
    if os.path.isdir(folder):
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return False
        content = os.listdir(folder)
        return not content or LOCK in content
    if os.path.lexists(folder):
        return False
    parent = os.path.dirname(folder)
    while not os.path.lexists(parent):
        parent = os.path.dirname(parent)
    return os.path.isdir(parent) and os.access(parent, os.W_OK | os.X_OK)
