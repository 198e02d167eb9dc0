"""Reads words about money into the fields of an amount or of a funding entry."""

from __future__ import annotations

import re
from typing import Any

from icc_cli.model.money.kinds import CODES, SIGNS, FundingStatus, Recurrence, Vat, currency_code
from icc_cli.model.quantities.figures import QUALIFIER_PATTERN, Figure, find_figure
from icc_cli.model.quantities.kinds import State
from icc_cli.model.quantities.numbers import MULTIPLE_PATTERN, NUMBER_PATTERN, read_digits, shorten
from icc_cli.model.quantities.states import read_state
from icc_cli.model.quantities.units import find_unit
from icc_cli.patterns import lazy

_LONGEST_SENTENCE = 300
_CURRENCY = "|".join([*(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)), *sorted(CODES)])
_A_CURRENCY = lazy(rf"(?i:{_CURRENCY})(?![^\W_])")
_RECURRENCE = lazy(
    r"(?:/\s?(?:per\s)?|per\s|each\s|every\s|an?\s(?=[ym]))(?P<period>year|annum|yr|y|month|mo)(?![^\W_])"
    r"|(?P<adverb>yearly|annually|p\.a\.|monthly)(?![^\W_])"
)
_VAT = lazy(
    r"(?:(?P<excluded>(?:\+|plus|excl\.|excluding|without)\s?VAT|VAT (?:excluded|not included))"
    r"|(?P<included>(?:incl\.|including|with)\s?VAT|VAT included)|(?P<exempt>VAT exempt|exempt from VAT|no VAT))"
    r"(?![^\W_])"
    r"(?:\s?(?P<rate>[0-9]{1,2}(?:[.,][0-9]{1,2})?)\s?%)?"
    rf"(?:\s?\((?P<amount>{NUMBER_PATTERN})(?:\s?(?:{_CURRENCY}))?\))?"
    rf"(?:\s?=\s?(?P<gross>{NUMBER_PATTERN}))?"
)
_IN_A_SENTENCE = lazy(
    rf"(?<![^\s(])(?:(?i:{QUALIFIER_PATTERN})\s?)?"
    rf"(?:[€$£]\s?{NUMBER_PATTERN}{MULTIPLE_PATTERN}?|{NUMBER_PATTERN}{MULTIPLE_PATTERN}?\s?(?:{_CURRENCY})(?![^\W_]))"
)

_COMMITTED = lazy(
    rf"(?:(?P<cost>[^()]+) \()?(?P<status>{'|'.join(FundingStatus)}):? (?P<amount>.+)(?(cost)\))", re.IGNORECASE
)


def parse_money(text: str) -> dict[str, Any]:
    """Return the fields of the amount in `text`: `Cca 54.000 EUR/year`, `30k for pilot / 45k total`.

    Raises ValueError if it gives no amount.
    """
    words = " ".join(text.split())
    fields = None if not words or read_state(words) else _read_amount(words)
    if fields is None:
        raise ValueError(
            f"{shorten(words)!r} gives no amount of money: write one as in 1500000 EUR, or 50 000 – 100 000 EUR"
        )
    return fields


def parse_funding(text: str) -> dict[str, Any]:
    """Return the fields of a funding entry: an amount, a source, or both (`Budget resources; aprox. 700.000€`).

    Money set aside for a cost that is not yet known (`TBD (reserved 156.000 EUR + VAT)`) is the amount, with its
    status. Raises ValueError if the entry gives neither amount nor source.
    """
    words = " ".join(text.split())
    committed = _read_committed(words)
    if committed is not None:
        return committed
    if not any(letter.isalnum() for letter in words) or read_state(words) is not None:
        raise ValueError(f"{shorten(words)!r} names no source: give one, and its amount once it is known")
    source, mark, amount = words.rpartition("; ") if "; " in words else words.rpartition(": ")
    if mark and source and find_figure(source) is None and find_figure(amount) is not None:
        return {"source": source, **parse_money(amount)}
    figure = find_figure(words)
    if figure is not None and not figure.rest[:1].isalpha():
        return parse_money(words)
    return _read_amount(words) or {"source": words}


def _read_committed(words: str) -> dict[str, Any] | None:
    """Read `reserved 156.000 EUR + VAT` as an amount with its status; words around it about an open cost are a note."""
    found = _COMMITTED.fullmatch(words)
    fields = _read_amount(found["amount"]) if found else None
    if found is None or fields is None:
        return None
    fields["status"] = FundingStatus(found["status"].lower())
    if found["cost"] is None:
        return fields
    cost = read_state(found["cost"])
    if cost is None or cost["state"] is not State.PENDING:
        return None
    return {**fields, "note": "; ".join([f"cost: {found['cost']}", *([fields["note"]] if "note" in fields else [])])}


def _read_amount(words: str) -> dict[str, Any] | None:
    return _read_two(words) or _read_head(words) or _read_sentence(words)


def _read_head(words: str) -> dict[str, Any] | None:
    figure = find_figure(words)
    if figure is None or figure.is_signed:
        return None
    fields, rest = _read_rest(figure)
    if rest and "currency" not in fields and (figure.rest[:1].isalnum() or find_unit(rest) is not None):
        return None
    if rest:
        fields["note"] = rest
    return fields


def _read_rest(figure: Figure) -> tuple[dict[str, Any], str]:
    """Return the amount with as much of the following text as is understood, and the words that are left."""
    fields: dict[str, Any] = dict(figure.fields("amount"))
    if figure.currency:
        fields["currency"] = currency_code(figure.currency)
    rest = figure.rest.strip()
    while rest:
        if (found := _A_CURRENCY.match(rest)) and "currency" not in fields:
            fields["currency"] = currency_code(found.group())
        elif (found := _RECURRENCE.match(rest)) and "recurrence" not in fields:
            is_monthly = (found["period"] or found["adverb"]).startswith("mo")
            fields["recurrence"] = Recurrence.MONTHLY if is_monthly else Recurrence.YEARLY
        elif (found := _VAT.match(rest)) and "vat" not in fields:
            fields.update(_read_vat(found))
        elif rest[0] == "(" and rest[-1] == ")" and (found := _VAT.fullmatch(rest[1:-1])) and "vat" not in fields:
            fields.update(_read_vat(found))
            return fields, ""
        else:
            break
        rest = rest[found.end() :].strip()
    rest = rest.lstrip(",;:. ") if rest[:1] in ",;:." else rest
    is_group = rest.startswith("(") and rest.endswith(")") and rest.count("(") == 1
    return fields, rest[1:-1].strip() if is_group else rest


def _read_vat(found: re.Match[str]) -> dict[str, Any]:
    treatment = Vat.EXCLUDED if found["excluded"] else Vat.INCLUDED if found["included"] else Vat.EXEMPT
    numbers = {"vat_rate": found["rate"], "vat_amount": found["amount"], "gross": found["gross"]}
    return {"vat": treatment, **{name: read_digits(digits) for name, digits in numbers.items() if digits}}


def _read_two(words: str) -> dict[str, Any] | None:
    """Read `30k for pilot / 45k total` as a range from the smaller to the larger, with a note on what each is for."""
    sides = words.split(" / ")
    figures = [find_figure(side) for side in sides] if len(sides) == 2 else []
    read = [_read_rest(figure) for figure in figures if figure is not None and figure.high is None]
    if len(read) != 2:
        return None
    (first, first_note), (second, second_note) = read
    low, high = sorted([first.pop("amount"), second.pop("amount")])
    if low == high or first.get("qualifier") != second.get("qualifier", first.get("qualifier")):
        return None
    notes = [note.removeprefix("for ") for note in (first_note, second_note) if note]
    return {**first, **second, "min": low, "max": high, **({"note": " / ".join(notes)} if notes else {})}


def _read_sentence(words: str) -> dict[str, Any] | None:
    """Return the only amount with a currency in a short sentence, which becomes the note."""
    if len(words) > _LONGEST_SENTENCE:
        return None
    amounts = list(_IN_A_SENTENCE.finditer(words))
    figure = find_figure(words[amounts[0].start() :]) if len(amounts) == 1 else None
    if figure is None:
        return None
    fields, _ = _read_rest(figure)
    return {**fields, "note": words}
