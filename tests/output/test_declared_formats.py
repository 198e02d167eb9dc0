"""Every format that is declared has a writer, and those of one view take the same thing."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from typer.testing import CliRunner

from icc_cli.cli import app
from icc_cli.output.formats import FORMATS, Format, find_format, format_names
from icc_cli.output.terminal import Terminal

ROOT = Path(__file__).parents[2]


def hints(format_: Format) -> dict[str, Any]:
    """What a writer takes and gives, by the names of its parameters."""
    module, _, function = format_.writer.partition(":")
    return get_type_hints(getattr(import_module(f"icc_cli.output.{module}"), function))


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: f"{each.command}-{each.view}-{each.name}")
def test_a_writer_takes_what_is_shown_and_a_terminal_where_it_fits_one(format_: Format) -> None:
    *taken, given = hints(format_).values()
    assert given is str
    assert taken[1:] == ([Terminal] if format_.fits_terminal else [])


def test_each_view_has_a_format_for_terminals_and_no_name_twice() -> None:
    known = [each[:3] for each in FORMATS]
    assert len(set(known)) == len(known)
    views = {(each.command, each.view) for each in FORMATS}
    assert views == {(each.command, each.view) for each in FORMATS if each.fits_terminal}


def test_each_view_that_a_format_can_be_asked_of_has_all_formats_of_its_command() -> None:
    for each in FORMATS:
        for name in format_names(each.command) if each.view != "explanations" else ():
            assert find_format(each.command, each.view, name).name == name


def test_the_default_comes_first() -> None:
    assert format_names("progress")[0] == "table"
    assert format_names("validate")[0] == "text"


def test_what_is_not_declared_is_not_found() -> None:
    with pytest.raises(KeyError):
        find_format("progress", "explanations", "json")


@pytest.mark.parametrize(("command", "page"), [("validate", "ci.md"), ("diff", "ci.md"), ("progress", "progress.md")])
def test_each_format_is_in_the_documents(command: str, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    if command == "diff":
        told = re.findall(
            "`(?:--format )?([a-z]+)`", text[text.index("`--format text`, `concise`") :].partition("`schemas/")[0]
        )
        assert sorted(told) == sorted(format_names(command))
    else:
        table = text[text.index("| for |\n") :].partition("\n\n")[0]
        assert re.findall("(?m)^[|] `([a-z]+)` [|]", table) == format_names(command)


@pytest.mark.parametrize("command", [("validate",), ("progress",), ("diff", "HEAD"), ("rules",)])
def test_a_format_that_a_command_does_not_have_is_refused_with_those_that_it_has(command: tuple[str, ...]) -> None:
    refused = CliRunner().invoke(app, [*command, "--format", "jsno"])
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == "icc: no format 'jsno'; did you mean json?\n"
    other = CliRunner().invoke(app, [*command, "--format", "xlsx"])
    assert other.exit_code == 2
    assert other.stderr == f"icc: no format 'xlsx'; there are {', '.join(format_names(command[0]))}\n"


@pytest.mark.parametrize("command", ["validate", "progress", "diff", "rules"])
def test_help_lists_the_formats(command: str) -> None:
    told = " ".join(CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).stdout.split())
    assert f": {', '.join(format_names(command))}." in told


def test_a_list_of_formats_imports_none_of_their_writers() -> None:
    code = "import sys, icc_cli.output.formats; print(*(name for name in sys.modules if name.startswith('icc_cli')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {
        "icc_cli",
        "icc_cli.output",
        "icc_cli.output.formats",
        "icc_cli.output.terminal",
    }
