"""Numbers and units: the spellings of Europe read as one, and printed in one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_cli.model.quantities.numbers import is_ambiguous, print_number, read_number
from icc_cli.model.quantities.units import is_countable, normal_unit


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("93 000", "93000"),
        ("93\u00a0000", "93000"),
        ("1\u202f234,5", "1234.5"),
        ("4.581,00", "4581"),
        ("4,581.00", "4581"),
        ("1.000.000", "1000000"),
        ("1'000'000", "1000000"),
        ("12.000", "12000"),
        ("12,5", "12.5"),
        ("12.50", "12.5"),
        ("0.125", "0.125"),
        (".5", "0.5"),
        ("30k", "30000"),
        ("1.5 mln", "1500000"),
        ("1.326 billion", "1326000000"),
        ("2 thousand", "2000"),
        ("−3", "-3"),
        ("+3", "3"),
    ],
)
def test_numbers_are_read_in_each_convention(written: str, number: str) -> None:
    assert read_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["", "a", "1.2.3", "1.234,56,7", "12 00", "3 apples", "1" * 19, "0x1F", "٣", "1e5"])
def test_other_words_are_no_number(written: str) -> None:
    with pytest.raises(ValueError, match=r"number|digits"):
        read_number(written)


@pytest.mark.parametrize("written", ["12.000", "12,000", "1.234", "200,000+", "12.000 public employees"])
def test_one_group_of_three_may_be_decimals(written: str) -> None:
    assert is_ambiguous(written)


@pytest.mark.parametrize(
    "written",
    [
        "12",
        "12.5",
        "12.50",
        "0.125",
        "1.000.000",
        "4.581,00",
        "93 000",
        "1 234.567",
        "700.000€",
        "10,000 BGN",
        "€ 12.000",
    ],
)
def test_a_second_mark_or_a_currency_settles_what_is_meant(written: str) -> None:
    assert not is_ambiguous(written)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("0", "0"),
        ("999", "999"),
        ("1326", "1 326"),
        ("1000000", "1 000 000"),
        ("152231.324567", "152 231.324567"),
        ("-363", "−363"),
        ("12.50", "12.5"),
        ("1E+5", "100 000"),
        ("1.125", "1.1250"),
        ("0.125", "0.125"),
    ],
)
def test_numbers_are_printed_in_the_style_of_the_institutions(number: str, printed: str) -> None:
    assert print_number(Decimal(number)).replace("\u00a0", " ") == printed


@given(st.decimals(min_value=-(10**17), max_value=10**17, allow_nan=False, places=6))
def test_a_printed_number_reads_back(number: Decimal) -> None:
    assert read_number(print_number(number)) == number


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("tonnes CO2/per year", "t CO2 per year"),
        ("tons of CO2 per annum", "t CO2 per year"),
        ("kg/year", "kg per year"),
        ("EUR/MWh", "EUR per MWh"),
        ("kWh/m2", "kWh per m²"),
        ("per cent", "%"),
        ("% of  population", "% of population"),
        ("€", "EUR"),
        ("Euro", "EUR"),
        ("m2", "m²"),
        ("ug/m3", "µg/m³"),
        ("tickets sold", "tickets sold"),
        ("t shirts", "t shirts"),
    ],
)
def test_units_have_one_spelling(written: str, unit: str) -> None:
    assert normal_unit(written) == unit


def test_what_is_counted_stands_in_the_plural() -> None:
    counted = ["events", "public employees", "e-services", "people", "users of the platform", "visits per citizen"]
    assert [words for words in counted if not is_countable(words)] == []
    others = ["pilot", "for 7 user types", "business", "citizen's", "", "events (two)", "a" * 70 + "s"]
    assert [words for words in others if is_countable(words)] == []
