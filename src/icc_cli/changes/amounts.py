"""Quantities side by side: whether they say the same, which is more, and how that is put into words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from icc_cli.model.kpis import Direction
from icc_cli.model.quantities.conversion import ratio
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE, print_number
from icc_cli.model.quantities.quantity import Measurement, Qualifier, Quantity, Relation, State, Target
from icc_cli.model.quantities.units import find_unit, normal_unit

_EXACT = Context(prec=60)
_TENTH = Decimal("0.1")
_NUMBERS = ("value", "min", "max")
_FLOORS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_CEILINGS = (Qualifier.AT_MOST, Qualifier.LESS_THAN)
_CHANGES = (Relation.CHANGE, Relation.RELATIVE_CHANGE)


class Sides(NamedTuple):
    """Two quantities that may be two versions of one, each with the unit that holds for it where it gives none."""

    old: Quantity
    new: Quantity
    old_unit: str | None = None
    new_unit: str | None = None

    @property
    def units(self) -> tuple[str | None, str | None]:
        """The units that the numbers are in."""
        return _unit(self.old, self.old_unit), _unit(self.new, self.new_unit)

    @property
    def factor(self) -> Fraction | None:
        """What the old numbers are multiplied by to be in the new unit; None where the two cannot be compared."""
        old, new = self.old, self.new
        basis = old.relation, old.reference, old.scale
        return unit_ratio(*self.units) if basis == (new.relation, new.reference, new.scale) else None

    @property
    def have_same_digits(self) -> bool:
        """Whether the numbers are written alike, whatever their units."""
        return all(getattr(self.old, name) == getattr(self.new, name) for name in _NUMBERS)

    @property
    def have_same_number(self) -> bool:
        """Whether both mean the same number, perhaps in another unit."""
        factor = self.factor
        return factor is not None and all(
            _times(getattr(self.old, name), factor) == _exact(getattr(self.new, name)) for name in _NUMBERS
        )

    @property
    def is_same(self) -> bool:
        """Whether both say the same: number and how sure it is, state, or words, whose capitals do not count.

        What is said about a number (its note, its source, the reason of a state) is no part of it.
        """
        old, new = self.old, self.new
        if _state(old) is not _state(new):
            return False
        if not old.has_number and not new.has_number:
            return plain_words(old.text) == plain_words(new.text)
        return self.have_same_number and old.qualifier is new.qualifier


def plain_words(text: str | None) -> str:
    """Return the words of a text without capitals and line breaks, as two texts are compared that name one thing."""
    return " ".join((text or "").casefold().split())


def unit_ratio(old: str | None, new: str | None) -> Fraction | None:
    """Return how many of a new unit make up an old one; None where they are not of one kind.

    Capitals tell units apart (MW, mW), but not words for what is counted (Parks, parks).
    """
    found = ratio(old, new)
    if found is None and old and new and plain_words(old) == plain_words(new):
        is_unit = find_unit(old) is not None or find_unit(new) is not None
        return None if is_unit else Fraction(1)
    return found


def demanded(quantity: Quantity, direction: Direction) -> Fraction | None:
    """Return the least that a target asks for in its direction; None where it asks for nothing certain.

    A change that is to bring a number down counts by its size, whether or not it is written with a minus.
    """
    low = quantity.value if quantity.min is None else quantity.min
    high = quantity.value if quantity.max is None else quantity.max
    if low is None or high is None:
        return None
    if direction is Direction.INCREASE:
        return None if quantity.qualifier in _CEILINGS else Fraction(low)
    if quantity.relation in _CHANGES:
        return (
            None
            if quantity.qualifier in (_CEILINGS if low > 0 else _FLOORS)
            else min(abs(Fraction(low)), abs(Fraction(high)))
        )
    return None if quantity.qualifier in _FLOORS else -Fraction(high)


def implied_direction(targets: Iterable[Quantity], baseline: Quantity | None) -> Direction | None:
    """Return which way is better, where no direction says so: by the sign of a bound, or by where a target lies."""
    for target in targets:
        if target.qualifier in _FLOORS:
            return Direction.INCREASE
        if target.qualifier in _CEILINGS:
            return Direction.DECREASE
        if target.relation in _CHANGES and target.value:
            return Direction.INCREASE if target.value > 0 else Direction.DECREASE
        if target.relation is Relation.ABSOLUTE and baseline is not None and None not in (target.value, baseline.value):
            if target.value > baseline.value:  # type: ignore[operator]
                return Direction.INCREASE
            if target.value < baseline.value:  # type: ignore[operator]
                return Direction.DECREASE
    return None


def step(sides: Sides) -> str | None:
    """Return in words how far it is from one number to the other: `−500 000 (−50 %)`, `+10 pp`.

    None where the two cannot be compared, or are not both single numbers.
    """
    old, new, factor = sides.old.value, sides.new.value, sides.factor
    if old is None or new is None or factor is None:
        return None
    difference = Fraction(new) - Fraction(old) * factor
    if not difference:
        return None
    unit = sides.units[1]
    if _is_percentage(unit, sides.new.relation):
        return f"{_printed(difference)}{NO_BREAK_SPACE}pp"
    return _with_share(difference, Fraction(old) * factor)


def money_step(old: Decimal, new: Decimal) -> str:
    """Return in words how far it is from one amount to another: `−30 000 (−25 %)`."""
    return _with_share(Fraction(new) - Fraction(old), Fraction(old))


def _with_share(difference: Fraction, first: Fraction) -> str:
    amount = _printed(difference)
    if first <= 0:
        return amount
    share = _decimal(100 * difference / first).quantize(_TENTH, ROUND_HALF_UP, _EXACT)
    return f"{amount} ({print_number(share.normalize(), signed=True)}{NO_BREAK_SPACE}%)"


def _printed(number: Fraction) -> str:
    return print_number(_decimal(number), signed=True)


def _decimal(number: Fraction) -> Decimal:
    """Return a number in decimals, rounded to six places where it never ends."""
    exact = _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    rounded = exact.quantize(Decimal("0.000001"), ROUND_HALF_UP, _EXACT)
    return exact if exact == rounded or abs(number) < Fraction(1, 1000) else rounded.normalize()


def _times(number: Decimal | None, factor: Fraction) -> Fraction | None:
    return None if number is None else Fraction(number) * factor


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _state(quantity: Quantity) -> State | None:
    return quantity.state if isinstance(quantity, Measurement | Target) else None


def _unit(quantity: Quantity, unit: str | None) -> str | None:
    """Return the unit of a quantity's number: ratios and relative changes have none."""
    if quantity.relation in (Relation.RATIO, Relation.RELATIVE_CHANGE):
        return None
    return quantity.unit or unit


def _is_percentage(unit: str | None, relation: Relation) -> bool:
    if relation is Relation.RELATIVE_CHANGE:
        return True
    return unit is not None and normal_unit(unit).partition(" of ")[0] in ("%", "percentage points")
