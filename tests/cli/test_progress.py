"""`icc progress` as a city's team and its lead expert see it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app

Run = Callable[..., Result]
BIALYSTOK = ("progress", "--city", "bialystok")


@pytest.fixture
def icc(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `icc` in the folder of the copied examples, as a pipe without wishes of its own would."""
    monkeypatch.chdir(examples)
    for variable in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def line_with(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


def test_all_published_values_are_shown(icc: Run) -> None:
    result = icc(*BIALYSTOK)
    assert result.exit_code == 0
    for values in ("93 000  145 500  300 200", "60 000   90 000  180 120", "30       50       40"):
        assert values in result.stdout
    assert "+207 200" in result.stdout
    assert "42 KPIs: ▲ 4 improved · = 4 unchanged · – 34 not monitored. 8 of 42 KPIs have a final value." in (
        result.stdout
    )


def test_piped_output_is_plain_and_a_hundred_columns_wide(icc: Run) -> None:
    lines = icc(*BIALYSTOK).stdout.splitlines()
    assert max(map(len, lines)) == 100
    assert not any("\x1b" in line for line in lines)


def test_columns_say_how_wide(icc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    text = icc(*BIALYSTOK).stdout
    assert max(map(len, text.splitlines())) <= 60
    assert "30 → 50 → 40 %   +10 pp   ▲ improved" in text


def test_no_color_is_stronger_than_a_wish_for_colour(icc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32m" in icc(*BIALYSTOK).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in icc(*BIALYSTOK).stdout


def test_checkpoints_kinds_and_solutions_can_be_chosen(icc: Run) -> None:
    text = icc(*BIALYSTOK, "--from", "midway", "--kind", "performance", "--solution", "res-installations").stdout
    assert text.startswith("Białystok: progress from midway to final\n")
    assert "▼ worsened" in line_with(text, "increase % of municipal buildings")
    assert "−10 pp" in line_with(text, "increase % of municipal buildings")
    assert "2 KPIs: = 1 unchanged · ▼ 1 worsened. 2 of 2 KPIs have a final value." in text


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--from", "midwya"], "no checkpoint 'midwya' here; did you mean midway?"),
        (["--to", "xyz"], "no checkpoint 'xyz' here; there are start, midway, final"),
        (["--from", "final"], "--from final does not come before --to final"),
        (["--from", "final", "--to", "start"], "--from final does not come before --to start"),
        (["--kind", "perfomance"], "no kind 'perfomance' here; did you mean performance?"),
        (["--solution", "energy-clusters"], "no solution 'energy-clusters' here; did you mean energy-cluster?"),
        (["--city", "bialystock"], "no city 'bialystock' here; did you mean bialystok?"),
        (["--kind", "\x1b[31m"], "no kind"),
    ],
)
def test_a_slip_of_the_pen_is_put_right(icc: Run, arguments: list[str], complaint: str) -> None:
    result = icc("progress", "bialystok", *arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert "\x1b" not in result.stderr
    assert result.stdout == ""


def test_the_solutions_of_a_member_can_be_shown_alone(icc: Run) -> None:
    text = icc("progress", "--member", "kranj").stdout
    assert text.startswith("SiMOS (Kranj): progress from start to final\n")
    assert "10 KPIs" in text
    assert "Celje" not in text
    both = icc("progress", "--member", "koper", "--member", "kranj").stdout
    assert both.startswith("SiMOS (Kranj, Koper): progress")
    assert "21 KPIs" in both


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--member", "krnaj"], "no member 'krnaj' here; did you mean kranj?"),
        (["--city", "simos", "--member", "xyz"], "no member 'xyz' here; there are ljubljana, kranj, maribor"),
        (["--city", "sofia", "--member", "kranj"], "sofia is a single city, which has no members: leave out --member"),
        (["sofia", "bialystok", "--member", "kranj"], "bialystok, sofia are single cities, which have no members"),
        (["--member", "kranj", "--solution", "eplatform"], "no city here has the member and the solution"),
    ],
)
def test_a_member_that_is_not_there_is_told(icc: Run, arguments: list[str], complaint: str) -> None:
    result = icc("progress", *arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert result.stdout == ""


def test_an_unknown_format_is_refused(icc: Run) -> None:
    assert icc(*BIALYSTOK, "--format", "xlsx").exit_code == 2


def test_all_cities_are_shown_without_a_choice(icc: Run, examples: Path) -> None:
    second = examples / "second"
    second.mkdir()
    (second / "city.yaml").write_text(
        "id: second\nname: Second\ncountry: PL\nprogramme: icc-2020\ncompiled_by: Tests\n", encoding="utf-8"
    )
    text = icc("progress", "bialystok", "second").stdout
    assert "Białystok: progress from start to final" in text
    assert "\n\nSecond: progress from start to final\nThere are no KPIs" in text
    chosen = icc("progress", "bialystok", "second", "--solution", "energy-cluster")
    assert chosen.exit_code == 0
    assert "Second" not in chosen.stdout


def test_a_city_with_errors_shows_them_and_does_not_hide_the_others(icc: Run, examples: Path) -> None:
    broken = examples / "broken"
    broken.mkdir()
    (broken / "city.yaml").write_text("id: broken\nname: Broken\n", encoding="utf-8")
    alone = icc("progress", "broken")
    assert alone.exit_code == 1
    assert "city.yaml" in alone.stderr
    assert alone.stdout == ""
    both = icc("progress", "broken", "bialystok")
    assert both.exit_code == 1
    assert "city.yaml" in both.stderr
    assert "8 of 42 KPIs have a final value" in both.stdout


def test_json_is_one_object_for_all_cities(icc: Run) -> None:
    body = json.loads(icc(*BIALYSTOK, "--format", "json").stdout)
    assert body["schema"] == "icc-progress/1"
    assert [city["id"] for city in body["cities"]] == ["bialystok"]


def test_csv_has_its_line_ends_on_every_system(icc: Run) -> None:
    data = icc(*BIALYSTOK, "--format", "csv").stdout_bytes
    assert data.count(b"\r\n") == data.count(b"\n") == 43
    assert len(list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))) == 42


def test_markdown_is_a_table(icc: Run) -> None:
    text = icc(*BIALYSTOK, "--format", "markdown").stdout
    assert "| KPI | Unit | start | midway | final | Change | Status |" in text


def test_the_whole_process_is_quick_to_import_and_leaves_rich_alone(examples: Path) -> None:
    script = (
        "import sys; from icc_cli.cli import app; app(sys.argv[1:], standalone_mode=False);"
        "print([name for name in ('rich.console', 'rich.table', 'weasyprint', 'ruamel') if name in sys.modules],"
        " file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", script, *BIALYSTOK, "--format", "json"],
        cwd=examples,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert found.stderr.strip() == "[]"
