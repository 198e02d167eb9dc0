"""Units of one kind and the ratios between them, so that 120 t and 0.12 kt are equal.

It has its own table because the usual library (Pint) takes a quarter of a second to start, which is all that `icc
progress` may take, reads `kt` as knots, and knows neither `t CO2 per year` nor things that people count.

Only exact conversions are done. Currencies are not converted, as rates change; nor months into days; nor temperatures,
where differences convert differently from values.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from icc_cli.model.quantities.units import normal_unit
from icc_cli.patterns import lazy

_KINDS: dict[str, dict[str, str]] = {
    "mass": {"µg": "1e-6", "mg": "1e-3", "g": "1", "kg": "1e3", "t": "1e6", "kt": "1e9", "Mt": "1e12"},
    "length": {"mm": "1e-3", "cm": "1e-2", "m": "1", "km": "1e3"},
    "area": {"m²": "1", "ha": "1e4", "km²": "1e6"},
    "volume": {"l": "1", "hl": "1e2", "m³": "1e3"},
    "energy": {
        "kJ": "1e3", "MJ": "1e6", "GJ": "1e9", "TJ": "1e12",
        "Wh": "3600", "kWh": "3.6e6", "MWh": "3.6e9", "GWh": "3.6e12", "TWh": "3.6e15",
    },
    "power": {"W": "1", "kW": "1e3", "MW": "1e6", "GW": "1e9"},
    "peak power": {"kWp": "1", "MWp": "1e3"},
    "data": {"kB": "1e3", "MB": "1e6", "GB": "1e9", "TB": "1e12", "PB": "1e15"},
    "signals": {"Mbit": "1", "Gbit": "1e3"},
    "time": {"ms": "1e-3", "s": "1", "min": "60", "h": "3600", "hour": "3600", "hours": "3600", "minutes": "60",
             "seconds": "1", "day": "86400", "days": "86400", "week": "604800", "weeks": "604800"},
    "calendar": {"month": "1", "months": "1", "year": "12", "years": "12"},
    "share": {"ppm": "1e-6", "‰": "1e-3", "%": "1e-2"},
    "inhabitants": {"inhabitant": "1", "capita": "1"},
}  # fmt: skip
_WRITTEN_OUT = {"Mbps": "Mbit/s", "Gbps": "Gbit/s", "tCO2": "t CO2", "tCO2e": "t CO2e"}
_EQUIVALENTS = lazy(r"\bCO2-?(?:eq\.?|e)(?!\w)")
_MULTIPLES = {
    "thousand": 1_000, "thousands": 1_000, "thousands of": 1_000,
    "million": 1_000_000, "millions": 1_000_000, "millions of": 1_000_000, "mln": 1_000_000, "mio": 1_000_000,
    "billion": 1_000_000_000, "billions": 1_000_000_000, "billions of": 1_000_000_000, "bn": 1_000_000_000,
}  # fmt: skip
_MULTIPLE = lazy(rf"({'|'.join(sorted(_MULTIPLES, key=len, reverse=True))})\.? +(?=\S)", re.IGNORECASE)


class _Measure(NamedTuple):
    """What a unit measures, and how large one unit is."""

    kinds: tuple[str, ...]
    size: Fraction


def convert(value: Decimal, from_unit: str | None, to_unit: str | None) -> Decimal | None:
    """Return a value in another unit: 120 from `t` to `kt` is 0.12. None if the units are of different kinds.

    Exact, unless the result has infinitely many decimals; it is then rounded to 28 digits.
    """
    how_many = ratio(from_unit, to_unit)
    if how_many is None:
        return None
    return value if how_many == 1 else value * how_many.numerator / how_many.denominator


def ratio(unit: str | None, other: str | None) -> Fraction | None:
    """Return how many of `other` make one `unit`: 1/1000 for `t` and `kt`. None if they are of different kinds.

    Two values without a unit are of one kind; one with a unit and one without are not.
    """
    if unit is None or other is None:
        return Fraction(1) if unit is other else None
    one, two = _measure(unit), _measure(other)
    return one.size / two.size if one.kinds == two.kinds else None


@cache
def _measure(unit: str) -> _Measure:
    """Return what a unit measures. Words that are not a known unit are a kind of their own: `people`, `BGN`."""
    plain = " ".join(unit.split())
    multiple = _MULTIPLE.match(plain)
    many = 1 if multiple is None else _MULTIPLES[multiple[1].lower()]
    normal = normal_unit(plain[multiple.end() :] if multiple else plain)
    top, *below = re.split(r" per |/", _WRITTEN_OUT.get(normal, normal))
    kinds, size = _part(top)
    parts = [_part(part) for part in below]
    for part in parts:
        size /= part[1]
    return _Measure((kinds, *(part[0] for part in parts)), size * many)


@cache
def _factors() -> dict[str, tuple[str, Fraction]]:
    """Return for each unit what it measures, and how large one unit is."""
    return {unit: (kind, Fraction(factor)) for kind, units in _KINDS.items() for unit, factor in units.items()}


def _part(unit: str) -> tuple[str, Fraction]:
    """Return one of the units of a quotient: `t CO2` is a mass of CO2."""
    base, _, substance = _EQUIVALENTS.sub("CO2e", unit.strip()).partition(" ")
    kind, size = _factors().get(base, (None, Fraction(1)))
    if kind is None:
        return unit.strip(), Fraction(1)
    return f"{kind} {substance}", size
