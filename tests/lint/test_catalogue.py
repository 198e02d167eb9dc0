"""Each rule's page is true: its bad example is found at the marked lines and nowhere else, its good one is clean."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.diagnostics import Finding
from icc_cli.diagnostics.page import MARK, Page, pages_of
from icc_cli.diagnostics.registry import FAMILIES
from icc_cli.lint import rules as rules_package
from icc_cli.lint.catalogue import rules
from icc_cli.lint.examine import check
from icc_cli.lint.rules import content_rules
from icc_cli.programme.edition import Stage

TESTVILLE = Path(__file__).parents[1] / "testville"
PAGES = [page for page in pages_of(rules()).values() if page.code[4] not in "FL"]  # these have tests of their own


@pytest.mark.parametrize("stage", Stage)
def test_nothing_is_found_in_testville(stage: Stage) -> None:
    findings = check(read_city(CityFolder("testville", TESTVILLE)), stage)
    assert [told(finding) for finding in findings] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_bad_example_is_found_where_it_is_marked(page: Page, tmp_path: Path) -> None:
    assert page.bad, "a rule shows a bad example"
    expected = sorted(
        f"{name.split('/')[-1]}:{number} {page.code}"
        for name, text in page.bad.items()
        for number, line in enumerate(text.splitlines(), 1)
        if line.endswith(MARK)
    )
    assert expected, f"the bad example marks a line with {MARK}"
    found = findings(page, page.bad, tmp_path)
    if page.family == FAMILIES["A"]:  # what is not accepted well is found as well
        found = [finding for finding in found if finding.rule.code[4] == "A"]
    assert sorted(told(finding) for finding in found) == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_good_example_is_clean(page: Page, tmp_path: Path) -> None:
    assert page.good, "a rule shows a good example"
    assert [f"{told(finding)} {finding.message}" for finding in findings(page, page.good, tmp_path)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_says_what_and_why(page: Page) -> None:
    assert page.summary.endswith(".")
    assert page.why, "a rule says why it matters to a city"
    assert page.code[4] in FAMILIES


def test_codes_and_names_are_unique() -> None:
    names = [page.name for page in pages_of(rules()).values()]
    assert len(set(names)) == len(names)


def findings(page: Page, files: dict[str, str], folder: Path) -> list[Finding]:
    city = Path(shutil.copytree(TESTVILLE, folder / "testville"))
    for name, text in files.items():
        (city / name).parent.mkdir(exist_ok=True)
        (city / name).write_text(text, encoding="utf-8")
    stage = next(stage for stage in reversed(Stage) if page.severities[stage] is not None)
    return check(read_city(CityFolder("testville", city)), stage)


def told(finding: Finding) -> str:
    return f"{finding.location.file.name}:{finding.location.span.start.line} {finding.rule.code}"


def test_each_module_of_a_family_registers_rules() -> None:
    """What several rules share is in lint/shared."""
    folder = Path(rules_package.__file__).parent
    modules = {f"{file.parent.name}.{file.stem}" for file in folder.glob("*/*.py") if file.stem != "__init__"}
    assert modules == {".".join(rule.check.__module__.split(".")[-2:]) for rule in content_rules()}
