"""Where tables break."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.documents import document_html
from icc_cli.report.pdf.typesetting import write_pdf
from icc_cli.report.request import Document, Request

CITY = {"id": "x", "name": "Łódź", "country": "PL", "programme": "icc-2020", "compiled_by": "The city"}


def rows_of_pages(folder: Path, edition: Edition, rows: int, section: str, name: str = "lamp") -> list[int]:
    """Lay out a table of so many KPIs of one solution, and count the rows on each page."""
    kpis = [
        {"id": f"k{n}", "name": name, "kind": "maturity", "unit": "lux", "measurements": {"final": n}}
        for n in range(rows)
    ]
    solutions = {"solutions": [{"id": "s", "name": "Lights"}]}
    given = {"city": CITY, "strategy": solutions, "kpis": [{"solution": "s", "kpis": kpis}]}
    request = Request(Document.FINAL_REPORT, sections=(section,))
    path = folder / "out.pdf"
    written = write_pdf(document_html(Deliverable.model_validate(given), edition, request), path)
    assert written.problems == ()
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range().count("lamp") for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("section", ["kpis-maturity", "results-maturity"])
def test_the_last_row_of_a_group_is_not_left_alone_on_a_page(section: str, edition: Edition, tmp_path: Path) -> None:
    first = rows_of_pages(tmp_path, edition, 40, section)[0]
    assert rows_of_pages(tmp_path, edition, first + 1, section)[-1] == 2
    assert rows_of_pages(tmp_path, edition, first + 3, section)[-1] == 3


def test_rows_that_need_a_page_each_are_not_kept_together(edition: Edition, tmp_path: Path) -> None:
    assert rows_of_pages(tmp_path, edition, 3, "kpis-maturity", "lamp " * 600) == [600, 600, 600]
