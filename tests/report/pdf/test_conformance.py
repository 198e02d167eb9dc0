"""The report as an archive takes it, PDF/A-3a, as far as that can be checked here; test_matterhorn.py has PDF/UA-1.

docs/conformance.md says how to run veraPDF, which checks all of both.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pikepdf.pdfa
import pypdfium2  # type: ignore[import-untyped]
import pytest

from icc_cli.city import Reading
from icc_cli.report.city_files import city_files
from icc_cli.report.pdf.conformance import BREAK_MARK
from icc_cli.report.pdf.typesetting import write_pdf
from icc_cli.report.request import Pages
from icc_cli.resources import templates

from .laying_out import lay_out
from .matterhorn import tree

UNKNOWN_TO_THE_CHECKER = {
    "'A', expected 'B'",  # it knows level B alone
    "XMP namespace pdfaExtension",
    "XMP namespace pdfaSchema",
    "XMP namespace pdfaProperty",
    "XMP property pdfaExtension:schemas",
    "XMP property pdfuaid:part",  # described by the extension schema, which it does not read
    "patterns are not supported",
    "shadings are not supported",
    "Images are not supported",
}


@pytest.fixture(scope="module")
def structure(pdf: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pdf) as document:
        yield document


@pytest.fixture(scope="module")
def elements(structure: pikepdf.Pdf) -> list[Any]:
    return list(tree.elements(structure))


def test_pikepdf_finds_nothing_against_pdf_a_but_what_it_does_not_know(pdf: Path) -> None:
    report = pikepdf.pdfa.validate_written(pdf, "3b")
    told = [f"{finding.rule} {finding.message}" for finding in report.findings]
    assert [each for each in told if not any(known in each for known in UNKNOWN_TO_THE_CHECKER)] == []


def test_it_says_that_it_is_both(structure: pikepdf.Pdf) -> None:
    with structure.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == str(structure.docinfo["/Title"])
    raw = structure.Root.Metadata.read_bytes()
    assert raw.count(b"<rdf:RDF") == raw.count(b"</rdf:RDF>") == 1
    assert b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" in raw


def test_some_pages_of_it_do_not_say_that_they_are_for_screen_readers(tmp_path: Path) -> None:
    page = '<html lang="en"><title>t</title><h1>One</h1><h2 style="break-before: page">Two</h2></html>'
    write_pdf(page, tmp_path / "out.pdf", pages=Pages(2, 2))
    with pikepdf.open(tmp_path / "out.pdf") as document, document.open_metadata() as metadata:
        assert len(document.pages) == 1
        assert metadata["pdfaid:part"] == "3"
        assert "pdfuaid:part" not in metadata


def test_colours_have_a_profile_and_the_file_an_identifier(structure: pikepdf.Pdf) -> None:
    (intent,) = structure.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert len(intent.DestOutputProfile.read_bytes()) > 1000
    assert len(structure.trailer.ID) == 2


def test_the_citys_files_go_along_as_they_are(structure: pikepdf.Pdf, bialystok_reading: Reading) -> None:
    names = list(structure.attachments)
    folder = bialystok_reading.folder.path
    assert names == sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.yaml"))
    for name in names:
        specification = structure.attachments[name]
        file = specification.get_file()
        assert file.read_bytes() == (folder / name).read_bytes()
        assert file.mime_type == "application/yaml"
        assert file.mod_date == file.creation_date == datetime.datetime(2022, 9, 30, tzinfo=datetime.UTC)
        assert specification.obj.AFRelationship == "/Source"
        assert name == specification.obj.UF
    associated = [str(each.UF) for each in structure.Root.AF]
    assert sorted(associated) == names


def test_the_date_of_the_files_is_the_one_that_is_given(bialystok_reading: Reading) -> None:
    given = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    assert {file.date for file in city_files(bialystok_reading, given)} == {given}


def test_every_figure_says_what_it_shows(elements: list[Any]) -> None:
    alternatives = [str(each.Alt) for each in elements if each.S == "/Figure"]
    assert len(alternatives) > 10
    roadmap = next(each for each in alternatives if each.startswith("Roadmap of Białystok"))
    assert "Energy cluster" in roadmap
    assert all(len(each) > 60 for each in alternatives)


def test_every_glyph_can_be_read_as_text(structure: pikepdf.Pdf) -> None:
    fonts = {str(font.BaseFont): font for page in structure.pages for font in page.resources.Font.values()}
    assert fonts
    for font in fonts.values():
        codes = font.ToUnicode.read_bytes()
        assert b"<fffd>" not in codes
        assert font.Encoding == "/Identity-H"  # a font with missing glyphs has another


def test_a_parted_word_is_found_and_a_hyphen_stays_one(tmp_path: Path) -> None:
    style = f"p {{ font-family: 'Source Sans 3'; hyphenate-character: '{BREAK_MARK}' }}"
    content = '<p style="hyphens: auto; width: 90px">Incomprehensibilities</p><p>well-meant e-services</p>'
    assert lay_out(content, tmp_path, style).problems == ()
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    page = document[0].get_textpage()
    lines = page.get_text_range().splitlines()
    document.close()
    # pdfium gives U+FFFE for a soft hyphen, and puts the parts of the word on one line.
    assert lines == ["Incompre\ufffehensibilities", "well-meant e-services"]
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        (font,) = pdf.pages[0].resources.Font.values()
        codes = font.ToUnicode.read_bytes()
    assert [codes.count(b"> <%s>" % code) for code in (b"00ad", b"002d", b"02d7", b"2010")] == [1, 1, 0, 0]


def test_the_style_sheet_parts_words_with_that_mark() -> None:
    style = (templates() / "final-report" / "style.css.j2").read_text(encoding="utf-8")
    assert f'hyphenate-character: "\\{ord(BREAK_MARK):X}"' in style


def test_the_same_date_gives_the_same_bytes_in_another_process(report_of: Any, tmp_path: Path) -> None:
    here, _ = report_of("simos")
    target = tmp_path / "kranj.pdf"
    examples = Path(__file__).parents[3] / "examples"
    command = ["render", "final-report", "--city", "simos", "--member", "kranj", "-o", str(target), str(examples)]
    subprocess.run(
        [sys.executable, "-m", "icc_cli", *command],
        check=True,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1664582400", "PYTHONHASHSEED": "1", "TZ": "UTC+1"},
    )
    made = target.read_bytes()
    assert made == here.read_bytes()
    assert b"D:20221001000000" in made
