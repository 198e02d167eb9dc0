"""A charter stands on one page where it can, and goes on under the same heads where it cannot."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icc_cli.report.context import Item
from icc_cli.report.measure import WrappedText
from icc_cli.report.views.charter_layout import CharterPage, Column, Parts, SystemRow, pages
from icc_cli.report.views.charter_slots import Slot

SENTENCE = "Lamps listen to those who walk below them at night. "


def slot(title: str, sentences: int, items: int = 1) -> Slot:
    return Slot(title, tuple(Item(f"{title} {number}: {SENTENCE * sentences}") for number in range(items)))


def charter(*sentences: int, milestones: int = 0, rows: int = 0) -> Parts:
    heads = ("Strategy", "People", "Results")
    columns = tuple(
        Column(head, (slot(f"{head}-first", count), slot(f"{head}-second", count)))
        for head, count in zip(heads, sentences, strict=True)
    )
    band = Slot("Milestones", tuple(Item(f"Milestone {number}", ("May 2022",)) for number in range(milestones)))
    systems = (Item("One"), Item("Other")) if rows else ()
    cells = tuple(SystemRow(f"Row {n}", (slot("Left", 3), slot("Right", 3))) for n in range(rows))
    return Parts(
        title="Initiative charter",
        continued_title="Initiative charter (continued)",
        columns=columns,
        milestones=band if milestones else None,
        systems=systems,
        rows=cells,
    )


def texts(given_pages: tuple[CharterPage, ...]) -> list[str]:
    slots = [each for page in given_pages for column in page.columns for each in column.slots]
    slots += [page.milestones for page in given_pages if page.milestones]
    slots += [cell for page in given_pages for row in page.rows for cell in row.cells]
    return sorted(str(item.text) for each in slots for item in each.items)


def test_a_short_charter_takes_one_page_in_the_usual_size() -> None:
    (page,) = pages(charter(2, 2, 2, milestones=4))
    assert not page.is_dense
    assert page.milestones
    assert sum(column.width for column in page.columns) == 100


def test_a_longer_one_is_set_smaller_and_the_fuller_column_is_wider() -> None:
    (page,) = pages(charter(24, 6, 6))
    assert page.is_dense
    assert page.columns[0].width > page.columns[1].width > 0


def test_systems_that_have_no_room_fill_the_next_page() -> None:
    first, second = pages(charter(8, 8, 8, rows=10))
    assert first.columns
    assert not first.rows
    assert second.systems
    assert len(second.rows) == 10


def test_columns_that_are_too_long_go_on_under_their_heads() -> None:
    parts = charter(40, 3, 3, milestones=3)
    made = pages(parts)
    assert len(made) > 1
    assert all([column.title for column in page.columns] == ["Strategy", "People", "Results"] for page in made)


@settings(max_examples=40)
@given(st.tuples(*[st.integers(0, 40)] * 3), st.integers(0, 30), st.integers(0, 12))
def test_whatever_its_length_a_charter_is_whole(sentences: tuple[int, int, int], milestones: int, rows: int) -> None:
    parts = charter(*sentences, milestones=milestones, rows=rows)
    whole = CharterPage(False, parts.columns, parts.milestones, parts.systems, parts.rows)
    made = pages(parts)
    assert texts(made) == texts((whole,))
    assert all(page.columns or page.rows or page.milestones for page in made)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 40, 1), ("word", 40, 1), ("two words", 40, 2), ("a\nb", 40, 2), ("x" * 100, 200, 3)],
)
def test_lines_are_counted_as_they_will_be_wrapped(text: str, width: float, lines: int) -> None:
    assert WrappedText(text).lines(width, 10) == lines


def test_wider_places_never_need_more_lines() -> None:
    words = WrappedText(SENTENCE * 10)
    counts = [words.lines(width, 10) for width in range(40, 600, 20)]
    assert all(more >= fewer for more, fewer in pairwise(counts))


def test_html_is_measured_by_what_is_seen_of_it() -> None:
    assert WrappedText.of_html("<p>One &amp; two</p><p>three</p>").text == "One & two\nthree"
