"""Text that does not fit is told of, with its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.final_report import final_report_html
from icc_cli.report.pdf import write_pdf

WORD = "Donaudampfschifffahrtsgesellschaftskapitän"


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
    written = write_pdf(f'<html lang="en"><title>t</title>{content}</html>', tmp_path / "out.pdf")
    assert written.problems == (f"page 1: “{WORD}” is wider than its place",)


def test_text_below_the_page_is_told_of(tmp_path: Path) -> None:
    content = f'<p style="position: absolute; top: 400mm">{WORD}</p>'
    written = write_pdf(f'<html lang="en"><title>t</title>{content}</html>', tmp_path / "out.pdf")
    assert written.problems == (f"page 1: “{WORD}” runs over the foot of the page",)


def test_text_that_fits_is_not(tmp_path: Path) -> None:
    written = write_pdf(f'<html lang="en"><title>t</title><p>{WORD}</p></html>', tmp_path / "out.pdf")
    assert written.problems == ()


def test_what_weasyprint_complains_of_is_told(tmp_path: Path) -> None:
    page = '<html lang="en"><title>t</title><style>p { colour: red }</style><p>x</p></html>'
    written = write_pdf(page, tmp_path / "out.pdf")
    assert len(written.problems) == 1
    assert "colour" in written.problems[0]


def test_a_word_longer_than_any_column_is_broken_rather_than_cut(
    full: Deliverable, edition: Edition, tmp_path: Path
) -> None:
    word = "Przedsiębiorstwo" * 20
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
