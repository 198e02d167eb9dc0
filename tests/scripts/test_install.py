"""What the system lacks is installed where that is possible; elsewhere a person is told the one command."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

import pytest
import start

PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
WAIT = "-o DPkg::Lock::Timeout=300"
WORKS = ": >installed"
FAILS = "echo 'E: no such package' >&2; exit 100"


class Machine:
    """A machine with made-up programs, that lacks something until one of them has installed it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._patch = monkeypatch
        self._lacks: tuple[str, ...] = ()
        (folder / "sh").symlink_to(str(shutil.which("sh")))
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr(sys, "executable", "/usr/bin/python3.11")
        monkeypatch.setattr(sys, "version_info", (3, 11, 2, "final", 0))
        monkeypatch.setattr(start, "loads", lambda *libraries: not any(map(self._is_missing, libraries)))
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if self._is_missing(name) else "found")

    def lacks(self, *what: str, user: str, **programs: str) -> None:
        """Say what is missing, who is at work, and which programs there are: what each does when it is called."""
        self._lacks = what
        self._patch.setattr(os, "geteuid", lambda: 0 if user == "root" else 1000)
        for name, work in programs.items():
            file = self._folder / name.replace("_", "-")
            file.write_text(f'#!/bin/sh\ncd "{self._folder}"\necho "{file.name} $*" >>calls\n{work}\n')
            file.chmod(0o755)

    def calls(self) -> list[str]:
        """Return how the programs were called."""
        calls = self._folder / "calls"
        return calls.read_text().splitlines() if calls.exists() else []

    def _is_missing(self, name: str) -> bool:
        return name in self._lacks and not (self._folder / "installed").exists()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_root_on_debian_installs_everything_at_once_and_says_so(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.lacks("ensurepip", *start.PANGO, user="root", apt_get=WORKS)
    start.install(making=True, drawing=True)
    assert machine.calls() == ["apt-get update", f"apt-get install -y {WAIT} python3.11-venv {PANGO}"]
    assert capfd.readouterr().err == f"icc: installing python3.11-venv {PANGO} with apt-get\n"


@pytest.mark.parametrize(
    ("missing", "making", "drawing", "packages"),
    [
        ("ensurepip", True, True, "python3.11-venv"),
        ("ensurepip", False, True, None),
        ("libpangoft2-1.0", False, True, PANGO),
        ("libpangoft2-1.0", True, False, None),
        ("libharfbuzz-subset", True, True, PANGO),
        ("libharfbuzz-subset", False, True, None),
    ],
)
def test_only_what_is_missing_and_needed_is_installed(
    machine: Machine, missing: str, making: bool, drawing: bool, packages: str | None
) -> None:
    machine.lacks(missing, user="root", apt_get=WORKS)
    start.install(making=making, drawing=drawing)
    assert machine.calls()[1:] == ([f"apt-get install -y {WAIT} {packages}"] if packages else [])


def test_sudo_is_used_where_there_is_one(machine: Machine) -> None:
    machine.lacks("libpango-1.0", user="anna", apt_get=WORKS, sudo='exec "$@"')
    start.install(making=False, drawing=True)
    sudo, *calls = machine.calls()
    assert sudo.startswith("sudo sh -c apt-get update && ")
    assert calls == ["apt-get update", f"apt-get install -y {WAIT} {PANGO}"]


def test_homebrew_installs_as_the_user(machine: Machine) -> None:
    machine.lacks("libpango-1.0", user="anna", brew=WORKS, sudo='exec "$@"')
    start.install(making=False, drawing=True)
    assert machine.calls() == ["brew install pango"]


@pytest.mark.parametrize(
    ("manager", "command"), [("apt_get", f"apt-get update && apt-get install -y {PANGO}"), ("dnf", "dnf install pango")]
)
def test_where_nothing_may_be_installed_the_command_is_told(machine: Machine, manager: str, command: str) -> None:
    machine.lacks("libpango-1.0", user="anna", **{manager: WORKS})
    with pytest.raises(start.CannotStartError) as refusal:
        start.install(making=True, drawing=True)
    assert str(refusal.value) == f"this machine lacks Pango. Run: su -c '{command}'"
    assert machine.calls() == []


def test_a_package_manager_that_fails_is_quoted_with_the_command(machine: Machine) -> None:
    machine.lacks("ensurepip", "libpango-1.0", user="root", apt_get=FAILS)
    with pytest.raises(start.CannotStartError) as refusal:
        start.install(making=True, drawing=True)
    assert str(refusal.value).splitlines() == [
        "apt-get failed:",
        "    E: no such package",
        "this machine lacks Python's venv module and Pango. "
        f"Run: apt-get update && apt-get install -y python3.11-venv {PANGO}",
    ]


def test_without_the_subsetter_it_goes_on(machine: Machine) -> None:
    machine.lacks("libharfbuzz-subset", user="root", apt_get=FAILS)
    start.install(making=True, drawing=True)
    assert machine.calls() == ["apt-get update"]
