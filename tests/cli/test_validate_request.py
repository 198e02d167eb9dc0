"""What can be asked of `icc validate`: stages, rules, formats and files, baselines, icc.yaml."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app
from icc_cli.diagnostics import Finding
from icc_cli.lint.context import RuleContext

pytestmark = pytest.mark.usefixtures("one_rule")
Icc = Callable[..., Result]


@pytest.fixture
def icc(cities: Any, monkeypatch: pytest.MonkeyPatch) -> Icc:
    """Run `icc validate` in a folder with the city `testville`."""
    cities.add()
    monkeypatch.chdir(cities.folder)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: CliRunner().invoke(app, ["validate", *arguments])


def concise(icc: Icc, *arguments: str) -> list[str]:
    """Return what is found, as `file:line code`."""
    result = icc("--format", "concise", *arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return [
        f"{line.split(':')[0].rpartition('/')[2]}:{line.split(':')[1]} {line.split()[2]}"
        for line in result.stdout.splitlines()
    ]


FOUND = ["parks.yaml:3 ICC-K010", "parks.yaml:13 ICC-K010"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], FOUND),
        (["--select", "K"], FOUND),
        (["--select", "C, A", "--select", "kpi-without-target"], FOUND),
        (["--select", "C,A"], []),
        (["--ignore", "k010"], []),
        (["--ignore", "C"], FOUND),
    ],
)
def test_rules_are_selected_and_ignored(icc: Icc, arguments: list[str], found: list[str]) -> None:
    assert concise(icc, *arguments) == found
    assert icc(*arguments).exit_code == bool(found)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "kpi-without-targt"], "no rule 'kpi-without-targt'; did you mean kpi-without-target?"),
        (["--ignore", "Q9"], "no rule 'Q9'; icc rules lists them all"),
        (["--stage", "end"], "Invalid value for '--stage': 'end' is not one of"),
        (["--format", "xml"], "no format 'xml'; there are text, concise, json"),
        (["--format", "json", "--format", "text"], "two formats cannot both go to standard output"),
        (["--format", "json:a", "--format", "text:a"], "two formats cannot both go to a"),
        (["--format", "json:a", "--output", "b"], "--output is the file of the only format"),
        (["--format", "json", "--format", "text:a", "--output", "b"], "--output is the file of the only format"),
        (["--as-of", "May"], "--as-of 'May' is no day"),
        (["--output", "testville"], "cannot write testville: it is a folder"),
        (
            ["--write-baseline", "testville/city.yaml/b"],
            "cannot write testville/city.yaml/b: testville/city.yaml is a file, not a folder",
        ),
    ],
)
def test_what_cannot_be_done_exits_with_2(icc: Icc, arguments: list[str], said: str) -> None:
    result = icc(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_several_formats_go_to_files_in_one_run(icc: Icc) -> None:
    result = icc("--format", "text", "--format", "json:build/icc.json", "--format", "sarif:build/icc.sarif")
    assert result.exit_code == 1
    assert result.stdout.endswith("\n2 errors (1 city checked)\n")
    assert len(json.loads(Path("build/icc.json").read_text(encoding="utf-8"))["findings"]) == 2
    assert json.loads(Path("build/icc.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_what_programs_read_holds_nothing_else(icc: Icc) -> None:
    result = icc("--format", "json", "--statistics")
    assert json.loads(result.stdout)["cities"] == ["testville"]
    assert result.stderr == "2 errors (1 city checked)\n2 error   ICC-K010 kpi-without-target\n"


def test_a_file_alone_leaves_the_summary_on_standard_output(icc: Icc) -> None:
    result = icc("--format", "text", "--output", "build/icc.txt")
    assert (result.stdout, result.stderr) == ("2 errors (1 city checked)\n", "")
    assert "`parks-lit` has no target" in Path("build/icc.txt").read_text(encoding="utf-8")


def test_a_broken_city_is_told_not_to_be_checked_whole(icc: Icc, cities: Any) -> None:
    (cities.add("other") / "roadmap.yaml").write_text("months: six\n", encoding="utf-8")
    lines = icc().stdout.splitlines()
    assert lines[-2] == "3 errors (2 cities checked)"
    assert lines[-1] == "only the form was checked of other: content is, once the errors of form are fixed"


def test_accepted_findings_are_counted(icc: Icc) -> None:
    comment(Path("testville/kpis/parks.yaml"), "# icc: allow K010 the park office sets none (until 2030-01)")
    assert icc("--as-of", "2030-01-31").stdout.splitlines() == [
        "no findings (1 city checked)",
        "2 findings are accepted, for reasons that the files give",
    ]
    assert concise(icc, "--as-of", "2030-02-01") == [
        "parks.yaml:1 ICC-A005",
        "parks.yaml:4 ICC-K010",
        "parks.yaml:14 ICC-K010",
    ]


def test_the_day_may_come_from_the_environment(icc: Icc, monkeypatch: pytest.MonkeyPatch) -> None:
    comment(Path("testville/kpis/parks.yaml"), "# icc: allow K010 the park office sets none (until 2030-01)")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert concise(icc) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    assert len(concise(icc)) == 3
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert "SOURCE_DATE_EPOCH is 'soon'" in icc().stderr


def test_a_baseline_is_written_kept_and_pruned(icc: Icc) -> None:
    file = Path("testville/kpis/parks.yaml")
    written = icc("--write-baseline", "known.yaml")
    assert written.exit_code == 0
    assert "2 findings are left out, as known.yaml lists them" in written.stdout
    file.write_text(file.read_text(encoding="utf-8").replace("yards-lit", "paths-lit"), encoding="utf-8")
    later = icc("--baseline", "known.yaml")
    assert later.exit_code == 1
    assert later.stdout.splitlines()[-3:] == [
        "1 error (1 city checked)",
        "1 finding is left out, as known.yaml lists them",
        "1 finding of known.yaml is gone: --write-baseline removes what is gone",
    ]
    assert icc("--write-baseline", "known.yaml").exit_code == 0
    assert "yards-lit" not in Path("known.yaml").read_text(encoding="utf-8")
    assert icc("--baseline", "known.yaml").exit_code == 0


def test_below_the_top_of_the_repository_a_baseline_keeps_what_is_elsewhere(
    icc: Icc, cities: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cities.folder / ".git").mkdir()
    (cities.folder / "others").mkdir()
    (cities.folder / "testville").rename(cities.folder / "others" / "testville")
    cities.add("here")
    assert icc("--write-baseline", "known.yaml").exit_code == 0
    before = Path("known.yaml").read_bytes()
    monkeypatch.chdir("others")
    assert "gone" not in icc("--baseline", "../known.yaml").stdout
    assert icc("--write-baseline", "../known.yaml").exit_code == 0
    assert Path("../known.yaml").read_bytes() == before


def test_a_broken_baseline_is_told_in_the_format_that_was_asked_for(icc: Icc) -> None:
    Path("known.yaml").write_text("version: 2\nfindings: 3\n", encoding="utf-8")
    result = icc("--baseline", "known.yaml", "--format", "concise")
    assert result.exit_code == 2
    assert result.stdout == "known.yaml:2:11 error ICC-F032 wrong-type: `findings` must be a list, but is a number\n"
    assert icc("--write-baseline", "known.yaml").exit_code == 2, "it is not written over what nobody understands"


def test_a_baseline_of_version_1_is_carried_over_by_a_command_that_says_so(icc: Icc) -> None:
    line = "  - {about: %s, rule: ICC-K010, message: m, fingerprint: f, count: 1}\n"
    about = [f"testville/kpis/lights/kpis/{kpi}" for kpi in ("yards-lit", "parks-lit", "roads-lit")]
    Path("known.yaml").write_text("version: 1\nfindings:\n" + "".join(line % each for each in about), encoding="utf-8")
    refused = icc("--baseline", "known.yaml")
    assert refused.exit_code == 2
    assert "`icc validate --migrate-baseline FILE` carries it over." in refused.stdout
    carried = icc("--migrate-baseline", "known.yaml")
    assert carried.stdout.splitlines()[-3:] == [
        "2 findings are carried over to version 2 of known.yaml",
        "not carried over, as it is gone: ICC-K010 testville/kpis/lights/kpis/roads-lit: m",
        "2 findings are left out, as known.yaml lists them",
    ]
    assert icc("--baseline", "known.yaml").exit_code == 0
    again = icc("--migrate-baseline", "known.yaml")
    assert (again.exit_code, "only baselines of version 1 are carried over" in again.stdout) == (2, True)


def test_a_baseline_of_cities_that_are_not_checked_is_not_carried_over(icc: Icc, cities: Any) -> None:
    cities.add("other")
    text = "version: 1\nfindings: [{about: other/kpis, rule: ICC-K010, message: m, fingerprint: f, count: 1}]\n"
    Path("known.yaml").write_text(text, encoding="utf-8")
    result = icc("--city", "testville", "--migrate-baseline", "known.yaml")
    assert result.exit_code == 2
    assert "that this run did not look for, as ICC-K010 about other/kpis" in result.stderr
    assert Path("known.yaml").read_text(encoding="utf-8") == text


def test_icc_yaml_says_what_holds_and_options_beat_it(icc: Icc, cities: Any) -> None:
    cities.add("other")
    Path("icc.yaml").write_text("severity: {K: info}\ncity: {other: {ignore: K}}\n", encoding="utf-8")
    assert icc().exit_code == 0
    assert concise(icc) == FOUND
    assert concise(icc, "--city", "other") == []
    assert concise(icc, "--city", "other", "--select", "K") == FOUND
    assert concise(icc, "testville/city.yaml", "--ignore", "K") == []


def test_icc_yaml_says_where_cities_are(icc: Icc, cities: Any) -> None:
    (cities.folder / "real").mkdir()
    (cities.folder / "testville").rename(cities.folder / "real" / "testville")
    cities.add("trial")
    Path("icc.yaml").write_text("cities: real\n", encoding="utf-8")
    assert "(1 city checked)" in icc().stdout
    assert "(1 city checked)" in icc("trial").stdout
    result = CliRunner().invoke(app, ["progress", "--city", "trial"])
    assert result.exit_code == 2
    assert result.stderr == "icc: no city 'trial' here; trial is not where icc.yaml says that cities are\n"


def test_icc_yaml_may_name_the_baseline(icc: Icc) -> None:
    Path("icc.yaml").write_text("baseline: known.yaml\n", encoding="utf-8")
    assert icc().exit_code == 2
    assert icc("--write-baseline", "known.yaml").exit_code == 0
    assert icc().exit_code == 0
    assert concise(icc, "testville") == []


def test_a_broken_icc_yaml_is_told_in_the_format_that_was_asked_for(icc: Icc) -> None:
    Path("icc.yaml").write_text("stage: fnal\n", encoding="utf-8")
    result = icc("--format", "concise")
    assert result.exit_code == 2
    assert result.stdout.startswith("icc.yaml:1:8 error ICC-F033 unknown-value: `stage` is `fnal`")
    other = CliRunner().invoke(app, ["progress"])
    assert other.exit_code == 2
    assert "icc.yaml:1:8 error" in other.stderr


def test_the_stage_is_asked_for_or_the_citys_or_that_of_icc_yaml(icc: Icc, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def run_rules(context: RuleContext, due: object) -> list[Finding]:
        seen.append(context.stage.value)
        return []

    monkeypatch.setattr("icc_cli.lint.examine.run_rules", run_rules)
    about = Path("testville/city.yaml")
    icc()
    Path("icc.yaml").write_text("stage: roadmap\n", encoding="utf-8")
    icc()
    Path("icc.yaml").write_text("stage: roadmap\ncity: {testville: {stage: midway}}\n", encoding="utf-8")
    icc()
    about.write_text(about.read_text(encoding="utf-8") + "stage: draft\n", encoding="utf-8")
    icc()
    icc("--stage", "final")
    assert seen == ["draft", "roadmap", "midway", "draft", "final"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are other ways to close an output")
def test_a_closed_output_is_told(cities: Any) -> None:
    cities.add()
    command = f"'{sys.executable}' -m icc_cli validate >&-"
    done = subprocess.run(
        command, shell=True, cwd=cities.folder, capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 2
    assert done.stderr == "icc: standard output is closed, so nothing can be shown\n"


def test_a_device_is_written_to_and_not_replaced(icc: Icc, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        icc("--format", "concise", "--output", str(pipe))
        assert "ICC-K010" in reader.communicate()[0]
    assert pipe.is_fifo()


def comment(file: Path, text: str) -> None:
    file.write_text(f"{text}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
