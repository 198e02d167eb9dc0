"""The published words are repeated only where they say something else than what is printed."""

from __future__ import annotations

import pytest

from icc_cli.model.money.money import Funding
from icc_cli.model.money.text import print_money
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.progress import cell_text
from icc_cli.report.published import money_published_as, published_as


@pytest.mark.parametrize(
    "raw",
    [
        "93 000 kWh",
        "≈ 4000",
        "22+",
        "1,000,000+ BGN ≈ 500,000 EUR",
        "3-4 events",
        "TBD",
        "N/A",
        "63.000 of new MaaS users",
    ],
)
def test_what_is_only_set_otherwise_is_not_repeated(raw: str) -> None:
    measurement = Measurement.model_validate(raw)
    assert published_as(measurement, cell_text(measurement, None)) is None


def test_what_was_put_into_other_words_is() -> None:
    raw = "30x increase from 2020"
    measurement = Measurement.model_validate(raw)
    assert published_as(measurement, cell_text(measurement, None)) == f"published as “{raw}”"


@pytest.mark.parametrize(
    ("raw", "is_repeated"),
    [
        ("aprox. 700.000€", False),
        ("4.581,00 EUR", False),
        ("50.000 – 100.000 EUR", False),
        ("1.5 mln BGN", False),
        ("30k for pilot / 45k total", False),
        ("4.581,00 + VAT 22% (1.007,82)", False),
    ],
)
def test_an_amount_is_repeated_where_a_number_of_it_is_not_printed(raw: str, is_repeated: bool) -> None:
    funding = Funding.model_validate(raw)
    assert money_published_as(funding, print_money(funding)) == (f"published as “{raw}”" if is_repeated else None)


def test_an_amount_of_which_a_number_is_not_printed_is_repeated() -> None:
    funding = Funding.model_validate({"amount": 40000, "currency": "EUR", "raw": "40.000 EUR of 100.000 EUR"})
    assert money_published_as(funding, print_money(funding)) == "published as “40.000 EUR of 100.000 EUR”"
