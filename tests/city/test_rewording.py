"""Words of a text are replaced where they stand, and the lines of the text stay as they are."""

from __future__ import annotations

import pytest

from icc_cli.city.rewording import reworded
from icc_cli.yamltext.edits import apply


@pytest.mark.parametrize(
    ("text", "old", "new", "result"),
    [
        ("the the house", "the the", "the", "the house"),
        ("of the the, house", "the the", "the", "of the, house"),
        ("breathe the theory of the the house", "the the", "the", "breathe the theory of the house"),
        (">-\n  see the\n  the house\n", "the the", "the", ">-\n  see the\n  house\n"),
        (">-\n  see the the\n  house\n", "the the", "the", ">-\n  see the\n  house\n"),
        ("It ends.. It begins..", "..", ".", "It ends. It begins."),
        ("'it''s in Bialystok'", "Bialystok", "Białystok", "'it''s in Białystok'"),
        ('"in New\n  Yrok today"', "New Yrok", "New York", '"in New\n  York today"'),
        ("see {kpi:lapms@start}, {kpi:lapms}", "{kpi:lapms@start}", "{kpi:lamps@start}",
         "see {kpi:lamps@start}, {kpi:lapms}"),
    ],
)  # fmt: skip
def test_words_become_others(text: str, old: str, new: str, result: str) -> None:
    edits = reworded(text, 0, len(text), old, new)
    assert edits is not None
    assert apply(text, edits) == result


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("the house", "the the", "the"),
        (">-\n  see the\n  the\n  house\n", "the the", "the"),
        (">-\n  one two\n  three\n", "two three", "four"),
        ("'a b'", "b", "it's"),
        ("a b", "b", "c: d"),
        ("*anchor", "anchor", "other"),
    ],
)
def test_words_stay_where_more_would_change(text: str, old: str, new: str) -> None:
    assert reworded(text, 0, len(text), old, new) is None
