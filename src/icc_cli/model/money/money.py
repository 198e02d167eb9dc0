"""Money: an amount or a range, its currency, how often it is due, whether tax is included; and who pays it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from icc_cli.model.base import Model, Prose, Text, with_short_forms
from icc_cli.model.money.kinds import FundingStatus, Recurrence, Vat, currency_code
from icc_cli.model.money.reading import parse_funding, parse_money
from icc_cli.model.quantities.kinds import Qualifier
from icc_cli.model.quantities.numbers import Number, exact_number, is_ambiguous, read_number

_BOUNDS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN)

Currency = Annotated[
    str,
    BeforeValidator(currency_code),
    Field(json_schema_extra={"minLength": 1, "examples": ["EUR", "BGN", "PLN"]}),
]
"""A currency by its ISO 4217 code; the usual signs (`€`, `лв`) are read as their code."""


class Money(Model):
    """An amount of money, or a range."""

    amount: Number | None = None
    """The amount, or the whole text as pasted, in quotation marks: `"1.5 mln BGN"`."""
    min: Number | None = None
    """The lower end of a range."""
    max: Number | None = None
    """The upper end of a range."""
    qualifier: Annotated[Qualifier, Field(strict=False)] = Qualifier.EXACT
    """How the amount relates to the true one. For an open end use a qualifier (`at-least`), not a range."""
    currency: Currency | None = None
    """The currency by its ISO 4217 code; leave it out if the source names none."""
    recurrence: Annotated[Recurrence, Field(strict=False)] = Recurrence.ONCE
    """How often the amount is due."""
    vat: Annotated[Vat, Field(strict=False)] = Vat.UNKNOWN
    """Whether value added tax is included in the amount."""
    vat_rate: Number | None = None
    """The tax rate in per cent."""
    vat_amount: Number | None = None
    """The tax itself, in the same currency."""
    gross: Number | None = None
    """The amount including tax, if `amount` excludes it."""
    note: Prose | None = None
    """What a reader needs to know to understand the amount."""
    raw: Text | None = None
    """The words as published."""

    @property
    def has_amount(self) -> bool:
        """Whether there is an amount or a range."""
        return self.amount is not None or self.min is not None

    @model_validator(mode="before")
    @classmethod
    def _read_short_form(cls, given: Any) -> Any:
        return _read_short_form(cls, given)

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        complaint = _complaint_of_amount(self) or _complaint_of_vat(self) or self._complaint_of_content()
        if complaint:
            raise ValueError(complaint)
        return self

    def _complaint_of_content(self) -> str | None:
        return None if self.has_amount else "holds no amount: give amount, or min and max"

    @classmethod
    def _fields_of_words(cls, words: str) -> dict[str, Any]:
        return {**parse_money(words), "raw": " ".join(words.split())}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return with_short_forms(schema, handler)


class Funding(Money):
    """Money for an initiative: its source, amount and certainty."""

    source: Text | None = None
    """Who provides it: a programme, a fund, the city's own budget."""
    share: Number | None = None
    """The part of the cost that it covers, in per cent (the co-financing rate)."""
    status: Annotated[FundingStatus | None, Field(strict=False)] = None
    """How certain the money is."""
    phase: Text | None = None
    """The part of the work that it pays for: `pilot`."""
    purpose: Text | None = None
    """What it is spent on."""

    def _complaint_of_content(self) -> str | None:
        if not self.has_amount and self.source is None and self.share is None:
            return "says neither where the money comes from nor how much it is: give source, amount, or both"
        if self.share is not None and not 0 < self.share <= 100:
            return f"has a share of {self.share:f}, which must be above 0 and at most 100 (per cent)"
        return None

    @classmethod
    def _fields_of_words(cls, words: str) -> dict[str, Any]:
        fields = parse_funding(words)
        return {**fields, "raw": " ".join(words.split())} if fields.keys() != {"source"} else fields


def _read_short_form(model: type[Money], given: Any) -> Any:
    if isinstance(given, model):
        return given
    if isinstance(given, Mapping):
        words = given.get("amount")
        if not isinstance(words, str):
            return given
        others = {key: item for key, item in given.items() if key != "amount"}
        return {**Money._fields_of_words(words), **others}
    if isinstance(given, str):
        return model._fields_of_words(given)
    if given is None:
        raise ValueError("is empty: give an amount, or leave the key out")
    raw = getattr(given, "raw", None)
    if isinstance(given, float) and isinstance(raw, str) and is_ambiguous(raw):
        return {"amount": read_number(raw), "raw": raw}
    if isinstance(given, (bool, int, float)):
        return {"amount": exact_number(given)}
    raise ValueError('must be an amount, words as in "1.5 mln BGN", or keys such as amount and currency')


def _complaint_of_amount(money: Money) -> str | None:
    if money.amount is not None and (money.min is not None or money.max is not None):
        return "gives an amount as well as a range: keep amount, or keep min and max"
    if (money.min is None) != (money.max is None):
        return "gives one end of a range: add the other, or write amount and qualifier: at-least (or at-most)"
    for name in ("amount", "min", "max", "vat_rate", "vat_amount", "gross"):
        number: Decimal | None = getattr(money, name)
        if number is None:
            continue
        if number < 0:
            return f"has a negative {name} ({number:f}): write it without the sign"
        if number.as_tuple().exponent == -3:  # written by people who mean thousands
            return f"has three decimals in {name}, and money has two: for thousands write {number.scaleb(3):f}"
        if number != round(number, 2):
            return f"has more than two decimals in {name}: round it"
    if money.min is not None and money.max is not None:
        if money.min >= money.max:
            return f"has a min ({money.min:f}) that is not below its max ({money.max:f}): swap or correct them"
        if money.qualifier in _BOUNDS:
            return f"is a range with the qualifier {money.qualifier.value}: a range is exact or approx"
    if not money.has_amount:
        described = {
            "qualifier": money.qualifier is not Qualifier.EXACT,
            "currency": money.currency is not None,
            "recurrence": money.recurrence is not Recurrence.ONCE,
            "vat": money.vat is not Vat.UNKNOWN,
        }
        for name in (name for name, is_given in described.items() if is_given):
            return f"gives {name}, which describes an amount, but no amount: add one, or leave out {name}"
    return None


def _complaint_of_vat(money: Money) -> str | None:
    details = [name for name in ("vat_rate", "vat_amount", "gross") if getattr(money, name) is not None]
    if details and money.vat not in (Vat.INCLUDED, Vat.EXCLUDED):
        return f"gives {details[0]}: say whether the tax is in the amount, with vat: included or vat: excluded"
    if money.gross is not None:
        if money.vat is Vat.INCLUDED:
            return "gives gross, while the amount includes the tax: leave out gross, or write vat: excluded"
        if money.amount is None:
            return "gives gross without the amount before tax: add amount"
        if money.vat_amount is not None and abs(money.amount + money.vat_amount - money.gross) > Decimal("0.01"):
            total = money.amount + money.vat_amount
            return f"has an amount and a tax that make {total:f}, while gross is {money.gross:f}: correct one"
    return None
