"""Finds a figure at the start of a text: qualifier, sign, currency, number or range. The rest is left to the caller."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from icc_cli.model.quantities.kinds import Qualifier
from icc_cli.model.quantities.numbers import MULTIPLE_PATTERN, NUMBER_PATTERN, read_digits
from icc_cli.patterns import lazy

_WORDING = {
    Qualifier.APPROX: ("≈", "~", "≅", "≃", "c.", "ca", "ca.", "cca", "cca.", "circa", "about", "around",
                       "approx", "approx.", "aprox", "aprox.", "approximately", "roughly", "nearly", "almost",
                       "close to"),
    Qualifier.AT_LEAST: ("≥", ">=", "=>", "at least", "min", "min.", "minimum", "not less than", "no less than",
                         "no fewer than", "not fewer than"),
    Qualifier.MORE_THAN: (">", "more than", "over", "above", "exceeding"),
    Qualifier.AT_MOST: ("≤", "<=", "=<", "at most", "up to", "max", "max.", "maximum", "not more than",
                        "no more than"),
    Qualifier.LESS_THAN: ("<", "less than", "fewer than", "under", "below"),
    Qualifier.EXACT: ("=", "exactly", "between", "from"),
}  # fmt: skip
_QUALIFIERS = {wording: qualifier for qualifier, wordings in _WORDING.items() for wording in wordings}
QUALIFIER_PATTERN = "|".join(
    re.escape(wording) + (r"(?![^\W_])" if wording[-1].isalpha() else "")
    for wording in sorted(_QUALIFIERS, key=len, reverse=True)
)
"""Every wording of a qualifier, the longest first; match it case-insensitively."""
_MONEY = r"€|\$|£|(?:EUR|BGN|PLN|USD|GBP)(?=[ 0-9])"
_FIGURE = lazy(
    rf"(?:(?P<qualifier>(?i:{QUALIFIER_PATTERN}))\s?)?"
    rf"(?P<sign>[+−–-](?=[0-9.€$£]))?(?:(?P<currency>{_MONEY})\s?)?"
    rf"(?P<number>{NUMBER_PATTERN})(?P<multiple>{MULTIPLE_PATTERN})?"
    r"(?P<plus>\+(?!\s?[0-9(])(?!\s?VAT)|\s\+$)?"
)
_RANGE_END = lazy(
    r"(?P<dash>\s?[–—-]\s?|\s?(?:\.\.\.?|…)\s?|\sto\s|\sand\s)"
    rf"(?P<sign>[+−-](?=[0-9.]))?(?:(?:{_MONEY})\s?)?(?P<number>{NUMBER_PATTERN})(?P<multiple>{MULTIPLE_PATTERN})?"
)
_REPEATED_UNIT = lazy(r"(?<=[0-9])\s?(%|€|EUR|BGN)(?=\s?(?:-|–|to)\s?[0-9][0-9., ]{0,20}\s?\1)")
_YEAR = lazy(r"(?:19|20)[0-9]{2}")


class Figure(NamedTuple):
    """A number or a range found at the start of a text."""

    low: Decimal
    high: Decimal | None
    """The upper end, if it is a range."""
    qualifier: Qualifier
    is_signed: bool
    """Whether it has a plus or minus sign."""
    is_marked: bool
    """Whether it has a wording or sign of a qualifier."""
    is_year: bool
    """Whether it could also be a year."""
    currency: str | None
    """The currency before it, as written."""
    rest: str
    """The text after the figure, from its first character."""

    def fields(self, value: str = "value") -> dict[str, Decimal | Qualifier]:
        """Return the figure as fields of a quantity, with a single number as `value`."""
        numbers = {value: self.low} if self.high is None else {"min": self.low, "max": self.high}
        return {**numbers, **({} if self.qualifier is Qualifier.EXACT else {"qualifier": self.qualifier})}


def find_figure(text: str) -> Figure | None:
    """Return the figure at the start of `text`, or None if it starts with something else."""
    text = _REPEATED_UNIT.sub("", text)
    found = _FIGURE.match(text)
    if found is None:
        return None
    word = (found["qualifier"] or "").casefold()
    end = None if found["plus"] else _find_end(text, found, word)
    if end is None and word in ("between", "from"):
        return None
    try:
        multiple = found["multiple"] or (end["multiple"] if end else None)
        low = _signed(found["sign"], found["number"], multiple)
        high = _signed(end["sign"], end["number"], end["multiple"]) if end else None
    except ValueError:
        return None
    return Figure(
        low=low,
        high=high,
        qualifier=Qualifier.AT_LEAST if found["plus"] else _QUALIFIERS.get(word, Qualifier.EXACT),
        is_signed=bool(found["sign"]),
        is_marked=bool(word or found["plus"]),
        is_year=_YEAR.fullmatch(found["number"]) is not None and not found["multiple"],
        currency=found["currency"],
        rest=text[(end or found).end() :],
    )


def _find_end(text: str, start: re.Match[str], word: str) -> re.Match[str] | None:
    end = _RANGE_END.match(text, start.end())
    if end is None or (end["dash"] == " and ") != (word == "between"):
        return None
    are_years = _YEAR.fullmatch(start["number"]) and re.fullmatch(r"(?:(?:19|20)?[0-9]{2})", end["number"])
    return None if are_years or re.match(r"0[0-9]", end["number"]) else end


def _signed(sign: str | None, digits: str, multiple: str | None) -> Decimal:
    number = read_digits(digits, multiple)
    return number if sign in (None, "+") else -number
