"""The pages about form are true: each bad example gives exactly its finding, each good one none.

What cannot be shown as text is made here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.city.form import check_form
from icc_cli.diagnostics import Severity
from icc_cli.diagnostics.page import MARK, Page, pages_of
from icc_cli.diagnostics.registry import FAMILIES
from icc_cli.lint.catalogue import rules
from icc_cli.programme.edition import Stage

TESTVILLE = Path(__file__).parents[1] / "testville"
PAGES = [page for page in pages_of(rules()).values() if page.family == FAMILIES["F"]]
SHOWN = [page for page in PAGES if page.bad]


def _link_out(file: Path) -> None:
    elsewhere = file.parents[2] / "elsewhere.yaml"
    elsewhere.write_text("collaboration: none\n", encoding="utf-8")
    file.symlink_to(elsewhere)


def _says(content: str | bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(content.encode() if isinstance(content, str) else content)


MADE: dict[str, Callable[[Path], object]] = {
    "unreadable-file": Path.mkdir,
    "file-too-large": _says(b"#" * (10 * 1024 * 1024 + 1)),
    "not-utf-8": _says("collaboration: Košice\n".encode("cp1250")),
    "too-deep": _says("lessons: " + "[" * 101),
    "too-many-problems": _says("collaboration: none\n" * 101),
    "too-many-aliases": _says(
        "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
        + "".join(f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n" for old, new in ("ab", "bc", "cd", "de", "ef"))
    ),
    "number-too-long": _says(f"collaboration: {'7' * 5000}\n"),
    "too-many-tags": _says("%TAG ! tag:testville.eu,2022:\n" * 101 + "---\ncollaboration: none\n"),
    "outside-folder": _link_out,
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_says_what_and_why_and_shows_it(page: Page) -> None:
    assert page.summary.endswith(".")
    assert page.why
    assert bool(page.bad) == bool(page.good) == (page.name not in MADE)


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_the_bad_example_is_found_where_it_is_marked(page: Page, tmp_path: Path) -> None:
    marked = [
        f"{name.split('/')[-1]}:{number} {page.code} {page.severities[Stage.FINAL]}"
        for name, text in page.bad.items()
        for number, line in enumerate(text.splitlines(), 1)
        if line.endswith(MARK)
    ]
    assert marked
    assert told(page.bad, tmp_path) == marked


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_the_good_example_is_clean(page: Page, tmp_path: Path) -> None:
    assert told(page.good, tmp_path) == []


@pytest.mark.parametrize("name", MADE)
def test_what_cannot_be_shown_is_found(name: str, tmp_path: Path) -> None:
    (page,) = (page for page in PAGES if page.name == name)
    city = copied(tmp_path)
    (city / "impact").mkdir()
    MADE[name](city / "impact" / "more.yaml")
    findings = check_form(read_city(CityFolder("testville", city)))
    assert page.code in {finding.rule.code for finding in findings}
    assert all(finding.severity is Severity.ERROR for finding in findings)


def told(files: dict[str, str], folder: Path) -> list[str]:
    city = copied(folder)
    for name, text in files.items():
        (city / name).parent.mkdir(exist_ok=True)
        (city / name).write_text(text, encoding="utf-8")
    findings = check_form(read_city(CityFolder("testville", city)))
    return [
        f"{each.location.file.name}:{each.location.span.start.line} {each.rule.code} {each.severity}"
        for each in findings
    ]


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(TESTVILLE, folder / "testville"))
