"""`icc format` as a city's team and a pre-commit hook see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app

Icc = Callable[..., Result]


@pytest.fixture
def icc(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Icc:
    monkeypatch.chdir(examples)
    return lambda *arguments: CliRunner().invoke(app, ["format", *arguments])


@pytest.fixture
def untidy(examples: Path) -> Path:
    file = examples / "sofia" / "roadmap.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n\n\n# the end\n", encoding="utf-8")
    return file


def test_the_examples_are_in_the_layout(icc: Icc) -> None:
    result = icc("--check")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 of 53 files would be laid out differently\n"


def test_check_names_the_files_and_writes_nothing(icc: Icc, untidy: Path) -> None:
    before = untidy.read_bytes()

    result = icc("--check")

    assert result.exit_code == 1
    assert result.stdout == "sofia/roadmap.yaml is not in the layout\n"
    assert untidy.read_bytes() == before


def test_diff_shows_what_would_change(icc: Icc, untidy: Path) -> None:
    before = untidy.read_bytes()

    result = icc("--diff", "sofia")

    assert result.exit_code == 0
    assert result.stdout.startswith("--- a/sofia/roadmap.yaml\n+++ b/sofia/roadmap.yaml\n")
    assert untidy.read_bytes() == before


def test_files_are_written_and_named(icc: Icc, untidy: Path) -> None:
    result = icc()

    assert (result.exit_code, result.stdout) == (0, "sofia/roadmap.yaml\n")
    assert untidy.read_text(encoding="utf-8").endswith("\n\n# the end\n")
    assert icc("--check").exit_code == 0


def test_only_what_is_named_is_laid_out(icc: Icc, untidy: Path) -> None:
    assert icc("--check", "sofia/city.yaml").exit_code == 0
    assert icc("--check", "--city", "simos").exit_code == 0
    assert icc("--check", "sofia/roadmap.yaml", "sofia/city.yaml").exit_code == 1


def test_what_is_left_as_it_is_is_told(icc: Icc, examples: Path) -> None:
    (examples / "sofia" / "roadmap.yaml").write_text("note: %\n", encoding="utf-8")

    result = icc("sofia")

    assert result.exit_code == 1
    assert "sofia/roadmap.yaml is left as it is: it cannot be read: `icc validate` says why" in result.stderr
