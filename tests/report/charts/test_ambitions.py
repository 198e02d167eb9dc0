"""The map of KPIs to ambitions: every link that charters make, and the KPIs of every solution."""

from __future__ import annotations

from icc_cli.report.charts import MappedAmbition, MappedSolution, ambitions_chart
from icc_cli.report.charts.style import PALETTE

from .pictures import SVG, WIDTH, Picture, check_layout

AMBITIONS = (MappedAmbition("Light for all", (0, 1)), MappedAmbition("Quiet nights", (1,)), MappedAmbition("Alone", ()))
SOLUTIONS = (MappedSolution("Lamps", (2, 0)), MappedSolution("Walls", (0, 40)), MappedSolution("Benches", (1, 1)))


def draw(width: float = WIDTH) -> Picture:
    chart = ambitions_chart(AMBITIONS, SOLUTIONS, ["Performance", "Maturity"], title="KPIs by ambition", width=width)
    return Picture(chart)


def test_each_link_is_a_line_and_lines_of_two_ambitions_differ_in_form() -> None:
    links = [line for line in draw().root.iter(f"{SVG}line") if line.get("stroke") == PALETTE.accent]
    assert [line.get("stroke-dasharray") for line in links] == [None, None, "7 3"]


def test_each_kpi_is_a_mark_and_all_is_said_in_words() -> None:
    picture = draw()
    marks = [bar for bar in picture.bars(PALETTE.accent) if bar.right - bar.left == 5]
    assert len(marks) == 2 + 40 + 1 + 1
    assert "Light for all is served by Lamps, Walls." in picture.description
    assert "Alone is served by no solution." in picture.description
    assert "KPIs of Walls: Performance 0, Maturity 40." in picture.description
    check_layout(picture)


def test_it_holds_together_when_narrow() -> None:
    picture = draw(800)
    assert all(picture.whole.holds(bar) for bar in picture.bars(PALETTE.accent))
