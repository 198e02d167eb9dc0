"""From a bare checkout to a running program: finds or makes the environment, then hands over to the program.

Standard library only. A start that finds everything in place reads three small files and imports next to
nothing, so that `./icc` costs hardly more than the program itself; the slow half is imported when there is
something to do.
"""

import os
import sys

from launcher import pango, place

UNAVAILABLE = 69
"""The exit code when the program could not be started: EX_UNAVAILABLE of sysexits.h; icc has no such code."""


class CannotStartError(Exception):
    """What is missing and what to do about it, in words for the person at the terminal."""


def start(checkout: str, program: str, arguments: list[str]) -> None:
    """Replace this process by `program` of the environment of `checkout`, making what is missing first.

    `icc` needs the packages that it runs on; every other program is a developer's and needs the `dev` extra.
    Exits with `UNAVAILABLE` and a plain message where the program cannot be started.
    """
    try:
        folder = _prepared(checkout, program, arguments)
        if sys.platform == "darwin":  # only Homebrew's own Python looks where Homebrew's libraries are
            libraries = ":".join((*pango.BREW_LIBRARIES, "/usr/lib"))
            os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", libraries)
        executable = os.path.join(folder, "bin", program)
        os.execv(executable, [executable, *arguments])
    except (CannotStartError, OSError) as problem:
        print(f"icc: {problem}", file=sys.stderr)
        sys.exit(UNAVAILABLE)
    except KeyboardInterrupt:
        sys.exit(130)


def _prepared(checkout: str, program: str, arguments: list[str]) -> str:
    """Give the folder of an environment that is whole, on a machine that has what the program needs."""
    dev = program != "icc"
    state = place.fingerprint(checkout)
    folders = place.candidates(checkout, os.environ)
    ready = next((folder for folder in folders if place.is_ready(folder, state, dev=dev)), None)
    draws = pango.is_needed(program, arguments)
    if ready and not (draws and pango.PANGO in pango.missing()):
        return ready

    from launcher import prepare  # the slow half: see above

    return prepare.prepare(checkout, ready, folders, state, dev=dev, draws=draws)
