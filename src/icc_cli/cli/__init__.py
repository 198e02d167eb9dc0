"""The command line: reads options, calls one function, prints, exits. Nothing here knows about cities."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from icc_cli import __version__
from icc_cli.cli.help import Commands
from icc_cli.cli.lazy_commands import CommandsLater


class _Commands(CommandsLater):
    """All commands, each with the first paragraph of its help."""

    later: ClassVar = {
        "validate": "Say what is wrong with the files of cities, and where.",
        "explain": "Explain a rule, a kind of change, or a word of the programme.",
        "rules": "List the rules that `icc validate` checks.",
        "progress": "Show where cities stand: each KPI, or a line for each city.",
        "diff": "Show what changed between two versions of cities.",
        "kpi": "Show KPIs, and enter their measurements.",
        "checkpoint": "Sign off a checkpoint's numbers, and show what changed since.",
        "render": "Typeset a city's deliverable.",
        "format": "Give the files of cities one layout, without changing a value.",
        "schema": "Write the format as JSON Schemas, for editors and other tools.",
    }


app = Commands(
    name="icc",
    cls=_Commands,
    help="The Intelligent Cities Challenge final deliverable as code: validate, track and typeset it.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"icc {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    try:
        Path.cwd()
    except OSError:
        print("icc: the current folder no longer exists", file=sys.stderr)
        raise typer.Exit(2) from None


def main() -> None:
    """Run the command line. The console script `icc` calls it."""
    if sys.stdout is None:  # it was closed by whoever started us, as `>&-` does
        print("icc: standard output is closed, so nothing can be shown", file=sys.stderr)
        sys.exit(2)
    encoding = None if os.environ.get("PYTHONIOENCODING") else "utf-8"  # what somebody asks for holds
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough
        _forget_output()
        sys.exit(1)
    except OSError as error:
        _forget_output()
        print(f"icc: the output cannot be written: {error.strerror}", file=sys.stderr)
        sys.exit(2)


def _forget_output() -> None:
    """Let what is still to be written go nowhere: Python would complain about it at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
