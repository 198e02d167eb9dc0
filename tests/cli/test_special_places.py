"""Whatever stands in the place of a file or a folder, each command says so, and neither waits nor breaks off."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from icc_cli import files
from icc_cli.cli import app

CITY = """\
id: town
name: Town
country: SI
programme: icc-2020
compiled_by: The city
picture: {file: figures/a.png, alt: The town}
"""
KPIS = """\
solution: lights
kpis:
- {id: lamps, name: Lamps, kind: activity, unit: lamps, measurements: {start: 0, final: 5}}
"""
_SECONDS = 10
"""A command that takes longer waits for something."""
FEW = ["validate", "kpi set lamps final=7"]
_WITH_ALL = ("loop", "pipe")
"""With these, every command is called: they lead to what no other kind does, an endless search and an endless wait."""
BEFORE = ["checkpoint freeze midway --by Ada", "kpi export filled.xlsx", "validate --write-baseline base.json"]
READING = ["validate", "validate town", "progress", "progress town --format json", "diff start final", "diff HEAD",
           "diff old ./town", "kpi show lamps", "checkpoint changes midway", "validate --diff"]  # fmt: skip
WRITING = ["kpi set lamps final=7", "checkpoint freeze final --by Ada", "kpi export book.xlsx",
           "kpi import filled.xlsx --yes", "validate --fix", "schema -o schemas", "validate --write-baseline base.json",
           "validate --baseline base.json", "format --check", "format"]  # fmt: skip
OUTPUTS = ["validate --format json -o PLACE", "validate --format text --format sarif:PLACE", "diff HEAD -o PLACE",
           "validate --write-baseline PLACE", "kpi export PLACE.xlsx", "schema -o PLACE",
           "render kpi-sheet --format md -o PLACE", "render summary --all --format md -o PLACE --jobs 1"]  # fmt: skip
INPUTS = ["validate PLACE", "progress PLACE", "diff PLACE", "diff ./PLACE", "diff HEAD..PLACE", "kpi import PLACE.xlsx",
          "validate --baseline PLACE", "render summary PLACE --format md"]  # fmt: skip


def _loop(place: Path) -> None:
    place.symlink_to(place.name)


def _leading_out(place: Path) -> None:
    outside = place.parents[3] / f"outside-{place.name}"
    outside.write_text("summary: secret\n", encoding="utf-8")
    place.symlink_to(outside)


def _dangling(place: Path) -> None:
    place.symlink_to("not/there")


def _endless(place: Path) -> None:
    place.symlink_to("/dev/zero")


def _socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # the address of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def _undecodable(place: Path) -> None:
    name = os.fsdecode(b"\xff\xfe" + place.suffix.encode())
    place.with_name(name).write_text("summary: text\n", encoding="utf-8")


def _long(place: Path) -> None:
    place.with_name("x" * (255 - len(place.suffix)) + place.suffix).write_text("summary: text\n", encoding="utf-8")


def _without_permission(place: Path) -> None:
    place.mkdir()
    place.chmod(0)


KINDS: dict[str, Callable[[Path], None]] = {
    "loop": _loop,
    "leading-out": _leading_out,
    "dangling": _dangling,
    "pipe": os.mkfifo,
    "socket": _socket,
    "endless": _endless,
    "folder": Path.mkdir,
    "file": Path.touch,
    "undecodable": _undecodable,
    "long": _long,
    "without-permission": _without_permission,
}
SOURCES = ["icc.yaml", "town", "town/city.yaml", "town/strategy.yaml", "town/kpis", "town/kpis/lights.yaml",
           "town/charters", "town/checkpoints", "town/checkpoints/midway.yaml"]  # fmt: skip
FIGURES = [
    "town/figures",
    "town/figures/a.png",
    "town/templates",
    "town/templates/final-report/report.html.j2",
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a city, its signed-off checkpoint, a picture and a workbook."""
    top = tmp_path_factory.mktemp("whole") / "repository"
    town = top / "town"
    (town / "kpis").mkdir(parents=True)
    (town / "city.yaml").write_text(CITY, encoding="utf-8")
    (town / "strategy.yaml").write_text("solutions: [{id: lights, name: Lights}]\n", encoding="utf-8")
    (town / "kpis" / "lights.yaml").write_text(KPIS, encoding="utf-8")
    (town / "figures").mkdir()
    Image.new("RGB", (60, 80), "#7a1f5c").save(town / "figures" / "a.png")
    shutil.copytree(town, top / "old")
    (top / "icc.yaml").write_text("cities: [town]\n", encoding="utf-8")
    here = Path.cwd()
    os.chdir(top)
    try:
        for command in BEFORE:
            assert icc(command).exit_code == 0
        for words in ("init --quiet --template=", "add --all", "-c user.name=A -c user.email=a@b.c commit -qm1"):
            subprocess.run(["git", *words.split()], check=True)
        for command in READING:  # so that all modules are there when there is no right to read them
            assert icc(command).exit_code in (0, 1), command
    finally:
        os.chdir(here)
    return top


@pytest.fixture
def top(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it, which the commands are called in."""
    copy = Path(shutil.copytree(whole, tmp_path / "a" / "b" / "repository", symlinks=True))
    monkeypatch.chdir(copy)
    monkeypatch.setattr(files, "_READER_SECONDS", 0.02)
    yield copy
    for folder, _, _ in os.walk(tmp_path, onerror=lambda error: Path(error.filename).chmod(0o700)):
        Path(folder).chmod(0o700)


def icc(command: str, place: str = "") -> Result:
    result = CliRunner().invoke(app, [word.replace("PLACE", place) for word in command.split()])
    assert result.exception is None or isinstance(result.exception, SystemExit), (command, result.exception)
    assert result.exit_code in (0, 1, 2), command
    return result


@contextmanager
def in_time(command: str) -> Iterator[None]:
    """Fail where a command waits for something that will not come."""

    def stop(number: int, frame: FrameType | None) -> None:
        pytest.fail(f"{command} does not come to its end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def put(kind: str, place: Path) -> None:
    """Take away what is at a place, and put something of a kind there."""
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    KINDS[kind](place)


@contextmanager
def without_rights() -> Iterator[None]:
    """Be nobody for a while, as an administrator may read everything."""
    if os.geteuid() != 0:
        yield
        return
    for folder in Path.cwd().parents:
        folder.chmod(folder.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", SOURCES)
def test_in_the_place_of_a_source(place: str, kind: str, top: Path) -> None:
    put(kind, top / place)
    before = outside(top)
    if kind == "without-permission":
        with without_rights():
            told = [run(command) for command in READING]
    else:
        told = [run(command) for command in ([*READING, *WRITING] if kind in _WITH_ALL else FEW)]
    assert outside(top) == before
    if kind not in ("undecodable", "long") and (kind, place) not in EMPTY:
        assert Path(place).name in told[0] or told[0].startswith("icc: no city below"), told[0]


EMPTY = {("file", "icc.yaml"), *(("folder", place) for place in ("town/kpis", "town/charters", "town/checkpoints"))}
"""What is as it should be."""


def run(command: str) -> str:
    with in_time(command):
        result = icc(command)
    return result.stdout + result.stderr


def outside(top: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in top.parents[1].glob("outside*")}


@pytest.mark.parametrize("kind", ["loop", "leading-out", "pipe", "endless"])
@pytest.mark.parametrize("place", FIGURES)
def test_in_the_place_of_pictures_and_templates(place: str, kind: str, top: Path) -> None:
    put(kind, top / place)
    told = run("render final-report --format md -o out.md")
    assert Path(place).name in told, told
    assert not (top / "out.md").exists()


@pytest.mark.parametrize("command", [*INPUTS, *OUTPUTS])
@pytest.mark.parametrize("kind", ["loop", "pipe", "folder"])
def test_in_the_place_that_is_named(command: str, kind: str, top: Path) -> None:
    for name in ("place", "place.xlsx"):
        put(kind, top / name)
    with in_time(command):
        icc(command, "place")


@pytest.mark.parametrize("command", [*INPUTS, *OUTPUTS])
@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "\udcff"])
def test_a_name_that_is_none(command: str, name: str, top: Path) -> None:
    with in_time(command):
        result = icc(command, name)
    assert result.exit_code == 2 or (result.exit_code == 1 and "--all" in command) or name == "\udcff"


def test_a_current_folder_that_was_deleted(top: Path) -> None:
    (top / "gone").mkdir()
    os.chdir(top / "gone")
    (top / "gone").rmdir()
    for command in (*READING, *WRITING):
        assert icc(command).exit_code == 2, command
