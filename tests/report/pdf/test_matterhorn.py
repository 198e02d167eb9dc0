"""All that can be made of a city is PDF/UA-1, as far as it can be checked here; and the check finds what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from icc_cli.city import Reading
from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.city_files import city_files
from icc_cli.report.documents import document_html
from icc_cli.report.origin import origin_of
from icc_cli.report.pdf.typesetting import Written, write_pdf
from icc_cli.report.request import Document, Request

from .laying_out import lay_out
from .matterhorn import failures, tree

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A map</title><path d="M0 0h9"/></svg>'
TABLE = (
    "<table><thead><tr><th scope=col>KPI<th scope=col>Final</tr></thead>"
    "<tbody><tr><th scope=row>Lamps<td>1</tr></tbody></table>"
)
PAGE = f'<h1>One</h1><h2>Two</h2>{DRAWING}<ul><li>Item</li></ul>{TABLE}<p><a href="https://example.org">There</a></p>'


@pytest.mark.parametrize("document", [each for each in Document if each is not Document.FINAL_REPORT])
def test_nothing_fails_in_a_sheet(
    document: Document, bialystok: Deliverable, bialystok_reading: Reading, edition: Edition, tmp_path: Path
) -> None:
    wanted = Request(document, language="bg" if document is Document.KPI_SHEET else None)
    page = document_html(bialystok, edition, wanted, origin=origin_of(bialystok_reading))
    write_pdf(page, tmp_path / "out.pdf", files=city_files(bialystok_reading))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert list(failures(pdf)) == []


def test_nothing_fails_where_every_field_is_filled_in(full_in_bulgarian: tuple[Path, Written]) -> None:
    with pikepdf.open(full_in_bulgarian[0]) as document:
        assert list(failures(document)) == []


@pytest.mark.parametrize("city", ["bialystok", "simos", "sofia"])
def test_nothing_fails_in_a_report(city: str, report_of: Any) -> None:
    pdf, _ = report_of(city)
    with pikepdf.open(pdf) as document:
        assert list(failures(document)) == []


def first(kind: str, pdf: pikepdf.Pdf) -> Any:
    return next(each for each in tree.elements(pdf) if tree.type_of(each) == kind)


def retagged(before: str, after: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        first(before, pdf).S = pikepdf.Name(f"/{after}")

    return change


def without(key: str, find: Callable[[pikepdf.Pdf], Any]) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        del find(pdf)[key]

    return change


def written(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    def rewrite(pdf: pikepdf.Pdf) -> None:
        contents = pdf.pages[0].Contents
        changed = change(contents.read_bytes())
        assert changed != contents.read_bytes()
        contents.write(changed)

    return rewrite


def font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].resources.Font.values()))


def forget_a_letter(pdf: pikepdf.Pdf) -> None:
    codes = font(pdf).ToUnicode
    codes.write(codes.read_bytes().replace(b"> <004b>", b"> <feff>"))


def widen(pdf: pikepdf.Pdf) -> None:
    for widths in list(font(pdf).DescendantFonts[0].W)[1::2]:
        widths[0] += 100


def turn_a_cell_away(pdf: pikepdf.Pdf) -> None:
    first("TD", pdf).A.Headers[0] = pikepdf.String("elsewhere")


def spread_a_cell(pdf: pikepdf.Pdf) -> None:
    first("TD", pdf).A.ColSpan = 2


def speak(pdf: pikepdf.Pdf) -> None:
    first("P", pdf).Lang = pikepdf.String("en_GB")


def embed_no_font(pdf: pikepdf.Pdf) -> None:
    del font(pdf).DescendantFonts[0].FontDescriptor["/FontFile2"]


BROKEN: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "01-007": without("/MarkInfo", lambda pdf: pdf.Root),
    "01-003": written(lambda page: page.replace(b"BDC", b"BDC /Artifact BMC EMC", 1)),
    "01-004": written(lambda page: b"/Artifact BMC " + page + b" EMC"),
    "01-005 f is neither": written(lambda page: page + b" 0 0 9 9 re f"),
    "01-005 piece 99": written(lambda page: page.replace(b"/MCID 0", b"/MCID 99", 1)),
    "02-001": retagged("P", "Paragraph"),
    "06-001": without("/Metadata", lambda pdf: pdf.Root),
    "07-001": without("/ViewerPreferences", lambda pdf: pdf.Root),
    "09-004, 09-005 a Div stands in a Table": retagged("TBody", "Div"),
    "09-004, 09-005 a P stands in a LI": retagged("LBody", "P"),
    "09-004 the rows": spread_a_cell,
    "10-001": without("/ToUnicode", font),
    "31-028": forget_a_letter,
    "11-006": without("/Lang", lambda pdf: pdf.Root),
    "11-001": speak,
    "13-004": without("/Alt", lambda pdf: first("Figure", pdf)),
    "14-002": retagged("H1", "P"),
    "14-003": retagged("H2", "H3"),
    "15-003 a head does not": without("/Scope", lambda pdf: first("TH", pdf).A),
    "15-003 a cell names no head": without("/Headers", lambda pdf: first("TD", pdf).A),
    "15-003 a cell names heads": turn_a_cell_away,
    "28-009": without("/Tabs", lambda pdf: pdf.pages[0].obj),
    "28-011 a link is in no": retagged("Link", "Span"),
    "28-011 a link stands": retagged("P", "Link"),
    "28-012": without("/Contents", lambda pdf: pdf.pages[0].Annots[0]),
    "31-009": embed_no_font,
    "31-012": widen,
    "ISO 32000-1, 14.7.2": without("/IDTree", lambda pdf: pdf.Root.StructTreeRoot),
}
"""How a failure begins, and what brings it about."""


@pytest.mark.parametrize("failure", BROKEN)
def test_the_check_finds_what_is_broken(failure: str, tmp_path: Path) -> None:
    lay_out(PAGE, tmp_path, "* { font-family: 'Source Sans 3' }")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert list(failures(pdf)) == []
        BROKEN[failure](pdf)
        told = list(failures(pdf))
    assert any(each.startswith(failure) for each in told), told
