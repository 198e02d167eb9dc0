"""icc.yaml: what it says holds, and what it says wrongly is told at its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from icc_cli.city import CityFolder, find_configuration
from icc_cli.city.configuration import json_schema, read_configuration
from icc_cli.city.own_files import BrokenFileError
from icc_cli.diagnostics.selection import Grade, Selection
from icc_cli.lint.catalogue import hint_for
from icc_cli.programme.edition import Stage
from icc_cli.resources import schemas


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name in ("cities/one", "cities/two", "north/three"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "city.yaml").write_text("id: x\n", encoding="utf-8")
    return tmp_path / "icc.yaml"


def told(file: Path, text: str) -> list[str]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        read_configuration(file, hint_for)
    return [
        f"{finding.location.span.start.line}:{finding.location.span.start.column} {finding.rule.name}: "
        f"{finding.message} | {finding.help}"
        for finding in caught.value.findings
    ]


def test_what_holds_for_all_and_for_one_city(file: Path) -> None:
    file.write_text(
        "cities: [cities, nor*]\nstage: midway\nignore: T\nbaseline: known.yaml\nseverity: {K010: error, M: off}\n"
        "city:\n  two: {stage: final, select: [K, C010], severity: {kpi-without-target: info}}\n",
        encoding="utf-8",
    )
    configuration = read_configuration(file, hint_for)
    assert configuration.roots == (file.parent / "cities", file.parent / "north")
    assert configuration.baseline == file.parent / "known.yaml"
    assert (configuration.stage("one"), configuration.stage("two")) == (Stage.MIDWAY, Stage.FINAL)
    options, general = Selection(ignore=("A",)), Selection((), ("T",), {"K010": Grade.ERROR, "M": Grade.OFF})
    assert configuration.choice("one", options).selections == (general, options)
    own = Selection(("K", "C010"), (), {"kpi-without-target": Grade.INFO})
    assert configuration.choice("two", options).selections == (general, own, options)


def test_an_empty_file_says_nothing(file: Path) -> None:
    file.write_text("# nothing yet\n", encoding="utf-8")
    configuration = read_configuration(file, hint_for)
    assert configuration.stage("one") is Stage.DRAFT
    assert configuration.baseline is None
    assert configuration.has(CityFolder("one", file.parent / "cities" / "one"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stage: fnal\n", "1:8 unknown-value: `stage` is `fnal`, but can only be draft, roadmap, midway or final"),
        ("ignor: [K]\n", "1:1 unknown-key: `ignor` is no key of icc.yaml | Did you mean `ignore`?"),
        ("ignore: [K, kpi-without-targt]\n", "1:13 bad-value: `ignore` names no rule: 'kpi-without-targt' | Did you"),
        ("severity:\n  K01: off\n", "2:3 bad-value: `K01` names no rule: 'K01' | Write a code, a name, or the letter"),
        (
            "severity: {K010: loud}\n",
            "1:18 unknown-value: `K010` is `loud`, but can only be error, warning, info or off",
        ),
        ("cities: [cities, nowhere]\n", "1:18 bad-value: there is no folder 'nowhere' | Write the path of a folder"),
        ("cities: /etc\n", "1:9 bad-value: `cities` leads out of the folder of icc.yaml: '/etc' | Name a place below"),
        ("cities: ../x\n", "1:9 bad-value: `cities` leads out of the folder of icc.yaml: '../x' | Name a place below"),
        ("cities: 'C:\\x'\n", "1:9 bad-value: "),
        ("cities: 'a**'\n", "1:9 bad-value: there is no folder 'a**'"),
        ("baseline: ../b.yaml\n", "1:11 bad-value: `baseline` leads out of the folder of icc.yaml: '../b.yaml'"),
        ("city:\n  tow: {stage: final}\n", "2:3 bad-value: there is no city `tow` | Did you mean `two`?"),
        ("city:\n  one: {slect: K}\n", "2:9 unknown-key: `slect` is no key of icc.yaml | Did you mean `select`?"),
        (
            "city:\n  one: {cities: x}\n",
            "2:9 unknown-key: `cities` is no key of icc.yaml | The keys that may stand here",
        ),
        ("city:\n  one: final\n", "2:8 wrong-type: `one` must be a mapping of keys and values, but is text"),
        ("- stage: final\n", "1:1 wrong-type: `icc.yaml` must be a mapping of keys and values, but is a list"),
        ("stage: final\nstage: draft\n", "2:1 duplicate-key: the key `stage` is given twice in the same mapping"),
        ("stage: [\n", "1:8 yaml-syntax: the bracket `[` that is opened here is not closed"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(file: Path, text: str, expected: str) -> None:
    (finding,) = told(file, text)
    assert finding.startswith(expected)


def test_a_link_out_of_the_repository_is_not_followed(file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (file.parent / "away").symlink_to(tmp_path_factory.mktemp("elsewhere"), target_is_directory=True)
    (finding,) = told(file, "cities: away\n")
    assert finding.startswith("1:9 outside-folder: 'away' is a link that leads out of the folder of icc.yaml")


def test_the_nearest_file_within_the_repository_holds(file: Path) -> None:
    inner = file.parent / "cities" / "one"
    assert find_configuration(inner) is None
    file.write_text("", encoding="utf-8")
    assert find_configuration(inner) == find_configuration(inner / "city.yaml") == file
    (file.parent / "cities" / "icc.yaml").write_text("", encoding="utf-8")
    assert find_configuration(inner) == file.parent / "cities" / "icc.yaml"
    (inner / ".git").mkdir()
    assert find_configuration(inner) is None


def test_the_schema_is_fresh() -> None:
    written: Any = json.loads((schemas() / "config.schema.json").read_text(encoding="utf-8"))
    assert written == json_schema(), "run icc schema"
