"""Commands are imported when they are called, and all else goes on as if they had been there from the start."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.core import TyperGroup
from typer.main import get_group
from typer.testing import CliRunner

from icc_cli.cli import app

GROUP = get_group(app)


def imported(command: str, beginning: str) -> set[str]:
    """Return the modules with a beginning of their name that a run of icc imports."""
    code = "import sys; from icc_cli.cli import main\ntry: main()\nfinally: print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code, command], capture_output=True, text=True, check=True)
    return {name for name in done.stdout.splitlines() if name.startswith(beginning)}


def test_the_version_imports_no_more_than_typer() -> None:
    assert imported("--version", "icc_cli.") == {"icc_cli.cli", "icc_cli.cli.help", "icc_cli.cli.lazy_commands"}
    assert not imported("--version", "rich") | imported("--version", "pydantic")


def test_help_imports_rich_and_nothing_that_knows_about_cities() -> None:
    assert "rich.table" in imported("--help", "rich")
    rooms = {name.split(".")[1] for name in imported("--help", "icc_cli.")}
    assert rooms == {"cli", "output"}
    assert not imported("--help", "pydantic") | imported("--help", "ruamel") | imported("--help", "weasyprint")


def test_a_command_does_not_import_the_others() -> None:
    modules = imported("rules", "icc_cli.")
    assert "icc_cli.cli.rules" in modules
    assert not modules & {"icc_cli.cli.render", "icc_cli.cli.validate", "icc_cli.report.final_report"}


@pytest.mark.parametrize("name", GROUP.commands)
def test_the_list_of_commands_says_what_the_command_itself_says(name: str) -> None:
    context = GROUP.make_context("icc", [name], resilient_parsing=True)
    with context:
        called, command, _ = GROUP.resolve_command(context, [name])
    assert called == name
    assert command is not None
    assert command.name == name or isinstance(command, TyperGroup)
    assert command.help is not None
    first = " ".join(command.help.partition("\n\n")[0].split())
    assert GROUP.commands[name].help == first


def test_a_misspelled_command_is_told_which_was_meant() -> None:
    done = CliRunner().invoke(app, ["vaildate"])
    assert done.exit_code == 2
    assert "No such command 'vaildate'. Did you mean 'validate'?" in done.stderr


@pytest.mark.parametrize("name", ["render", "kpi"])
def test_a_group_lists_its_commands(name: str) -> None:
    done = CliRunner().invoke(app, [name, "--help"])
    assert done.exit_code == 0
    assert f"icc {name} [OPTIONS] COMMAND" in done.stdout
    assert "--install-completion" not in done.stdout
