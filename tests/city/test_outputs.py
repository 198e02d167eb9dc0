"""An output never takes the place of what a city is read from."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app
from tests.conftest import ROOT


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "tests" / "testville", tmp_path / "testville")
    (tmp_path / "icc.yaml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return tmp_path


def contents(top: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in top.rglob("*") if file.is_file()}


def icc(command: str, output: str) -> Result:
    return CliRunner().invoke(app, [word.replace("OUTPUT", output) for word in command.split()])


COMMANDS = [
    "render final-report --format html -o OUTPUT",
    "render summary --format md -o OUTPUT",
    "render roadmap -o OUTPUT",
    "validate --format json -o OUTPUT",
    "validate --format text --format sarif:other.sarif --format json:OUTPUT",
    "validate --write-baseline OUTPUT",
    "diff testville ./testville --format html -o OUTPUT",
    "diff start final -o OUTPUT",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_overwrites_a_source(command: str, top: Path) -> None:
    before = contents(top)
    result = icc(command, "testville/city.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "icc: cannot write testville/city.yaml: it would overwrite a file of the city testville; choose another name\n"
    )
    assert contents(top) == before


@pytest.mark.parametrize(
    "output",
    [
        "testville/kpis/lights.yaml",
        "testville/CITY.YAML",
        "testville/impact.yml",
        "testville/checkpoints/final.yaml",
        "testville/kpis/new.yaml",
        "testville/new.yaml",
        "testville/figures/old/photo.png",
        "testville/Figures/photo.png",
        "testville/templates/report.html.j2",
        "./testville/../testville/./roadmap.yaml",
        "link.json",
        "folder/city.yaml",
        "folder/../testville/city.yaml",
        "icc.yaml",
    ],
)
def test_whatever_name_it_is_given(output: str, top: Path) -> None:
    (top / "link.json").symlink_to("testville/city.yaml")
    (top / "folder").symlink_to("testville")
    before = contents(top)
    result = icc("validate --format json -o OUTPUT", output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "would overwrite " in result.stderr
    assert contents(top) == before


def test_a_workbook_takes_no_pictures_place(top: Path) -> None:
    (top / "testville" / "figures").mkdir()
    result = icc("kpi export OUTPUT", "testville/figures/a.xlsx")
    assert result.exit_code == 2
    assert "would overwrite a file of the city testville" in result.stderr


def test_a_link_in_a_city_that_leads_out_of_it_is_a_file_of_the_city(top: Path) -> None:
    (top / "elsewhere.txt").write_text("x")
    (top / "testville" / "story.yaml").symlink_to(top / "elsewhere.txt")
    assert icc("validate --format json -o OUTPUT", "testville/story.yaml").exit_code == 2
    assert (top / "elsewhere.txt").read_text() == "x"


def test_a_second_name_of_a_source_becomes_a_file_of_its_own(top: Path) -> None:
    source = top / "testville" / "city.yaml"
    before = source.read_bytes()
    os.link(source, top / "second.json")
    assert icc("validate --format json -o OUTPUT", "second.json").exit_code in (0, 1)
    assert source.read_bytes() == before
    assert (top / "second.json").read_bytes().startswith(b"{")


@pytest.mark.parametrize(
    "output", ["testville/icc-baseline.yaml", "testville/findings.json", "testville/build/a.yaml", "testville.yaml"]
)
def test_other_files_may_stand_in_a_city(output: str, top: Path) -> None:
    assert icc("validate --write-baseline OUTPUT", output).exit_code in (0, 1)
    assert (top / output).exists()


def test_schemas_are_written_together_or_not_at_all(top: Path) -> None:
    (top / "schemas" / "roadmap.schema.json").mkdir(parents=True)
    result = icc("schema -o OUTPUT", "schemas")
    assert result.exit_code == 2
    assert result.stderr == "icc: cannot write schemas/roadmap.schema.json: it is a folder\n"
    assert [file.name for file in (top / "schemas").iterdir()] == ["roadmap.schema.json"]


def test_findings_are_written_in_all_formats_or_in_none(top: Path) -> None:
    (top / "b.json").mkdir()
    result = icc("validate --format json:a.json --format sarif:OUTPUT --format junit:c.xml", "b.json")
    assert result.exit_code == 2
    assert result.stderr == "icc: cannot write b.json: it is a folder\n"
    assert not (top / "a.json").exists()
    assert not (top / "c.xml").exists()
