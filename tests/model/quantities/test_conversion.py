"""Units of one kind are converted exactly; all others are left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_cli.model.quantities.conversion import convert, ratio

SAME = [
    ("120", "t", "0.12", "kt"),
    ("93000", "kWh", "93", "MWh"),
    ("93 000", "kilowatt hours", "0.093", "GWh"),
    ("1", "MWh", "3600", "MJ"),
    ("3.6", "GJ", "1", "MWh"),
    ("250", "ha", "2.5", "km²"),
    ("2.5", "sq km", "2500000", "m2"),
    ("1.5", "m³", "1500", "litres"),
    ("2", "h", "120", "min"),
    ("2", "weeks", "14", "days"),
    ("12", "‰", "1.2", "%"),
    ("363", "t CO2 per year", "0.363", "kt CO2/year"),
    ("363", "tonnes of CO2 per annum", "363000", "kg CO2 per year"),
    ("5", "tCO2e", "5000", "kg CO2eq"),
    ("1200", "kg/year", "100", "kg per month"),
    ("40", "µg/m3", "0.04", "mg/m³"),
    ("1", "Gbps", "1000", "Mbit/s"),
    ("90", "km/h", "0.025", "km/s"),
    ("10", "kWh per capita", "0.01", "MWh per inhabitant"),
    ("1.5", "million EUR", "1500000", "€"),
    ("1.5", "mln. BGN", "1500", "thousand BGN"),
    ("2", "thousand people", "2000", "people"),
    ("40", "% of buildings", "40", "%  of buildings"),
    ("7", "public employees", "7", "public employees"),
]
UNLIKE = [
    ("t", "kWh"),
    ("t", "t CO2"),
    ("t CO2", "t CO2e"),
    ("t", "t per year"),
    ("kWh per year", "kWh per day"),
    ("days", "months"),
    ("EUR", "BGN"),
    ("%", "percentage points"),
    ("%", "% of buildings"),
    ("kWp", "kW"),
    ("°C", "K"),
    ("people", "buildings"),
    ("km/h", "km"),
    (None, "t"),
]


@pytest.mark.parametrize(("value", "unit", "expected", "other"), SAME)
def test_what_is_the_same_is_converted_exactly(value: str, unit: str, expected: str, other: str) -> None:
    number = Decimal(value.replace(" ", ""))
    assert convert(number, unit, other) == Decimal(expected)
    assert convert(Decimal(expected), other, unit) == number


@pytest.mark.parametrize(("unit", "other"), UNLIKE)
def test_what_is_unlike_is_left_alone(unit: str | None, other: str | None) -> None:
    assert convert(Decimal(1), unit, other) is None
    assert ratio(other, unit) is None


def test_values_without_a_unit_stay_as_they_are() -> None:
    assert convert(Decimal("4.50"), None, None) == Decimal("4.50")


UNITS = st.sampled_from([unit for _, one, _, other in SAME for unit in (one, other)])


@given(UNITS, UNITS, UNITS)
def test_there_and_back_is_the_same_and_a_detour_changes_nothing(one: str, two: str, three: str) -> None:
    there, back = ratio(one, two), ratio(two, one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there * back == 1
        onward, direct = ratio(two, three), ratio(one, three)
        assert (onward is None) == (direct is None)
        if onward is not None:
            assert there * onward == direct


@given(st.text(max_size=30), st.decimals(-(10**6), 10**6, places=3))
def test_any_words_are_the_same_as_themselves(unit: str, value: Decimal) -> None:
    assert convert(value, unit, unit) == value
