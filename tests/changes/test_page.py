"""`icc explain` shows the page of each kind of change."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from icc_cli.changes.change import Kind
from icc_cli.changes.kinds import KINDS
from icc_cli.cli import app


@pytest.mark.parametrize("kind", KINDS.rules, ids=lambda kind: kind.id.name)
def test_each_kind_is_explained_by_its_code_and_its_name(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    by_code = CliRunner().invoke(app, ["explain", kind.id.code])
    assert by_code.exit_code == 0
    assert by_code.stdout.startswith(f"{kind.id.code} {kind.id.name}\nChanges. {kind.severity}\n")
    assert CliRunner().invoke(app, ["explain", kind.id.name]).stdout == by_code.stdout
    assert all(len(line) <= 60 or line.startswith("    ") for line in by_code.stdout.splitlines())


def test_a_kind_that_is_misspelled_is_told() -> None:
    assert "did you mean ICC-D010 target-lowered?" in CliRunner().invoke(app, ["explain", "target", "lowred"]).stderr


def test_all_kinds_are_listed() -> None:
    listed = CliRunner().invoke(app, ["explain"]).stdout
    assert all(f"{kind.id.code} {kind.id.name}\n" in listed for kind in KINDS.rules)
