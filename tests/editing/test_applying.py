"""What `--fix` does to files: each fix by itself, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.city import CityFolder
from icc_cli.editing.fixes import Fixed, apply_fixes
from icc_cli.lint.examine import Terms
from icc_cli.programme.edition import Stage

CITY = """\
# The city of Testville
id: testville
name: Testville # its own name
country: PL

programme: icc-2020
compiled_by: 'The city'
"""
STRATEGY = "solutions:\n  - {id: lights, name: Lights}\n  - {id: meters, name: Meters}\n"
KPIS = """\
solution: lights
kpis:
  # of the lamps
  - id: lamps
    name: Lamps
    kind: activity # counted
    unit: lamps
"""


def fixed(tmp_path: Path, files: dict[str, str], *, unsafe: bool = False) -> Fixed:
    folder = tmp_path / "testville"
    for name, text in {"city.yaml": CITY, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return apply_fixes(CityFolder("testville", folder), Terms(Stage.DRAFT), unsafe=unsafe)


def texts(result: Fixed) -> dict[str, str]:
    return {change.file.relative_to(result.folder.path).as_posix(): change.after for change in result.changes}


def made(result: Fixed) -> list[str]:
    return [f"{each.file.name}:{each.line}: {each.title}" for each in result.made]


@pytest.mark.parametrize(
    ("old", "new", "right", "told"),
    [
        ("name: Test", "nmae: Test", None, "3: `nmae` becomes `name`"),
        ("name: Test", '"nmae": Test', '"name": Test', "3: `nmae` becomes `name`"),
        ("name: Testville", "name: 12", 'name: "12"', "3: quotes, as it is meant as text"),
        ("name: Testville", "name: 1_0.50 + 2: x", 'name: "1_0.50 + 2: x"', "3: quotes around `1_0.50 + 2: x`"),
        ("name: Testville", "name: 12.50", 'name: "12.50"', "3: quotes, as it is meant as text"),
        ("name: Testville", "name: true", 'name: "true"', "3: quotes, as it is meant as text"),
        ("name: Testville", "name: @Testville", 'name: "@Testville"', "3: quotes around `@Testville`"),
        ("name: Testville", "name: Testville: the city", 'name: "Testville: the city"',
         "3: quotes around `Testville: the city`"),
        ("name: Testville", "name: *Testville", 'name: "*Testville"', "3: quotes around `*Testville`"),
        ("name: Testville", "name:Testville", "name: Testville",
         "3: a space after the colon: `name: Testville # its own name`"),
        ("id: testville", "id: Testville", "id: testville", "2: `Testville` becomes `testville`"),
        ("country: PL", "country: pl", "country: PL", "4: `pl` becomes `PL`"),
        ("icc-2020", "icc_2020", "icc-2020", "6: `icc_2020` becomes `icc-2020`"),
    ],
)  # fmt: skip
def test_a_city_is_fixed_and_its_comments_stay(
    tmp_path: Path, old: str, new: str, right: str | None, told: str
) -> None:
    result = fixed(tmp_path, {"city.yaml": CITY.replace(old, new)})
    assert made(result) == [f"city.yaml:{told}"]
    assert texts(result) == {"city.yaml": CITY.replace(old, right or old)}
    assert not [finding for finding in result.outcome.findings if finding.severity == "error"]


@pytest.mark.parametrize(
    ("files", "right"),
    [
        ({"kpis/a.yaml": KPIS.replace("activity", "activty")}, {"kpis/a.yaml": KPIS}),
        ({"kpis/a.yaml": KPIS.replace("activity", "Activity")}, {"kpis/a.yaml": KPIS}),
        ({"kpis/a.yaml": KPIS.replace(": lights", ": lihgts")}, {"kpis/a.yaml": KPIS}),
        ({"kpis/a.yaml": KPIS.replace(": lights", ": Lights")}, {"kpis/a.yaml": KPIS}),
        ({"kpis/a.yaml": KPIS.replace("unit: lamps", "unit: %")},
         {"kpis/a.yaml": KPIS.replace("unit: lamps", 'unit: "%"')}),
        ({"kpis/a.yaml": KPIS + "    target: {value: 3, due: May 2022}\n"},
         {"kpis/a.yaml": KPIS + "    target: {value: 3, due: 2022-05}\n"}),
        ({"kpis/a.yaml": KPIS + "    target: {value: 3, due: 31.05.2022}\n"},
         {"kpis/a.yaml": KPIS + "    target: {value: 3, due: 2022-05-31}\n"}),
        ({"kpis/a.yaml": KPIS + "    target: {value: 3, due: 05.2022}\n"},
         {"kpis/a.yaml": KPIS + "    target: {value: 3, due: 2022-05}\n"}),
        ({"kpis/a.yaml": KPIS + "    measurements: {Start: 3, midwya: {vlaue: 4}}\n"},
         {"kpis/a.yaml": KPIS + "    measurements: {start: 3, midway: {value: 4}}\n"}),
        ({"kpis/a.yaml": KPIS.replace("kpis:", "kpsi:").replace("kind: activity", "knid: activty")},
         {"kpis/a.yaml": KPIS}),
        ({"roadmap.yaml": 'months: "18"\n'}, {"roadmap.yaml": "months: 18\n"}),
        ({"charters/a.yaml": "solution: lights\ntiming: [{title: Launch, due: 2022, done: yes}]\n"},
         {"charters/a.yaml": "solution: lights\ntiming: [{title: Launch, due: 2022, done: true}]\n"}),
        ({"charters/a.yaml": "solution: lights\nteam: {name: Ada}\n"},
         {"charters/a.yaml": "solution: lights\nteam: [{name: Ada}]\n"}),
        ({"charters/a.yaml": "solution: lights\nteam:\n  name: Ada # who leads\n  role: lead\n"},
         {"charters/a.yaml": "solution: lights\nteam:\n  - name: Ada # who leads\n    role: lead\n"}),
        ({"kpis/a.yaml": KPIS, "impact.yaml": "lessons:\n  - {lesson: It works, reflection: '{kpi:lapms@strat}.'}\n"},
         {"impact.yaml": "lessons:\n  - {lesson: It works, reflection: '{kpi:lamps@start}.'}\n"}),
        ({"kpis/a.yaml": KPIS.replace("id: lamps", "id: All_Lamps"),
          "impact.yaml": "commitments:\n  kpis: [{text: We count until 2025., kpis: [All_Lamps]}]\n"},
         {"kpis/a.yaml": KPIS.replace("id: lamps", "id: all-lamps"),
          "impact.yaml": "commitments:\n  kpis: [{text: We count until 2025., kpis: [all-lamps]}]\n"}),
        ({"strategy.yaml": STRATEGY.replace("lights", "ligths"), "kpis/a.yaml": KPIS,
          "charters/a.yaml": "solution: lights\n"},
         {"strategy.yaml": STRATEGY}),
    ],
)  # fmt: skip
def test_files_are_fixed_together(tmp_path: Path, files: dict[str, str], right: dict[str, str]) -> None:
    result = fixed(tmp_path, {"strategy.yaml": STRATEGY, **files})
    assert texts(result) == right
    assert not [finding.message for finding in result.outcome.findings if finding.severity == "error"]
    again = fixed(tmp_path, {**files, **texts(result)})
    assert (again.made, again.changes) == ((), ())


@pytest.mark.parametrize(
    "files",
    [
        {"kpis/a.yaml": KPIS.replace(": lights", ": lamps")},  # nothing is near
        {"strategy.yaml": STRATEGY.replace("lights", "meters-2"), "kpis/a.yaml": KPIS},  # it may have been removed
        {"kpis/a.yaml": KPIS + "    kidn: maturity\n"},  # the key is there already
        {"kpis/a.yaml": KPIS + "    target: {value: 3, due: 05/06/2022}\n"},  # May or June
        {"kpis/a.yaml": KPIS + "    target: {value: 3, due: soon}\n"},
        {"kpis/a.yaml": KPIS + "    nots: [1]\n"},  # no text, so hardly a note
        {"kpis/a.yaml": KPIS + "    note: @one\n      two\n"},  # quotes around one of two lines
        {"kpis/a.yaml": KPIS + "  - @one\n    two\n"},
        {"charters/a.yaml": "solution: lights\nteam: Ada\n"},  # a name is no party
        {"roadmap.yaml": "months: about 18\n"},
        {"kpis/a.yaml": KPIS.replace("activity #", "activity: some #")},  # in quotes, it would be no kind either
        {"kpis/a.yaml": KPIS + "  - {id: Lamps, name: Others, kind: activity}\n"},  # the slug is taken
    ],
)
def test_what_is_not_plain_is_left_with_its_finding(tmp_path: Path, files: dict[str, str]) -> None:
    result = fixed(tmp_path, {"strategy.yaml": STRATEGY, **files}, unsafe=True)
    assert (result.made, result.changes) == ((), ())
    assert any(finding.severity == "error" for finding in result.outcome.findings)


def test_several_syntax_errors_are_fixed_one_after_another(tmp_path: Path) -> None:
    lines = [f"  - {{id: k{number}, name: Share, kind: activity, unit: %}}" for number in range(12)]
    text = "kpis:\r\n" + "\r\n".join(lines) + "\r\n"
    result = fixed(tmp_path, {"kpis/a.yaml": text})
    assert texts(result) == {"kpis/a.yaml": text.replace("%", '"%"')}
    assert [each.line for each in result.made] == list(range(2, 14))


def test_a_syntax_error_is_fixed_though_another_one_below_it_cannot_be(tmp_path: Path) -> None:
    result = fixed(tmp_path, {"kpis/a.yaml": KPIS.replace("unit: lamps", "unit: %\n    note: 'open")})
    assert texts(result) == {"kpis/a.yaml": KPIS.replace("unit: lamps", 'unit: "%"\n    note: \'open')}


def test_a_fix_is_made_though_others_of_the_city_are_refused(tmp_path: Path) -> None:
    files = {"kpis/a.yaml": KPIS.replace("activity", "activty") + "    nots: [1]\n"}
    result = fixed(tmp_path, files)
    assert texts(result) == {"kpis/a.yaml": KPIS + "    nots: [1]\n"}


def test_a_key_that_is_given_twice_with_the_same_value_stands_once_if_asked(tmp_path: Path) -> None:
    files = {"kpis/a.yaml": KPIS + "    kind: activity # counted\n    unit: lamps\n    note: x\n"}
    assert not fixed(tmp_path, files).made
    result = fixed(tmp_path, files, unsafe=True)
    assert texts(result) == {"kpis/a.yaml": KPIS + "    kind: activity # counted\n    note: x\n"}


def test_what_is_accepted_or_ignored_is_not_touched(tmp_path: Path) -> None:
    result = fixed(tmp_path, {"kpis/a.yaml": KPIS})
    assert (result.made, result.changes) == ((), ())
