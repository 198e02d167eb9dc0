"""Checks the version of Python before anything that an older one could not read is imported.

This file alone keeps to what Python 3.6 understands, so that a city's old machine gets a sentence instead of
a SyntaxError. Where `python3` is old but a newer Python stands beside it, that one is used.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        try:
            os.execvp(name, [name, "-I", "-S"] + sys.argv)  # noqa: RUF005
        except OSError:
            continue
    sys.stderr.write(
        "icc: Python 3.11 or later is needed; python3 here is %d.%d.\n" % sys.version_info[:2]  # noqa: UP031
    )
    sys.exit(69)

here = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, here)  # left out by -I

from launcher import start  # noqa: E402

start(os.path.dirname(here), sys.argv[1], sys.argv[2:])
