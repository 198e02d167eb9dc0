"""Whether a program needs Pango, and whether this machine has it.

WeasyPrint opens Pango's libraries by name at run time; they come from the system's package manager, not with
a Python package. Only what draws pages needs them: `icc validate` works on a machine without them.
"""

import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise

BREW_LIBRARIES = ("/opt/homebrew/lib", "/usr/local/lib")

PANGO = "Pango"
SUBSETTER = "HarfBuzz's font subsetter"
"""WeasyPrint works without it, but takes 1.5 s longer and warns that it will need it some day."""

_FILES = {
    PANGO: (
        ("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    ),
    SUBSETTER: (("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),),
}


def is_needed(program: str, arguments: Sequence[str]) -> bool:
    """Tell whether this command draws pages: the tests do; `icc render` does, but not for help or HTML."""
    if program == "pytest":
        return True
    if program != "icc" or next((word for word in arguments if not word.startswith("-")), None) != "render":
        return False
    html = "--format=html" in arguments or ("--format", "html") in pairwise(arguments)
    return not html and not {"-h", "--help"} & set(arguments)


def can_open(name: str) -> bool:
    """Tell whether the system finds and loads this library."""
    import ctypes

    folders = BREW_LIBRARIES if sys.platform == "darwin" else ()
    for path in (name, *(os.path.join(folder, name) for folder in folders)):
        try:
            ctypes.CDLL(path)
        except OSError:
            continue
        return True
    return False


def missing(opens: Callable[[str], bool] = can_open) -> list[str]:
    """Give which of `PANGO` and `SUBSETTER` this machine lacks, by opening them as WeasyPrint does."""
    return [name for name, files in _FILES.items() if not all(any(map(opens, spellings)) for spellings in files)]
