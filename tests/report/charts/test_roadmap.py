"""The roadmap shows every activity and milestone, at its time if it has one, in its order if not."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icc_cli.model import Deliverable
from icc_cli.report.charts import roadmap_chart
from icc_cli.report.charts.style import PALETTE, WHITE

from .pictures import EDITION, HEIGHT, SVG, WIDTH, Box, Picture, check_layout, deliverable, step


def draw(city: Deliverable, height: float = HEIGHT) -> list[Picture]:
    return [Picture(page) for page in roadmap_chart(city, EDITION, width=WIDTH, height=height)]


def one_track(*activities: dict[str, Any], milestones: Any = (), **more: Any) -> Deliverable:
    track = {"solution": "cluster", "activities": list(activities), "milestones": list(milestones)}
    return deliverable({"tracks": [track]} | more)


def test_without_a_roadmap_there_is_no_chart() -> None:
    assert draw(deliverable()) == []
    assert draw(deliverable({"tracks": [{"solution": "cluster"}]})) == []


def test_what_has_no_date_stands_in_its_order_and_the_chart_says_so() -> None:
    titles = ["Preparation of legal basis", "Coordinator selection", "Realisation of objectives"]
    city = one_track(
        *(step(f"a{number}", title) for number, title in enumerate(titles)),
        milestones=[{"title": "Legal sanctioning"}, {"title": "Entity consolidation"}],
        months=6,
    )
    (picture,) = draw(city)
    for number, title in enumerate(titles, 1):
        place = picture.blocks.index(title)
        assert picture.blocks[place - 1] == str(number)
    at = {line.text: line.box.left for line in picture.lines()}
    assert sorted(at[title] for title in titles) == [at[title] for title in titles]
    assert at["Legal sanctioning"] < at["Entity consolidation"]
    assert "Order only, no dates given · The plan spans 6 months" in picture.blocks
    assert not any(text in picture.blocks for text in ("2021", "Jan", "M1"))
    check_layout(picture)


def test_the_description_tells_all_that_the_picture_shows() -> None:
    city = one_track(
        step("a", "Legal basis", start="2021-03", end="2021-04", done=True),
        step("b", "Objectives"),
        milestones=[{"title": "Cluster founded", "due": "2021-05-31", "phase": "Phase 1", "done": False}],
    )
    (picture,) = draw(city)
    assert picture.title == "Roadmap of Łódź by solution"
    for words in (
        "Time axis from March 2021 to May 2021",
        "Energy cluster. Activities:",
        "1. Legal basis (March 2021 – April 2021\u00a0· ✓\u00a0finished); 2. Objectives.",
        "Milestones: Cluster founded (31\u00a0May 2021\u00a0· Phase 1\u00a0· not reached).",
    ):
        assert words in picture.description


def month_columns(picture: Picture, *labels: str) -> list[float]:
    """The left edges of months, from the labels of the axis, which stand 3 pixels to the right of them."""
    left = {line.text: line.box.left - 3 for line in picture.lines()}
    return [left[label] for label in labels]


def test_a_bar_of_march_is_where_march_is() -> None:
    city = one_track(
        step("a", "In winter", start="2021-01"), step("b", "In March", start="2021-03", end="2021-03"),
        step("c", "In spring", start="2021-Q2", end="2021-Q2"), step("d", "Till July", start="2021-07", end="2021-07"),
    )  # fmt: skip
    (picture,) = draw(city)
    march, april, july = month_columns(picture, "Mar", "Apr", "Jul")
    key, *bars = sorted(picture.bars(PALETTE.accent), key=lambda bar: bar.top)
    extents = [(bar.left, bar.right) for bar in bars if bar.bottom - bar.top == pytest.approx(key.bottom - key.top)]
    assert any(extent == pytest.approx((march, april), abs=0.1) for extent in extents)
    assert any(extent == pytest.approx((april, july), abs=0.1) for extent in extents)
    check_layout(picture)


def test_dates_of_every_precision_are_drawn_and_written_as_they_were_given() -> None:
    city = one_track(
        step("a", "Day", start="2021-03-15", end="2021-03-31"),
        step("b", "Quarter", start="2021-Q3"),
        step("c", "Year", end=2022),
        milestones=[{"title": "Someday", "due": 2022}, {"title": "Long work", "start": "2021-05", "due": "2021-09"}],
    )
    (picture,) = draw(city)
    for words in (
        "15\u00a0March 2021 – 31\u00a0March 2021",
        "from 3rd quarter of 2021",
        "until 2022",
        "2022",
        "May 2021 – September 2021",
        "Start or end not given",
    ):
        assert words in picture.blocks
    check_layout(picture)


def test_a_milestone_stands_in_the_middle_of_what_its_date_says() -> None:
    milestones = [{"title": "One", "due": "2021-03", "done": False}, {"title": "Two", "due": "2021-Q2"}]
    (picture,) = draw(one_track(milestones=[{"title": "Nil", "due": "2021-01-01"}, *milestones]))
    march, april, june = month_columns(picture, "Mar", "Apr", "Jun")
    marks = [polygon for polygon in picture.root.iter(f"{SVG}polygon") if polygon.attrib["points"].count(",") == 4]
    centres: list[tuple[Any, str | None]] = [
        (float(mark.attrib["points"].split(",")[0]), mark.get("fill")) for mark in marks
    ]
    month = april - march
    assert (pytest.approx(march + month / 2, abs=0.1), WHITE) in centres  # known not to have been reached
    assert (pytest.approx(june - month / 2, abs=0.1), PALETTE.accent) in centres


def test_phases_of_the_programme_stand_above_a_calendar() -> None:
    (picture,) = draw(one_track(step("a", "Long work", start="2021-02", end="2022-07")))
    assert "Phase 3: Implementation" in picture.blocks
    assert "2021" in picture.blocks
    assert "2022" in picture.blocks


def test_a_plan_of_its_own_months_has_neither_calendar_nor_phases() -> None:
    (picture,) = draw(one_track(step("a", "Work", start="M1", end="M3"), months=6))
    assert [f"M{month}" for month in range(1, 7)] == [text for text in picture.blocks if text[:1] == "M"]
    assert not any("Phase" in text for text in picture.blocks)
    assert "Time axis from month 1 to month 6" in picture.description


def test_some_with_dates_and_some_without() -> None:
    city = one_track(
        step("a", "Tender", start="2021-07", end="2021-10"),
        step("b", "Training"),
        step("c", "Launch", start="2022-01"),
        milestones=[{"title": "Agreement"}, {"title": "Go-live", "due": "2022-02"}],
    )
    (picture,) = draw(city)
    assert "Order only, no dates given" in picture.blocks
    numbers = {picture.blocks[place + 1]: text for place, text in enumerate(picture.blocks) if text in "123"}
    assert numbers == {"Energy cluster": "1", "Tender": "1", "Training": "2", "Launch": "3"}
    check_layout(picture)


def test_a_month_of_the_plan_beside_calendar_dates_is_not_put_on_an_invented_date() -> None:
    (picture,) = draw(one_track(step("a", "Tender", start="2021-07"), step("b", "Training", start="M3")))
    assert "Order only, no dates given" in picture.blocks
    assert "from month 3" in picture.blocks


def test_overarching_milestones_stand_on_top() -> None:
    (picture,) = draw(one_track(step("a", "Work")))
    assert "Overarching milestones" not in picture.blocks
    city = deliverable(
        {
            "milestones": [{"title": "Council decision"}],
            "tracks": [{"solution": "cluster", "activities": [step("a", "Work")]}],
        }
    )
    (picture,) = draw(city)
    top = {line.text: line.box.top for line in picture.lines()}
    assert top["Council decision"] < top["Work"]
    check_layout(picture)


def test_long_titles_stand_whole() -> None:
    long = "Implementation of installations, conclusion of relevant agreements with the operator of the network " * 4
    city = one_track(
        *(step(f"a{number}", f"{long}{number}") for number in range(7)),
        step("w", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2),
    )
    pictures = draw(city)
    blocks = [block for picture in pictures for block in picture.blocks]
    assert {f"{long}{number}" for number in range(7)} < set(blocks)
    for picture in pictures:
        check_layout(picture)


def test_lanes_that_do_not_fit_go_to_the_next_page_in_order() -> None:
    solutions = [{"id": f"s{number}", "name": f"Solution {number}"} for number in range(9)]
    tracks = [
        {"solution": f"s{number}", "activities": [step(f"a{number}x{each}", f"Step {each}") for each in range(12)]}
        for number in range(9)
    ]
    pictures = draw(deliverable({"tracks": tracks}, strategy={"solutions": solutions}))
    assert len(pictures) > 1
    names = [text for picture in pictures for text in picture.blocks if text.startswith("Solution")]
    assert names == [f"Solution {number}" for number in range(9)]
    assert [picture.title[-11:] for picture in pictures] == [
        f"part {number} of {len(pictures)}" for number in range(1, len(pictures) + 1)
    ]
    shares = [picture.whole.bottom for picture in pictures]
    assert max(shares) - min(shares) < HEIGHT / 2
    for picture in pictures:
        assert picture.whole.bottom <= HEIGHT
        assert "Activity, in order" in picture.blocks
        check_layout(picture)


def test_a_lane_that_is_higher_than_a_page_goes_on_on_the_next() -> None:
    city = one_track(*(step(f"a{number}", f"A step of some length, number {number}") for number in range(120)))
    pictures = draw(city)
    assert len(pictures) > 1
    shown = [text for picture in pictures for text in picture.blocks if text.startswith("A step")]
    assert shown == [f"A step of some length, number {number}" for number in range(120)]
    told = [picture.description.count("A step of some length") for picture in pictures]
    assert sum(told) == 120
    assert all(picture.whole.bottom <= HEIGHT for picture in pictures)


def test_a_text_that_no_page_can_hold_is_shown_smaller_rather_than_cut() -> None:
    markup = roadmap_chart(one_track(step("a", "word " * 20_000)), EDITION, width=WIDTH, height=HEIGHT)
    picture = Picture(markup[0])
    assert float(picture.root.attrib["height"]) == HEIGHT
    assert picture.whole.bottom > HEIGHT


def test_hostile_texts_are_text() -> None:
    title = '<b onload="x">&amp; ]]> <script>'
    (page,) = roadmap_chart(one_track(step("a", title)), EDITION, width=WIDTH, height=HEIGHT)
    assert "<script" not in page
    assert "<b " not in page
    assert title in Picture(page).blocks


def test_a_solution_that_is_not_in_the_strategy_is_shown_by_its_id() -> None:
    (picture,) = draw(deliverable({"tracks": [{"solution": "unknown", "activities": [step("a", "Work")]}]}))
    assert "unknown" in picture.blocks


def test_the_same_deliverable_gives_the_same_bytes() -> None:
    city = one_track(step("a", "Work", start="2021"), step("b", "More"), milestones=[{"title": "End"}])
    assert roadmap_chart(city, EDITION, width=WIDTH, height=HEIGHT) == roadmap_chart(
        city, EDITION, width=WIDTH, height=HEIGHT
    )


_DATES = st.one_of(
    st.none(),
    st.sampled_from(["2021", "2021-03", "2021-Q4", "2022-05-31", "M2", "M14", "2023-12"]),
)
_TITLES = st.text("abcdefghij klmnop-/żŁбѝΩ", min_size=1, max_size=90).filter(lambda text: text.strip(" "))


@settings(max_examples=40)
@given(
    st.lists(st.tuples(_TITLES, _DATES, _DATES, st.sampled_from([None, True, False])), max_size=14),
    st.lists(st.tuples(_TITLES, _DATES), max_size=9),
    st.sampled_from([None, "2021-02"]),
)
def test_any_roadmap_is_whole_and_legible(
    activities: list[tuple[str, str | None, str | None, bool | None]],
    milestones: list[tuple[str, str | None]],
    start: str | None,
) -> None:
    steps = [
        step(f"a{number}", title, start=begin, end=end, done=done)
        for number, (title, begin, end, done) in enumerate(activities)
    ]
    marks = [{"title": title, "due": due} for title, due in milestones]
    pictures = draw(one_track(*steps, milestones=marks, start=start))
    shown = [" ".join(block.split()) for picture in pictures for block in picture.blocks]
    for title in [*(each[0] for each in activities), *(each[0] for each in milestones)]:
        assert " ".join(title.split()) in shown
    for picture in pictures:
        check_layout(picture)
        assert picture.whole.holds(Box(0, 0, WIDTH, 1))


def test_milestones_close_in_time_have_their_texts_beside_them_on_one_line() -> None:
    dates = ["2019-01", "2022-01", "2022-02", "2022-03", "2022-04", "2023-11"]
    city = one_track(milestones=[{"title": f"Reached number {date}", "due": date} for date in dates])
    (picture,) = draw(city)
    lines = {line.text: line.box for line in picture.lines()}
    boxes = [lines[f"Reached number {date}"] for date in dates]
    assert len({box.top for box in boxes[1:5]}) == 4  # one below the other, as they would touch
    assert boxes[4].top - boxes[1].top < 70
    assert lines["November 2023"].right < picture.whole.right
    check_layout(picture)


def test_a_text_that_is_too_long_for_a_line_is_wrapped_beside_its_mark() -> None:
    city = one_track(
        milestones=[
            {"title": "A very long title of a milestone " * 6, "due": "2021-06"},
            {"title": "B", "due": "2021-01"},
        ]
    )
    (picture,) = draw(city)
    check_layout(picture)
