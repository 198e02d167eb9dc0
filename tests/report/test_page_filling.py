"""What shares a page, and what is set how: pages are neither left almost empty nor filled with lists of one."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.context import Context
from icc_cli.report.final_report import final_report_html, outline
from icc_cli.report.outline import Topic

CITY = {"id": "x", "name": "Łódź", "country": "PL", "programme": "icc-2020", "compiled_by": "The city"}
EXAMPLES = Path(__file__).parents[2] / "examples"
SENTENCE = "It is lighter now. "


def city(**parts: Any) -> Deliverable:
    return Deliverable.model_validate({"city": CITY, "strategy": {"solutions": [{"id": "s", "name": "Lamps"}]}} | parts)


def topics(given: Deliverable, edition: Edition) -> dict[str, Topic]:
    chapters = outline(Context.of(given, edition)).chapters
    return {topic.id: topic for chapter in chapters for topic in chapter.topics}


def part(given: Deliverable, edition: Edition, anchor: str) -> str:
    """The HTML of a topic."""
    page = final_report_html(given, edition)
    begin = page.index(f'id="{anchor}"')
    return html.unescape(page[begin : page.index("</section>", begin)])


@pytest.mark.parametrize(("introduction", "state", "start"), [(9, 9, "run-on"), (0, 9, "page"), (9, 40, "page")])
def test_a_brief_state_of_the_city_follows_the_introduction(
    introduction: int, state: int, start: str, edition: Edition
) -> None:
    texts = {"introduction": SENTENCE * introduction, "state_of_city": SENTENCE * state}
    assessment = {name: [{"text": text}] for name, text in texts.items() if text}
    assert topics(city(assessment=assessment), edition)["state-of-the-city"].start == start


@pytest.mark.parametrize(("sentences", "start"), [(20, "run-on"), (200, "flow-on")])
def test_a_short_discussion_stands_beside_its_title(sentences: int, start: str, edition: Edition) -> None:
    given = city(
        kpis=[{"solution": "s", "kpis": [{"id": "k", "name": "Lit", "kind": "performance"}]}],
        impact={"discussion": {"performance": [{"text": SENTENCE * sentences}]}},
    )
    assert topics(given, edition)["results-performance-discussion"].start == start


@pytest.mark.parametrize(("sentences", "start", "size"), [(20, "run-on", "large"), (300, "flow-on", "long")])
def test_a_long_rationale_of_the_kpis_is_set_small(sentences: int, start: str, size: str, edition: Edition) -> None:
    given = city(roadmap={"kpi_rationale": {"summary": [{"text": SENTENCE * sentences}]}})
    topic = topics(given, edition)["kpi-rationale"]
    assert (topic.start, topic.view.size) == (start, size)  # type: ignore[attr-defined]
    assert ("flow--dense" in part(given, edition, "kpi-rationale")) is (size == "long")


@pytest.mark.parametrize("targets", [0, 1])
def test_the_three_year_plan_stands_on_one_page_with_its_targets(targets: int, edition: Edition) -> None:
    plan = {
        "ambitions": [{"text": "Light everywhere."}],
        "targets": [{"category": "maturity", "commitment": "More lamps."}] * targets,
    }
    found = topics(city(impact={"plan": plan}), edition)
    assert found["plan-ambitions"].start == ("page" if targets else "run-on")
    assert ("plan-targets" in found) is bool(targets)
    assert not targets or found["plan-targets"].start == "run-on"


@pytest.mark.parametrize("number", [1, 2])
def test_what_stands_alone_is_no_list(number: int, edition: Edition) -> None:
    given = city(
        assessment={"insights": [{"performance": "higher", "statement": "Dark."}] * number},
        impact={
            "commitments": {"resources": [{"text": "Pay."}] * number},
            "plan": {"ambitions": [{"text": "Shine."}] * number},
        },
        kpis=[{"solution": "s", "kpis": [{"id": f"k{i}", "name": "Lit", "kind": "maturity"} for i in range(number)]}],
    )
    for anchor in ("insights", "commitments", "plan-ambitions", "kpi-overview"):
        assert len(re.findall("<li>", part(given, edition, anchor))) == (number if number > 1 else 0), anchor
    alone = re.findall(r'<div class="prose">(Dark|Pay|Shine)\.', final_report_html(given, edition))
    assert alone == (["Dark", "Pay", "Shine"] if number == 1 else [])


def test_insights_are_set_as_large_as_the_longer_side_allows(edition: Edition) -> None:
    for sentences, size in ((9, "large"), (40, "medium"), (90, "small")):
        higher = {"performance": "higher", "statement": SENTENCE * sentences}
        given = city(assessment={"insights": [higher, {"performance": "lower", "statement": "Dark."}]})
        assert f"columns-2 flow--{size}" in part(given, edition, "insights")


def test_an_ecosystem_that_is_only_told_of_is_a_page_of_text(edition: Edition) -> None:
    told = {"introduction": [{"text": SENTENCE}]}
    assert topics(city(assessment={"ecosystem": told}), edition)["ecosystem"].template == "text"
    listed = told | {"organisations": [{"name": "Lamp makers", "organisations": ["Lux"]}]}
    assert topics(city(assessment={"ecosystem": listed}), edition)["ecosystem"].template == "ecosystem"
    assert "ecosystem" not in topics(city(), edition)


def test_kpis_of_which_nothing_but_the_name_is_known_make_no_table(edition: Edition) -> None:
    plain = {"id": "k", "name": "Lit", "kind": "maturity"}
    names = part(city(kpis=[{"solution": "s", "kpis": [plain]}]), edition, "kpis-maturity")
    assert "<table" not in names
    assert re.findall(r'<li class="kpi">.*?Lit', names, re.DOTALL)
    more = part(city(kpis=[{"solution": "s", "kpis": [plain | {"unit": "lux"}]}]), edition, "kpis-maturity")
    assert "<table" in more


@pytest.mark.parametrize(("number", "columns"), [(1, 3), (2, 2), (3, 3), (4, 2), (5, 3)])
def test_solutions_stand_in_even_rows(number: int, columns: int, edition: Edition) -> None:
    solutions = [{"id": f"s{i}", "name": f"Lamp {i}", "description": SENTENCE} for i in range(number)]
    assert f'class="columns-{columns} ' in part(city(strategy={"solutions": solutions}), edition, "solutions")


def test_milestones_of_a_charter_share_the_width(edition: Edition) -> None:
    for number, columns in ((1, 1), (2, 2), (6, 4)):
        milestones = [{"title": f"Lamp {i} shines"} for i in range(number)]
        given = city(charters=[{"solution": "s", "timing": milestones}])
        assert f'class="milestones-list" style="columns: {columns}"' in part(given, edition, "charter-1")


def test_a_note_and_the_published_words_are_parted_without_a_second_full_stop(edition: Edition) -> None:
    value = {"value": 10000, "unit": "BGN", "qualifier": "more-than", "note": "In taxes.", "raw": "over 10k leva"}
    kpi = {"id": "k", "name": "Saved", "kind": "performance", "measurements": {"final": value}}
    words = part(city(kpis=[{"solution": "s", "kpis": [kpi]}]), edition, "results-performance")
    assert "In taxes. · published as “over 10k leva”" in words


def test_the_governance_below_a_title_of_one_line_has_the_room_of_the_second(edition: Edition) -> None:
    def smallest(name: str) -> float:
        read = read_city(CityFolder("bialystok", EXAMPLES / "bialystok")).deliverable
        assert read is not None
        *others, last = read.strategy.solutions
        solutions = (*others, last.model_copy(update={"name": name}))
        given = read.model_copy(update={"strategy": read.strategy.model_copy(update={"solutions": solutions})})
        view = topics(given, edition)[f"governance-{last.id}"].view
        return min(float(size) for size in re.findall(r'font-size="([\d.]+)', view.figure.chart))  # type: ignore[attr-defined]

    assert smallest("Widening the range of e-services") > smallest("Widening the range of e-services" * 3)
