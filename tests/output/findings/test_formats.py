"""Findings for programs: each format is what its reader expects, and no text from a file can break out of it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from markdown_it import MarkdownIt

from icc_cli.diagnostics import Finding
from icc_cli.diagnostics.page import pages_of
from icc_cli.lint.catalogue import rules as all_rules
from icc_cli.output.findings.lines import Checked
from icc_cli.output.findings.markdown import MOST_BYTES
from icc_cli.output.formats import find_format, format_names
from icc_cli.resources import schemas

SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def written(findings: list[Finding], format_name: str) -> str:
    return find_format("validate", "findings", format_name).write(Checked(findings, ["testville", "otherville"]))


@pytest.mark.parametrize("format_name", format_names("validate"))
def test_any_words_can_be_written(nasty: list[Finding], format_name: str) -> None:
    text = written(nasty, format_name)
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", text)


@pytest.mark.parametrize("format_name", format_names("validate"))
def test_the_same_findings_give_the_same_text(findings: list[Finding], format_name: str) -> None:
    assert written(findings, format_name) == written(list(findings), format_name)


def test_concise_is_a_line_a_finding(findings: list[Finding], nasty: list[Finding]) -> None:
    assert written(findings, "concise").splitlines()[0] == (
        "testville/kpis/parks.yaml:3:9 warning ICC-K010 kpi-without-target: `parks-lit` has no target"
    )
    assert len(written(nasty, "concise").splitlines()) == 2


def test_json_has_the_shape_of_its_schema(findings: list[Finding], nasty: list[Finding]) -> None:
    schema = json.loads((schemas() / "findings.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for each in (findings, nasty, []):
        Draft202012Validator(schema).validate(json.loads(written(each, "json")))
    body = json.loads(written(findings, "json"))
    assert body["counts"] == {"error": 1, "warning": 1, "info": 1}
    assert set(body["findings"][0]) == set(schema["$defs"]["finding"]["required"])
    assert len({each["fingerprint"] for each in json.loads(written(nasty, "json"))["findings"]}) == 2


def test_sarif_is_valid(findings: list[Finding], nasty: list[Finding]) -> None:
    for each in (findings, nasty, []):
        Draft4Validator(SARIF).validate(json.loads(written(each, "sarif")))


def test_sarif_names_rules_places_and_what_explains_them(findings: list[Finding]) -> None:
    (run,) = json.loads(written(findings, "sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["ICC-F004", "ICC-K010"]
    assert rules[1]["shortDescription"]["text"] == pages_of(all_rules())["ICC-K010"].summary
    assert "```yaml" in rules[1]["help"]["markdown"]
    warning, note, error = run["results"]
    assert [each["level"] for each in run["results"]] == ["warning", "note", "error"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert warning["locations"] == [
        physical("testville/kpis/parks.yaml", startLine=3, startColumn=9, endLine=3, endColumn=18)
    ]
    (related,) = warning["relatedLocations"]
    assert related == {
        "id": 1,
        "message": {"text": "first given here"},
        **physical("testville/kpis/parks.yaml", startLine=1, startColumn=11, endLine=1, endColumn=16),
    }
    assert len({each["partialFingerprints"]["iccFinding/v2"] for each in (warning, note, error)}) == 3
    assert run["columnKind"] == "unicodeCodePoints"
    assert "SRCROOT" in run["originalUriBaseIds"]


def test_sarif_holds_no_link_and_paths_are_addresses(nasty: list[Finding]) -> None:
    (run,) = json.loads(written(nasty, "sarif"))["runs"]
    assert "](" not in run["results"][0]["message"]["text"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a%2Cb%3Ac%25%0A%7C%60%3Cx%3E/%C5%BC%20%FF.yaml"


def test_sarif_names_a_file_elsewhere_in_full(
    findings: list[Finding], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "inner").mkdir()
    monkeypatch.chdir(folder / "inner")
    (run,) = json.loads(written(findings[:1], "sarif"))["runs"]
    (location,) = run["results"][0]["locations"]
    file = findings[0].location.file
    assert location["physicalLocation"]["artifactLocation"] == {"uri": file.as_uri()}


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_are_those_of_the_repository_wherever_a_job_runs(
    findings: list[Finding], folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(folder))
    (folder / "testville").mkdir()
    monkeypatch.chdir(folder / "testville")
    assert "file=testville/kpis/parks.yaml," in written(findings, "github")
    assert json.loads(written(findings, "gitlab"))[0]["location"]["path"] == "testville/kpis/parks.yaml"
    assert '"uri": "testville/kpis/parks.yaml"' in written(findings, "sarif")


def test_github_has_a_command_a_finding(findings: list[Finding]) -> None:
    warning, note, error = written(findings, "github").splitlines()
    assert warning == (
        "::warning file=testville/kpis/parks.yaml,line=3,endLine=3,col=9,endColumn=18,"
        "title=ICC-K010 kpi-without-target::`parks-lit` has no target%0Ahelp: Add `target: {value: …, due: …}`."
    )
    assert note == (
        "::notice file=testville/kpis/parks.yaml,line=2,endLine=5,title=ICC-K010 kpi-without-target::`parks` is short"
    )
    assert error.startswith("::error file=testville/roadmap.yaml,line=1,endLine=1,col=1,endColumn=1,")


def test_github_escapes_words_and_paths(nasty: list[Finding]) -> None:
    first, second = written(nasty, "github").splitlines()
    assert first == second
    head, _, data = first.removeprefix("::").partition("::")
    properties = head.removeprefix("error ").split(",")
    assert [each.partition("=")[0] for each in properties] == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert properties[0] == r"file=a%2Cb%3Ac%25\u000a|`<x>/ż \udcff.yaml"
    assert data.startswith(r"100%25\u000d\u000a::error file=x::`|")


def test_gitlab_has_unique_fingerprints_and_lines_from_one(findings: list[Finding], nasty: list[Finding]) -> None:
    report = json.loads(written([*findings, *nasty], "gitlab"))
    assert len({each["fingerprint"] for each in report}) == 5
    assert [each["severity"] for each in report] == ["minor", "info", "major", "major", "major"]
    assert report[1]["location"] == {"path": "testville/kpis/parks.yaml", "lines": {"begin": 2, "end": 5}}
    assert all(set(each) == {"description", "check_name", "fingerprint", "severity", "location"} for each in report)
    assert written([], "gitlab") == "[]\n"


def test_junit_has_a_suite_a_city_and_a_case_a_file(findings: list[Finding]) -> None:
    root = ElementTree.fromstring(written(findings, "junit"))
    assert root.attrib == {"name": "icc validate", "tests": "3", "failures": "1", "errors": "0"}
    testville, otherville = root
    assert testville.attrib == {"name": "testville", "tests": "2", "failures": "1", "errors": "0"}
    kpis, roadmap = testville
    assert kpis.get("name") == "testville/kpis/parks.yaml"
    assert [part.tag for part in kpis] == ["system-out"]
    assert (kpis[0].text or "").count("\n") == 2
    assert [part.tag for part in roadmap] == ["failure"]
    assert "the bracket is not closed" in (roadmap[0].text or "")
    assert [(case.get("name"), len(case)) for case in otherville] == [("all files", 0)]


def test_junit_is_well_formed_whatever_a_file_says(nasty: list[Finding]) -> None:
    root = ElementTree.fromstring(written(nasty, "junit"))
    (failure,) = root.iter("failure")
    assert "<img src=x> &amp; ]]>" in (failure.text or "")
    assert failure.get("message") == "2 errors"


def test_markdown_has_a_table_a_file(findings: list[Finding]) -> None:
    rendered = MarkdownIt("commonmark").enable("table").render(written(findings, "markdown"))
    assert rendered.startswith("<p><strong>1 error, 1 warning, 1 info (2 cities checked)</strong></p>")
    assert re.findall("<h3>(.*)</h3>", rendered) == ["testville/kpis/parks.yaml", "testville/roadmap.yaml"]
    cells = re.findall("<td>(.*)</td>", rendered)
    assert cells[:4] == [
        "3:9",
        "warning",
        "ICC-K010 kpi-without-target",
        "<code>parks-lit</code> has no target<br>Add <code>target: {value: …, due: …}</code>.",
    ]
    assert len(cells) == 12


def test_markdown_is_no_markup_whatever_a_file_says(nasty: list[Finding]) -> None:
    rendered = MarkdownIt("commonmark").enable("table").render(written(nasty, "markdown"))
    tags = set(re.findall("<(/?[a-z0-9]+)", rendered))
    assert not {"a", "img", "x", "em"} & tags
    assert rendered.count("<tr>") == 3
    assert "[a](http://x.eu)" in html.unescape(rendered)


def test_markdown_stays_below_what_github_takes(findings: list[Finding]) -> None:
    long = [
        each._replace(message="w" * 2000, location=each.location._replace(file=Path(f"{number // 100}.yaml")))
        for number, each in enumerate(findings[:1] * 1000)
    ]
    text = written(long, "markdown")
    assert len(text.encode()) <= MOST_BYTES + 1000
    left = int(re.findall(r"(\d+) more findings are not shown here", text)[0])
    assert text.count("w" * 2000) == 1000 - left > 0


def physical(uri: str, **region: int) -> dict[str, Any]:
    artifact = {"uri": uri, "uriBaseId": "SRCROOT"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
