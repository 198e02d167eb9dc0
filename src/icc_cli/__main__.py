"""Where `icc` and `python -m icc_cli` begin: sets the process up, then hands over to the command line."""

import gc
import os
import sys

from icc_cli.installed import list_packages_later


def main() -> None:
    """Run the command line.

    A command is a short process: collecting garbage while it imports its modules costs more than the memory that it
    would give back, and so does a last search for garbage before the system takes back everything at once (a third of
    a second after a report). Plugins that happen to be installed have no business in the reading of a city's files.
    """
    gc.disable()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    list_packages_later()
    try:
        from icc_cli.cli import main as command_line

        command_line()
    except KeyboardInterrupt:  # while modules are imported; a command that is at work ends in the same way
        sys.exit(130)  # 128 and the number of the signal, as shells have it
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
