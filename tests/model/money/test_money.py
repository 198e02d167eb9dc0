"""Amounts of money: the published wordings, what they mean, and how they are printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from icc_cli.model.money.kinds import FundingStatus, Recurrence, Vat
from icc_cli.model.money.money import Funding, Money
from icc_cli.model.money.text import print_money
from icc_cli.model.quantities.kinds import Qualifier

PHASE = "4.581,00 + VAT 22% (1.007,82) = 5.588,82€"
TAXED = {"vat": Vat.EXCLUDED, "vat_rate": 22, "vat_amount": Decimal("1007.82"), "gross": Decimal("5588.82")}


@pytest.mark.parametrize(
    ("words", "fields", "printed"),
    [
        (
            PHASE,
            {"amount": 4581, "currency": "EUR", **TAXED},
            "4 581 EUR + VAT 22 % (1 007.82 EUR) = 5 588.82 EUR",
        ),
        ("1,000,000+ BGN", {"amount": 1000000, "qualifier": Qualifier.AT_LEAST, "currency": "BGN"}, "≥ 1 000 000 BGN"),
        ("100 лв", {"amount": 100, "currency": "BGN"}, "100 BGN"),
        ("€ 12.000", {"amount": 12000, "currency": "EUR"}, "12 000 EUR"),
        ("700 k€", {"amount": 700000, "currency": "EUR"}, "700 000 EUR"),
        (
            "40.000 EUR + VAT + yearly cost of maintenance",
            {"amount": 40000, "currency": "EUR", "vat": Vat.EXCLUDED, "note": "+ yearly cost of maintenance"},
            "40 000 EUR + VAT",
        ),
        (
            "1000 EUR (incl. VAT 20%)",
            {"amount": 1000, "currency": "EUR", "vat": Vat.INCLUDED, "vat_rate": 20},
            "1 000 EUR incl. VAT 20 %",
        ),
        (
            "The estimated amount is about 4 million PLN",
            {
                "amount": 4000000,
                "qualifier": Qualifier.APPROX,
                "currency": "PLN",
                "note": "The estimated amount is about 4 million PLN",
            },
            "≈ 4 000 000 PLN",
        ),
        (
            "99.5 EUR per month",
            {"amount": Decimal("99.5"), "currency": "EUR", "recurrence": Recurrence.MONTHLY},
            "99.50 EUR per month",
        ),
    ],
)
def test_a_published_amount_means_what_it_says(words: str, fields: dict[str, Any], printed: str) -> None:
    found = Money.model_validate(words)
    assert {name: getattr(found, name) for name in found.model_fields_set if name != "raw"} == fields
    assert print_money(found).replace("\u00a0", " ") == printed
    assert found.raw == words


@pytest.mark.parametrize(
    ("given", "source", "amount"),
    [
        ("Own resources", "Own resources", None),
        ("Budget resources; aprox. 700.000€", "Budget resources", 700000),
        ("5G fund", "5G fund", None),
        ("1.372.397 EUR", None, 1372397),
        ({"source": "Green contest", "amount": "1.5 mln BGN"}, "Green contest", 1500000),
        (
            {"source": "Green contest", "amount": 1500000, "currency": "BGN", "status": "secured"},
            "Green contest",
            1500000,
        ),
        ({"source": "State", "share": 85}, "State", None),
    ],
)
def test_an_entry_of_funding_has_a_source_an_amount_or_both(given: Any, source: str | None, amount: int | None) -> None:
    found = Funding.model_validate(given)
    assert (found.source, found.amount) == (source, amount)


def test_funding_is_written_flat() -> None:
    found = Funding.model_validate(
        {"source": "Sandbox", "min": 30000, "max": 45000, "currency": "€", "status": "planned", "note": "pilot / total"}
    )
    assert (found.currency, found.status, print_money(found, ascii=True)) == (
        "EUR",
        FundingStatus.PLANNED,
        "30 000-45 000 EUR",
    )
    assert print_money(Funding(source="Sandbox")) == ""


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "holds no amount"),
        ("TBD (reserved 156.000 EUR + VAT)", "gives no amount of money"),
        ("12 kWh", "gives no amount of money"),
        ("-", "gives no amount of money"),
        ("", "gives no amount of money"),
        (None, "is empty"),
        ([], "must be an amount"),
        (True, "true is not a number"),
        (float("nan"), "is not a number"),
        ({"amount": -5}, "negative amount"),
        ({"amount": 1, "min": 2, "max": 3}, "keep amount, or keep min and max"),
        ({"min": 2}, "add the other"),
        ({"min": 3, "max": 2}, "not below its max"),
        ({"min": 2, "max": 3, "qualifier": "at-least"}, "a range is exact or approx"),
        ({"currency": "EUR"}, "gives currency, which describes an amount"),
        ({"amount": 5, "currency": "euroes"}, "'euroes' is not a currency: give its code"),
        ({"amount": Decimal("700.000"), "currency": "EUR"}, "for thousands write 700000"),
        ({"amount": Decimal("0.12345")}, "more than two decimals in amount"),
        ({"amount": 5, "vat_rate": 22}, "say whether the tax is in the amount"),
        ({"amount": 5, "vat": "included", "gross": 6}, "leave out gross"),
        ({"amount": 5, "vat": "excluded", "vat_amount": 1, "gross": 7}, "make 6, while gross is 7"),
    ],
)
def test_what_is_refused_says_what_to_write(given: Any, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Money.model_validate(given)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "neither where the money comes from nor how much"),
        ({"source": "EU", "share": 130}, "at most 100"),
        ("TBD", "names no source"),
        ("12 kWh", "gives no amount of money"),
    ],
)
def test_funding_that_says_nothing_is_refused(given: Any, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Funding.model_validate(given)
    assert words in str(caught.value)


AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2) | st.integers(1, 10**9).map(Decimal)


@given(
    st.lists(AMOUNTS, min_size=1, max_size=2, unique=True),
    st.sampled_from(Qualifier),
    st.sampled_from(["EUR", "BGN", "PLN", None]),
    st.sampled_from(Recurrence),
    st.sampled_from(Vat),
    st.none() | st.integers(0, 27).map(Decimal),
)
@settings(max_examples=200)
def test_what_is_printed_reads_back_as_the_same(
    numbers: list[Decimal],
    qualifier: Qualifier,
    currency: str | None,
    recurrence: Recurrence,
    vat: Vat,
    rate: Decimal | None,
) -> None:
    amount: dict[str, Any] = {"amount": numbers[0], "qualifier": qualifier}
    if len(numbers) == 2:
        amount = {"min": min(numbers), "max": max(numbers)}
    taxed = {"vat_rate": rate} if vat in (Vat.INCLUDED, Vat.EXCLUDED) else {}
    money = Money.model_validate({**amount, "currency": currency, "recurrence": recurrence, "vat": vat, **taxed})
    for ascii_only in (False, True):
        again = Money.model_validate(print_money(money, ascii=ascii_only))
        assert again.model_copy(update={"raw": None}) == money


@given(st.text() | st.text("0123456789 .,+-–≈%€()/kmEURVAT", max_size=40))
@settings(max_examples=300)
def test_no_words_break_the_reader(words: str) -> None:
    for model in (Money, Funding):
        try:
            found = model.model_validate(words)
        except ValueError:
            continue
        assert "\n" not in print_money(found)


def test_editors_are_told_the_short_forms() -> None:
    assert [form["type"] for form in Funding.model_json_schema()["anyOf"]] == ["number", "string", "object"]
