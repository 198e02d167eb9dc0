"""Quantities in words: how the report prints them, in one typography; and, the other way, what pasted words mean.

What is printed reads back as the same quantity. The style of the numbers is that of `numbers`.
"""

from __future__ import annotations

import unicodedata

from icc_cli.model.numbers import MINUS, NO_BREAK_SPACE, print_number
from icc_cli.model.quantity import Measurement, Quantity, Target
from icc_cli.model.quantity_kinds import Qualifier, Relation
from icc_cli.model.quantity_reading import parse_quantities, parse_quantity
from icc_cli.model.states import print_state
from icc_cli.model.units import is_countable

__all__ = ["parse_quantities", "parse_quantity", "print_quantity"]

_SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.APPROX: "≈",
    Qualifier.AT_LEAST: "≥",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_MOST: "≤",
    Qualifier.LESS_THAN: "<",
}
_ASCII = str.maketrans({NO_BREAK_SPACE: " ", MINUS: "-", "–": "-", "×": "x", "≈": "~", "≥": ">=", "≤": "<="})


def print_quantity(quantity: Quantity, *, unit: str | None = None, ascii: bool = False) -> str:  # noqa: A002
    """The quantity for a reader: `≥ 1 000 000 BGN (≈ 500 000 EUR)`, `3–4 events`, `−363 t CO2 per year`.

    `unit` is the KPI's own, printed where the quantity has none. Notes are not printed: they stand below a table,
    not in it. With `ascii`, the signs that `icc` adds are those of any keyboard; words stay as they were written.
    """
    printed = clean(_print(quantity, unit))
    return to_ascii(printed) if ascii else printed


def print_sign(qualifier: Qualifier) -> str:
    """The sign that stands before a number; empty for an exact one."""
    return _SIGNS[qualifier]


def to_ascii(printed: str) -> str:
    """`printed` with the signs of any keyboard in the place of those that `icc` adds."""
    return printed.translate(_ASCII)


def clean(text: str) -> str:
    """`text` without what could change the lines or the direction of the page that it is printed on."""
    return "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in text
        if letter not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def _print(quantity: Quantity, unit: str | None) -> str:
    if isinstance(quantity, Measurement) and quantity.state is not None:
        expected = quantity.expected.words() if quantity.expected else None
        return print_state(quantity.state, quantity.reason, expected)
    if isinstance(quantity, Target) and quantity.state is not None:
        return print_state(quantity.state)
    if not quantity.has_number:
        return quantity.text or ""
    subject = quantity.subject if isinstance(quantity, Target) else None
    own_unit = quantity.unit or (None if subject else unit)
    details = _details(quantity, own_unit)
    if subject and not _follows(quantity, subject):
        details.insert(0, f"of {subject}")
        subject = None
    number = _print_number(quantity, own_unit or subject)
    return " ".join([number, *(f"({detail})" for detail in details)])


def _follows(quantity: Quantity, subject: str) -> bool:
    """Whether what is counted stands behind the number, in the place of a unit."""
    has_room = quantity.unit is None and quantity.relation in (Relation.ABSOLUTE, Relation.CHANGE)
    return has_room and is_countable(subject, is_one=quantity.value == 1)


def _print_number(quantity: Quantity, unit: str | None) -> str:
    signed = quantity.relation in (Relation.CHANGE, Relation.RELATIVE_CHANGE)
    if quantity.value is not None:
        number = print_number(quantity.value, signed=signed)
    else:
        ends = [print_number(end, signed=signed) for end in (quantity.min, quantity.max) if end is not None]
        number = (" to " if signed or ends[0].startswith(MINUS) else "–").join(ends)
    words = [print_sign(quantity.qualifier), number]
    if quantity.relation is Relation.RATIO:
        words += ["×", quantity.reference or ""]
    elif quantity.relation is Relation.RELATIVE_CHANGE:
        words.append("%")
    elif quantity.relation is Relation.CHANGE and unit == "%":
        words.append("percentage points")
    else:
        words.append(unit or "")
    return NO_BREAK_SPACE.join(word for word in words if word)


def _details(quantity: Quantity, unit: str | None) -> list[str]:
    """What follows the number in parentheses, each in its own."""
    details = []
    if quantity.relation is Relation.CHANGE and unit is None:
        details.append("change")
    if quantity.reference and quantity.relation is not Relation.RATIO:
        details.append(f"from {quantity.reference}")
    if quantity.parts:
        details.append(
            " + ".join(
                NO_BREAK_SPACE.join([print_number(part.value), *([part.label] if part.label else [])])
                for part in quantity.parts
            )
        )
    if quantity.equivalent is not None:
        same = _print(quantity.equivalent, None)
        exact = quantity.equivalent.qualifier is Qualifier.EXACT
        details.append(f"={NO_BREAK_SPACE}{same}" if exact else same)
    if quantity.scale:
        is_plain = quantity.scale.casefold().endswith("scale")
        details.append(quantity.scale if is_plain else f"scale: {quantity.scale}")
    return details
