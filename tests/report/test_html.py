"""The report as HTML: its sections, in the order and under the titles of the standard deliverable."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from icc_cli.model import Deliverable
from icc_cli.model.city import City
from icc_cli.programme import Edition
from icc_cli.report.context import Context
from icc_cli.report.final_report import final_report_html, outline

ORDER = """
About this report · Executive summary · Foreword · The city’s journey
| Introduction · State of the city · Key insights from the city performance analysis · City ecosystem
· Executive summary of city needs · Executive summary of city solutions and delivery strategy · Vision and ambitions
| High-level implementation roadmap · Rationale of the roadmap · Initiative charter: Energy cluster
· Initiative charter: Miscellaneous RES installations in the urban area
· Initiative charter: Enhanced use of ICT in city management · Initiative charter: Widening the range of e-services
· Key performance indicators: overview · Key performance indicators: which ambition they show
· KPIs: City performance – outcomes and impacts
· KPIs: Solution maturity – outputs · KPIs: Activities – inputs and actions · Rationale of the KPI approach
· Governance for roadmap implementation
| Impact executive summary · Coverage: what is known of the KPIs · The four measurable concepts
· Assessment of city performance: progress against KPIs
· Assessment of city performance: discussion · Assessment of solution maturity: progress against KPIs
· Assessment of solution maturity: discussion · Assessment of city ecosystem and activities: progress against KPIs
· Assessment of city ecosystem and activities: discussion · Key lessons · Reflections on city collaborations
· Commitments · Three-year plan: ambitions · Three-year plan: targets
| Governance: Energy cluster · Governance: Miscellaneous RES installations in the urban area
· Governance: Enhanced use of ICT in city management · Governance: Widening the range of e-services
· Numbers that are missing, and whose they are
"""


@pytest.fixture(scope="module")
def page(bialystok: Deliverable, edition: Edition) -> str:
    return final_report_html(bialystok, edition)


def test_the_sections_stand_in_the_standard_order(bialystok: Deliverable, edition: Edition) -> None:
    report = outline(Context.of(bialystok, edition))
    given = [[topic.title for topic in topics] for topics in (report.front, *(each.topics for each in report.chapters))]
    assert given == [[title.strip() for title in part.split("·")] for part in " ".join(ORDER.split()).split("|")]
    assert [chapter.number for chapter in report.chapters] == ["1", "2", "3+4", "A"]


def test_the_periods_are_those_that_the_city_printed(bialystok: Deliverable, edition: Edition) -> None:
    periods = [chapter.period for chapter in outline(Context.of(bialystok, edition)).chapters]
    assert periods[0] == "September 2020 – January 2021"
    assert periods[1:] == ["February 2021 – May 2021"] * 3


def test_a_section_without_content_is_left_out(edition: Edition) -> None:
    bare = Deliverable(
        city=City(id="bare", name="Bare", country="SI", programme="icc-2020", compiled_by="Nobody in particular")
    )
    report = outline(Context.of(bare, edition))
    assert [topic.title for topic in report.front] == ["About this report", "The city’s journey"]
    assert report.chapters == ()
    page = final_report_html(bare, edition)
    assert "Appendix" not in page
    assert [title for title, _ in _headings(page)][:2] == ["Bare", "About this report"]


def test_the_contents_link_to_every_topic(page: str, bialystok: Deliverable, edition: Edition) -> None:
    report = outline(Context.of(bialystok, edition))
    nav = page[page.index("<nav") : page.index("</nav>")]
    links = re.findall(r'href="#([^"]+)"', nav)
    topics = [topic.id for chapter in report.chapters for topic in chapter.topics]
    assert links == [
        *(topic.id for topic in report.front[1:]),
        *(each for chapter in report.chapters for each in (chapter.id, *(topic.id for topic in chapter.topics))),
    ]
    assert set(topics) <= set(links)
    for anchor in links:
        assert page.count(f'id="{anchor}"') == 1


def test_no_level_of_headings_is_skipped(full: Deliverable, edition: Edition, page: str) -> None:
    for each in (page, final_report_html(full, edition)):
        levels = [level for _, level in _headings(each)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_the_same_number_of_cells_in_every_row(full: Deliverable, edition: Edition, page: str) -> None:
    for each in (page, final_report_html(full, edition)):
        for table in re.findall(r"<table.*?</table>", each, re.DOTALL):
            widths = {
                sum(int(span or 1) for span in re.findall(r'<t[hd](?=[ >])(?:[^>]*?colspan="(\d+)")?', row))
                for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
            }
            assert widths == {table.count("<col ")}


def test_every_chart_has_a_title(page: str) -> None:
    charts = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(charts) > 10
    assert all(re.search(r"<title>[^<]+</title>", chart) for chart in charts)


def test_kpis_that_share_a_state_are_listed_together_and_it_is_said_once(page: str) -> None:
    part = page[page.index('id="results-activity"') : page.index('id="results-activity-discussion"')]
    assert part.count("not monitored (not started)") == 3
    row = next(row for row in re.findall(r"<tr.*?</tr>", part, re.DOTALL) if "Number of entities connected" in row)
    assert row.count('class="kpi-number"') == 4


def test_insights_without_marks_need_no_legend(page: str, full: Deliverable, edition: Edition) -> None:
    assert "Significance of an insight" not in page
    marked = final_report_html(full, edition)
    assert "Significance of an insight" in marked
    assert "● critical" in marked
    assert "○ context" in marked
    assert "◆ important" not in marked


def test_an_empty_slot_of_a_charter_says_so(bialystok: Deliverable, edition: Edition) -> None:
    charter = bialystok.charters[0].model_copy(update={"risks": (), "lead": ()})
    page = final_report_html(bialystok.model_copy(update={"charters": (charter,)}), edition)
    charter_page = page[page.index('id="charter-1"') : page.index('id="kpi-overview"')]
    assert charter_page.count("not provided") == 2


def test_the_page_for_screens_is_complete_in_itself(bialystok: Deliverable, edition: Edition) -> None:
    page = final_report_html(bialystok, edition, for_screen=True)
    assert page.count("@font-face") == 5
    addresses = re.findall(r'(?:src|href)\s*=\s*"([^"]*)"|url\("?([^)"]{1,40})', page)
    assert all((link or address).startswith(("#", "data:")) for link, address in addresses)
    assert '<html lang="en">' in page
    assert all(landmark in page for landmark in ("<main", "<nav", "<header"))


def test_the_clock_is_not_asked(bialystok: Deliverable, edition: Edition) -> None:
    assert "dcterms" not in final_report_html(bialystok, edition)
    dated = final_report_html(bialystok, edition, created="2022-10-01T00:00:00+00:00")
    assert dated.count('content="2022-10-01T00:00:00+00:00"') == 2


def test_what_a_city_writes_is_escaped(bialystok: Deliverable, edition: Edition) -> None:
    city = bialystok.city.model_copy(update={"name": '<b>Bold</b> & "Sons"', "compiled_by": "{{ 7 * 7 }}"})
    page = final_report_html(bialystok.model_copy(update={"city": city}), edition)
    assert "<b>Bold" not in page
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; &#34;Sons&#34;" in page
    assert "{{ 7 * 7 }} compiled this report" in page


def _headings(page: str) -> list[tuple[str, int]]:
    return [
        (re.sub(r"<[^>]+>|\s+", " ", text).strip(), int(level))
        for level, text in re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", page, re.DOTALL)
    ]
