"""A city's published words, where they say more than what the report prints."""

from __future__ import annotations

import re
from decimal import Decimal

from icc_cli.model.money.money import Money
from icc_cli.model.quantities.numbers import MULTIPLE_PATTERN, NUMBER_PATTERN, read_digits
from icc_cli.model.quantities.quantity import Quantity
from icc_cli.progress import published_words
from icc_cli.report.language import ENGLISH, Language

_NUMBER = re.compile(rf"(?P<digits>{NUMBER_PATTERN})(?P<multiple>{MULTIPLE_PATTERN})?")
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY_WORDS = frozenset({"a", "an", "and", "by", "for", "in", "of", "per", "the", "to"})


def published_as(quantity: Quantity, printed: str, language: Language = ENGLISH) -> str | None:
    """Return the published words of a quantity, unless `printed`, which is English, says as much."""
    raw = published_words(quantity, printed)
    if raw is None:
        return None
    shown = f"{printed} {quantity.note or ''}"
    is_said = _numbers(raw) <= _numbers(shown) and _words(raw) <= _words(shown)
    return None if is_said else _said(raw, language)


def money_published_as(money: Money, printed: str, language: Language = ENGLISH) -> str | None:
    """Return the published words of an amount, unless all their numbers are printed; None without an amount."""
    if money.raw is None or not money.has_amount:
        return None
    return None if _numbers(money.raw) <= _numbers(f"{printed} {money.note or ''}") else _said(money.raw, language)


def _said(raw: str, language: Language) -> str:
    return language.say("progress.published-as", words=raw)


def _words(text: str) -> set[str]:
    """Return the meaningful words of a text, in the singular: `levels` is `level`."""
    words = {word.casefold() for word in _WORD.findall(_NUMBER.sub(" ", text))} - _EMPTY_WORDS
    return {word.removesuffix("s") for word in words}


def _numbers(text: str) -> set[Decimal | str]:
    """Return the numbers in a text by value: `1.5 mln` equals `1 500 000`."""
    found: set[Decimal | str] = set()
    for number in _NUMBER.finditer(text):
        try:
            found.add(read_digits(number["digits"], number["multiple"]))
        except ValueError:  # digits that are not a number, such as those of a version
            found.add(number["digits"])
    return found
