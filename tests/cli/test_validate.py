"""`icc validate` as a city's team and its CI see it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app

BIALYSTOK = "bialystok"
HEAVY = {"babel", "weasyprint", "rich", "jinja2", "markdown_it"}


@pytest.fixture
def icc(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run `icc` in the folder of the copied examples, as a terminal of 80 columns without colour would."""
    monkeypatch.chdir(examples)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_examples_are_clean(icc: Callable[..., Result]) -> None:
    result = icc("validate")
    assert result.exit_code == 0
    assert "error" not in result.stdout


def test_everything_is_reported_in_one_run(
    icc: Callable[..., Result], examples: Path, golden: Callable[[str, str], None]
) -> None:
    city = examples / BIALYSTOK
    change(city / "city.yaml", "country: PL", "country: Poland")
    change(city / "charters" / "e-services.yaml", "lead:", "laed:")
    change(city / "charters" / "ict-management.yaml", "solution: ict-management", "solution: ict-managment")
    change(city / "kpis" / "res-installations.yaml", "kind: performance", "kind: perfomance")
    change(city / "roadmap.yaml", "months: 6", "months: six")
    change(city / "strategy.yaml", "id: energy-cluster\n", "id: energy-clusters\n")
    (city / "impact.yaml").write_text("lessons: [\n", encoding="utf-8")
    (city / "kpi.yaml").write_text("solution: energy-cluster\n", encoding="utf-8")
    result = icc("validate", BIALYSTOK)
    assert result.exit_code == 1
    golden("validate/many-findings.txt", result.stdout)
    concise = icc("validate", BIALYSTOK, "--format", "concise")
    golden("validate/many-findings-concise.txt", concise.stdout)


def test_json_names_its_version_and_each_place(icc: Callable[..., Result], examples: Path) -> None:
    change(examples / BIALYSTOK / "city.yaml", "country: PL", "country: Poland")
    result = icc("validate", "--format", "json", "--city", BIALYSTOK)
    body = json.loads(result.stdout)
    assert body["schema"] == "icc-findings/1"
    assert body["cities"] == [BIALYSTOK]
    (finding,) = body["findings"]
    assert finding["file"] == "bialystok/city.yaml"
    assert finding["severity"] == "error"
    line = (examples / BIALYSTOK / "city.yaml").read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == "Poland"


def test_a_file_stands_for_its_city(icc: Callable[..., Result]) -> None:
    result = icc("validate", "bialystok/kpis/res-installations.yaml")
    assert result.exit_code == 0
    assert "(1 city checked)" in result.stdout


def test_the_name_of_a_city_is_not_its_path(
    icc: Callable[..., Result], examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(examples.parent)
    result = icc("validate", "sofia")
    assert result.exit_code == 2
    assert result.stderr == "icc: sofia does not exist; for the city, write --city sofia\n"


def test_where_there_is_no_city_is_told(icc: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("empty").mkdir()
    monkeypatch.chdir("empty")
    result = icc("validate")
    assert result.exit_code == 2
    assert result.stderr == "icc: no city below the current folder: a city is a folder with a city.yaml\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere does not exist"),
        (["--city", "bialistok"], "did you mean bialystok?"),
        (["--format", "yaml"], "no format 'yaml'"),
        (["bialystok/kpis"], "no city below bialystok/kpis"),
    ],
)
def test_a_request_that_cannot_be_carried_out_exits_with_2(
    icc: Callable[..., Result], arguments: list[str], said: str
) -> None:
    result = icc("validate", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_fail_on_sets_what_counts(icc: Callable[..., Result], examples: Path) -> None:
    (examples / BIALYSTOK / "kpi.yaml").write_text("a: b\n", encoding="utf-8")
    assert icc("validate").exit_code == 0
    assert icc("validate", "--fail-on", "warning").exit_code == 1


def test_text_from_files_cannot_command_the_terminal(icc: Callable[..., Result], examples: Path) -> None:
    change(examples / BIALYSTOK / "city.yaml", "country: PL", 'country: "\\e[31mPL\\a"')
    result = icc("validate")
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


def test_colour_follows_the_environment(
    icc: Callable[..., Result], examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(examples / BIALYSTOK / "city.yaml", "country: PL", "country: Poland")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m" in icc("validate").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in icc("validate").stdout


def test_validate_and_version_import_nothing_heavy() -> None:
    code = "import sys; from icc_cli.cli import main\ntry: main()\nfinally: print(sorted(set(sys.modules) & HEAVY))"
    for arguments in (["validate", "examples/bialystok"], ["--version"]):
        done = subprocess.run(
            [sys.executable, "-c", f"HEAVY = {HEAVY}\n{code}", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONWARNINGS": "error"},
        )
        assert done.stdout.endswith("[]\n"), done.stdout + done.stderr
