"""`icc validate --fix` and `--diff` as a city's team sees them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app
from icc_cli.files import WriteError

Icc = Callable[..., Result]


@pytest.fixture
def icc(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Icc:
    monkeypatch.chdir(examples)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return lambda *arguments: CliRunner().invoke(app, ["validate", *arguments, "--select", "F"])


@pytest.fixture
def city(examples: Path) -> Path:
    """A city with two misspellings and an error that only people can fix."""
    folder = examples / "bialystok"
    change(folder / "city.yaml", "country: PL", "contry: PL")
    change(folder / "kpis" / "res-installations.yaml", "kind: performance", "kind: perfomance")
    change(folder / "roadmap.yaml", "months: 6", "months: six")
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.yaml")}


def test_fix_tells_what_it_fixed_and_shows_what_remains(icc: Icc, city: Path) -> None:
    result = icc("--fix")
    lines = result.stdout.splitlines()
    assert lines[:4] == [
        "bialystok/city.yaml:6: `contry` becomes `country`",
        "bialystok/kpis/res-installations.yaml:79: `perfomance` becomes `performance`",
        "2 fixes in 2 files",
        "",
    ]
    assert lines[4].startswith("bialystok/roadmap.yaml:")
    assert lines[-2].startswith("1 error (3 cities checked)")
    assert result.exit_code == 1
    assert b"\ncountry: PL\n" in (city / "city.yaml").read_bytes()
    change(city / "roadmap.yaml", "months: six", "months: 6")
    again = icc("--fix")
    assert (again.stdout, again.exit_code) == ("0 fixes in 0 files\n\nno findings (3 cities checked)\n", 0)


def test_without_fix_nothing_is_written_and_it_is_said_what_could_be(icc: Icc, city: Path) -> None:
    before = contents(city)
    result = icc()
    assert contents(city) == before
    assert "2 findings can be fixed by --fix\n" in result.stdout


@pytest.mark.parametrize("options", [["--diff"], ["--diff", "--fix"]])
def test_diff_shows_what_patch_can_apply_and_writes_nothing(
    icc: Icc, city: Path, tmp_path: Path, options: list[str]
) -> None:
    before = contents(city)
    file = city / "city.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n").rstrip())
    spoiled = contents(city)
    result = icc(*options)
    assert contents(city) == spoiled
    assert result.exit_code == 1
    assert result.stderr.startswith("2 fixes in 2 files, shown but not made\n1 error (3 cities checked)\n")
    assert icc("--fix").exit_code == 1
    fixed = contents(city)
    assert fixed != before
    if shutil.which("git"):
        for name, content in spoiled.items():
            (city / name).write_bytes(content)
        command = ["git", "apply", "--whitespace=nowarn", "-"]
        subprocess.run(command, input=result.stdout_bytes, cwd=city.parent, check=True)
        assert contents(city) == fixed


def test_the_exit_code_of_diff_is_that_of_what_remains(icc: Icc, city: Path) -> None:
    change(city / "roadmap.yaml", "months: six", "months: 6")
    assert icc("--diff").exit_code == 0
    assert icc().exit_code == 1


def test_what_programs_read_is_not_mixed_with_what_was_fixed(icc: Icc, city: Path) -> None:
    result = icc("--fix", "--format", "json")
    assert len(json.loads(result.stdout)["findings"]) == 1
    assert result.stderr.startswith("bialystok/city.yaml:6: `contry` becomes `country`\n")


def test_unsafe_alone_is_refused(icc: Icc) -> None:
    result = icc("--unsafe")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "add --fix" in result.stderr


def test_unsafe_fixes_more(icc: Icc, city: Path) -> None:
    change(city / "city.yaml", "\nname: Białystok\n", "\nname: Białystok\nname: Białystok\n")
    assert "duplicate-key" in icc("--fix").stdout
    assert "duplicate-key" not in icc("--fix", "--unsafe").stdout


def test_a_file_that_cannot_be_written_is_told(icc: Icc, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(contents: dict[Path, bytes]) -> None:
        raise WriteError(next(iter(contents)), PermissionError(13, "Permission denied"))

    before = contents(city)
    monkeypatch.setattr("icc_cli.editing.writing.write_all", refuse)
    result = icc("--fix")
    assert result.exit_code == 2
    assert result.stderr == "icc: bialystok/city.yaml is not fixed: permission denied\n"
    assert contents(city) == before
