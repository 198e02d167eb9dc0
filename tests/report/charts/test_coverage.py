"""The charts of coverage and statuses: a mark for each KPI, told apart by form, and all numbers in words."""

from __future__ import annotations

from typing import Any

from icc_cli.progress import CityProgress, city_progress
from icc_cli.report.charts import coverage_chart, statuses_chart
from icc_cli.report.charts.coverage import Knowledge, knowledge_of
from icc_cli.report.charts.style import PALETTE

from .pictures import EDITION, SVG, WIDTH, Picture, check_layout, deliverable


def kpi(number: int, kind: str = "performance", **measurements: Any) -> dict[str, Any]:
    return {
        "id": f"k{number}",
        "name": f"KPI {number}",
        "kind": kind,
        "direction": "increase",
        "measurements": measurements,
    }


def progress() -> CityProgress:
    kpis = [
        kpi(1, start=1, final=2),
        kpi(2, start=1),
        kpi(3, final={"state": "not-monitored", "reason": "no-data"}),
        kpi(4),
        kpi(5, "maturity", start=3, final=1),
    ]
    groups = [{"solution": "cluster", "kpis": kpis}, {"solution": "platform", "kpis": [kpi(6, "maturity")]}]
    return city_progress(deliverable(kpis=groups), EDITION)


def test_what_is_known_of_a_kpi_is_one_of_four_things() -> None:
    known = [knowledge_of(row, "final") for row in progress().rows]
    assert known == [
        Knowledge.FINAL, Knowledge.EARLIER, Knowledge.STATE, Knowledge.MISSING, Knowledge.FINAL, Knowledge.MISSING,
    ]  # fmt: skip


def test_each_solution_and_kind_is_counted_in_the_picture_and_in_words() -> None:
    picture = Picture(coverage_chart(progress(), width=WIDTH))
    assert "1 of 4" in picture.blocks
    assert picture.blocks.count("0 of 1") == 1
    assert "–" in picture.blocks  # the platform has no KPI of performance
    assert "2 of 6 KPIs have a final value." in picture.description
    assert "Data platform: Solution maturity – outputs: 0 of 1." in picture.description
    check_layout(picture)


def test_the_marks_differ_in_form() -> None:
    picture = Picture(coverage_chart(progress(), width=WIDTH))
    filled = picture.bars(PALETTE.accent)
    hollow = [rect for rect in picture.root.iter(f"{SVG}rect") if rect.get("fill") == "none"]
    crosses = [line for line in picture.root.iter(f"{SVG}line") if line.get("stroke") == PALETTE.alert]
    assert (len(filled), len(hollow), len(crosses)) == (2 + 1, 2 + 2, (2 + 1) * 2)  # with the key


def test_many_kpis_of_a_solution_take_several_rows() -> None:
    many = [{"solution": "cluster", "kpis": [kpi(number, final=number) for number in range(150)]}]
    picture = Picture(coverage_chart(city_progress(deliverable(kpis=many), EDITION), width=400))
    assert len(picture.bars(PALETTE.accent)) == 151
    assert all(picture.whole.holds(mark) for mark in picture.bars(PALETTE.accent))


def test_statuses_are_counted_by_kind() -> None:
    picture = Picture(statuses_chart(progress(), width=WIDTH))
    assert "City performance – outcomes and impacts: 1 improved" in picture.description
    assert "Solution maturity – outputs: 1 worsened" in picture.description
    assert "1 ▲ improved" in picture.blocks
    check_layout(picture)
