"""What is missing, on which machine, decides which commands are run, and what a person is told where none may be."""

from dataclasses import replace
from typing import Literal

import pytest
from launcher.install import VENV, Machine, Plan, plan
from launcher.pango import PANGO, SUBSETTER

DEBIAN = Machine(manager="apt-get", is_root=True, sudo="none", python=(3, 11), system_python=True)
ALL = "python3.11-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def commands(plan: Plan) -> list[str]:
    return [" ".join(command) for command in plan.commands]


def test_root_on_debian_updates_the_lists_and_installs_everything_at_once_unattended() -> None:
    update, install = commands(plan(DEBIAN, [VENV, PANGO, SUBSETTER]))

    assert update.startswith("env DEBIAN_FRONTEND=noninteractive apt-get ")
    assert update.endswith(" update")
    assert install.startswith("env DEBIAN_FRONTEND=noninteractive apt-get ")
    assert install.endswith(f" install -y --no-install-recommends {ALL}")


def test_only_what_is_missing_is_installed() -> None:
    assert plan(DEBIAN, [VENV]).packages == ("python3.11-venv",)
    assert plan(replace(DEBIAN, python=(3, 12)), [VENV]).packages == ("python3.12-venv",)
    assert plan(DEBIAN, [PANGO]).packages == ("libpango-1.0-0", "libpangoft2-1.0-0")


@pytest.mark.parametrize(("sudo", "prefix"), [("silent", "sudo -n env "), ("asks", "sudo env ")])
def test_sudo_is_used_where_it_works(sudo: Literal["silent", "asks"], prefix: str) -> None:
    user = replace(DEBIAN, is_root=False, sudo=sudo)
    told = plan(user, [PANGO])
    assert all(command.startswith(prefix) for command in commands(told))
    assert told.tool == "sudo apt-get"


def test_without_root_and_sudo_nothing_is_run_and_one_command_is_told() -> None:
    told = plan(replace(DEBIAN, is_root=False), [PANGO, SUBSETTER])
    assert told.commands == ()
    assert told.by_hand == (
        "sudo sh -c 'apt-get update && apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'"
    )


def test_homebrew_installs_as_the_user() -> None:
    mac = replace(DEBIAN, manager="brew", is_root=False, sudo="asks")
    assert commands(plan(mac, [PANGO, SUBSETTER])) == ["brew install --quiet pango"]


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("dnf", "sudo dnf install pango"),
        ("pacman", "sudo pacman -S pango"),
        ("zypper", "sudo zypper install libpango-1_0-0"),
        (None, "install Pango with your system's package manager"),
    ],
)
def test_other_systems_are_told_what_to_run(manager: str | None, command: str) -> None:
    told = plan(replace(DEBIAN, manager=manager, is_root=False), [PANGO])
    assert (told.commands, told.by_hand) == ((), command)


def test_a_python_that_was_built_without_venv_is_not_mended_by_the_systems_packages() -> None:
    told = plan(replace(DEBIAN, system_python=False), [VENV, PANGO])
    assert told.commands == ()
    assert "another Python" in told.by_hand
