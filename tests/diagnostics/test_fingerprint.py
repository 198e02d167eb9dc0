"""A finding is known again when lines move and messages are reworded, and is another one when its facts change."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from icc_cli.city import CityFolder, form, read_city
from icc_cli.city.found import Found
from icc_cli.diagnostics import Finding
from icc_cli.diagnostics.fingerprint import fingerprint, numbered
from icc_cli.lint import engine
from icc_cli.lint.examine import check
from icc_cli.programme.edition import Stage

TESTVILLE = Path(__file__).parents[1] / "testville"
KPIS = """\
solution: lights
kpis:
  - {id: parks, name: Parks, kind: output}
  - {id: squares, name: Squares, kind: output}
"""


@pytest.fixture
def findings(tmp_path: Path) -> Callable[[str, str], list[Finding]]:
    """Give the findings of Testville with one file more."""

    def found(name: str, text: str, city: str = "testville") -> list[Finding]:
        folder = tmp_path / city
        shutil.copytree(TESTVILLE, folder, dirs_exist_ok=True)
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return check(read_city(CityFolder(city, folder)))

    return found


def test_what_a_finding_is_about_is_told_by_ids(findings: Callable[..., list[Finding]]) -> None:
    assert [each.key for each in findings("kpis/more.yaml", KPIS)] == [
        "testville/kpis/lights/kpis/parks/kind",
        "testville/kpis/lights/kpis/squares/kind",
    ]


def test_moving_lines_and_items_does_not_matter(findings: Callable[..., list[Finding]]) -> None:
    before = {fingerprint(each) for each in findings("kpis/more.yaml", KPIS)}
    head, first, second = KPIS.split("  - ")
    moved = f"# a comment\n{head}  - {second}\n\n  - {first}"
    assert {fingerprint(each) for each in findings("kpis/more.yaml", moved)} == before
    assert len(before) == 2


def test_another_value_or_another_city_is_another_finding(findings: Callable[..., list[Finding]]) -> None:
    (before, _) = findings("kpis/more.yaml", KPIS)
    (changed, _) = findings("kpis/more.yaml", KPIS.replace("output", "outcome", 1))
    (elsewhere, *_) = (each for each in findings("kpis/more.yaml", KPIS, "otherville") if "kind" in each.key)
    assert len({fingerprint(each) for each in (before, changed, elsewhere)}) == 3


def test_items_without_a_name_are_told_by_how_they_begin(findings: Callable[..., list[Finding]]) -> None:
    text = "lessons:\n  - {lesson: Ask the residents before anything else is decided by anybody, xyz: 1}\n"
    (finding,) = findings("impact/more.yaml", text)
    assert finding.key == "testville/impact/lessons/Ask the residents before anything else i/xyz"


def test_a_file_that_cannot_be_read_has_its_name_as_key(findings: Callable[..., list[Finding]]) -> None:
    (finding,) = findings("kpis/more.yaml", "kpis: [\n")
    assert finding.key == "testville/kpis/more.yaml"


def test_findings_of_the_same_words_have_fingerprints_of_their_own(findings: Callable[..., list[Finding]]) -> None:
    both = findings("kpis/more.yaml", "solution: lights\nkpis:\n  - {kind: activity}\n  - {kind: activity}\n")
    assert fingerprint(both[0]) == fingerprint(both[2])
    assert len({print_ for _, print_ in numbered(both)}) == len(both) == 4
    assert next(print_ for _, print_ in numbered(both)) == fingerprint(both[0])


@pytest.mark.parametrize("name", ["bialystok", "simos", "sofia"])
def test_rewording_all_messages_changes_no_fingerprint(
    name: str, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = read_city(CityFolder(name, examples / name))
    before = check(city, Stage.FINAL)
    for module in (form, engine):
        told = module.as_finding
        monkeypatch.setattr(module, "as_finding", lambda *given, told=told: told(*given[:-1], _reworded(given[-1])))
    after = check(city, Stage.FINAL)
    assert len(before) > 50
    assert {each.message for each in before}.isdisjoint(each.message for each in after)
    assert sorted(print_ for _, print_ in numbered(after)) == sorted(print_ for _, print_ in numbered(before))


def _reworded(found: Found) -> Found:
    return found._replace(message=f"Something else is said about {len(found.message)} characters", help=None)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("name", ["bialystok", "simos", "sofia"])
def test_different_findings_have_different_fingerprints(name: str, stage: Stage, examples: Path) -> None:
    by_print: dict[str, set[str]] = defaultdict(set)
    for each in check(read_city(CityFolder(name, examples / name)), stage):
        by_print[fingerprint(each)].add(f"{each.key}: {each.message}")
    assert [said for said in by_print.values() if len(said) > 1] == []


def test_a_finding_that_counts_is_another_one_when_the_number_changes(findings: Callable[..., list[Finding]]) -> None:
    head = "solution: lights\nkpis:\n"
    kpi = "  - {id: %s, name: Number of %s, kind: activity, measurements: {start: 1}}\n"
    counted = []
    for ids in (("poles", "wires"), ("poles", "wires", "masts")):
        found = findings("kpis/more.yaml", head + "".join(kpi % (id_, id_) for id_ in ids))
        counted.append({fingerprint(each) for each in found if each.rule.code == "ICC-K010"})
    assert [len(prints) for prints in counted] == [1, 1]
    assert counted[0] != counted[1]


def test_a_fact_has_one_spelling(findings: Callable[..., list[Finding]]) -> None:
    text = "solution: lights\nkpis:\n  - {id: parks, name: Parks, kind: %s}\n"
    spelled = [findings("kpis/more.yaml", text % kind)[0] for kind in ("other  kind", '"other kind"', "other kind")]
    assert {each.facts for each in spelled} == {("other kind",)}
    assert len({fingerprint(each) for each in spelled}) == 1


def test_odd_characters_have_a_fingerprint(findings: Callable[..., list[Finding]]) -> None:
    (finding,) = findings("kpis/more.yaml", 'solution: lights\nkpis: []\n"\\ud800": 1\n')[:1]
    assert len(fingerprint(finding._replace(message="\ud800", key="\udfff"))) == 32
