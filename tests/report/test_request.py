"""What can be asked for, and the file that it goes to."""

from __future__ import annotations

import pytest

from icc_cli.report.request import Document, FileFormat, Pages, Request


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("3", [3], [2, 4]), ("3-5", [3, 5], [2, 6]), ("3-", [3, 900], [2]), (" 12 ", [12], [1])],
)
def test_pages_are_read(text: str, inside: list[int], outside: list[int]) -> None:
    pages = Pages.read(text)
    assert all(map(pages.has, inside))
    assert not any(map(pages.has, outside))
    assert str(pages) == text.strip()


@pytest.mark.parametrize("text", ["", "0", "-3", "5-3", "1,2", "three", "3--5", "1000000"])
def test_what_are_no_pages_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a page range"):
        Pages.read(text)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (Request(Document.FINAL_REPORT), "sofia-final-report.pdf"),
        (Request(Document.CHARTER, solutions=("eplatform",)), "sofia-charter-eplatform.pdf"),
        (Request(Document.FINAL_REPORT, FileFormat.HTML, members=("celje",)), "sofia-celje-final-report.html"),
        (Request(Document.FINAL_REPORT, sections=("roadmap",)), "sofia-final-report-roadmap.pdf"),
        (Request(Document.FINAL_REPORT, pages=Pages(3, None)), "sofia-final-report-pages-3-.pdf"),
        (Request(Document.SUMMARY, FileFormat.MARKDOWN, language="pl"), "sofia-summary.pl.md"),
    ],
)
def test_a_quick_look_never_takes_the_place_of_the_whole_report(wanted: Request, name: str) -> None:
    assert wanted.file_name("sofia") == name
