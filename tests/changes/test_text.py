"""Texts are compared by their words, however they are laid out, and however long they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_cli.changes.matching import match
from icc_cli.changes.text import figures, same_words, stretches, words_of

WORDS = st.lists(st.sampled_from(["lamp", "light", "Kraków", "2022", "the", "of", "ščž", "a-b", "(x)"]), max_size=30)


@given(WORDS, st.lists(st.sampled_from([" ", "\n", "  ", "\t ", " \n"]), min_size=30, max_size=30))
def test_where_lines_break_does_not_matter(words: list[str], breaks: list[str]) -> None:
    written = "".join(word + space for word, space in zip(words, breaks, strict=False))
    assert same_words(" ".join(words), written)


@pytest.mark.parametrize(
    "written",
    [
        "Lamps that dim\nwhen nobody is there.",
        "Lamps that **dim** when _nobody_ is there.",
        "- Lamps that dim\n- when nobody is there.",
        "* Lamps that dim\n\n* when nobody is there.",
        "1. Lamps that dim\n2. when nobody is there.",
        "> Lamps that dim when nobody is there.",
        "Lamps that dim  \nwhen `nobody` is there.",
        "# Lamps that dim\n\nwhen nobody is there.",
    ],
)
def test_signs_of_markdown_do_not_matter(written: str) -> None:
    assert same_words("Lamps that dim when nobody is there.", written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30 lamps", "40 lamps"),
        ("We need\n30. We pay", "We need\n40. We pay"),
        ("[the map](https://example.org/a)", "[the map](https://example.org/b)"),
        ("not", "now"),
        ("un**believ**able", "un believ able"),
        ("{kpi:lamps@final}", "{kpi:lamps@midway}"),
        ("", "word"),
    ],
)
def test_words_matter(one: str, other: str) -> None:
    assert not same_words(one, other)


@given(WORDS, WORDS)
def test_an_edited_text_holds_the_old_and_the_new_words_at_its_edits(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    told = stretches(before, after)
    for sign, words in (("-", words_of(before)), ("+", words_of(after))):
        left = iter(words)
        shown = [word for each in told if each.sign in (sign, " ") for word in each.words.split()]
        assert all(word in left for word in shown), "in their order, with gaps only where words are left out"
    if words_of(before) == words_of(after):
        assert all(each.sign in " …" for each in told)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_compared(old: str, new: str) -> None:
    assert same_words(old, old)
    assert same_words(old, new) == same_words(new, old)
    stretches(old, new)


def test_figures_are_the_same_however_thousands_are_set_apart() -> None:
    assert figures("500 000 kWh by 2025") == figures("by 2025: 500,000 kWh")
    assert figures("500 lamps") != figures("200 lamps")


def test_large_texts_and_lists_are_compared_in_bounds() -> None:
    """Without bounds, this would take hours."""
    old = " ".join(f"word{number}" for number in range(200_000))
    new = " ".join(f"word{number % 1000}" for number in range(200_000))
    assert [each.sign for each in stretches(old, new)][-2:] == ["-", "+"]
    lessons = [f"lesson {number} of {number * 7919}" for number in range(3000)]
    others = [f"another {number} by {number * 104729}" for number in range(3000)]
    assert len(match(lessons, others).removed) == 3000
