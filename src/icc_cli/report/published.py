"""The words as a city published them, where they say something else than what the report prints in their place."""

from __future__ import annotations

import re

from icc_cli.model.money import Money
from icc_cli.model.quantity import Quantity

_NUMBER = re.compile(r"\d(?:[\d.,\s]*\d)?")
_NO_CENTS = re.compile(r"[.,]0{1,2}$")


def published_as(quantity: Quantity, printed: str) -> str | None:
    """Return the published words of a quantity, unless they only differ in signs and spaces; None for a state."""
    if quantity.raw is None or not quantity.has_number:
        return None
    is_same = _letters(quantity.raw) in _letters(f"{printed} {quantity.note or ''}")
    return None if is_same else _said(quantity.raw)


def money_published_as(money: Money, printed: str) -> str | None:
    """Return the published words of an amount, unless all of their numbers are printed; None without an amount."""
    if money.raw is None or not money.has_amount:
        return None
    return None if _numbers(money.raw) <= _numbers(printed) else _said(money.raw)


def _said(raw: str) -> str:
    return f"published as “{raw}”"


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", _NO_CENTS.sub("", number)) for number in _NUMBER.findall(text)}
