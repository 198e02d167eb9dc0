"""Whatever is printed reads back as the same, and no words break or stop the reader."""

from __future__ import annotations

import time
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icc_cli.model.quantity import Measurement, Qualifier, Quantity, Relation
from icc_cli.model.quantity_text import parse_quantity, print_quantity

UNITS = ("%", "kWh", "EUR", "t CO2 per year", "km/h", "m²", "events", "public employees", "visits per citizen", None)
NUMBERS = st.decimals(min_value=0, max_value=10**12, places=4) | st.integers(0, 10**7).map(Decimal)
SIGNED = NUMBERS | NUMBERS.map(lambda number: -number)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzäčł", min_size=2, max_size=12)
BOUNDS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    relation = draw(st.sampled_from(Relation))
    numbers = SIGNED if relation in (Relation.CHANGE, Relation.RELATIVE_CHANGE) else NUMBERS
    fields: dict[str, Any] = {"relation": relation, "qualifier": draw(st.sampled_from(Qualifier))}
    low, high = sorted([draw(numbers), draw(numbers)])
    if low < high and fields["qualifier"] not in BOUNDS and draw(st.booleans()):
        fields |= {"min": low, "max": high}
    else:
        fields["value"] = low
    if relation in (Relation.ABSOLUTE, Relation.CHANGE):
        fields["unit"] = draw(st.sampled_from(UNITS))
        fields["scale"] = draw(st.none() | WORDS.map(lambda word: f"{word} scale") | WORDS)
    if relation is not Relation.ABSOLUTE:
        fields["reference"] = draw(st.none() | WORDS | st.just("2020"))
    if relation is Relation.ABSOLUTE and "value" in fields and draw(st.booleans()):
        part = draw(st.integers(0, 50).map(Decimal))
        fields["value"] += part
        fields["parts"] = [{"value": low}, {"value": part, "label": draw(st.none() | WORDS)}]
    if draw(st.booleans()):
        fields["equivalent"] = {"value": draw(NUMBERS), "unit": "BGN", "qualifier": draw(st.sampled_from(Qualifier))}
    return Quantity.model_validate(fields)


@given(quantities())
@settings(max_examples=300, deadline=None)
def test_what_is_printed_reads_back_as_the_same(quantity: Quantity) -> None:
    is_named_ratio = quantity.relation is Relation.RATIO and quantity.reference != "2020"
    for ascii_only in (False,) if is_named_ratio else (False, True):  # `2 x Raspberry Pi` is no ratio
        again = Quantity.model_validate(print_quantity(quantity, ascii=ascii_only))
        assert again.model_copy(update={"raw": None}) == quantity


@given(st.text() | st.text("0123456789 .,+-–≈≤%€()/&kxmatobdn", max_size=40))
@settings(max_examples=500, deadline=None)
def test_no_words_break_the_reader(words: str) -> None:
    try:
        found = Measurement.model_validate(words)
    except ValueError:
        return
    printed = print_quantity(found)
    assert printed.strip()
    assert not any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in printed)


@pytest.mark.parametrize("piece", ["1", "1 ", "1.", "1,000", "(", "()", "1 + ", "1 & ", "a of ", "not yet ", "% of a "])
def test_long_words_are_read_in_no_time(piece: str) -> None:
    started = time.perf_counter()
    for words in (piece * 100, piece * 10_000):
        try:
            parse_quantity(words)
        except ValueError:
            continue
    assert time.perf_counter() - started < 1
