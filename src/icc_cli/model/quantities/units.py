"""Units as people write them, in one spelling; and which words after a number are a unit, and which are what is
counted.
"""

from __future__ import annotations

import re

from icc_cli.model.money.kinds import SIGNS
from icc_cli.patterns import lazy

_SPELLINGS = {
    "percent": "%", "per cent": "%", "pct": "%", "percents": "%",
    "percentage points": "percentage points", "percentage point": "percentage points",
    "p.p.": "percentage points", "pp": "percentage points", "%-points": "percentage points",
    "tonnes": "t", "tonne": "t", "tons": "t", "ton": "t", "kilotonnes": "kt",
    "kilograms": "kg", "kilogram": "kg", "kilogrammes": "kg", "kgs": "kg", "grams": "g",
    "kilometres": "km", "kilometers": "km", "metres": "m", "meters": "m",
    "hectares": "ha", "hectare": "ha", "litres": "l", "liters": "l",
    "kilowatt hours": "kWh", "kilowatt-hours": "kWh", "kwh": "kWh", "KWh": "kWh", "KWH": "kWh",
    "megawatt hours": "MWh", "Mwh": "MWh", "mwh": "MWh", "gigawatt hours": "GWh",
    "m2": "m²", "m3": "m³", "km2": "km²", "sq m": "m²", "sqm": "m²", "sq km": "km²", "cubic metres": "m³",
    "degrees Celsius": "°C", "ug/m3": "µg/m³", "µg/m3": "µg/m³", "μg/m3": "µg/m³", "μg/m³": "µg/m³",
}  # fmt: skip

_SYMBOLS = (
    "%", "‰", "Wh", "kWh", "MWh", "GWh", "TWh", "W", "kW", "MW", "GW", "kWp", "MWp", "kJ", "MJ", "GJ", "TJ",
    "mg", "g", "kg", "t", "kt", "Mt", "mm", "cm", "m", "km", "m²", "m³", "km²", "ha", "l", "hl", "°C", "K", "h",
    "min", "s", "ms", "kB", "MB", "GB", "TB", "PB", "Mbit/s", "Gbit/s", "Mbps", "Gbps", "km/h", "µg/m³", "ppm",
    "dB", "dB(A)", "tCO2", "tCO2e", "FTE", "EUR", "BGN", "PLN", "USD", "GBP", "CZK", "RON", "HUF",
)  # fmt: skip

_MONEY = {form: code for sign, code in SIGNS.items() for form in (sign, sign.capitalize(), sign.upper())}
_CANONICAL = {**{symbol: symbol for symbol in _SYMBOLS}, **_SPELLINGS, **_MONEY}
_NAMES = "|".join(re.escape(name) for name in sorted(_CANONICAL, key=len, reverse=True))
_TIMES = {"y": "year", "yr": "year", "a": "year", "annum": "year", "p.a.": "year", "mo": "month", "d": "day",
          "m2": "m²"}  # fmt: skip
_UNIT = lazy(
    rf"(?P<base>{_NAMES})(?![^\W\d_])(?!\.?[0-9])"
    r"(?P<substance>(?:\s(?:of\s)?)?CO(?:2|₂)(?:-?eq\.?|e)?(?![^\W_]))?"
    r"(?:\s?(?:/\s?(?:per\s)?|per\s|(?P<article>an?\s))"
    r"(?P<per>annum|year|yr|y|a|month|mo|day|d|week|hour|h|capita|inhabitant|person|citizen|household|user"
    r"|km²?|m²|m³|m2|l|t|kWh|MWh|(?<=per\s)[^\W\d_]{2,30})(?![^\W_])|\s?(?P<annual>p\.a\.))?"
    r"(?P<of>(?<=%)\sof(?:\s(?:[^\W\d_]|-){1,30}){1,5}(?![^\W_]))?"
)
_PREPOSITION = lazy(r"\s(?:of|in|at|on|for|with|from|per|by|to|within|during|after|before|under|about|across)\s")
_WORDS = lazy(r"[^\W\d_](?:[\w’'&/-]|\.(?=\w))*(?: [^\W_](?:[\w’'&/-]|\.(?=\w))*)*")
_PLURALS_WITHOUT_S = ("people", "staff", "personnel", "children", "men", "women", "media", "data")
_NOT_PLURAL = ("ss", "us", "is", "’s", "'s")
# Words that may follow a number but are not what it counts: adverbs, participles, and words that refer to something
# else.
_NO_THING = lazy(
    r"(?:not|no|so|as|and|or|but|only|already|still|once|more|less|other|this|that|each|every|last|next|the|an?|all"
    r"|which|whom|these|those|our|their|its|them|us)\b.*"
    r"|.*\b(?:far|yet|now|today|ago|total|already|only|once|done|begun|new|[^\W\d_]+(?:ed|ly)|[^ ]*[0-9])"
)


def find_unit(text: str) -> tuple[str, str] | None:
    """Return the unit at the start of `text` in its standard spelling, and the rest; None if there is none."""
    found = _UNIT.match(text)
    if found is None or (found["article"] and found["per"] in ("a", "d", "h", "l", "y")):
        return None
    unit = _CANONICAL[found["base"]] + (found["of"] or "")
    if found["substance"]:
        unit += " " + found["substance"].strip().removeprefix("of ").replace("₂", "2")
    period = found["per"] or found["annual"]
    if period:
        unit += f" per {_TIMES.get(period, period)}"
    return unit, text[found.end() :].strip()


def normal_unit(unit: str) -> str:
    """Return `unit` in its standard spelling, so that two can be compared: `tonnes CO2/per year` is `t CO2 per year`.

    Words that are not a known unit are returned unchanged, with single spaces.
    """
    plain = " ".join(unit.split())
    found = find_unit(plain)
    return found[0] if found is not None and not found[1] else plain


def is_countable(words: str, *, is_one: bool = False) -> bool:
    """Whether `words` name things that a number counts: `public employees`, but not `pilot` or `for 7 users`.

    What is counted comes before the first preposition, in the plural; with `is_one`, also in the singular (`new
    service`).
    """
    if len(words) > 60 or words.count(" ") > 6 or not _WORDS.fullmatch(words):
        return False
    phrase = _PREPOSITION.split(f" {words} ")[0].strip()
    noun = phrase.rpartition(" ")[2].casefold()
    if is_one and len(noun) > 2 and is_thing(phrase):
        return True
    return noun in _PLURALS_WITHOUT_S or (len(noun) > 3 and noun.endswith("s") and not noun.endswith(_NOT_PLURAL))


def is_thing(words: str) -> bool:
    """Whether `words` can name something on their own: `new service`, but not `so far`, `completed`, `the others`."""
    return _WORDS.fullmatch(words) is not None and _NO_THING.fullmatch(words.casefold()) is None
