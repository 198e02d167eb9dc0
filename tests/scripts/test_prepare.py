"""What is worth installing, what pip may see, and what two starts at once, or one that fails, leave behind."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from launcher import CannotStartError, place, prepare
from launcher.install import VENV, Machine
from launcher.pango import PANGO, SUBSETTER

ROOT = Machine(manager="apt-get", is_root=True, sudo="none", python=(3, 11), system_python=True)
USER = replace(ROOT, is_root=False)


def test_pango_is_installed_whenever_it_is_missing() -> None:
    plan = prepare.worthwhile_plan([PANGO, SUBSETTER], ROOT, making=False)
    assert plan is not None
    assert "libharfbuzz-subset0" in plan.packages


def test_the_subsetter_alone_is_tried_once_and_never_asked_for() -> None:
    assert prepare.worthwhile_plan([SUBSETTER], ROOT, making=True)
    assert prepare.worthwhile_plan([SUBSETTER], ROOT, making=False) is None
    assert prepare.worthwhile_plan([SUBSETTER], USER, making=True) is None
    assert prepare.worthwhile_plan([SUBSETTER], replace(USER, sudo="asks"), making=True) is None


@pytest.mark.parametrize(("missing", "package"), [(VENV, "python3.11-venv"), (PANGO, "libpango-1.0-0")])
def test_what_may_not_be_installed_is_told_with_its_command(missing: str, package: str) -> None:
    with pytest.raises(CannotStartError) as refusal:
        prepare.worthwhile_plan([missing], USER, making=True)
    assert f"This machine lacks {missing}." in str(refusal.value)
    assert f"apt-get install -y {package}" in str(refusal.value)


def test_pip_keeps_the_way_to_the_packages_and_nothing_else_of_a_persons_settings() -> None:
    seen = prepare.pip_environment(
        {"PATH": "/bin", "PIP_INDEX_URL": "https://mirror.example", "PIP_TARGET": "/elsewhere", "PIP_USER": "1"}
    )
    assert seen["PATH"] == "/bin"
    assert seen["PIP_INDEX_URL"] == "https://mirror.example"
    assert seen["PIP_USER"] == "0"
    assert "PIP_TARGET" not in seen


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a checkout that cannot be installed, so that pip fails at once and without a network."""
    (tmp_path / "pyproject.toml").write_text("[build-system]\nrequires = ['a']\n")
    (tmp_path / "constraints.txt").write_text("not a constraint\n")
    return tmp_path


def test_a_failed_start_says_why_and_leaves_nothing_that_is_trusted(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, state = str(checkout / ".venv"), place.fingerprint(str(checkout))
    with pytest.raises(CannotStartError) as failure:
        prepare.prepare(str(checkout), None, [folder], state, dev=False, draws=False)

    assert "could not be installed" in str(failure.value)
    assert "constraints.txt" in str(failure.value)
    assert "Traceback" not in str(failure.value)
    assert capfd.readouterr().err == f"icc: making its environment in {folder}; this takes about a minute\n"
    assert not place.is_ready(folder, state, dev=False)
    assert place.first_makeable([folder]) == folder


def test_who_waited_for_another_start_does_nothing_more(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder, state = checkout / ".venv", place.fingerprint(str(checkout))
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").touch(mode=0o755)
    (folder / place.LOCK).touch()
    (folder / place.STAMP).write_text(f"{state} run\n")  # by the other, between our look and our lock

    made = prepare.prepare(str(checkout), None, [str(folder)], state, dev=False, draws=False)
    assert made == str(folder)
    assert capfd.readouterr().err == ""


def test_nowhere_to_make_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStartError, match="can be made neither in"):
        prepare.prepare(str(tmp_path), None, [str(tmp_path / "file"), os.devnull], "state", dev=False, draws=False)
