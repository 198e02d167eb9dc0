"""The catalogue's pages about layout are true: bad examples are found at the marked line, and good ones are clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.diagnostics.page import MARK, Page, pages_of
from icc_cli.lint.catalogue import rules

from .laying_out import MOST, copy_of_testville, findings_of, told

PAGES = [page for page in pages_of(rules()).values() if page.code[4] == "L"]
SHOWN = [page for page in PAGES if page.bad]
NO_TEXT_SHOWS = {
    "text-outside-its-place",
    "empty-page",
    "stranded-heading",
    "typesetting-complaint",
    "broken-template",
    "outside-address",
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_says_what_and_why_and_shows_it(page: Page) -> None:
    assert page.summary.endswith(".")
    assert page.why
    assert bool(page.bad) == bool(page.good) == (page.name not in NO_TEXT_SHOWS)


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_the_bad_example_is_found_where_it_is_marked_and_the_good_one_is_clean(page: Page, tmp_path: Path) -> None:
    marked = [
        f"{Path(name).name}:{number} {page.code}"
        for name, text in page.bad.items()
        for number, line in enumerate(text.splitlines(), 1)
        if line.endswith(MARK)
    ]
    for folder, files, expected in (("bad", page.bad, marked), ("good", page.good, [])):
        (tmp_path / folder).mkdir()
        found = findings_of(copy_of_testville(tmp_path / folder, files, MOST), tmp_path)
        assert [told(finding) for finding in found] == expected
