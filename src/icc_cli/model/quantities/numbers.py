"""Numbers as cities write them, read exactly; and as the report prints them, in one style.

Printed style: European Union, Interinstitutional Style Guide (English), 6.5 and 10.5: a decimal point, decimals in one
block, a no-break space between thousands, also in numbers of four digits (`1 326`); and a space before the unit, which
the SI Brochure (9th edition, 5.4.3) requires before `%` too.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

NO_BREAK_SPACE = "\u00a0"
MINUS = "−"

_DIGITS = 18
_DECIMALS = 12
_CHARACTERS = 60
_SPACES = " \u00a0\u2007\u2009\u202f"  # ordinary, no-break, figure, thin, narrow no-break
_CURRENCY = r"(?:€|\$|£|EUR|BGN|PLN|USD|GBP|CZK|RON|HUF|лв|zł)"
_MULTIPLES = {"k": 3, "th": 3, "ty": 3, "m": 6, "mi": 6, "ml": 6, "bn": 9, "bi": 9, "mr": 9}

NUMBER_PATTERN = (
    rf"(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]{{1,12}}(?![0-9]))?"
    r"|[0-9]{1,3}(?:['’][0-9]{3}(?![0-9]))+(?:[.,][0-9]{1,12}(?![0-9]))?"
    r"|[0-9]{1,20}(?:[.,][0-9]{1,12}){0,7}|[.,][0-9]{1,12})(?![0-9])"
)
"""A number without sign or multiple, with or without thousands separators."""
MULTIPLE_PATTERN = (
    rf"(?:(?<=[0-9])k(?![A-Za-z])|[{_SPACES}]?[kKMm](?=[{_SPACES}]?{_CURRENCY})"
    rf"|[{_SPACES}]?(?i:thousands?|tys\.?|mio\.?|mln\.?|millions?|bn|mrd\.?|billions?)(?![A-Za-z]))"
)
"""What multiplies the number before it: `30k`, `1.5 mln`, `2 million`; a lone `m` only before a currency."""


@cache
def _number_alone() -> re.Pattern[str]:
    return re.compile(rf"([+−–-]?)({NUMBER_PATTERN})({MULTIPLE_PATTERN})?")


@cache
def _one_group_of_three() -> re.Pattern[str]:
    lone = r"[1-9][0-9]{0,2}[.,][0-9]{3}"
    return re.compile(
        rf"(?<![0-9.,'’])(?<![0-9][{_SPACES}])(?<![€$£])(?<![€$£][{_SPACES}])(?<!EUR[{_SPACES}])"
        rf"{lone}(?![0-9])(?![.,][0-9])\+?(?![{_SPACES}]?{_CURRENCY})"
    )


def read_number(text: str) -> Decimal:
    """Return the number that is all of `text`: `93 000`, `4.581,00`, `1.5 mln`, `30k`, `−3`.

    A single group of three digits after a point or comma is read as thousands, as deliverables that write decimals give
    one or two places (see `is_ambiguous`). Raises ValueError if there is no such number.
    """
    written = text.strip()
    found = _number_alone().fullmatch(written) if len(written) <= _CHARACTERS else None
    if found is None:
        raise ValueError(f"{shorten(text)!r} is not a number: write digits only, as in 93000 or 12.5")
    sign, digits, multiple = found.groups()
    number = read_digits(digits, multiple)
    return number if sign in ("", "+") else -number


def read_digits(digits: str, multiple: str | None = None) -> Decimal:
    """Return the number that `NUMBER_PATTERN` and `MULTIPLE_PATTERN` matched. Raises ValueError if it is not one."""
    number = _without_marks(digits, is_multiplied=multiple is not None)
    if multiple:
        letters = multiple.strip(_SPACES + ".").lower()
        number = number.scaleb(_MULTIPLES[letters[:2]])
    return bounded(number)


def _without_marks(digits: str, *, is_multiplied: bool) -> Decimal:
    """Return the value of digits with separators, in any of the European conventions."""
    plain = re.sub(rf"[{_SPACES}'’]", "", digits)
    has_groups = plain != digits
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        decimal = max(".", ",", key=plain.rfind)
        thousands = "," if decimal == "." else "."
        if plain.count(decimal) > 1 or not _is_grouped(plain.rpartition(decimal)[0], thousands):
            raise ValueError(f"{digits!r} is not a number: its points and commas do not fit together")
        return Decimal(plain.replace(thousands, "").replace(decimal, "."))
    mark = "." if points else ","
    is_one_group = _is_grouped(plain, mark) and points + commas == 1
    if points + commas > 1 or (is_one_group and not has_groups and not is_multiplied):
        if not _is_grouped(plain, mark):
            raise ValueError(f"{digits!r} is not a number: thousands are groups of three digits")
        return Decimal(plain.replace(mark, ""))
    return Decimal(plain.replace(",", "."))


def _is_grouped(digits: str, mark: str) -> bool:
    head, *groups = digits.split(mark)
    return 1 <= len(head) <= 3 and head[0] != "0" and all(len(group) == 3 for group in groups)


def is_ambiguous(raw: str) -> bool:
    """Whether a figure in `raw` has two possible meanings: `12.000` is twelve, or twelve thousand.

    Such figures are read as thousands. A second separator settles it (`1.000.000`, `4.581,00`), and so does a currency,
    as money has no third decimal.
    """
    return _one_group_of_three().search(raw) is not None


def exact_number(given: object) -> Decimal:
    """Return a number of a mapping exactly as written: `12.000` is 12, and `0.1` has no binary noise.

    Raises ValueError for anything that is not a finite number, or unreasonably large.
    """
    if isinstance(given, bool):
        raise ValueError(f"{str(given).lower()} is not a number")
    if isinstance(given, int):
        return bounded(Decimal(given) if abs(given) < 10**_DIGITS else Decimal(10) ** _DIGITS)
    if isinstance(given, float):
        return bounded(_decimal(str(getattr(given, "raw", repr(given)))))
    if isinstance(given, Decimal):
        return bounded(given)
    if isinstance(given, str):
        return read_number(given)
    raise ValueError("must be a number")


def _decimal(digits: str) -> Decimal:
    if len(digits) > _CHARACTERS:
        raise ValueError("has more digits than can be meant: round it")
    try:
        return Decimal(digits)
    except InvalidOperation:  # .inf and .nan, as YAML writes them
        raise ValueError(f"{digits} is not a number: give one, or say why there is none") from None


def bounded(number: Decimal) -> Decimal:
    """Return `number`. Raises ValueError if it is not finite, too large, or has too many decimals."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{number} is not a number: give one, or say why there is none")
    if number and number.adjusted() >= _DIGITS:
        raise ValueError(f"is too large: no figure of a city has more than {_DIGITS} digits")
    if exponent < -_DECIMALS:
        raise ValueError(f"has more than {_DECIMALS} decimals: round it")
    if not number:
        return Decimal(0)
    return number.quantize(Decimal(1)) if exponent > 0 else number


def print_number(number: Decimal, *, signed: bool = False) -> str:
    """Return `number` in the style described at the top of this file; also with a plus sign when `signed`.

    Three decimals after a number below 1 000 get a fourth (`1.1250`), as half of Europe reads `1.125` as thousands.
    """
    digits = f"{abs(number):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    if "," not in digits and "." in digits and _is_grouped(digits, "."):
        digits += "0"
    sign = MINUS if number < 0 else "+" if signed else ""
    return sign + digits.replace(",", NO_BREAK_SPACE)


def shorten(text: str) -> str:
    """Return as much of `text` as an error message can quote."""
    return text if len(text) <= 60 else f"{text[:59]}…"


Number = Annotated[
    Decimal,
    BeforeValidator(exact_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}]}),
]
"""A finite number, exact in the decimals that were written."""
