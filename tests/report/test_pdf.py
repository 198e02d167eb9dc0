"""The report as PDF, typeset once and read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from icc_cli.city import Reading
from icc_cli.model import Deliverable
from icc_cli.model.base import Party
from icc_cli.programme import Edition
from icc_cli.progress import cell_text
from icc_cli.report.context import Context
from icc_cli.report.final_report import outline
from icc_cli.report.origin import origin_of
from icc_cli.report.pdf.typesetting import Written
from icc_cli.resources import fonts


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_plain(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


@pytest.fixture(scope="module")
def structure(pdf: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pdf) as document:
        yield document


def test_nothing_overflows_and_weasyprint_has_nothing_to_complain_of(written: Written) -> None:
    assert written.problems == ()


def test_the_pages_are_counted_and_none_is_empty(written: Written, pages: list[str]) -> None:
    assert len(pages) == written.pages
    assert 38 <= len(pages) <= 46
    footer = re.compile(r"[\w ’&+]* Białystok · Final report \d+/\d+")
    assert [number for number, page in enumerate(pages, 1) if len(footer.sub("", page)) < 60] == []


def test_every_kpi_stands_in_it_with_its_values(bialystok: Deliverable, edition: Edition, pages: list[str]) -> None:
    text = " ".join(pages)
    for placed in bialystok.all_kpis.values():
        assert _plain(placed.kpi.name) in text
        for checkpoint in edition.checkpoint_ids():
            assert _plain(cell_text(placed.at(checkpoint), placed.kpi.unit)) in text


@pytest.mark.parametrize(
    ("unit", "values"),
    [("kWh", "93 000, 145 500, 300 200"), ("kg/year", "60 000, 90 000, 180 120"), ("%", "30, 50, 40")],
)
def test_the_published_values_stand_in_one_row(unit: str, values: str, pages: list[str]) -> None:
    assert " ".join(f"{value} {unit}" for value in values.split(", ")) in " ".join(pages)


def test_people_units_risks_activities_and_milestones_stand_in_it(bialystok: Deliverable, pages: list[str]) -> None:
    text = " ".join(pages)
    parties: list[Party] = [*bialystok.city.leadership]
    for entry in bialystok.roadmap.governance:
        parties += [*entry.steering_committee, *entry.pmo, *entry.core_team]
    for charter in bialystok.charters:
        parties += [*charter.lead, *charter.team, *charter.contributors]
    words = [word for party in parties for word in (party.name, party.role, party.organisation, party.contribution)]
    words += [risk.risk for charter in bialystok.charters for risk in charter.risks]
    words += [step.title for track in bialystok.roadmap.tracks for step in track.activities]
    words += [step.title for track in bialystok.roadmap.tracks for step in track.milestones]
    words += [unit for track in bialystok.roadmap.tracks for step in track.activities for unit in step.responsible]
    assert len(words) > 150
    assert [word for word in words if word and _plain(word) not in text] == []


def test_it_says_what_it_is_and_in_which_language(structure: pikepdf.Pdf) -> None:
    assert structure.Root.Lang == "en"
    assert structure.docinfo["/Title"] == "Białystok: Intelligent city transformation: final report"
    assert structure.docinfo["/Author"] == "City of Białystok"
    assert bool(structure.Root.MarkInfo.Marked)
    assert bool(structure.Root.ViewerPreferences.DisplayDocTitle)
    with structure.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_the_bookmarks_are_the_contents(structure: pikepdf.Pdf, bialystok_reading: Reading, edition: Edition) -> None:
    assert bialystok_reading.deliverable
    report = outline(Context.of(bialystok_reading.deliverable, edition, origin=origin_of(bialystok_reading)))
    with structure.open_outline() as outlines:
        given = [(item.title, [child.title for child in item.children]) for item in outlines.root]
    front: list[tuple[str, list[str]]] = [(topic.title, []) for topic in report.front]
    front.insert(1, ("Contents", []))
    chapters = [(chapter.title, [topic.title for topic in chapter.topics]) for chapter in report.chapters]
    assert given == front + chapters


def test_the_contents_give_the_right_pages(pages: list[str]) -> None:
    contents = next(page for page in pages if page.startswith("Contents"))
    for title in ("Foreword", "Vision and ambitions", "Key lessons", "Governance: Energy cluster"):
        found = re.search(rf"(\d+) {title}", contents)
        assert found
        assert title in pages[int(found[1]) - 1]


def test_the_fonts_are_inside_and_are_the_shipped_ones(structure: pikepdf.Pdf) -> None:
    shipped = {_postscript_name(file) for file in fonts().glob("*.ttf")}
    inside = set()
    for page in structure.pages:
        for font in page.resources.get("/Font", {}).values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            inside.add(_postscript_name(io.BytesIO(descriptor.FontFile2.read_bytes())))
    assert inside == shipped


def test_tables_and_figures_are_tagged(structure: pikepdf.Pdf) -> None:
    kinds: dict[str, int] = {}
    figures = []
    for element in _elements(structure.Root.StructTreeRoot):
        kind = str(element.S)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kind == "/Figure":
            figures.append(str(element.get("/Alt", "")))
    assert {"/H1", "/H2", "/H3", "/H4", "/Table", "/TH", "/TD", "/L", "/LI", "/P", "/Link", "/Figure"} <= set(kinds)
    assert kinds["/H1"] == 1
    assert all(figures)


def test_no_text_stands_outside_its_page(pdf: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        width, height = page.get_size()
        assert (round(width), round(height)) == (842, 595)
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert left >= 0
            assert bottom >= 0
            assert right <= width
            assert top <= height
    document.close()


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("￾", "-").split())


def _postscript_name(file: Path | io.BytesIO) -> str:
    with TTFont(file, lazy=True) as font:
        return str(font["name"].getDebugName(6))


def _elements(node: Any) -> Iterator[Any]:
    for child in node.K if isinstance(node.get("/K"), pikepdf.Array) else [node.K] if "/K" in node else []:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)
