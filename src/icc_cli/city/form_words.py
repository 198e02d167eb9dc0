"""Says in plain words why a value does not fit the format: the validator's error types, for city officials."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import Any

from pydantic_core import ErrorDetails

from icc_cli.city.form_codes import BAD_VALUE, UNKNOWN_VALUE, WRONG_TYPE
from icc_cli.diagnostics import RuleId
from icc_cli.diagnostics.suggestions import meant
from icc_cli.model.base import IDENTIFIER_PATTERN, ONE_LINE_PATTERN

COUNTRY_PATTERN = r"^[A-Z]{2}$"
LANGUAGE_PATTERN = r"^[a-z]{2}$"
_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "a mapping of keys and values",
    "dict_type": "a mapping of keys and values",
    "decimal_type": "a number",
    "float_type": "a number",
}
_HINTS = {
    "a list": "Write one item a line, each after a hyphen and a space.",
    "a mapping of keys and values": "Write `key: value` lines, indented below the key.",
    "true or false": "Write true or false, without quotation marks.",
}


def complaint(error: ErrorDetails) -> tuple[RuleId, str, str | None]:
    """Return the rule that an error breaks, a sentence without its subject, and a hint where there is one."""
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind in _EXPECTED:
        return _wrong_type(_EXPECTED[kind], given)
    if kind == "enum":
        return _unknown_value(str(given), allowed_words(error))
    if kind == "string_pattern_mismatch":
        return BAD_VALUE, *_pattern(str(given), str(context.get("pattern", "")))
    if kind == "string_too_short":
        return BAD_VALUE, "must not be empty", None
    if kind == "string_too_long":
        return BAD_VALUE, f"is longer than {context.get('max_length')} characters", "Choose a shorter one."
    if kind == "value_error":
        words, _, hint = str(context.get("error", error["msg"])).partition("\n")
        return BAD_VALUE, words, hint or None
    message = error["msg"]
    return BAD_VALUE, f"is not as the format wants it: {message[:1].lower()}{message[1:]}", None


def allowed_words(error: ErrorDetails) -> list[str]:
    """Return the words that may stand where another one was found."""
    return re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))


def _wrong_type(expected: str, given: Any) -> tuple[RuleId, str, str | None]:
    if given is None:
        return WRONG_TYPE, "is empty", f"Give {expected}, or remove it."
    hint = _HINTS.get(expected)
    if expected == "text" and isinstance(given, int | float):
        written = getattr(given, "raw", None) or (str(given).lower() if isinstance(given, bool) else str(given))
        hint = f'Put it in quotation marks if it is meant as text: "{written}"'
    return WRONG_TYPE, f"must be {expected}, but is {_kind_of(given)}", hint


def _unknown_value(given: str, allowed: list[str]) -> tuple[RuleId, str, str | None]:
    near = meant(given, allowed) or next(iter(difflib.get_close_matches(given, allowed, 1)), None)
    hint = f"Did you mean {near}?" if near else None
    return UNKNOWN_VALUE, f"is `{given}`, but can only be {_one_of(allowed)}", hint


def _pattern(given: str, pattern: str) -> tuple[str, str | None]:
    if pattern == IDENTIFIER_PATTERN:
        suggestion = slug(given)
        hint = f"Write {suggestion}" if suggestion else None
        return f"is `{given}`, but an id has only lower-case letters, digits and single hyphens", hint
    if pattern == ONE_LINE_PATTERN:
        return ("must stand on one line" if given.strip() else "must not be empty"), None
    if pattern == COUNTRY_PATTERN:
        return f"is `{given}`, but a country is its two-letter code, as in PL", None
    if pattern == LANGUAGE_PATTERN:
        return f"is `{given}`, but a language is its two-letter code, as in en", None
    return f"is `{given}`, which is not written as the format wants it", None


def slug(text: str) -> str:
    """Return an id made of a text: `Widening the range` becomes `widening-the-range`."""
    folded = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-")


def _kind_of(given: Any) -> str:
    match given:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case dict():
            return "a mapping of keys and values"
        case list():
            return "a list"
    return "something else"


def _one_of(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
