"""A person is told the one command that installs what icc needs, on the system where they are."""

import os

import pytest

from icc_cli.system_packages import how_to_install, pango_packages

DEBIAN = "apt-get update && apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.mark.parametrize(
    ("programs", "user", "advice"),
    [
        ("apt-get sudo", "root", f"Run: {DEBIAN}"),
        ("apt-get sudo", "anna", f"Run: sudo sh -c '{DEBIAN}'"),
        ("apt-get", "anna", f"Run: su -c '{DEBIAN}'"),
        ("brew sudo", "anna", "Run: brew install pango"),
        ("dnf sudo", "anna", "Run: sudo sh -c 'dnf install pango'"),
        ("pacman sudo", "anna", "Run: sudo sh -c 'pacman -S pango'"),
        ("zypper", "root", "Run: zypper install libpango-1_0-0 libharfbuzz-subset0"),
        (
            "sudo",
            "anna",
            "Install Pango: see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation",
        ),
    ],
)
def test_the_command_is_that_of_the_system_and_of_the_user(
    monkeypatch: pytest.MonkeyPatch, programs: str, user: str, advice: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name if name in programs.split() else None)
    monkeypatch.setattr(os, "geteuid", lambda: 0 if user == "root" else 1000)
    assert how_to_install(pango_packages()) == advice
