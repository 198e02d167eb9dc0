"""The small charts put comparable values on one scale, and tell the marks apart by their forms."""

from typing import Any

import pytest

from icc_cli.progress import city_progress
from icc_cli.report.charts import progress_bar, progress_legend

from .pictures import EDITION, SVG, Picture, deliverable


def draw(start: Any = None, midway: Any = None, final: Any = None, **kpi: Any) -> Picture | None:
    given = {"start": start, "midway": midway, "final": final}
    measurements = {checkpoint: value for checkpoint, value in given.items() if value is not None}
    entry = {"id": "k", "name": "A <KPI>", "kind": "performance", "measurements": measurements} | kpi
    city = deliverable(kpis=[{"solution": "cluster", "kpis": [entry]}])
    (row,) = city_progress(city, EDITION).rows
    markup = progress_bar(row, EDITION)
    return Picture(markup) if markup else None


def shapes(picture: Picture | None) -> dict[str, float]:
    """Where the ring (first), the stroke (between), the disc (latest) and the flag (target) stand, from 0 to 1."""
    assert picture is not None
    found: dict[str, float] = {}
    for element in picture.root:
        if element.tag == f"{SVG}circle":
            found["ring" if element.get("fill") == "#ffffff" else "disc"] = float(element.attrib["cx"])
        elif element.tag == f"{SVG}polygon":
            found["flag"] = float(element.attrib["points"].split(",")[0])
        elif element.get("stroke-width") == "1.4":
            found["stroke"] = float(element.attrib["x1"])
    return {name: (x - 9) / (120 - 18) for name, x in found.items()}


def test_percentages_stand_on_a_scale_to_100() -> None:
    found = shapes(draw(30, 50, 40, unit="%"))
    assert found == pytest.approx({"ring": 0.3, "stroke": 0.5, "disc": 0.4})


def test_other_values_stand_on_a_scale_from_0() -> None:
    found = shapes(draw("93 000 kWh", "145 500 kWh", "300 200 kWh", unit="kWh"))
    assert found == pytest.approx({"ring": 93000 / 300200, "stroke": 145500 / 300200, "disc": 1}, abs=0.001)


def test_values_far_from_0_stand_on_a_scale_that_is_cut() -> None:
    picture = draw(1990, 1995, 2000)
    assert shapes(picture)["ring"] == pytest.approx(0.2)
    assert picture is not None
    assert "The scale runs from 1\u00a0987.5 to 2\u00a0000." in picture.description


def test_with_a_target_the_scale_runs_from_the_first_value_to_it() -> None:
    assert shapes(draw(10, 12, 15, target=20)) == pytest.approx({"ring": 0, "stroke": 0.2, "disc": 0.5, "flag": 1})


def test_a_target_below_the_first_value_is_on_the_right_too() -> None:
    found = shapes(draw(200, final=120, target=100, direction="decrease"))
    assert found == pytest.approx({"ring": 0, "disc": 0.8, "flag": 1})


def test_a_value_beyond_its_target_or_behind_its_start_is_still_in_the_picture() -> None:
    assert shapes(draw(10, final=30, target=20)) == pytest.approx({"ring": 0, "flag": 0.5, "disc": 1})
    assert shapes(draw(10, final=5, target=20)) == pytest.approx({"disc": 0, "ring": 1 / 3, "flag": 1})


def test_values_that_are_all_0_are_drawn() -> None:
    assert shapes(draw(0, 0, 0)) == pytest.approx({"ring": 0, "stroke": 0, "disc": 0})


def test_a_bound_points_to_its_open_side_and_a_range_is_a_line_with_ends() -> None:
    up, down, span = draw(10, final="20+"), draw(20, final="≤ 5"), draw(10, final="20-30")
    for picture, way in ((up, 1), (down, -1)):
        assert picture is not None
        (head,) = picture.root.iter(f"{SVG}polyline")
        _, tip, _ = (float(corner.split(",")[0]) for corner in head.attrib["points"].split())
        disc = next(float(c.attrib["cx"]) for c in picture.root.iter(f"{SVG}circle") if c.get("fill") != "#ffffff")
        assert (tip - disc) * way > 0
    assert span is not None
    thick = [line for line in span.root.iter(f"{SVG}line") if line.get("stroke-width") == "2.2"]
    assert [(float(line.attrib["x1"]) - 9) / 102 for line in thick] == [pytest.approx(20 / 30, abs=0.01)]


def test_the_marks_are_told_in_words() -> None:
    picture = draw(10, 12, 15, unit="users", target=20)
    assert picture is not None
    said = "A <KPI>: first value 10\u00a0users; value in between 12\u00a0users; latest value 15\u00a0users"
    assert picture.title == f"{said}; target 20\u00a0users"
    assert picture.description == f"{picture.title}. The scale runs from 10 to 20."


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"final": "TBD"},
        {"final": {"state": "not-monitored", "reason": "not-started"}},
        {"final": "First month passed 2020 results"},
        {"final": 7},
        {"start": 5},
    ],
)
def test_where_there_is_nothing_to_compare_there_is_no_chart(values: dict[str, Any]) -> None:
    assert draw(**values) is None


def test_a_single_percentage_is_a_place_on_its_scale() -> None:
    assert shapes(draw(final=55, unit="%")) == pytest.approx({"disc": 0.55})


def test_unlike_values_do_not_share_a_scale() -> None:
    assert shapes(draw("2 kWh", "100 t", "200 t", unit="t")) == pytest.approx({"stroke": 0.5, "disc": 1})


def test_units_of_one_kind_share_a_scale() -> None:
    assert shapes(draw("0.1 kt", "150 t", "200000 kg", unit="t")) == pytest.approx(
        {"ring": 0.5, "stroke": 0.75, "disc": 1}
    )


def test_a_target_of_something_else_and_one_of_increments_are_left_out() -> None:
    assert "flag" not in shapes(draw(10, final=20, unit="t", target="5 kWh"))
    assert "flag" not in shapes(draw(10, final=20, accumulation="incremental", target=50))


def test_the_key_names_the_target_only_where_there_is_one() -> None:
    with_target, without = Picture(progress_legend(has_target=True)), Picture(progress_legend(has_target=False))
    assert with_target.blocks == ["First value", "Value in between", "Latest value", "Target"]
    assert without.blocks == ["First value", "Value in between", "Latest value"]
    assert all(with_target.whole.holds(line.box) for line in with_target.lines())
