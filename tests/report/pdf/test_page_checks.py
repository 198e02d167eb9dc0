"""Text that does not fit is told of, with its page, and with the line that it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.diagnostics.layout import COMPLAINT, TEXT_OUTSIDE, TEXT_OVER_TEXT
from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.final_report import final_report_html
from icc_cli.report.pdf.typesetting import Written, write_pdf

from .laying_out import MOST, copy_of_testville, findings_of, lay_out

WORD = "Donaudampfschifffahrtsgesellschaftskapitän"
NARROW = "templates/final-report/sections/lessons.html.j2"


def told(written: Written) -> list[tuple[str, str]]:
    return [(problem.rule.code, problem.message) for problem in written.problems]


@pytest.mark.parametrize(
    "content",
    [
        f'<p style="width: 50px">{WORD}</p>',
        f'<table style="table-layout: fixed; width: 50px"><tr><td>{WORD}</td></tr></table>',
        f'<div style="width: 100px"><div style="width: 400px">{WORD}</div></div>',
        f'<div style="position: absolute; width: 50px"><p>{WORD}</p></div>',
    ],
)
def test_text_that_is_wider_than_its_place_is_told_of(content: str, tmp_path: Path) -> None:
    written = lay_out(content, tmp_path)
    assert told(written) == [(TEXT_OUTSIDE.code, f"page 1: “{WORD}” is wider than its place")]
    assert written.problems[0].page == 1


def test_text_below_the_page_is_told_of(tmp_path: Path) -> None:
    written = lay_out(f'<p style="position: absolute; top: 400mm">{WORD}</p>', tmp_path)
    assert told(written) == [(TEXT_OUTSIDE.code, f"page 1: “{WORD}” runs past the bottom of the page")]


@pytest.mark.parametrize(("top", "number"), [("0", 1), ("3px", 1), ("40px", 0)])
def test_text_on_other_text_is_told_of(top: str, number: int, tmp_path: Path) -> None:
    written = lay_out(
        f'<p style="margin: 0">below</p><p style="position: absolute; margin: 0; top: {top}">above</p>', tmp_path
    )
    expected = [(TEXT_OVER_TEXT.code, "page 1: “above” overlaps “below”")]
    assert told(written) == expected * number


def test_text_that_fits_is_not(tmp_path: Path) -> None:
    written = lay_out(f'<p>{WORD}</p><p style="font-size: 24pt; line-height: 1">{WORD}<br>{WORD}</p>', tmp_path)
    assert told(written) == []


def test_what_weasyprint_complains_of_is_told(tmp_path: Path) -> None:
    written = lay_out("<p>x</p>", tmp_path, style="p { colour: red }")
    assert [problem.rule for problem in written.problems] == [COMPLAINT]
    assert "colour" in written.problems[0].message


def test_the_file_and_the_line_are_those_of_the_citys_words(tmp_path: Path) -> None:
    lessons = f"lessons:\n  - lesson: Ask the people below the lamps.\n  - lesson: {WORD} {WORD}\n"
    template = (
        "<h3 id='lessons'>Key lessons</h3><ul>{% for each in topic.view %}"
        "<li style='width: 90px; overflow-wrap: normal'>{{ each.lesson }}</li>{% endfor %}</ul>"
    )
    reading = copy_of_testville(tmp_path, {"impact/more.yaml": lessons, NARROW: template}, MOST)
    (finding,) = findings_of(reading, tmp_path)
    assert finding.rule == TEXT_OUTSIDE
    assert finding.location.file.name == "more.yaml"
    assert finding.location.span.start.line == 3
    assert finding.key.startswith("testville/impact/lessons/")


def test_a_word_longer_than_any_column_is_broken_rather_than_cut(
    full: Deliverable, edition: Edition, tmp_path: Path
) -> None:
    word = "Przedsiębiorstwo" * 12
    solution = full.strategy.solutions[0].model_copy(update={"name": word, "description": word})
    insight = full.assessment.insights[0].model_copy(update={"statement": word, "title": word})
    group = full.kpis[0].model_copy(
        update={"kpis": tuple(each.model_copy(update={"name": word, "unit": word}) for each in full.kpis[0].kpis)}
    )
    charter = full.charters[0].model_copy(update={"goal": word, "title": None, "stakeholders": (word,)})
    deliverable = full.model_copy(
        update={
            "strategy": full.strategy.model_copy(update={"solutions": (solution, *full.strategy.solutions[1:])}),
            "assessment": full.assessment.model_copy(update={"insights": (insight,)}),
            "kpis": (group, *full.kpis[1:]),
            "charters": (charter,),
        }
    )
    written = write_pdf(final_report_html(deliverable, edition), tmp_path / "out.pdf")
    assert written.problems == ()
