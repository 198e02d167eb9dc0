"""`icc render --watch`: what is rendered anew, and what is said of the changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer

from icc_cli.city import CityFolder
from icc_cli.cli import render_watch
from icc_cli.cli.render_watch import stamps, watch
from icc_cli.cli.rendering import Rendered

Step = Callable[[], None]


@pytest.fixture
def city(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(render_watch, "_SECONDS", 0.01)
    return examples / "bialystok"


def watched(city: Path, *steps: Step) -> None:
    """Watch a city; at each rendering the next step is done, and after the last one the user presses Ctrl-C."""
    left: Iterator[Step] = iter(steps)

    def render() -> Rendered:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()
        return Rendered(Path("report.pdf"), "3 pages", 1.0, True)

    watch(CityFolder(city.name, city), city / "report.pdf", render)


def changed(file: Path, old: str, new: str) -> Step:
    def step() -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return step


def test_what_is_saved_is_told_in_the_programme_s_words(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watched(city, changed(city / "kpis" / "res-installations.yaml", "midway: 50", "midway: 55"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "watching bialystok; stop with Ctrl-C",
        "report.pdf: 3 pages, 1.0 s",
        "changed: kpis/res-installations.yaml",
    ]
    assert "50" in lines[3]
    assert "55" in lines[3]
    assert lines[-1] == "no longer watching bialystok"


def test_files_that_come_and_go_are_told(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = city / "figures" / "lamp.png"

    def come() -> None:
        picture.parent.mkdir(exist_ok=True)
        picture.write_bytes(b"picture")

    watched(city, come, picture.unlink)
    out = capsys.readouterr().out
    assert "added: figures/lamp.png\n" in out
    assert "removed: figures/lamp.png\n" in out


def test_a_file_that_cannot_be_read_ends_nothing(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        changed(city / "city.yaml", "country: PL", "country: [")()
        raise typer.Exit(1)

    watched(city, fail, changed(city / "city.yaml", "country: [", "country: PL"))
    lines = capsys.readouterr().out.splitlines()
    assert "not written: fix what is told above, and save" in lines
    assert lines.count("changed: city.yaml") == 2


def test_what_cannot_be_read_for_a_while_is_not_told_to_be_gone(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = city / "impact.yaml"
    sound = file.read_text(encoding="utf-8")

    def broken() -> None:
        file.write_text(f"{sound}x: : y\n", encoding="utf-8")

    def fixed() -> None:
        text = sound.replace("The city becomes more", "The whole city becomes more")
        assert text != sound
        file.write_text(text, encoding="utf-8")

    watched(city, broken, fixed)
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert len(told) == 1
    assert "The whole city becomes more" in told[0]


def test_what_is_written_and_what_is_hidden_is_not_looked_at(city: Path) -> None:
    for name in ("report.pdf", ".hidden.yaml", "notes.txt", "figures/report.pdf"):
        file = city / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    found = {file.relative_to(city).as_posix() for file in stamps(city, city / "figures" / "report.pdf")}
    assert "city.yaml" in found
    assert "kpis/energy-cluster.yaml" in found
    assert found.isdisjoint({"report.pdf", ".hidden.yaml", "notes.txt", "figures/report.pdf"})
