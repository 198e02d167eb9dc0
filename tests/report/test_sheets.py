"""Short documents: the charter, the roadmap, the KPIs, the summary, parts of the report, and a city's own templates."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.documents import NothingToPrintError, UnknownSectionError, document_html
from icc_cli.report.markup_tree import Element, tree_of
from icc_cli.report.origin import Origin
from icc_cli.report.pdf.typesetting import write_pdf
from icc_cli.report.request import Document, Request

EXAMPLES = Path(__file__).parents[2] / "examples"


def page(deliverable: Deliverable, edition: Edition, document: Document, **parts: tuple[str, ...]) -> Element:
    return tree_of(document_html(deliverable, edition, Request(document, **parts)))  # type: ignore[arg-type]


def headings(root: Element, level: int = 2) -> list[str]:
    return [" ".join(each.text().split()) for each in root.all(f"h{level}")]


@pytest.mark.parametrize("document", [each for each in Document if each is not Document.FINAL_REPORT])
def test_a_sheet_says_what_it_is_and_no_level_of_its_headings_is_skipped(
    document: Document, bialystok: Deliverable, edition: Edition
) -> None:
    root = page(bialystok, edition, document)
    levels = [int(each.tag[1]) for each in root.all("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "Białystok" in headings(root, 1)[0]


def test_a_charter_is_that_of_its_solution_alone(bialystok: Deliverable, edition: Edition) -> None:
    root = page(bialystok, edition, Document.CHARTER, solutions=("energy-cluster",))
    assert headings(root) == ["Initiative charter: Energy cluster"]


def test_without_a_solution_there_are_all_charters(bialystok: Deliverable, edition: Edition) -> None:
    assert len(headings(page(bialystok, edition, Document.CHARTER))) == len(bialystok.charters)


def test_a_kpi_sheet_has_each_kpi_with_its_values_and_its_definition(bialystok: Deliverable, edition: Edition) -> None:
    root = page(bialystok, edition, Document.KPI_SHEET)
    words = " ".join(root.text().split())
    for placed in bialystok.all_kpis.values():
        assert words.count(placed.kpi.name) >= 2


def test_kpis_of_one_solution(bialystok: Deliverable, edition: Edition) -> None:
    words = page(bialystok, edition, Document.KPI_SHEET, solutions=("energy-cluster",)).text()
    for placed in bialystok.all_kpis.values():
        if placed.group.solution == "energy-cluster":
            assert placed.kpi.name in words
    assert "Satisfaction of residents" not in words


def test_a_city_without_charters_has_none_to_print(bialystok: Deliverable, edition: Edition) -> None:
    bare = bialystok.model_copy(update={"charters": ()})
    with pytest.raises(NothingToPrintError):
        page(bare, edition, Document.CHARTER)


@pytest.mark.parametrize(
    ("sections", "first", "last"),
    [
        (("roadmap",), "High-level implementation roadmap", "Rationale of the roadmap"),
        (
            ("lessons", "charter-2"),
            "Initiative charter: Miscellaneous RES installations in the urban area",
            "Key lessons",
        ),
        (("preparation-assessment",), "Introduction", "Vision and ambitions"),
    ],
)
def test_parts_of_the_report_in_its_order(
    sections: tuple[str, ...], first: str, last: str, bialystok: Deliverable, edition: Edition
) -> None:
    found = headings(page(bialystok, edition, Document.FINAL_REPORT, sections=sections))
    assert (found[0], found[-1]) == (first, last)


def test_a_part_that_is_not_there_is_told_with_those_that_are(bialystok: Deliverable, edition: Edition) -> None:
    with pytest.raises(UnknownSectionError) as error:
        page(bialystok, edition, Document.FINAL_REPORT, sections=("lesson",))
    assert error.value.name == "lesson"
    assert {"lessons", "impact", "charter-1"} <= set(error.value.known)


@pytest.mark.parametrize("city", ["bialystok", "sofia", "simos"])
def test_the_summary_is_two_pages_with_nothing_amiss(city: str, edition: Edition, tmp_path: Path) -> None:
    deliverable = read_city(CityFolder(city, EXAMPLES / city)).deliverable
    assert deliverable is not None
    written = write_pdf(document_html(deliverable, edition, Request(Document.SUMMARY)), tmp_path / "summary.pdf")
    assert written.pages == 2
    assert written.problems == ()


def test_the_summary_of_a_city_that_says_everything_at_length_is_two_pages(
    full: Deliverable, edition: Edition, tmp_path: Path
) -> None:
    impact = full.impact
    long = full.model_copy(
        update={
            "city": full.city.model_copy(update={"executive_summary": full.city.executive_summary * 150}),
            "impact": impact.model_copy(update={"summary": impact.summary * 150, "lessons": impact.lessons * 30}),
        }
    )
    html = document_html(long, edition, Request(Document.SUMMARY))
    assert write_pdf(html, tmp_path / "summary.pdf").pages == 2
    assert "The final report says more." in html
    assert re.search(r"\d+ more in the final report", html)


def test_a_city_can_set_a_part_of_one_document_or_of_all_in_its_own_way(
    bialystok: Deliverable, edition: Edition, tmp_path: Path
) -> None:
    for folder, words in (("final-report", "of all"), ("charter", "of charters")):
        sections = tmp_path / "templates" / folder / "sections"
        sections.mkdir(parents=True)
        (sections / "charter.html.j2").write_text(f"<h2>{words}: {{{{ topic.title }}}}</h2>")
    origin = Origin(tmp_path)

    def titles(request: Request) -> list[str]:
        return headings(tree_of(document_html(bialystok, edition, request, origin=origin)))

    energy = "Initiative charter: Energy cluster"
    assert titles(Request(Document.CHARTER, solutions=("energy-cluster",))) == [f"of charters: {energy}"]
    assert titles(Request(Document.FINAL_REPORT, sections=("charter-1",))) == [f"of all: {energy}"]
    shutil.rmtree(tmp_path / "templates" / "charter")
    assert titles(Request(Document.CHARTER, solutions=("energy-cluster",))) == [f"of all: {energy}"]
