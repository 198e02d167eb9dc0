"""A fix guesses nothing: only one word may be near, and only by a slip of the finger."""

from __future__ import annotations

import pytest

from icc_cli.diagnostics.suggestions import meant

KEYS = ["id", "name", "kind", "min", "max", "value", "unit", "note", "measurements", "also_named", "accumulation"]


@pytest.mark.parametrize(
    ("word", "candidates", "right"),
    [
        ("nmae", KEYS, "name"),
        ("nname", KEYS, "name"),
        ("nam", KEYS, "name"),
        ("vakue", KEYS, "value"),
        ("mesurments", KEYS, "measurements"),
        ("accummullation", KEYS, "accumulation"),
        ("Also-Named", KEYS, "also_named"),
        ("cross cutting", ["cross-cutting", "activity"], "cross-cutting"),
        ("mix", KEYS, None),
        ("tax", KEYS, None),
        ("mn", KEYS, "min"),
        ("rate", ["date", "note"], None),
        ("mesrmets", KEYS, None),
        ("atcivtiy", ["activity"], "activity"),
        ("mtauriyt", ["maturity"], "maturity"),
        ("smumray", ["summary"], None),
        ("lamps-3", ["lamps-1", "lamps-2"], None),
        ("lapms-2", ["lamps-1", "lamps-2"], "lamps-2"),
        ("2020-midway", ["2021-midway"], None),
        ("lamp", ["lamps", "lamb"], None),
        ("lamp-on", ["Lamp-On", "lamp on"], None),
        ("", KEYS, None),
    ],
)
def test_a_word_is_taken_for_the_only_near_one(word: str, candidates: list[str], right: str | None) -> None:
    assert meant(word, candidates) == right


def test_what_is_needed_may_have_any_letter_replaced() -> None:
    assert meant("od", KEYS) is None
    assert meant("od", KEYS, needed=["id"]) == "id"
    assert meant("mix", KEYS, needed=["min"]) == "min"
