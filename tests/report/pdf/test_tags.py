"""The tags of a PDF: languages of parts, lines in the margins, lists and headings."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.documents import document_html
from icc_cli.report.pdf.typesetting import write_pdf
from icc_cli.report.request import Document, Request

from .laying_out import lay_out
from .matterhorn import failures, tree
from .reading import outline_of, read_aloud

RUNNING = "@page { @bottom-left { content: 'On every page' } }"


def test_a_phrase_has_its_language_and_the_rest_the_documents(tmp_path: Path) -> None:
    lay_out(
        '<h1>One</h1><p lang="sl">Mesto <em>Ljubljana</em> <span lang="pl">Białystok</span> mesto</p>'
        '<p style="break-before: page">Two <a href="https://example.org" lang="bg-BG">София</a></p>',
        tmp_path,
    )
    assert read_aloud(tmp_path / "out.pdf") == [
        ("One", "en"),
        ("Mesto", "sl"),
        ("Ljubljana", "sl"),
        ("Białystok", "pl"),
        ("mesto", "sl"),
        ("Two", "en"),
        ("София", "bg-BG"),
    ]


def test_only_what_differs_from_the_document_is_marked_and_a_language_that_is_none_is_not(tmp_path: Path) -> None:
    lay_out('<p>a <span lang="en">b</span> <span lang="pl_PL">c</span> <span lang="">d</span></p>', tmp_path)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert pdf.Root.Lang == "en"
        assert not any("/Lang" in element for element in tree.elements(pdf))


def test_a_picture_has_the_language_of_its_words(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Mapa</title></svg>'
    lay_out(f'<h1>One</h1><p lang="pl">{drawing}</p>', tmp_path)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        (figure,) = (each for each in tree.elements(pdf) if tree.type_of(each) == "Figure")
        assert (str(figure.Alt), str(figure.Lang)) == ("Mapa", "pl")


def test_a_short_document_in_another_language_reads_the_citys_words_in_theirs(
    bialystok: Deliverable, edition: Edition, tmp_path: Path
) -> None:
    page = document_html(bialystok, edition, Request(Document.KPI_SHEET, language="pl"))
    write_pdf(page, tmp_path / "out.pdf")
    read = {"pl": "", "en": ""}
    for text, language in read_aloud(tmp_path / "out.pdf"):
        read[language] += f"{text} "
    assert "Punkt wyjścia" in read["pl"]
    assert "Energy cluster" in read["en"]
    name = min((placed.kpi.name for placed in bialystok.all_kpis.values()), key=len)
    assert name in read["en"]
    assert name not in read["pl"]


def test_a_link_is_one_and_says_in_words_where_it_leads(tmp_path: Path) -> None:
    style = """
      @page { size: 200px 200px; margin: 10px }
      * { font: 12px "Source Sans 3" }
      #outside { break-before: page }
      a::before { content: target-counter(attr(href url), page) }
    """
    inside = '<p><a href="#outside">What is to be found out there where nobody has ever been</a></p>'
    outside = '<h2 id="outside">Out</h2><p><a href="https://example.org">There</a></p>'
    lay_out(f"<h1>In</h1>{inside}{outside}", tmp_path, style)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        links = [each for each in tree.elements(pdf) if tree.type_of(each) == "Link"]
        annotations = [kid.Obj for link in links for kid in tree.all_kids(link) if isinstance(kid, pikepdf.Dictionary)]
        told = list(dict.fromkeys(str(each.Contents) for each in annotations))
        assert told == ["2 What is to be found out there where nobody has ever been", "https://example.org"]
        assert len(annotations) == sum(len(page.Annots) for page in pdf.pages) > len(links) > 1
        assert list(failures(pdf)) == []


def test_a_line_in_the_margin_is_seen_and_not_read(tmp_path: Path) -> None:
    lay_out('<h1>One</h1><p style="break-before: page">Two</p>', tmp_path, RUNNING)
    assert read_aloud(tmp_path / "out.pdf") == [("One", "en"), ("Two", "en")]
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert list(failures(pdf)) == []
        for page in pdf.pages:
            artifacts = [
                operands[1].Type
                for operands, name in tree.operations(page)
                if name == "BDC" and operands[0] == "/Artifact"
            ]
            assert artifacts == ["/Pagination"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            '<ul><li style="display: inline-block">a</li> <li style="display: inline-block">b</li></ul>',
            "L(LI(LBody) LI(LBody))",
            id="spaces between items",
        ),
        pytest.param("<ul><li><p>a</p><p>b</p></li></ul>", "L(LI(Lbl LBody(P P)))", id="paragraphs in an item"),
        pytest.param("<ul><li>a<div>b</div></li></ul>", "L(LI(Lbl LBody(Div)))", id="a block after an item's text"),
        pytest.param("<ul><li>a<ul><li>b</li></ul></li></ul>", "L(LI(Lbl LBody) L(LI(Lbl LBody)))", id="inner list"),
        pytest.param("<h1>a<div>b</div></h1>", "H1(Div)", id="a block in a heading"),
        pytest.param('<h1>a <span style="display: block">b</span> c</h1>', "H1", id="a span as a block in a heading"),
    ],
)
def test_boxes_without_an_element_do_not_upset_lists_and_headings(content: str, expected: str, tmp_path: Path) -> None:
    lay_out(f"<h1>One</h1>{content}", tmp_path)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        (document,) = tree.kids(pdf.Root.StructTreeRoot)
        assert outline_of(document) == f"Document(H1 {expected})"
        assert list(failures(pdf)) == []
    words = [text for text, _ in read_aloud(tmp_path / "out.pdf") if text not in "•◦"]
    assert words == ["One", *(letter for letter in "abc" if letter in re.sub("<.*?>", "", content))]
