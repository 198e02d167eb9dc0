"""Quantities as text: how the report prints them, in one typography; and the reverse, reading pasted words.

What is printed reads back as the same quantity. The style of numbers is that of `numbers`.
"""

from __future__ import annotations

import unicodedata

from icc_cli.model.quantities.details import is_scale
from icc_cli.model.quantities.kinds import Qualifier, Relation
from icc_cli.model.quantities.numbers import MINUS, NO_BREAK_SPACE
from icc_cli.model.quantities.quantity import Measurement, Quantity, Target
from icc_cli.model.quantities.reading import parse_quantities, parse_quantity
from icc_cli.model.quantities.states import print_state
from icc_cli.model.quantities.units import is_countable
from icc_cli.model.wording import ENGLISH, Wording

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


def print_quantity(
    quantity: Quantity,
    *,
    unit: str | None = None,
    ascii: bool = False,  # noqa: A002
    wording: Wording = ENGLISH,
) -> str:
    """Return the quantity for a reader: `≥ 1 000 000 BGN (≈ 500 000 EUR)`, `3–4 events`, `−363 t CO2 per year`.

    `unit` is the KPI's own, printed if the quantity has none. Notes are not printed: they go below a table, not into
    it. With `ascii`, the signs that `icc` adds are ASCII; words stay as written. `wording` provides numbers, dates and
    `icc`'s own words; what a city wrote is printed unchanged.
    """
    printed = clean(_print(quantity, unit, wording))
    return to_ascii(printed) if ascii else printed


def print_sign(qualifier: Qualifier) -> str:
    """Return the sign before a number; empty for an exact one."""
    return _SIGNS[qualifier]


def to_ascii(printed: str) -> str:
    """Return `printed` with ASCII signs in place of those that `icc` adds."""
    return printed.translate(_ASCII)


def clean(text: str) -> str:
    """Return `text` without what could change the lines or text direction of the page that it is printed on."""
    return "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in text
        if letter not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def _print(quantity: Quantity, unit: str | None, wording: Wording) -> str:
    if isinstance(quantity, Measurement) and quantity.state is not None:
        return print_state(quantity.state, quantity.reason, quantity.expected, wording)
    if isinstance(quantity, Target) and quantity.state is not None:
        return print_state(quantity.state, wording=wording)
    if not quantity.has_number:
        return quantity.text or ""
    subject = quantity.subject if isinstance(quantity, Target) else None
    own_unit = quantity.unit or (None if subject else unit)
    details = _details(quantity, own_unit, wording)
    if subject and not _follows(quantity, subject):
        details.insert(0, wording.phrase("of", subject=subject))
        subject = None
    number = _print_number(quantity, own_unit or subject, wording)
    return " ".join([number, *(f"({detail})" for detail in details)])


def _follows(quantity: Quantity, subject: str) -> bool:
    """Whether what is counted follows the number, in place of a unit."""
    has_room = quantity.unit is None and quantity.relation in (Relation.ABSOLUTE, Relation.CHANGE)
    return has_room and is_countable(subject, is_one=quantity.value == 1)


def _print_number(quantity: Quantity, unit: str | None, wording: Wording) -> str:
    signed = quantity.relation in (Relation.CHANGE, Relation.RELATIVE_CHANGE)
    if quantity.value is not None:
        number = wording.number(quantity.value, signed=signed)
    else:
        low, high = (wording.number(end, signed=signed) for end in (quantity.min, quantity.max) if end is not None)
        in_words = signed or low.startswith(MINUS)
        number = wording.phrase("to", low=low, high=high) if in_words else f"{low}–{high}"
    words = [print_sign(quantity.qualifier), number]
    if quantity.relation is Relation.RATIO:
        what = f" {wording.phrase('value-of', reference=quantity.reference)}" if quantity.reference else ""
        words.append(f"×{what}")
    elif quantity.relation is Relation.RELATIVE_CHANGE:
        words.append("%")
    elif quantity.relation is Relation.CHANGE and unit == "%":
        words.append(wording.phrase("percentage-points"))
    else:
        words.append(unit or "")
    return NO_BREAK_SPACE.join(word for word in words if word)


def _details(quantity: Quantity, unit: str | None, wording: Wording) -> list[str]:
    """Return the details that follow the number, each in its own parentheses."""
    details = []
    if quantity.relation is Relation.CHANGE and unit is None:
        details.append(wording.phrase("change"))
    if quantity.reference and quantity.relation is not Relation.RATIO:
        details.append(wording.phrase("from", reference=quantity.reference))
    if quantity.parts:
        details.append(
            " + ".join(
                NO_BREAK_SPACE.join([wording.number(part.value), *([part.label] if part.label else [])])
                for part in quantity.parts
            )
        )
    if quantity.equivalent is not None:
        same = _print(quantity.equivalent, None, wording)
        exact = quantity.equivalent.qualifier is Qualifier.EXACT
        details.append(f"={NO_BREAK_SPACE}{same}" if exact else same)
    if quantity.scale:
        named = quantity.scale if is_scale(quantity.scale) else wording.phrase("scale", scale=quantity.scale)
        details.append(named)
    return details
