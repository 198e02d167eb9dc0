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

from icc_cli import processes
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
        (["--from", "final"], "final does not come before final"),
        (["--from", "final", "--to", "start"], "final does not come before start"),
        (["--to", "2021-05-01"], "start does not come before start"),
        (["--to", "final", "--as-of", "2022-01-01"], "the final values are of 2022-08-31, after 2022-01-01"),
        (["--as-of", "2022-13-01"], "--as-of '2022-13-01' is no day: write it like 2022-05-31"),
        (["--to", "31/05/2022"], "--to '31/05/2022' is no day: write it like 2022-05-31"),
        (["--kind", "PERF"], "no kind 'PERF' here; did you mean performance?"),
        (["--to", "2022-02-30"], "--to '2022-02-30' is no day"),
        (["--status", "archieved"], "no status 'archieved' here; did you mean achieved?"),
        (["--fail-on", "missed,regresed"], "no status 'regresed' here; did you mean regressed?"),
        (["--explain", "res-primary-enery"], "no KPI 'res-primary-enery' here; did you mean res-primary-energy?"),
        (["--explain", "res-primary-energy", "--gaps"], "leave out --gaps and --format"),
        (["--sort", "due"], "--sort due is not for the KPIs of a city, which can be sorted by status"),
        (["--gaps", "--sort", "coverage"], "--sort coverage is not for missing numbers"),
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
        (["--member", "kranj", "--solution", "eplatform"], "no city here has the member, the solution"),
    ],
)
def test_a_member_that_is_not_there_is_told(icc: Run, arguments: list[str], complaint: str) -> None:
    result = icc("progress", *arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert result.stdout == ""


def test_an_unknown_format_is_refused(icc: Run) -> None:
    assert icc(*BIALYSTOK, "--format", "xlsx").exit_code == 2


def add_city(examples: Path, name: str = "second", kpis: str = "") -> None:
    folder = examples / name
    folder.mkdir()
    (folder / "city.yaml").write_text(
        f"id: {name}\nname: {name.capitalize()}\ncountry: PL\nprogramme: icc-2020\ncompiled_by: Tests\n",
        encoding="utf-8",
    )
    if kpis:
        (folder / "kpis").mkdir()
        (folder / "kpis" / "all.yaml").write_text(kpis, encoding="utf-8")


def test_several_cities_are_a_line_each(icc: Run) -> None:
    text = icc("progress").stdout
    assert text.startswith("3 cities: progress from start to final\n")
    assert line_with(text, "Białystok").split() == [
        *("Białystok", "42", "8", "(19", "%)", "31", "August", "2022", "▲4", "=4", "–34"),
    ]
    assert "29 of 221 KPIs have a final value" in " ".join(text.split())


def test_all_cities_are_shown_in_detail_on_demand(icc: Run, examples: Path) -> None:
    add_city(examples)
    text = icc("progress", "bialystok", "second", "--detail").stdout
    assert "Białystok: progress from start to final" in text
    assert "\n\nSecond: progress from start to final\nThere are no KPIs" in text
    assert icc("progress", "--city", "bialystok", "--city", "second").stdout == text
    chosen = icc("progress", "bialystok", "second", "--solution", "energy-cluster")
    assert chosen.exit_code == 0
    assert chosen.stdout.startswith("Białystok: progress from start to final")
    assert "Second" not in chosen.stdout


def test_a_city_without_kpis_lacks_no_number(icc: Run, examples: Path) -> None:
    add_city(examples)
    text = icc("progress", "--city", "second", "--gaps").stdout
    assert text.endswith("There are no KPIs of which a number could be missing.\n")


def test_one_is_one(icc: Run, examples: Path) -> None:
    add_city(examples)
    (examples / "second" / "strategy.yaml").write_text("solutions: [{id: lights, name: Lights}]\n", encoding="utf-8")
    kpi = "{id: lamps, name: Lamps, kind: activity, measurements: {start: 1}}"
    (examples / "second" / "kpis.yaml").write_text(f"- {{solution: lights, kpis: [{kpi}]}}\n", encoding="utf-8")
    assert "\n1 of 1 KPI lacks a number; 1 of these numbers is overdue.\n" in icc("progress", "second", "--gaps").stdout
    frozen = icc("checkpoint", "freeze", "start", "--city", "second", "--by", "Ada").stdout
    assert frozen.endswith(": 1 of 1 KPI has a start value\n")


def test_cities_are_sorted(icc: Run) -> None:
    def names(order: str) -> list[str]:
        cities = json.loads(icc("progress", "--format", "json", "--sort", order).stdout)["cities"]
        return [city["id"] for city in cities]

    assert names("name") == ["bialystok", "simos", "sofia"]
    assert names("coverage") == ["simos", "bialystok", "sofia"]
    assert names("last") == ["simos", "bialystok", "sofia"]
    assert names("status")[0] == "sofia"


@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown", "html"])
def test_many_cities_say_what_few_say(icc: Run, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    """Other processes bring back what this one would have found, and only one city's whole progress is asked for."""
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    arguments = [("progress", "--format", format_), ("progress", "--gaps", "--format", format_)]
    few = [icc(*each).stdout for each in (*arguments, ("progress", "--solution", "eplatform", "--format", format_))]
    monkeypatch.setattr(processes, "FEW", 1)
    many = [icc(*each).stdout for each in (*arguments, ("progress", "--solution", "eplatform", "--format", format_))]
    assert many == few


def test_missing_numbers_say_whose_they_are_and_when_they_are_due(icc: Run) -> None:
    text = " ".join(icc("progress", "--city", "sofia", "--gaps").stdout.split())
    assert "Due 30 April 2021, overdue by 488 days: 36 numbers" in text
    assert "Innovative Sofia, Sofia Municipality (leads the solution)" in text
    assert "36 of 53 KPIs lack a number; 36 of these numbers are overdue." in text
    none = icc(*BIALYSTOK, "--gaps").stdout
    assert "None of the 42 KPIs lacks a number that is expected." in none
    assert "34 KPIs are not monitored or not applicable: no number is expected." in none


def test_missing_numbers_as_of_a_day(icc: Run) -> None:
    text = icc("progress", "--city", "sofia", "--gaps", "--as-of", "2021-04-29").stdout
    assert "Due 30 April 2021, in 1 day: 36 numbers" in text


def test_a_kpi_is_explained_in_a_sentence_with_its_numbers(icc: Run) -> None:
    text = icc("progress", "--explain", "eplatform-e-services").stdout
    assert text == "Sofia: Number of e-services\n  ✓ achieved\n  The final value, 2, meets the target of ≤ 2.\n"


def test_only_kpis_of_a_status(icc: Run) -> None:
    text = icc(*BIALYSTOK, "--status", "improved").stdout
    assert "4 KPIs: ▲ 4 improved. 4 of 4 KPIs have a final value." in text
    assert "unchanged" not in text


TROUBLE = """\
kpis:
  - id: late
    name: Late
    kind: activity
    direction: increase
    target: {value: 10, due: 2021}
    measurements: {start: 0, midway: 1, final: 2}
  - id: back
    name: Back
    kind: activity
    direction: increase
    target: {value: 10, due: 2025}
    measurements: {start: 5, midway: 4, final: 2}
"""


def test_a_run_fails_on_what_it_is_told_to_fail_on(icc: Run, examples: Path) -> None:
    add_city(examples, "trouble", TROUBLE)
    assert icc("progress", "trouble").exit_code == 0
    missed = icc("progress", "trouble", "--fail-on", "missed,regressed")
    assert missed.exit_code == 1
    assert missed.stderr == "icc: trouble: 1 missed; trouble: 1 regressed\n"
    assert "Trouble: progress" in missed.stdout
    assert icc("progress", "trouble", "--fail-on", "at-risk", "--fail-on", "off-track").exit_code == 0
    everywhere = icc("progress", "--fail-on", "missed", "--fail-on", "overdue", "--fail-on", "late")
    assert everywhere.exit_code == 1
    assert everywhere.stderr == "icc: sofia: 36 overdue numbers; trouble: 1 missed\n"


def test_worst_first(icc: Run, examples: Path) -> None:
    add_city(examples, "trouble", TROUBLE.replace("due: 2021", "due: 2030"))
    plain = icc("progress", "trouble").stdout
    sorted_ = icc("progress", "trouble", "--sort", "status").stdout
    assert plain.index("Late") < plain.index("Back")
    assert sorted_.index("Back") < sorted_.index("Late")


def test_a_terminal_that_has_no_signs_gets_plain_ones(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(examples)
    add_city(examples, "trouble", TROUBLE)
    result = CliRunner(charset="iso-8859-1").invoke(app, ["progress", "trouble"])
    assert "|==o-------| 20 %" in result.stdout_bytes.decode("iso-8859-1")
    assert "├━━●───────┤ 20 %" in CliRunner().invoke(app, ["progress", "trouble"]).stdout


def test_html_is_a_fragment(icc: Run) -> None:
    text = icc(*BIALYSTOK, "--format", "html").stdout
    assert text.startswith('<section class="icc-progress" lang="en">\n<h2>Białystok: progress from start to final</h2>')
    assert text.endswith("</section>\n")
    assert '<th scope="row">' in text


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
        "heavy = {'rich.console', 'rich.table', 'weasyprint', 'babel'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
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
