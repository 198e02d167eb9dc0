"""Many cities are looked at in several processes, and nobody can tell."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from icc_cli import processes
from icc_cli.city import find_cities
from icc_cli.lint.examine import Outcome, Terms, check_cities
from icc_cli.output.findings.lines import Checked
from icc_cli.output.findings.text import write_findings
from icc_cli.output.terminal import Terminal
from icc_cli.processes import FEW
from icc_cli.programme.edition import Stage

pytestmark = [
    pytest.mark.usefixtures("one_rule"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),  # pytest-xdist is
]


def shown(outcomes: list[Outcome]) -> str:
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    return write_findings(Checked(findings, [outcome.city for outcome in outcomes]), Terminal())


def looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch, processors: int) -> list[Outcome]:
    monkeypatch.setattr(processes, "_processors", lambda: processors)
    return check_cities(find_cities([folder]), lambda city: Terms(Stage.DRAFT if city == "city-3" else Stage.FINAL))


def test_several_processes_say_what_one_says(cities: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2 * FEW):
        cities.add(f"city-{number}", cities.parks if number % 3 else None)
    (cities.folder / "city-5" / "strategy.yaml").write_text("solutions: [\n", encoding="utf-8")
    parent = os.getpid()
    used: list[int] = []
    monkeypatch.setattr(processes, "_in_processes", _noting(used))
    alone, together = (looked_at(cities.folder, monkeypatch, number) for number in (1, 2))
    assert used == [2]
    assert shown(together) == shown(alone)
    assert [outcome.city for outcome in together] == [outcome.city for outcome in alone]
    assert "has no target" in shown(alone)
    assert os.getpid() == parent


def _noting(used: list[int]) -> Any:
    original = processes._in_processes

    def noting(function: Any, tasks: Any, number: int) -> list[Outcome]:
        used.append(number)
        return original(function, tasks, number)

    return noting


def test_few_cities_need_no_other_process(cities: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        cities.add(f"city-{number}")
    monkeypatch.setattr(processes, "_in_processes", None)
    assert len(looked_at(cities.folder, monkeypatch, 8)) == 3
