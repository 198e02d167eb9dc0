"""Text is wrapped to the width of its box, whole, and measured as it is drawn."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.text import Paragraph, TextBlock, clean, wrap
from icc_cli.report.pdf.hooks import charts_in
from icc_cli.resources import fonts

FONT = Font(10)


def test_lines_break_between_words() -> None:
    lines = wrap("Development of legal aspects", FONT, FONT.width("Development of"))
    assert lines == ("Development of ", "legal aspects")


def test_lines_break_after_hyphens_and_slashes_of_words_but_not_of_numbers() -> None:
    assert wrap("cross-cutting", FONT, 35) == ("cross-", "cutting")
    assert wrap("input/output", FONT, 35) == ("input/", "output")
    assert wrap("year 2020-2022", FONT, 50)[1] == "2020-2022"
    assert wrap("e-services", FONT, 300) == ("e-services",)


def test_a_word_that_is_longer_than_its_box_breaks() -> None:
    lines = wrap("Donaudampfschifffahrtsgesellschaft", FONT, 60)
    assert len(lines) > 1
    assert all(FONT.width(line) <= 60 for line in lines)


def test_an_accent_stays_with_its_letter() -> None:
    assert not any(line.startswith("\u0301") for line in wrap("e\u0301" * 40, FONT, 31))


def test_a_hard_space_does_not_break() -> None:
    assert wrap("about 93\u00a0000", FONT, FONT.width("about 93 00")) == ("about ", "93\u00a0000")


@given(st.text(max_size=200), st.floats(1, 300))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: float) -> None:
    lines = wrap(text, FONT, width)
    assert "".join(lines) == clean(text)
    for line in lines:
        assert FONT.width(line.rstrip(" ")) <= width or len(clean(line)) - sum(map(_is_mark, line)) <= 1


def _is_mark(letter: str) -> bool:
    return FONT.width(letter) == 0


@pytest.mark.parametrize("text", ["x" * 300_000, "x-" * 150_000, "a " * 150_000])
def test_long_texts_take_no_longer_than_they_must(text: str) -> None:
    began = time.process_time()
    wrap(text, FONT, 100)
    assert time.process_time() - began < 5


def test_a_block_knows_its_height() -> None:
    one = TextBlock((Paragraph("One line", FONT, "#000000"),), 200)
    two = TextBlock((Paragraph("One line", FONT, "#000000"), Paragraph("b", FONT, "#000000", space_before=3)), 200)
    assert one.height == pytest.approx(FONT.leading)
    assert two.height == pytest.approx(2 * FONT.leading + 3)
    assert TextBlock((), 200).height == 0


def test_a_hanging_bullet_sets_all_lines_in() -> None:
    block = TextBlock((Paragraph("one two three", FONT, "#000000", lead="•", hanging=True),), 40)
    bullet, words = block.placed
    assert [line.text for line in bullet] == ["•"]
    assert len(words) > 1
    assert {line.left for line in words} == {words[0].left}
    assert words[0].left > 0


def test_a_line_ends_in_the_pdf_where_it_was_measured_to_end() -> None:
    words = "AVATAR Żółć Ўсаро Ελληνικά CO₂ ≥ 3 → ✓"
    assert end_in_the_pdf(words, "en") == pytest.approx(Font(20).width(words), abs=0.3)


def test_no_form_that_bulgarian_has_of_its_own_is_wider_than_measured() -> None:
    words = "тестът, щъркелът и въжето на дъщерята"
    assert Font(20).width(words) >= end_in_the_pdf(words, "bg") > 1.1 * end_in_the_pdf(words, "en")


def end_in_the_pdf(words: str, language: str) -> float:
    """Width of a chart's line of 20 px in a PDF, in px."""
    from weasyprint import HTML  # type: ignore[import-untyped]  # only here: it takes half a second

    face = f'@font-face {{font-family: "Measured"; src: url("{(fonts() / "SourceSans3-Regular.ttf").as_uri()}")}}'
    html = (
        f'<html lang="{language}">'
        f"<style>{face} @page {{size: 600px 60px; margin: 0}} body {{margin: 0}} svg {{display: block}}</style>"
        f'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60" font-family="Measured"><title>x</title>'
        f'<text font-size="20"><tspan x="10" y="40">{words}</tspan></text></svg>'
    )
    with charts_in(language):
        page = PdfDocument(HTML(string=html).write_pdf())[0].get_textpage()
    rights = [page.get_charbox(index, loose=True)[2] for index in range(page.count_chars())]
    return float(max(rights)) * 96 / 72 - 10
