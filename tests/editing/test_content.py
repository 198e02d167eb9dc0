"""Fixes of content: what rules propose that somebody should look at afterwards, and the fixes of all rules' pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.diagnostics import Finding
from icc_cli.diagnostics.page import Page, pages_of
from icc_cli.editing.fixes import apply_fixes
from icc_cli.lint.catalogue import rules
from icc_cli.lint.examine import Terms, check
from icc_cli.programme.edition import Stage

TESTVILLE = Path(__file__).parents[1] / "testville"
KPIS = """\
solution: lights
kpis:
  - {id: lamps-lit, name: Number of dimmed lamps, kind: activity, unit: lamps, direction: increase,
     owner: Digital Office, source: Register of lamps, target: {value: %s, due: 2022-07},
     measurements: {start: 0, midway: 4000, final: %s}}
"""


def city(tmp_path: Path, files: dict[str, str]) -> CityFolder:
    folder = Path(shutil.copytree(TESTVILLE, tmp_path / "testville"))
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return CityFolder("testville", folder)


def fixed(folder: CityFolder, *, unsafe: bool = True) -> dict[str, str]:
    result = apply_fixes(folder, Terms(Stage.FINAL), unsafe=unsafe)
    return {change.file.relative_to(folder.path).as_posix(): change.after for change in result.changes}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- The the lamps are lit. # why\n", "- The lamps are lit. # why\n"),
        ("- >-\n  Every lamp has the\n  the same address.\n", "- >-\n  Every lamp has the\n  same address.\n"),
        ("- The lamps are lit.. They stay so.\n", "- The lamps are lit. They stay so.\n"),
        ("- The lamps , which are new, are lit.\n", "- The lamps, which are new, are lit.\n"),
        ('- "In TestVille: light. More in TestVille."\n', '- "In Testville: light. More in Testville."\n'),
    ],
)
def test_words_are_fixed_if_asked(tmp_path: Path, before: str, after: str) -> None:
    folder = city(tmp_path, {"impact/more.yaml": f"stories:\n{before}"})
    assert fixed(folder, unsafe=False) == {}
    assert fixed(folder) == {"impact/more.yaml": f"stories:\n{after}"}


@pytest.mark.parametrize(
    "story",
    [
        "- The behaviour and behaviour of drivers.\n",
        "- Parks, squares, , and two bridges are lit.\n",
        "- In TestVille, see www.TestVille.example, no lamp failed.\n",
    ],
)
def test_words_that_leave_open_what_was_meant_stay(tmp_path: Path, story: str) -> None:
    folder = city(tmp_path, {"impact/more.yaml": f"stories:\n{story}"})
    assert check(read_city(folder), Stage.FINAL)
    assert fixed(folder) == {}


@pytest.mark.parametrize(
    ("target", "final", "fixed_final"),
    [
        ("12000", "12.000 lamps", "12000 lamps"),
        ("12000", '"12.000 lamps"', '"12000 lamps"'),
        ("12000", "12.000", "12000"),
        ("12000", '{value: "12.000 lamps", note: all}', '{value: "12000 lamps", note: all}'),
    ],
)
def test_a_number_loses_its_separator_where_the_others_say_what_it_means(
    tmp_path: Path, target: str, final: str, fixed_final: str
) -> None:
    folder = city(tmp_path, {"kpis/lamps.yaml": KPIS % (target, final)})
    assert fixed(folder, unsafe=False) == {}
    assert fixed(folder) == {"kpis/lamps.yaml": KPIS % (target, fixed_final)}


@pytest.mark.parametrize(
    ("target", "midway", "final"),
    [("12000", "1", "12.000"), ("0", "0", "12.000"), ("20", "4", "12.000"), ("9000 halls", "0", "9.000 seats")],
)
def test_a_number_stays_where_they_do_not_say(tmp_path: Path, target: str, midway: str, final: str) -> None:
    text = (KPIS % (target, final)).replace("midway: 4000", f"midway: {midway}")
    folder = city(tmp_path, {"kpis/lamps.yaml": text})
    assert "ICC-M060" in [finding.rule.code for finding in check(read_city(folder), Stage.FINAL)]
    assert fixed(folder) == {}


@pytest.mark.parametrize("page", pages_of(rules()).values(), ids=lambda page: page.name)
def test_the_fix_of_a_page_is_made_once_and_keeps_comments(page: Page, tmp_path: Path) -> None:
    folder = city(tmp_path, page.bad)
    stage = next((stage for stage in reversed(Stage) if page.severities[stage] is not None), Stage.FINAL)
    before = check(read_city(folder), stage)
    if not any(fixes(finding, page) for finding in before):
        return
    result = apply_fixes(folder, Terms(stage), unsafe=True)
    assert result.made
    assert sum(fixes(finding, page) for finding in result.outcome.findings) == 0
    for change in result.changes:
        assert re.findall("#.*", change.after) == re.findall("#.*", change.before)
        change.file.write_text(change.after, encoding="utf-8")
    assert apply_fixes(folder, Terms(stage), unsafe=True).made == ()


def fixes(finding: Finding, page: Page) -> bool:
    return finding.rule.code == page.code and finding.fix is not None
