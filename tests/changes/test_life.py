"""Ten commits of a city's life, each told as exactly what it was: nothing for what was only moved or put otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from icc_cli.cli import app

from .life import Repository, edit

LIGHTS, PARKING = "kpis/lights.yaml", "kpis/parking.yaml"


def lower_a_target(city: Path) -> None:
    edit(city / LIGHTS, "- target: {value: 900, due: 2022-07}\n+ target: {value: 500, due: 2022-07}")


def remove_a_kpi_and_add_one(city: Path) -> None:
    edit(city / PARKING, "- - id: spaces-watched\n-   name: Parking spaces with a sensor\n"
         "+ - id: tickets-sold\n+   name: Tickets sold by telephone")  # fmt: skip
    edit(city / PARKING, "- unit: spaces\n+ unit: tickets")


def change_units(city: Path) -> None:
    for line in ("unit: kWh\n+ unit: MWh", "start: 900000\n+ start: 900", "midway: 810000\n+ midway: 810 000 kWh",
                 "target: {value: 700000, due: 2022-07}\n+ target: {value: 700, due: 2022-07}"):  # fmt: skip
        edit(city / LIGHTS, f"- {line}")


def split_a_file_into_a_folder(city: Path) -> None:
    folder = city / "impact"
    folder.mkdir()
    head, commitments, rest = (city / "impact.yaml").read_text().partition("commitments:\n")
    (folder / "a-results.yaml").write_text(head)
    (folder / "b-way-forward.yaml").write_text(commitments + rest)
    (city / "impact.yaml").unlink()
    kpis = (city / LIGHTS).read_text().split("  - id: ")
    for number, kpi in enumerate(kpis[1:]):
        (city / "kpis" / f"lights-{number}.yaml").write_text(f"{kpis[0]}  - id: {kpi}")
    (city / LIGHTS).unlink()


def edit_prose(city: Path) -> None:
    lines = "- summary: The lamps were replaced early, and use less electricity than planned.\n"
    lines += "+ summary: >\n+   The lamps were replaced late,\n+   and use less electricity than planned."
    edit(city / "impact/a-results.yaml", lines)


def reorder_items(city: Path) -> None:
    one, other = "- {id: frugal-light, name: Frugal light}\n", "- {id: safe-streets, name: Safe streets}\n"
    edit(city / "strategy.yaml", f"- {one}- {other}+ {other}+ {one}")
    edit(
        city / "charters/lights.yaml",
        "- ambitions: [frugal-light, safe-streets]\n+ ambitions: [safe-streets, frugal-light]",
    )
    (city / "kpis/lights-0.yaml").rename(city / "kpis/zz-lamps.yaml")


def measure(city: Path) -> None:
    edit(city / "kpis/lights-1.yaml", "- final: pending\n+ final: 38")


def rewrite_history(city: Path) -> None:
    edit(city / "kpis/zz-lamps.yaml", "- start: 0\n- midway: 400\n+ start: 100\n+ midway: 450")


def slip(city: Path) -> None:
    edit(city / "roadmap.yaml", "- - {id: first-district, title: First district lit, due: 2021-12-31, done: false}\n"
         "+ - {id: first-district, title: First district is lit, due: 2022-02-28, done: true}")  # fmt: skip


def cut_money_and_scope(city: Path) -> None:
    edit(city / "charters/lights.yaml", "- - {source: City budget, amount: 200000, currency: EUR, status: secured}\n"
         "+ - {source: City budget, amount: 150 000 EUR, status: secured}")  # fmt: skip
    edit(city / "strategy.yaml", "- members: [brightwater-town, millbrook]\n+ members: [brightwater-town]")


LIFE: list[tuple[Callable[[Path], None], list[str]]] = [
    (lower_a_target, ["error target-lowered: 900 lamps by July 2022 → 500 lamps by July 2022"]),
    (
        remove_a_kpi_and_add_one,
        [
            "error kpi-removed: Parking spaces with a sensor → None",
            "info kpi-added: None → Tickets sold by telephone",
        ],
    ),
    (change_units, []),
    (split_a_file_into_a_folder, []),
    (edit_prose, ["info prose-changed: The lamps were replaced -early, +late, and use less electricity than planned."]),
    (reorder_items, []),
    (measure, ["info measured: pending → 38 %"]),
    (
        rewrite_history,
        ["error baseline-rewritten: 0 lamps → 100 lamps", "error measurement-rewritten: 400 lamps → 450 lamps"],
    ),
    (
        slip,
        [
            "warning milestone-slipped: 31 December 2021 → 28 February 2022",
            "info renamed: First district lit → First district is lit",
            "info step-done: None → None",
        ],
    ),
    (
        cut_money_and_scope,
        ["warning funding-reduced: 200 000 EUR → 150 000 EUR", "warning scope-narrowed: None → None"],
    ),
]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Live the life: a commit a chapter."""
    repository = Repository(tmp_path_factory.mktemp("life") / "repository")
    for chapter, _ in LIFE:
        chapter(repository.city)
        repository.commit(chapter.__name__.replace("_", " "))
    return repository


@pytest.mark.parametrize("number", range(len(LIFE)), ids=[chapter.__name__ for chapter, _ in LIFE])
def test_each_commit_is_told_as_what_it_was(
    number: int, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.top)
    back = len(LIFE) - number
    result = CliRunner().invoke(
        app, ["diff", f"HEAD~{back}..HEAD~{back - 1}", "--format", "json", "--fail-on", "never"]
    )
    assert result.exit_code == 0, result.output
    assert sorted(map(summary, found(result.stdout))) == sorted(LIFE[number][1])


def test_the_whole_life_is_told_by_its_outcome(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None]
) -> None:
    monkeypatch.chdir(repository.top)
    monkeypatch.setenv("COLUMNS", "80")
    result = CliRunner().invoke(app, ["diff", f"HEAD~{len(LIFE)}"])
    assert result.exit_code == 1
    commit = repository.git("rev-parse", f"HEAD~{len(LIFE)}")[:9]
    golden("diff/life.txt", result.stdout.replace(commit, "0" * 9))


def test_places_lead_to_the_lines(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.top)
    result = CliRunner().invoke(app, ["diff", "HEAD~10..HEAD", "--format", "json", "--fail-on", "never"])
    (lowered,) = (change for change in found(result.stdout) if change["name"] == "target-lowered")
    for side in ("old", "new"):
        revision, _, path = lowered[side]["file"].partition(":")
        lines = repository.git("show", f"{revision}:{path}").splitlines()
        assert lines[lowered[side]["line"] - 1].strip().startswith("target:")
        assert lines[lowered[side]["line"] - 1][lowered[side]["column"] - 1] == "{"


def found(text: str) -> list[dict[str, Any]]:
    return [change for city in json.loads(text)["cities"] for change in city["changes"]]


def summary(change: dict[str, Any]) -> str:
    words = change["words"]
    edited = " ".join(f"{each['sign'].strip()}{each['words']}" for each in words)
    told = edited or f"{change['was']} → {change['now']}"
    return f"{change['severity']} {change['name']}: {told}".replace("\u00a0", " ")
