"""What is written for a measurement: from the words that somebody gives to the value that stands in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import ValidationError

from icc_cli.city.form_words import complaint
from icc_cli.model.quantities.kinds import State
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.yamltext import RawFloat, Value
from icc_cli.yamltext.characters import unseen_in
from icc_cli.yamltext.scalars import is_overlong

CELL_KEYS = (
    *("value", "min", "max", "qualifier", "unit", "relation", "reference", "scale", "parts", "equivalent", "text"),
    *("state", "reason", "expected", "date", "source", "who", "note", "raw"),
)
"""The keys of a measurement in the order in which people read them: what it is, then what is said about it."""

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_YEAR = re.compile(r"[12][0-9]{3}")


class UnusableError(ValueError):
    """Words that give no measurement; the message says why, and what to give instead."""

    def __init__(self, message: str, key: str | None = None) -> None:
        super().__init__(message)
        self.key = key
        """What of the measurement is wrong, where that is not its value: `date`, `note`, …"""


@dataclass(frozen=True, slots=True)
class Details:
    """What is said about a measurement besides its value."""

    reason: str | None = None
    expected: str | None = None
    date: str | None = None
    source: str | None = None
    who: str | None = None
    note: str | None = None

    def keys(self) -> dict[str, Value]:
        """Return the keys that are given, as they are written."""
        dates = {"expected": self.expected, "date": self.date}
        lines = {"reason": self.reason, "source": self.source, "who": self.who}
        found: dict[str, Value] = {key: _as_date(words) for key, words in dates.items() if words is not None}
        found |= {key: one_line(words) for key, words in lines.items() if words is not None}
        if self.note is not None:
            found["note"] = lines_of(self.note)
        return in_order(found)


def entry_of(words: str, details: Details = Details()) -> Value:
    """Return what is written for the words of a cell (`40`, `≈ 4000 kWh`, `not-monitored`) and what is said about it.

    Raises:
        UnusableError: They give no measurement.
    """
    entry = value_of(words)
    said = details.keys()
    if isinstance(entry, dict):
        entry = {**entry, **said}
    elif said:
        entry = {"value": entry, **said}
    as_read(entry)
    return entry


def value_of(words: str) -> Value:
    """Return a number, a state, or the words themselves, as a file holds them.

    Raises:
        UnusableError: They hold a character that nobody sees, or say that there is nothing.
    """
    plain = one_line(words)
    state = "-".join(plain.casefold().split())
    if state in list(State):
        return {"state": state}
    if state == "missing":
        raise UnusableError("is what an empty value means: leave it empty, or give a state such as pending")
    if not _NUMBER.fullmatch(plain) or is_overlong(plain):
        return plain
    return RawFloat(plain) if "." in plain else int(plain)


def as_read(entry: Value) -> Measurement:
    """Return the measurement that an entry of a file gives.

    Raises:
        UnusableError: It gives none.
    """
    if isinstance(entry, dict) and "reason" in entry and "state" not in entry:
        raise UnusableError(
            "a reason says why there is no value, but there is one: leave the reason out, or give a state such as "
            "not-monitored in place of the value",
            "reason",
        )
    try:
        return Measurement.model_validate(entry)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        _, sentence, advice = complaint(first)
        key = next((step for step in reversed(first["loc"]) if isinstance(step, str)), None)
        whose = f"`{key}` " if key else ""
        raise UnusableError(f"{whose}{sentence}{f'. {advice}' if advice else ''}", key) from None


def in_order(entry: dict[str, Value]) -> dict[str, Value]:
    """Return the keys of a measurement in the order in which people read them."""
    return {key: entry[key] for key in CELL_KEYS if key in entry}


def one_line(words: str) -> str:
    """Return words with single spaces between them."""
    return _seen(" ".join(words.split()))


def lines_of(words: str) -> str:
    """Return prose without what no reader sees: spaces around it, and line ends of another system."""
    return _seen(words.replace("\r\n", "\n").replace("\r", "\n").strip())


def _seen(words: str) -> str:
    unseen = unseen_in(words)
    if unseen is not None:
        raise UnusableError(f"holds a character that nobody sees, {unseen}: type the words again")
    return words


def _as_date(words: str) -> Value:
    plain = one_line(words)
    return int(plain) if _YEAR.fullmatch(plain) else plain
