"""Several who write to a city at once, and one who is killed while he does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.cli import app
from icc_cli.editing import NewValue, find_kpis, with_measurements
from icc_cli.editing.changed_files import FileChange
from icc_cli.editing.writing import UnwrittenError, write_back
from icc_cli.files import LEFT_OVER
from icc_cli.locks import locked
from tests.conftest import ROOT
from tests.killed import ended, in_process, killed_at_each_step

KPIS = """\
solution: lights
kpis:
- {id: one, name: One, kind: activity, unit: lamps, measurements: {final: 0}}
- {id: two, name: Two, kind: activity, unit: lamps, measurements: {final: 0}}
"""
PAIRS = 200


@pytest.fixture
def city(tmp_path: Path) -> CityFolder:
    folder = tmp_path / "testville"
    (folder / "kpis").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "testville" / "city.yaml", folder)
    (folder / "strategy.yaml").write_text("solutions: [{id: lights, name: Lights}]\n", encoding="utf-8")
    (folder / "kpis" / "both.yaml").write_text(KPIS, encoding="utf-8")
    return CityFolder("testville", folder)


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait for the disk: no test here pulls the plug."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def value(reading: Reading, kpi: str) -> int:
    return int(str(find_kpis(reading)[kpi].entry("final")))


def set_(reading: Reading, kpi: str, number: int) -> None:
    write_back(reading.folder.path, with_measurements(reading, [NewValue(kpi, "final", number)]).changes)


def counts(city: CityFolder, word: str) -> Callable[[], None]:
    """Return work that makes `word 0` to `word 1`, `word 2`, …, and makes sure that nobody took the last step back."""
    file = city.path / "impact.yaml"

    def work() -> None:
        for number in range(PAIRS):
            with locked(city.path):
                text = file.read_text(encoding="utf-8")
                assert f"{word} {number}\n" in text
                after = text.replace(f"{word} {number}\n", f"{word} {number + 1}\n")
                write_back(city.path, [FileChange(file, text, after)])

    return work


def test_two_hundred_pairs_of_writers_lose_nothing(city: CityFolder) -> None:
    (city.path / "impact.yaml").write_text("# one 0\n# two 0\n", encoding="utf-8")
    processes = [in_process(counts(city, word)) for word in ("one", "two")]
    assert [ended(process) for process in processes] == [0, 0]
    assert (city.path / "impact.yaml").read_text(encoding="utf-8") == f"# one {PAIRS}\n# two {PAIRS}\n"
    assert not [file for file in city.path.rglob("*") if file.name.startswith(".")]


def test_of_two_commands_at_once_both_are_heard(city: CityFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(city.path)

    def command(kpi: str, number: int) -> Callable[[], None]:
        def work() -> None:
            result = CliRunner().invoke(app, ["kpi", "set", kpi, f"final={number}"])
            assert result.exit_code == 0, result.stderr

        return work

    CliRunner().invoke(app, ["kpi", "show", "one"])  # what is imported now need not be by each
    for number in range(1, 6):
        processes = [in_process(command(kpi, number)) for kpi in ("one", "two")]
        assert [ended(process) for process in processes] == [0, 0]
        reading = read_city(city)
        assert (value(reading, "one"), value(reading, "two")) == (number, number)


def test_a_value_that_was_set_since_the_file_was_read_is_not_lost(city: CityFolder) -> None:
    edited = with_measurements(read_city(city), [NewValue("one", "final", 5)])
    set_(read_city(city), "two", 7)
    with pytest.raises(UnwrittenError, match="it was changed in the meantime"):
        write_back(city.path, edited.changes)
    reading = read_city(city)
    assert (value(reading, "one"), value(reading, "two")) == (0, 7)


def test_killed_at_each_step_every_file_is_whole_and_the_next_writer_goes_on(city: CityFolder) -> None:
    files = [city.path / "city.yaml", city.path / "kpis" / "both.yaml"]
    before = [file.read_text(encoding="utf-8") for file in files]
    after = [f"{text}# new\n" for text in before]

    def prepare() -> None:
        for file, text in zip(files, before, strict=True):
            file.write_text(text, encoding="utf-8")

    def work() -> None:
        write_back(city.path, [FileChange(*change) for change in zip(files, before, after, strict=True)])

    seen = set()
    for where in killed_at_each_step(work, prepare):
        found = [file.read_text(encoding="utf-8") for file in files]
        assert all(text in pair for text, pair in zip(found, zip(before, after, strict=True), strict=True)), where
        seen.add(tuple(text.endswith("# new\n") for text in found))
        for file in city.path.rglob(LEFT_OVER):
            os.utime(file, (1, 1))
        write_back(
            city.path, [FileChange(file, text, f"{text}# next\n") for file, text in zip(files, found, strict=True)]
        )
        assert not [file for file in city.path.rglob("*") if file.name.startswith(".")], where
    assert seen == {(False, False), (True, False), (True, True)}


def test_a_command_says_that_another_was_killed(city: CityFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(city.path)
    (city.path / ".icc.lock").write_text("4711\n")
    result = CliRunner().invoke(app, ["kpi", "set", "one", "final=3"])
    assert result.exit_code == 0
    assert result.stderr == ("icc: process 4711 was killed while writing to testville: check its last changes\n")
    assert not (city.path / ".icc.lock").exists()
