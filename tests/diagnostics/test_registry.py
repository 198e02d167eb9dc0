"""Whatever has a code is registered once; a code that is retired still names the one that took its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from icc_cli.cli import app
from icc_cli.diagnostics import RuleId, Severity, registry
from icc_cli.diagnostics.registry import Codes, find
from icc_cli.lint.catalogue import changes, find_change, find_rule, rules
from tests.conftest import Cities

Run = Callable[..., str]


@pytest.fixture(autouse=True)
def renumbered(monkeypatch: pytest.MonkeyPatch) -> None:
    """ICC-K010, `kpi-without-target`, took the place of an ICC-K999, `no-target`."""
    (rule,) = (each for each in (*rules(), *changes()) if each.id.code == "ICC-K010")
    successor = replace(rule, retired=(RuleId("ICC-K999", "no-target"),))
    words = {word.casefold(): successor for id_ in (rule.id, *successor.retired) for word in id_}
    monkeypatch.setattr(registry, "_BY_WORD", {**registry._BY_WORD, **words})


@pytest.fixture
def icc(cities: Cities, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `icc` where a city lacks two targets, one of which it accepts under the retired name."""
    cities.add(parks=Cities.parks.replace("id: parks-lit", "id: parks-lit  # icc: allow no-target the council decides"))
    monkeypatch.chdir(cities.folder)
    return lambda *arguments: CliRunner().invoke(app, list(arguments)).output


@pytest.mark.usefixtures("one_rule")
@pytest.mark.parametrize("word", ["ICC-K999", "k999", "no-target"])
def test_a_retired_code_selects_and_accepts_and_explains_its_successor(icc: Run, word: str) -> None:
    told = icc("validate", "--select", word, "--format", "concise")
    assert told.count("ICC-K010") == 1
    assert "yards-lit" in told
    assert icc("explain", word).startswith("ICC-K010 kpi-without-target\n")


def test_a_kind_of_change_is_no_rule() -> None:
    assert (find_rule("ICC-D010"), find_rule("target-lowered"), find_change("kpi-without-target")) == (None, None, None)
    change = find_change("d010")
    assert change == find_change("target-lowered")
    assert change is not None
    assert change.code == "ICC-D010"


def test_a_code_and_a_name_are_given_once() -> None:
    codes: Codes[object, object] = Codes()
    for code, name in (("ICC-K010", "another"), ("ICC-K998", "kpi-without-target"), ("ICC-K998", "no-target")):
        with pytest.raises(ValueError, match="already"):
            codes.code(code, name, "e", "Another page.")
    assert find("K010") is not None


def test_one_letter_stands_for_all_stages() -> None:
    rule = find("yaml-syntax")
    assert rule is not None
    assert set(rule.severities.values()) == {Severity.ERROR}
