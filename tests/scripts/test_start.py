"""The launcher as a person meets it: from anywhere, through links, with odd settings, with an old Python or none."""

import ast
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from launcher import place

REPOSITORY = Path(__file__).parents[2]
START = REPOSITORY / "scripts" / "start.py"
MADE_UP_ICC = """#!/bin/sh
printf '%s|' "$@"
echo "home=$PYTHONHOME path=$PYTHONPATH"
cat
exit 7
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a checkout, with a space in its path, whose environment is whole and holds a made-up icc."""
    folder = tmp_path / "my checkout"
    shutil.copytree(REPOSITORY / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("icc", "pyproject.toml", "constraints.txt"):
        shutil.copy(REPOSITORY / name, folder)
    binaries = folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(sys.executable)
    (binaries / "icc").write_text(MADE_UP_ICC)
    (binaries / "icc").chmod(0o755)
    state = place.fingerprint(os.path.realpath(folder))
    (folder / ".venv" / place.STAMP).write_text(f"{state} run\n")
    return folder


def run(*command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd="/", env=os.environ | variables, input="typed\n", capture_output=True, text=True, check=False
    )


def test_arguments_input_and_exit_code_pass_through_unchanged(checkout: Path) -> None:
    done = run(checkout / "icc", "render", "--format", "html", "two words", "", "*")
    assert done.stdout == "render|--format|html|two words||*|home= path=\ntyped\n"
    assert (done.returncode, done.stderr) == (7, "")


def test_it_starts_through_links_and_beside_another_pythons_settings(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "first").symlink_to("../my checkout/icc")
    (tmp_path / "bin" / "second").symlink_to("first")
    done = run(tmp_path / "bin" / "second", "--version", PYTHONHOME="/nowhere", PYTHONPATH="/nowhere")
    assert (done.stdout, done.stderr) == ("--version|home= path=\ntyped\n", "")


def test_a_read_only_checkout_uses_the_environment_in_the_cache(checkout: Path, tmp_path: Path) -> None:
    cached = place.candidates(os.path.realpath(checkout), {"XDG_CACHE_HOME": str(tmp_path / "cache")})[1]
    Path(cached).parent.mkdir(parents=True)
    (checkout / ".venv").rename(cached)
    done = run(checkout / "icc", "--version", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert (done.stdout, done.stderr) == ("--version|home= path=\ntyped\n", "")


def test_a_missing_program_is_a_sentence(checkout: Path) -> None:
    (checkout / ".venv" / "bin" / "icc").unlink()
    done = run(checkout / "icc")
    assert done.returncode == 69
    assert done.stderr.startswith("icc: ")
    assert "Traceback" not in done.stderr


def test_without_python_it_says_which_one_is_needed(checkout: Path, tmp_path: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "readlink").symlink_to(str(shutil.which("readlink")))
    done = run(checkout / "icc", PATH=str(tmp_path / "bin"))
    assert (done.returncode, done.stdout) == (69, "")
    assert done.stderr == "icc: Python 3.11 or later is needed, and there is no python3 here.\n"


def test_an_old_python_can_read_the_part_that_refuses_it() -> None:
    ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_says_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent(name: str, _: list[str]) -> None:
        raise FileNotFoundError(name)

    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(os, "execvp", absent)
    with pytest.raises(SystemExit) as exit_:
        runpy.run_path(str(START))
    assert exit_.value.code == 69
    assert capsys.readouterr().err == "icc: Python 3.11 or later is needed; python3 here is 3.9.\n"


def test_an_old_python_makes_way_for_a_newer_one_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[list[str]] = []

    def try_newer(name: str, command: list[str]) -> None:
        tried.append(command)
        if name != "python3.12":
            raise FileNotFoundError(name)
        raise SystemExit(0)  # as a process that was replaced ends

    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(sys, "argv", [str(START), "icc", "--version"])
    monkeypatch.setattr(os, "execvp", try_newer)
    with pytest.raises(SystemExit, match="0"):
        runpy.run_path(str(START))
    assert tried[-1] == ["python3.12", "-I", "-S", str(START), "icc", "--version"]
