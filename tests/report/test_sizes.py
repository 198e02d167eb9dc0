"""A size of type is changed in one place, and the page, the charts and what is worked out beforehand follow."""

from __future__ import annotations

import ctypes
from collections import Counter
from pathlib import Path

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from pypdfium2 import PdfDocument

from icc_cli.city import CityFolder, read_city
from icc_cli.report import sizes
from icc_cli.report.documents import document_html
from icc_cli.report.pdf.typesetting import write_pdf
from icc_cli.report.request import Document, Request

TESTVILLE = Path(__file__).parents[1] / "testville"


def test_the_size_of_running_text_is_changed_in_one_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "BODY", sizes.TypeSize(11, 16))
    reading = read_city(CityFolder("testville", TESTVILLE))
    assert reading.deliverable is not None
    html = document_html(reading.deliverable, reading.edition, Request(Document.CHARTER))
    written = write_pdf(html, tmp_path / "report.pdf")
    assert written.problems == ()
    letters = letters_by_size(tmp_path / "report.pdf")
    assert letters.most_common(1)[0][0] == round(11 * 96 / 72, 1)
    assert round(9.5 * 96 / 72, 1) not in letters, "some text keeps the old size"


def letters_by_size(file: Path) -> Counter[float]:
    """How many letters of a PDF are set in each size, in CSS pixels, in which WeasyPrint writes them."""
    counted: Counter[float] = Counter()
    with PdfDocument(file) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                counted[round(pdfium.FPDFText_GetFontSize(text.raw, ctypes.c_int(index)), 1)] += 1
    return counted
