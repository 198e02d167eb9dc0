"""Edits change what they name and nothing else, and it is known where everything else went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_cli.yamltext.edits import Edit, apply, moved


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    stretches = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [Edit(start, end, draw(st.text(max_size=5))) for start, end in stretches]
    return text, [each for index, each in enumerate(edits) if not any(each.meets(other) for other in edits[:index])]


@given(texts_with_edits())
def test_what_no_edit_names_stays_and_is_found_again(given_: tuple[str, list[Edit]]) -> None:
    text, edits = given_
    result = apply(text, edits)
    for offset, character in enumerate(text):
        if not any(edit.start <= offset < edit.end or edit.start == offset for edit in edits):
            assert result[moved(offset, edits)] == character
    for edit in edits:
        start = moved(edit.start, edits)
        assert result[start : start + len(edit.new)] == edit.new
    assert len(result) == len(text) + sum(len(edit.new) - (edit.end - edit.start) for edit in edits)


@given(texts_with_edits(), st.randoms())
def test_the_order_of_edits_does_not_matter(given_: tuple[str, list[Edit]], random: object) -> None:
    text, edits = given_
    assert apply(text, reversed(edits)) == apply(text, edits)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Edit(0, 2, ""), Edit(2, 4, ""), False),
        (Edit(0, 3, ""), Edit(2, 4, ""), True),
        (Edit(0, 4, ""), Edit(1, 2, ""), True),
        (Edit(2, 2, "a"), Edit(2, 2, "b"), True),
        (Edit(2, 2, "a"), Edit(2, 4, "b"), True),
        (Edit(0, 2, "a"), Edit(2, 2, "b"), False),
        (Edit(1, 3, "a"), Edit(2, 2, "b"), True),
    ],
)
def test_edits_meet_where_they_cannot_both_be_made(one: Edit, other: Edit, meet: bool) -> None:
    assert (one.meets(other), other.meets(one)) == (meet, meet)
    if meet:
        with pytest.raises(ValueError, match="cannot be made"):
            apply("abcdef", [one, other])


@pytest.mark.parametrize("edit", [Edit(-1, 0, ""), Edit(0, 7, ""), Edit(3, 2, "")])
def test_an_edit_outside_of_the_text_is_refused(edit: Edit) -> None:
    with pytest.raises(ValueError, match="cannot be made"):
        apply("abcdef", [edit])
