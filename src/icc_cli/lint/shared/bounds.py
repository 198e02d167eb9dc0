"""The range that a value may lie in, so that only what cannot be true is called false.

`icc progress` calculates with the same bounds in exact fractions; importing it would take longer than all rules.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from icc_cli.model.kpis import Kpi
from icc_cli.model.quantities.conversion import convert
from icc_cli.model.quantities.quantity import Qualifier, Quantity, Relation
from icc_cli.model.quantities.text import print_quantity
from icc_cli.model.quantities.units import normal_unit

_INFINITE = Decimal("Infinity")


class Bounds(NamedTuple):
    """The lowest and highest number that a value may be; a bound counts as included."""

    low: Decimal
    high: Decimal


def bounds_of(quantity: Quantity | None) -> Bounds | None:
    """Return the bounds of a quantity; None if it has no number. An approximate number is taken as exact."""
    if quantity is None or not quantity.has_number:
        return None
    if quantity.min is not None and quantity.max is not None:
        return Bounds(quantity.min, quantity.max)
    assert quantity.value is not None  # a range has both ends
    match quantity.qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Bounds(quantity.value, _INFINITE)
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return Bounds(-_INFINITE, quantity.value)
        case _:
            return Bounds(quantity.value, quantity.value)


def unit_of(quantity: Quantity, kpi: Kpi) -> str | None:
    """Return the unit of a value in its standard spelling: its own, else its KPI's."""
    unit = quantity.unit or kpi.unit
    return normal_unit(unit) if unit is not None else None


def are_convertible(unit: str, other: str) -> bool:
    """Whether values in two units can be compared: `kWh` and `MWh`, but not `kWh` and `EUR`."""
    return unit == other or _factor(unit, other) is not None


def both(one: Quantity, other: Quantity, kpi: Kpi, other_kpi: Kpi | None = None) -> tuple[Bounds, Bounds] | None:
    """Return the bounds of two values in the unit of the second; None if one has no number, or they are unlike."""
    first, second = bounds_of(one), bounds_of(other)
    if first is None or second is None:
        return None
    if one.relation is not other.relation or one.reference != other.reference or one.scale != other.scale:
        return None
    unit, other_unit = unit_of(one, kpi), unit_of(other, other_kpi or kpi)
    if unit == other_unit:
        return first, second
    factor = _factor(unit, other_unit) if unit and other_unit else None
    return None if factor is None else (Bounds(first.low * factor, first.high * factor), second)


def in_words(quantity: Quantity, kpi: Kpi | None = None) -> str:
    """Return a value as the report prints it, in the KPI's unit if it has no other."""
    return print_quantity(quantity, unit=kpi.unit if kpi else None)


def is_level(quantity: Quantity) -> bool:
    """Whether a number is measured from zero."""
    return quantity.has_number and quantity.relation is Relation.ABSOLUTE


def contradict(one: Quantity, other: Quantity, kpi: Kpi, other_kpi: Kpi | None = None) -> bool:
    """Whether two values that should be the same cannot be."""
    pair = both(one, other, kpi, other_kpi)
    return pair is not None and (pair[0].low > pair[1].high or pair[1].low > pair[0].high)


def _factor(unit: str, other: str) -> Decimal | None:
    return convert(Decimal(1), unit, other)
