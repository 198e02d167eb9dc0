"""The journey shows the programme's phases, with the city's own dates where it gives them."""

import pytest

from icc_cli.report.charts import journey_chart
from icc_cli.report.charts.style import PALETTE

from .pictures import CITY, EDITION, WIDTH, Picture, check_layout, deliverable


def test_the_four_phases_with_their_periods_and_months() -> None:
    picture = Picture(journey_chart(EDITION, deliverable(), width=WIDTH))
    for text in (
        "1", "Preparation & assessment", "September 2020 – January 2021", "5 months",
        "2", "Ambition & roadmap", "February 2021 – April 2021", "3 months",
        "3", "Implementation", "May 2021 – July 2022", "15 months",
        "4", "Review & way forward", "August 2022 – September 2022", "2 months",
    ):  # fmt: skip
        assert text in picture.blocks
    assert "3. Implementation: May 2021 – July 2022, 15 months." in picture.description
    check_layout(picture)


def test_the_citys_own_dates_come_before_the_programmes() -> None:
    entry = {"phase": "ambition-roadmap", "start": "2021-02", "end": "2021-05"}
    city = deliverable(city=CITY | {"journey": [entry]})
    picture = Picture(journey_chart(EDITION, city, width=WIDTH))
    assert "February 2021 – May 2021" in picture.blocks
    assert "4 months" in picture.blocks


def test_months_of_the_plan_are_not_counted_as_months_of_the_calendar() -> None:
    city = deliverable(city=CITY | {"journey": [{"phase": "implementation", "start": "M4"}]})
    picture = Picture(journey_chart(EDITION, city, width=WIDTH))
    assert "month 4 – July 2022" in picture.blocks
    assert "15 months" not in picture.blocks


def test_the_current_phase_stands_out() -> None:
    picture = Picture(journey_chart(EDITION, deliverable(), width=WIDTH, current_phase="implementation"))
    fills = [element.get("fill") for element in picture.root if element.tag.endswith("polygon")]
    assert [fill == PALETTE.accent for fill in fills] == [False, False, True, False]


@pytest.mark.parametrize("width", [600, 971, 1200])
def test_it_fits_the_width(width: int) -> None:
    picture = Picture(journey_chart(EDITION, deliverable(), width=width))
    check_layout(picture)
    assert "Implementation" in [line.text for line in picture.lines()]  # no word is broken
