"""`icc diff` as a lead expert, a council's minutes and CI see it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner, Result

from icc_cli.cli import app

ROOT = Path(__file__).parents[2]
BRIGHTWATER = ROOT / "tests" / "changes" / "brightwater"
LIGHTS = "cities/brightwater/kpis/lights.yaml"
TARGET = "target: {value: 900, due: 2022-07}"


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top of a repository with a city, committed once; the current folder."""
    shutil.copytree(BRIGHTWATER, tmp_path / "cities" / "brightwater")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.org")
    commit()
    return tmp_path


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message=state")


def icc(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["diff", *arguments])


def change(old: str, new: str, file: str = LIGHTS) -> None:
    text = Path(file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    Path(file).write_text(text.replace(old, new), encoding="utf-8")


def hostile() -> None:
    """Names and texts that would be a link, a tag, a colour or a command if they were not escaped."""
    change("name: Street lights\n", 'name: "<b>[x](http://y) ::error::#"\n', "cities/brightwater/strategy.yaml")
    change("owner: Utility", 'owner: "](http://z) <script>alert(1)</script> | `a` %0A::warning::x"')
    change(
        "Lamps come late.",
        "'*Lamps* come [late](https://x.org) < & _slow_.'",
        "cities/brightwater/charters/lights.yaml",
    )


@pytest.mark.parametrize("format_", ["text", "concise", "markdown", "html", "github"])
def test_nothing_is_printed_where_nothing_changed(format_: str, top: Path) -> None:
    result = icc("HEAD", "--format", format_)
    assert (result.exit_code, result.output) == (0, "")


def test_json_is_an_object_where_nothing_changed(top: Path) -> None:
    result = icc("HEAD", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["cities"] == []


@pytest.mark.parametrize("format_", ["text", "concise", "markdown", "json", "html", "github"])
def test_formats(format_: str, top: Path, golden: Callable[[str, str], None]) -> None:
    change(TARGET, "target: {value: 500, due: 2022-07}")
    change("owner: Utility", "owner: Energy <Office>")
    change("Measure before you begin.", "Measure *well* before you begin.", "cities/brightwater/impact.yaml")
    result = icc("HEAD", "--format", format_)
    assert result.exit_code == 1
    golden(f"diff/formats.{format_}.txt", result.stdout.replace(git("rev-parse", "HEAD")[:9], "0" * 9))


def test_json_fits_its_schema(top: Path) -> None:
    change(TARGET, "target: {value: 500, due: 2022-07}")
    change("unit: kWh", "unit: MWh  # icc: allow unit-changed as meant")
    change("Measure before you begin.", "Measure well before you begin.", "cities/brightwater/impact.yaml")
    shutil.copytree("cities/brightwater", "cities/millbrook")
    change("id: brightwater\n", "id: millbrook\n", "cities/millbrook/city.yaml")
    hostile()
    body = json.loads(icc("HEAD", "--format", "json").stdout)
    schema = json.loads((ROOT / "schemas" / "diff.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(body, schema)
    brightwater, millbrook = body["cities"]
    assert [each["name"] for each in brightwater["accepted"]] == ["unit-changed"]
    assert [each["old"] for each in millbrook["changes"]] == [None]


def test_no_text_of_a_file_is_taken_for_markup(top: Path) -> None:
    hostile()
    assert len(icc("HEAD", "--format", "concise").stdout.splitlines()) == 3
    html = icc("HEAD", "--format", "html").stdout
    tags = Tags()
    tags.feed(html)
    allowed = {
        "html",
        "meta",
        "title",
        "style",
        "main",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "span",
        "del",
        "ins",
        "code",
    }
    assert tags.seen <= allowed
    assert "\x1b" not in html
    markdown = icc("HEAD", "--format", "markdown").stdout
    tokens = [child.type for token in MarkdownIt().parse(markdown) for child in token.children or ()]
    assert not {"link_open", "image", "em_open", "code_inline"} & set(tokens)
    assert "<script" not in markdown
    github = icc("HEAD", "--format", "github").stdout
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in github.splitlines())
    assert all("\x1b" not in icc("HEAD", "--format", each).stdout for each in ("text", "concise", "json"))


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "error"], 1),
        (["--fail-on", "never"], 0),
        (["--fail-on", "target-lowered"], 1),
        (["--fail-on", "D010"], 1),
        (["--fail-on", "kpi-removed"], 0),
        (["--fail-on", "kpi-removed", "--fail-on", "info"], 1),
    ],
)
def test_fail_on(options: list[str], code: int, top: Path) -> None:
    change(TARGET, "target: {value: 500, due: 2022-07}")
    assert icc("HEAD", *options).exit_code == code


def test_what_is_mild_does_not_fail(top: Path) -> None:
    change("owner: Utility", "owner: Energy Office")
    assert icc("HEAD").exit_code == 0
    assert icc("HEAD", "--fail-on", "info").exit_code == 1


FILE = "cities/brightwater/city.yaml"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["HEAD", "--fail-on", "target-lowred"],
            "no severity and no kind of change 'target-lowred'; did you mean target-lowered?",
        ),
        (["HEAD", "--city", "brightwtaer"], "no city 'brightwtaer' in any of the two; did you mean brightwater?"),
        (["HEAD", "HEAD", "HEAD"], "there are two versions to compare at most: icc diff OLD [NEW]"),
        (["HEAD", "--as-of", "soon"], "--as-of 'soon' is no day: write it like 2022-05-31"),
        (["start", "fianl"], "there is no revision, folder or checkpoint 'fianl'; did you mean final?"),
        ([FILE], f"'{FILE}' is a file: what is compared are revisions, folders or checkpoints"),
        (["HEAD", "--fail-on", "zzz"], "no severity and no kind of change 'zzz'; icc explain lists the kinds"),
        (
            ["sofia"],
            "there is no revision 'sofia' in this repository; `git fetch` may bring it, `git log --oneline` lists "
            "those at hand",
        ),
        (["start..final"], "checkpoints are named one after the other: icc diff start final"),
        (["start"], "a checkpoint is compared with another one: name two of start, midway, final"),
        ([".git/hooks", "./.git"], "no city in .git/hooks nor in ./.git: a city is a folder with a city.yaml"),
    ],
)
def test_a_request_that_cannot_be_carried_out(words: list[str], message: str, top: Path) -> None:
    result = icc(*words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"icc: {message}\n")


def test_a_change_is_accepted_with_a_reason_at_its_new_place(top: Path) -> None:
    accepted = (
        "target: {value: 500, due: 2022-07}  # icc: allow ICC-D010 the council decided so on 3 May (until 2022-12)"
    )
    change(TARGET, accepted)
    result = icc("HEAD", "--as-of", "2022-06-01")
    assert result.exit_code == 0
    assert "accepted: the target of KPI `lamps-replaced` was lowered" in result.stdout
    assert "the council decided so on 3 May" in " ".join(result.stdout.split())
    assert result.stdout.endswith("no changes (1 city); 1 accepted, for reasons that the files give\n")
    assert icc("HEAD", "--as-of", "2023-01-01").exit_code == 1
    assert CliRunner().invoke(app, ["validate", "--as-of", "2022-06-01"]).stdout.find("ICC-A0") == -1


def test_what_is_gone_is_accepted_above_the_place_that_it_is_gone_from(top: Path) -> None:
    text = Path(LIGHTS).read_text()
    first, second = text.index("  - id: dimmed-share"), text.index("  - id: electricity-used")
    Path(LIGHTS).write_text(text[:first] + text[second:])
    assert icc("HEAD").exit_code == 1
    change("kpis:\n", "# icc: allow kpi-removed it counted what lamps-replaced counts\nkpis:\n")
    place = icc("HEAD").stdout
    assert "accepted: the KPI `dimmed-share` is gone: it counted what lamps-replaced counts" in " ".join(place.split())


def test_an_acceptance_without_a_reason_accepts_nothing(top: Path) -> None:
    change(TARGET, "target: {value: 500, due: 2022-07}  # icc: allow target-lowered")
    assert icc("HEAD").exit_code == 1


def test_a_city_that_cannot_be_understood_is_told_and_the_others_are_compared(top: Path) -> None:
    shutil.copytree("cities/brightwater", "cities/millbrook")
    change("id: brightwater\n", "id: millbrook\n", "cities/millbrook/city.yaml")
    Path("cities/millbrook/impact.yaml").write_text("lessons: [\n")
    commit()
    change("owner: Utility", "owner: Energy Office")
    change("owner: Utility", "owner: Energy Office", "cities/millbrook/kpis/lights.yaml")
    result = icc("HEAD")
    assert result.exit_code == 1
    assert "Brightwater: from HEAD" in result.stdout
    assert "Millbrook" not in result.stdout.replace("Millbrook:", "")
    assert "HEAD:cities/millbrook/impact.yaml:1:10 error ICC-F004" in result.stderr
    assert "millbrook in the files as they are cannot be understood and was not compared" in result.stderr


def test_one_city_of_several(top: Path) -> None:
    shutil.copytree("cities/brightwater", "cities/millbrook")
    change("id: brightwater\n", "id: millbrook\n", "cities/millbrook/city.yaml")
    commit()
    for city in ("brightwater", "millbrook"):
        change("owner: Utility", "owner: Energy Office", f"cities/{city}/kpis/lights.yaml")
    lines = icc("HEAD", "--city", "millbrook", "--format", "concise").stdout.splitlines()
    assert [line.split("/")[1] for line in lines] == ["millbrook"]


def test_two_folders_and_a_city_that_is_gone(top: Path) -> None:
    shutil.copytree("cities", "older")
    shutil.rmtree("cities/brightwater")
    result = icc("older", "./cities", "--format", "concise")
    assert result.exit_code == 1
    assert result.stdout == (
        "older/brightwater/city.yaml:2:5 error ICC-D001 city-removed: the city `brightwater` is only in older\n"
    )


def test_icc_yaml_says_where_cities_are(top: Path) -> None:
    Path("icc.yaml").write_text("cities: cities\n")
    shutil.copytree("cities/brightwater", "drafts/millbrook")
    change("id: brightwater\n", "id: millbrook\n", "drafts/millbrook/city.yaml")
    commit()
    change("owner: Utility", "owner: Energy Office", "drafts/millbrook/kpis/lights.yaml")
    assert icc("HEAD").output == ""


def test_checkpoints(top: Path) -> None:
    result = icc("start", "midway", "--format", "concise")
    assert result.exit_code == 0
    assert [line.partition(": ")[2].replace("\u00a0", " ") for line in result.stdout.splitlines()] == [
        "KPI `lamps-replaced` moved from start to midway: +400, which is better (0 lamps → 400 lamps)",
        "KPI `dimmed-share` moved from start to midway: +18 pp, which is better (2 % → 20 %)",
        "KPI `electricity-used` moved from start to midway: −90 000 (−10 %), which is better"
        " (900 000 kWh → 810 000 kWh)",
        "KPI `spaces-watched` has no midway value (0 spaces)",
    ]  # fmt: skip
    ended = icc("midway", "final", "--format", "concise").stdout
    assert "warning ICC-D036 value-ended: KPI `dimmed-share` has no final value (20\u00a0% → pending)" in ended


def test_a_file_is_written_whole(top: Path) -> None:
    change("owner: Utility", "owner: Energy Office")
    result = icc("HEAD", "--format", "markdown", "--output", "out/changes.md")
    assert (result.exit_code, result.output) == (0, "")
    assert Path("out/changes.md").read_text(encoding="utf-8").startswith("# Changes from HEAD")
    assert icc("HEAD", "--output", "cities").exit_code == 2


def test_colour_only_where_it_is_asked_for(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(TARGET, "target: {value: 500, due: 2022-07}")
    assert "\x1b" not in icc("HEAD").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31merror\x1b[0m ICC-D010" in icc("HEAD").stdout


@pytest.mark.parametrize("columns", ["60", "80"])
def test_lines_keep_to_the_width(columns: str, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    change("Measure before you begin.", "Measure " + "well and " * 20 + "then begin.", "cities/brightwater/impact.yaml")
    lines = icc("HEAD").stdout.splitlines()
    assert max(len(line) for line in lines if not line.startswith(("   was ", "   now "))) <= int(columns)


def test_as_a_driver_of_git_diff(top: Path) -> None:
    Path(".gitattributes").write_text("*.yaml diff=icc\n")
    git("config", "diff.icc.command", f"{sys.executable} -m icc_cli diff")
    Path("notes.yaml").write_text("a: 1\n")
    commit()
    change(TARGET, "target: {value: 500, due: 2022-07}")
    Path("notes.yaml").write_text("a: 2\n")
    Path("cities/brightwater/charters/parking.yaml").unlink()
    out = git("diff").replace("\u00a0", " ")
    assert "error ICC-D010 target-lowered\n" in out
    assert "   was old:cities/brightwater/kpis/lights.yaml:12:13\n" in out
    assert "warning ICC-D047 charter-removed\n" in out
    assert "--- old:notes.yaml\n+++ new:notes.yaml\n@@ -1 +1 @@\n-a: 1\n+a: 2\n" in out
    Path(LIGHTS).write_text("kpis: [\n")
    assert "+kpis: [\n" in git("diff", "--", LIGHTS)


class Tags(HTMLParser):
    """Keeps which elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
