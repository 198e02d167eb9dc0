"""Some pages of a report, for a quick look."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from icc_cli.report.final_report import final_report_html
from icc_cli.report.pdf.typesetting import PagesOutsideError, write_pdf
from icc_cli.report.request import Pages

from .laying_out import MOST, copy_of_testville


def test_some_pages_are_those_of_the_whole_report(tmp_path: Path) -> None:
    reading = copy_of_testville(tmp_path, {}, MOST)
    assert reading.deliverable is not None
    html = final_report_html(reading.deliverable, reading.edition)
    write_pdf(html, tmp_path / "whole.pdf")
    written = write_pdf(html, tmp_path / "some.pdf", pages=Pages(4, 5))
    assert written.pages == 2
    assert written.problems == ()
    whole, some = pypdfium2.PdfDocument(tmp_path / "whole.pdf"), pypdfium2.PdfDocument(tmp_path / "some.pdf")
    for number in (0, 1):
        text = some[number].get_textpage().get_text_bounded()
        assert len(text) > 100
        assert text == whole[number + 3].get_textpage().get_text_bounded()
    with pytest.raises(PagesOutsideError) as error:
        write_pdf(html, tmp_path / "none.pdf", pages=Pages(900, None))
    assert error.value.number == len(whole)
    assert not (tmp_path / "none.pdf").exists()
