"""What a workbook shows of a measurement, and what a filled-in row turns into."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import NamedTuple

from icc_cli.editing import Details, UnusableError, as_read, in_order, value_of
from icc_cli.model.quantities.text import print_quantity
from icc_cli.office.layout import normal
from icc_cli.yamltext import RawFloat, Value

_OF_VALUE = frozenset(
    ("min", "max", "qualifier", "unit", "relation", "reference", "scale", "parts", "equivalent", "text")
)
_SAID = ("reason", "date", "expected", "note")
_MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""


class Shown(NamedTuple):
    """A measurement in the four cells of its checkpoint."""

    value: str = ""
    reason: str = ""
    date: str = ""
    note: str = ""


def shown_of(entry: Value) -> Shown:
    """Return what the cells show for the value in a file; None: nothing."""
    if entry is None:
        return Shown()
    if not isinstance(entry, dict):
        return Shown(_words(entry))
    measurement = as_read(entry)
    if _OF_VALUE & entry.keys() or not {"value", "state"} & entry.keys():
        value = print_quantity(measurement)
    else:
        value = _words(entry.get("value", measurement.state and measurement.state.value))
    said = {key: getattr(measurement, key) for key in _SAID if entry.get(key) is not None}
    reason, note = str(said.get("reason", "")), str(said.get("note", ""))
    return Shown(value, reason, str(said.get("date", said.get("expected", ""))), normal(note))


def entry_from(old: Value, shown: Shown) -> Value:
    """Return the new value for a file when the cells of a measurement that was `old` show something else.

    What cells do not show (who provided a value, its parts, the words as published) is kept as long as the value does
    not change; with another value, only its source and who provided it are kept.

    Raises:
        UnusableError: The cells give no measurement.
    """
    before = shown_of(old)
    if not shown.value:
        if any(shown):
            raise UnusableError(
                "there is a reason, a date or a note, but no value: give one, or a state such as pending"
            )
        return None
    known = old if isinstance(old, dict) else {"value": old}
    if shown.value == before.value:
        entry = {key: value for key, value in known.items() if key not in _SAID}
    else:
        value = value_of(shown.value)
        entry = dict(value) if isinstance(value, dict) else {"value": value}
        entry |= {key: known[key] for key in ("source", "who") if key in known}
    has_state = as_read(entry).state is not None
    date_key = "expected" if has_state else "date"
    said = Details(
        reason=shown.reason or None,
        note=shown.note or None,
        date=None if has_state else shown.date or None,
        expected=shown.date or None if has_state else None,
    ).keys()
    if date_key in known and shown.date == before.date:
        said[date_key] = known[date_key]
    if "note" in known and shown.note == before.note:
        said["note"] = known["note"]
    entry = in_order({**entry, **said})
    as_read(entry)
    return entry["value"] if entry.keys() == {"value"} else entry


def digest(kpi: str, what: str, value: object) -> str:
    """Return a short fingerprint of the value at a place, to detect changes."""
    plain = json.dumps([kpi, what, value], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def plain_number(words: str) -> int | float | None:
    """Return the number that a cell may hold instead of words without changing them; None: it must hold words."""
    try:
        number = Decimal(words)
    except ArithmeticError:
        return None
    if not words.lstrip("-").replace(".", "", 1).isdigit() or len(words.strip("-0.")) > _MOST_DIGITS:
        return None
    value = int(number) if number == number.to_integral_value() else float(number)
    return value if words_of_number(value) == words else None


def words_of_number(number: int | float) -> str:
    """Return a cell's number in digits, as far as a spreadsheet knows them."""
    digits = format(Decimal(format(number, f".{_MOST_DIGITS}g")), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _words(value: Value) -> str:
    return normal(value.raw if isinstance(value, RawFloat) else str(value))
