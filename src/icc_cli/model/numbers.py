"""Numbers as cities write them, read exactly; and as the report prints them, in one style.

Printed style: European Union, Interinstitutional Style Guide (English), 6.5 and 10.5: a point before
decimals, decimals in one block, a hard space between thousands, also in numbers of four digits (`1 326`); and
a space before the unit, which the SI Brochure (9th edition, 5.4.3) asks for before `%` too.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

LARGEST = Decimal(10) ** 18
"""Numbers from here on are refused: no city has them, and they would only be slips."""
NO_BREAK_SPACE = "\u00a0"
MINUS = "−"

_MOST_DECIMALS = 12
_MOST_CHARACTERS = 60
SPACES = " \u00a0\u2007\u2009\u202f"
"""The spaces that stand between groups of digits: ordinary, no-break, figure, thin and narrow no-break."""
_MULTIPLES = {
    "k": 3, "thousand": 3, "tys": 3, "hundred": 2,
    "m": 6, "mio": 6, "mln": 6, "mil": 6, "million": 6, "millions": 6,
    "bn": 9, "mrd": 9, "billion": 9, "billions": 9,
}  # fmt: skip
NUMBER_PATTERN = (
    rf"(?:[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]{{1,12}}(?![0-9]))?"
    rf"|[0-9]{{1,3}}(?:['’][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]{{1,12}}(?![0-9]))?"
    r"|[0-9]{1,20}(?:[.,][0-9]{1,12}){0,7}|[.,][0-9]{1,12})"
)
"""A number without sign and without multiple, with or without groups of thousands."""
MULTIPLE_PATTERN = (
    rf"(?:(?<=[0-9])k(?![A-Za-z])|(?<=[0-9])[Mm](?![A-Za-z0-9²³/])(?=[{SPACES}]?(?:€|\$|£|EUR|BGN|PLN|USD))"
    rf"|[{SPACES}]?(?i:thousands?|tys\.?|mio\.?|mln\.?|mil\.|millions?|bn|mrd\.?|billions?)(?![A-Za-z]))"
)
"""What may follow a number to multiply it: `30k`, `1.5 mln`, `2 million`; `m` only before a currency."""


def read_number(text: str) -> Decimal:
    """The number that `text` holds and nothing else: `93 000`, `4.581,00`, `1.5 mln`, `30k`, `−3`.

    A single group of three after a point or comma is taken for thousands, as deliverables that write decimals
    give one or two places (see `is_ambiguous`). Raises ValueError where there is no such number.
    """
    found = None
    if len(text) <= _MOST_CHARACTERS:
        found = re.fullmatch(rf"([+−–-]?)({NUMBER_PATTERN})({MULTIPLE_PATTERN})?", text.strip(SPACES))
    if found is None:
        raise ValueError(f"{shorten(text)!r} is not a number: write digits only, as in 93000 or 12.5")
    sign, digits, multiple = found.groups()
    number = _read_digits(digits, scaled=multiple is not None)
    if multiple:
        number = number.scaleb(_MULTIPLES[multiple.strip(SPACES + ".").lower().removesuffix("s")])
    return -bounded(number) if sign and sign != "+" else bounded(number)


def _read_digits(digits: str, *, scaled: bool) -> Decimal:
    """The value of digits with separators, whichever of the European conventions they follow."""
    plain = re.sub(rf"[{SPACES}'’]", "", digits)
    grouped = plain != digits
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        decimal = max(".", ",", key=plain.rfind)
        group = "," if decimal == "." else "."
        if plain.count(decimal) > 1 or not _is_grouped(plain.rpartition(decimal)[0], group):
            raise ValueError(f"{digits!r} is not a number: its points and commas do not fit together")
        return Decimal(plain.replace(group, "").replace(decimal, "."))
    mark = "." if points else ","
    if points + commas > 1 or (not grouped and not scaled and _is_one_group(plain)):
        if not _is_grouped(plain, mark):
            raise ValueError(f"{digits!r} is not a number: thousands stand in groups of three digits")
        return Decimal(plain.replace(mark, ""))
    return Decimal(plain.replace(",", "."))


def _is_grouped(digits: str, mark: str) -> bool:
    head, *groups = digits.split(mark)
    return 1 <= len(head) <= 3 and head[0] != "0" and all(len(group) == 3 for group in groups)


def _is_one_group(digits: str) -> bool:
    return re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", digits) is not None


def is_ambiguous(raw: str) -> bool:
    """Whether a figure in `raw` may be meant in two ways: `12.000` is twelve, or twelve thousand.

    Such figures are read as thousands. A second separator settles it (`1.000.000`, `4.581,00`), and so does a
    currency, as money has no third decimal.
    """
    alone = (
        rf"(?<![0-9.,{SPACES}])(?<![0-9]['’])[1-9][0-9]{{0,2}}[.,][0-9]{{3}}(?![0-9])(?![.,{SPACES}][0-9])"
    )
    money = rf"(?![{SPACES}]?(?:€|\$|£|EUR|BGN|PLN|лв))"
    before = r"(?<!€)(?<!\$)(?<!£)(?<!EUR )(?<!€ )"
    return re.search(before + alone + r"\+?" + money, raw[:1000].replace("+", "")) is not None


def exact_number(given: object) -> Decimal:
    """A number of a mapping, exactly as it was written: `12.000` is 12 with no binary noise.

    Raises ValueError for anything that is no finite number, or beyond all reason.
    """
    if isinstance(given, Decimal):
        return bounded(given)
    if isinstance(given, bool):
        raise ValueError(f"{str(given).lower()} is not a number")
    if isinstance(given, int):
        return bounded(Decimal(given)) if abs(given) < LARGEST else bounded(LARGEST)
    if isinstance(given, float):
        return bounded(_decimal(str(getattr(given, "raw", repr(given)))))
    if isinstance(given, str):
        return read_number(given)
    raise ValueError("must be a number")


def _decimal(digits: str) -> Decimal:
    if len(digits) > _MOST_CHARACTERS:
        raise ValueError("has more digits than can be meant: round it")
    try:
        return Decimal(digits)
    except InvalidOperation:  # .inf and .nan, as YAML writes them
        raise ValueError(f"{digits} is not a number: give one, or say why there is none") from None


def bounded(number: Decimal) -> Decimal:
    """`number` itself. Raises ValueError where it is not finite, too large, or has too many decimals."""
    if not number.is_finite():
        raise ValueError(f"{number} is not a number: give one, or say why there is none")
    if number.adjusted() >= 18:
        raise ValueError("is too large: no figure of a city has more than 18 digits")
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MOST_DECIMALS:
        raise ValueError(f"has more than {_MOST_DECIMALS} decimals: round it")
    return number


def print_number(number: Decimal, *, signed: bool = False, ascii: bool = False) -> str:  # noqa: A002
    """`number` in the style that the first lines of this file name; with a plus, too, when `signed`.

    With `ascii`, ordinary spaces and a hyphen stand for the hard spaces and the minus.
    """
    digits = f"{abs(number):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    sign = MINUS if number < 0 else "+" if signed else ""
    printed = sign + digits.replace(",", NO_BREAK_SPACE)
    return printed.replace(NO_BREAK_SPACE, " ").replace(MINUS, "-") if ascii else printed


def shorten(text: str) -> str:
    """`text` as far as an error message can quote it."""
    return text if len(text) <= 60 else f"{text[:59]}…"


Number = Annotated[
    Decimal,
    BeforeValidator(exact_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}]}),
]
"""A finite number, exact in the decimals that were written."""
