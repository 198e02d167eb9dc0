"""`--help`: laid out by rich for any terminal, and nothing of rich before somebody asks for it."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from rich.cells import cell_len
from typer.core import TyperGroup
from typer.main import get_group
from typer.testing import CliRunner

from icc_cli.cli import app

GROUP = get_group(app)


def paths() -> list[tuple[str, ...]]:
    """All commands, by the words that call them."""
    found: list[tuple[str, ...]] = [()]
    context = GROUP.make_context("icc", [], resilient_parsing=True)
    for name in GROUP.commands:
        with context:
            _, command, _ = GROUP.resolve_command(context, [name])
        found.append((name,))
        found += [(name, each) for each in command.commands] if isinstance(command, TyperGroup) else []
    return found


def help_of(*command: str, **environment: str) -> str:
    done = CliRunner().invoke(app, [*command, "--help"], env={"FORCE_COLOR": "", "NO_COLOR": "", **environment})
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("command", paths(), ids=" ".join)
def test_no_word_is_lost_at_any_width(command: tuple[str, ...]) -> None:
    wide = help_of(*command, COLUMNS="200")
    for columns in (40, 60, 80):
        text = help_of(*command, COLUMNS=str(columns))
        assert max(map(cell_len, text.splitlines())) <= columns
        assert sorted(text.replace("\n", " ").split()) == sorted(wide.replace("\n", " ").split())
    assert max(map(cell_len, wide.splitlines())) <= 100
    assert not set("╭│─…") & set(wide.replace("cancelled, …", ""))


def test_meanings_stand_beside_names_or_below_them() -> None:
    assert re.search("\n  --city ID +Only this city; may be repeated.\n", help_of("progress", COLUMNS="80"))
    assert "\n  --city ID\n      Only this city; may be repeated.\n" in help_of("progress", COLUMNS="60")


def test_commands_that_are_not_imported_yet_are_listed() -> None:
    text = help_of(COLUMNS="80")
    assert "\n  validate    Say what is wrong with the files of cities, and where.\n" in text
    assert [line.split()[0] for line in text.partition("Commands\n")[2].splitlines()] == list(GROUP.commands)


def test_values_are_named_in_words() -> None:
    text = help_of("kpi", "set", COLUMNS="80")
    assert "--note TEXT" in text
    assert "--expected DATE" in text
    assert "CHECKPOINT=VALUE  A value" in text
    assert "--jobs NUMBER" in help_of("render", "charter", COLUMNS="80")
    assert "--stage draft|roadmap|midway|final" in help_of("validate", COLUMNS="80")


def test_what_the_exit_codes_mean_is_told_at_the_end() -> None:
    text = help_of("render", "charter", COLUMNS="80")
    assert text.index("Exit code 0: it is written.") > text.index("--help")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run icc alone; the last line of standard error says whether rich was imported."""
    code = (
        "import sys; from icc_cli.cli import main\n"
        "try: main()\n"
        "finally: print(any(name.partition('.')[0] == 'rich' for name in sys.modules), file=sys.stderr)"
    )
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=clean | environment, check=False)


def test_a_pipe_gets_plain_lines() -> None:
    done = run("progress", "--help")
    assert (done.returncode, done.stderr) == (0, "True\n")
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("arguments", [["--version"], ["validate", "--city", "bialystok"], ["vaildate"]])
def test_nothing_else_waits_for_rich(arguments: list[str]) -> None:
    assert run(*arguments).stderr.endswith("False\n")
