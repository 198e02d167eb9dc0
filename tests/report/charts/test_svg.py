"""What is drawn is well-formed SVG that any reader takes, whatever the data holds."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.svg import Sheet, number
from icc_cli.report.charts.text import Paragraph, TextBlock

from .pictures import SVG, Picture


def draw(text: str) -> Picture:
    sheet = Sheet(100, 50, title=text, description=text)
    sheet.text(TextBlock((Paragraph(text, Font(10), "#000000"),), 90), 5, 5)
    return Picture(sheet.markup())


@given(st.text())
def test_any_text_gives_a_picture(text: str) -> None:
    draw(text)


def test_markup_in_the_data_is_text() -> None:
    text = '<b>bold</b> & "quoted" ]]> &amp;'
    picture = draw(text)
    assert picture.title == picture.description == text
    assert picture.blocks == [text]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert draw("a\x00b\x1b[31m\ud800c\ufffe").title == "a b [31m c"


def test_lines_have_places_of_their_own_and_read_as_one_text() -> None:
    picture = draw("Energy efficiency analysis of public buildings")
    (text,) = picture.root.iter(f"{SVG}text")
    assert len(text) > 1
    assert all({"x", "y"} == set(line.attrib) for line in text)
    assert "".join(text.itertext()) == "Energy efficiency analysis of public buildings"


def test_looks_are_attributes_that_every_renderer_knows() -> None:
    sheet = Sheet(10, 10, title="t", description="d")
    sheet.rect(0, 0, 1, 1, fill="#ffffff", stroke_width=0.5)
    root = ET.fromstring(str(sheet.markup()))
    assert root.get("font-family") == "Source Sans 3"
    assert root[2].get("stroke-width") == "0.5"
    assert not any(name in element.attrib for element in root.iter() for name in ("class", "style"))


def test_numbers_are_short() -> None:
    assert [number(value) for value in (1.0, 0.5, 1 / 3, -0.001, 100)] == ["1", "0.5", "0.33", "0", "100"]
