"""Whatever is printed reads back as the same, and no words break or stop the reader."""

from __future__ import annotations

import time
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icc_cli.model.quantities.quantity import Measurement, Qualifier, Quantity, Reason, Relation, State, Target
from icc_cli.model.quantities.text import parse_quantity, print_quantity
from icc_cli.model.quantities.units import is_countable, is_thing

UNITS = ("%", "kWh", "EUR", "t CO2 per year", "km/h", "m²", "events", "public employees", "visits per citizen", None)
NUMBERS = st.decimals(min_value=0, max_value=10**12, places=4) | st.integers(0, 10**7).map(Decimal)
SIGNED = NUMBERS | NUMBERS.map(lambda number: -number)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzäčł", min_size=2, max_size=12)
THINGS = WORDS.filter(is_thing)
LIKE_OTHER_DETAILS = (
    "of scale",
    "from pilot scale",
    "scale: A to scale",
    "5 scale",
    f"{'a very ' * 9}long scale",
)
"""Names that begin as other words in parentheses do, or are too long to be told by their end."""
SCALES = WORDS | WORDS.map(lambda word: f"{word} scale") | st.sampled_from(LIKE_OTHER_DETAILS)
REFERENCES = ("2020", "the pilot scale")
SUBJECTS = (None, "public employees", "participation", "new service", "users/requests", "users with disabilities")
BOUNDS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN)


def quantities() -> st.SearchStrategy[Quantity]:
    return numbers_with_details().map(Quantity.model_validate)


@st.composite
def numbers_with_details(draw: st.DrawFn) -> dict[str, Any]:
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
        fields["scale"] = draw(st.none() | SCALES)
    if relation is not Relation.ABSOLUTE:
        fields["reference"] = draw(st.none() | WORDS.map(lambda word: f"year {word}") | st.sampled_from(REFERENCES))
    if relation is Relation.ABSOLUTE and "value" in fields and draw(st.booleans()):
        part = draw(st.integers(0, 50).map(Decimal))
        fields["value"] += part
        fields["parts"] = [{"value": low}, {"value": part, "label": draw(st.none() | WORDS)}]
    if draw(st.booleans()):
        fields["equivalent"] = {"value": draw(NUMBERS), "unit": "BGN", "qualifier": draw(st.sampled_from(Qualifier))}
    return fields


@st.composite
def targets(draw: st.DrawFn) -> Target:
    fields = draw(numbers_with_details())
    if is_countable(fields.get("unit") or ""):  # what a target counts is its subject
        del fields["unit"]
    return Target.model_validate({**fields, "subject": draw(st.sampled_from(SUBJECTS) | THINGS)})


@st.composite
def states(draw: st.DrawFn) -> Measurement:
    fields = {"state": draw(st.sampled_from(State)), "reason": draw(st.none() | st.sampled_from(Reason))}
    if fields["state"] in (State.PENDING, State.NOT_YET_MEASURABLE):
        fields["expected"] = draw(st.sampled_from([None, "2025", "2025-05", "2025-05-08", "2025-Q2", "M3"]))
    return Measurement.model_validate(fields)


@given(quantities())
@settings(max_examples=300)
def test_what_is_printed_reads_back_as_the_same(quantity: Quantity) -> None:
    is_named_ratio = quantity.relation is Relation.RATIO and quantity.reference != "2020"
    for ascii_only in (False,) if is_named_ratio else (False, True):  # `2 x Raspberry Pi` is no ratio
        again = Quantity.model_validate(print_quantity(quantity, ascii=ascii_only))
        assert again.model_copy(update={"raw": None}) == quantity


@pytest.mark.parametrize("scale", LIKE_OTHER_DETAILS)
def test_a_scale_is_one_whatever_its_name(scale: str) -> None:
    for quantity in (Quantity(value=Decimal(5), scale=scale), Target(value=Decimal(5), scale=scale)):
        again = type(quantity).model_validate(print_quantity(quantity))
        assert again.model_copy(update={"raw": None}) == quantity


@given(targets())
@settings(max_examples=300)
def test_a_printed_target_reads_back_with_what_it_counts(target: Target) -> None:
    again = Target.model_validate(print_quantity(target))
    assert again.model_copy(update={"raw": None}) == target


@given(states())
def test_a_printed_state_reads_back_as_the_same(measurement: Measurement) -> None:
    again = Measurement.model_validate(print_quantity(measurement))
    assert again.model_copy(update={"raw": None}) == measurement


@given(st.text() | st.text("0123456789 .,+-–≈≤%€()/&kxmatobdn", max_size=40))
@settings(max_examples=500)
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
    started = time.process_time()
    for words in (piece * 100, piece * 10_000):
        try:
            parse_quantity(words)
        except ValueError:
            continue
    assert time.process_time() - started < 1
