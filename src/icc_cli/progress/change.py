"""By how much a value changed: percentage points for percentages, else the amount and per cent of the first value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.model.quantities.quantity import Relation
from icc_cli.model.wording import ENGLISH, Wording
from icc_cli.progress.amounts import Amount
from icc_cli.progress.interval import Interval, Number

PERCENTAGE_POINTS = "pp"
LEVELS = "levels"
"""The two units that are `icc`'s own words, with their keys in a wording."""

_EXACT = Context(prec=60)  # differences and sums of numbers of at most 18 digits and 12 decimals
_TENTH = Decimal("0.1")
_LEAST = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A difference between two values; a bound or a range if one of the values is one."""

    interval: Interval
    """Every possible difference."""
    unit: str | None
    """`pp` for percentage points, `levels` for the steps of a scale, otherwise the unit of the values."""
    per_cent: Decimal | None = None
    """The same in per cent of the first value, to one decimal; None if that is zero, negative or a percentage."""
    is_approximate: bool = False

    @property
    def low(self) -> Decimal | None:
        """The smallest possible difference; None if unknown."""
        return _decimal(self.interval.low)

    @property
    def high(self) -> Decimal | None:
        """The largest possible difference; None if unknown."""
        return _decimal(self.interval.high)

    @property
    def amount(self) -> Decimal | None:
        """The difference, if it is a single number."""
        return self.low if self.low == self.high else None

    @property
    def per_cent_text(self) -> str | None:
        """The per cent as text: `+222.8 %`."""
        return self._per_cent_in(ENGLISH)

    @property
    def text(self) -> str:
        """The change in full: `+10 pp`, `+207 200 kWh (+222.8 %)`."""
        return self.printed(ENGLISH)

    @property
    def amount_text(self) -> str:
        """The amount without its unit: `+207 200`, `≥ +10`, `+3 to +4`."""
        return self._amount_in(ENGLISH)

    @property
    def amount_with_unit(self) -> str:
        """The change without per cent: `+207 200 kWh`."""
        return self._with_unit_in(ENGLISH)

    def printed(self, wording: Wording) -> str:
        """Return the full change in the words of a language."""
        amount, per_cent = self._with_unit_in(wording), self._per_cent_in(wording)
        return f"{amount} ({per_cent})" if per_cent else amount

    def _amount_in(self, wording: Wording) -> str:
        text = in_numbers(self.interval, signed=True, wording=wording)
        return f"≈{NO_BREAK_SPACE}{text}" if self.is_approximate else text

    def _with_unit_in(self, wording: Wording) -> str:
        unit = wording.phrase(self.unit) if self.unit in (PERCENTAGE_POINTS, LEVELS) else self.unit
        amount = self._amount_in(wording)
        return f"{amount}{NO_BREAK_SPACE}{unit}" if unit else amount

    def _per_cent_in(self, wording: Wording) -> str | None:
        if self.per_cent is None:
            return None
        return f"{wording.number(self.per_cent, signed=True)}{NO_BREAK_SPACE}%"


def change_between(before: Amount, after: Amount) -> ValueChange | None:
    """Return the change from one amount to a comparable one; None if their bounds leave it entirely open."""
    difference = replace(
        after,
        interval=after.interval.minus(before.interval),
        is_approximate=before.is_approximate or after.is_approximate,
    )
    return change_by(difference, before)


def change_by(difference: Amount, before: Amount | None = None) -> ValueChange | None:
    """Return the change by a difference, in per cent of `before` where that makes sense; None if it is unbounded."""
    if difference.interval.is_unbounded:
        return None
    unit = PERCENTAGE_POINTS if difference.is_percentage else difference.unit
    return ValueChange(
        difference.interval,
        unit=unit or (LEVELS if difference.scale else "×" if difference.relation is Relation.RATIO else None),
        per_cent=None if before is None else _per_cent(difference, before.interval.number),
        is_approximate=difference.is_approximate,
    )


def in_numbers(interval: Interval, *, signed: bool = False, wording: Wording = ENGLISH) -> str:
    """Return a bounded interval in the typography of cells, with a plus sign for growth when `signed`: `≥ +10`."""
    low, high = _decimal(interval.low), _decimal(interval.high)
    if low is not None and high is not None:
        least, most = _number(low, signed, wording), _number(high, signed, wording)
        return least if low == high else wording.phrase("to", low=least, high=most)
    if low is not None:
        return f"{'>' if interval.low_open else '≥'}{NO_BREAK_SPACE}{_number(low, signed, wording)}"
    if high is not None:
        return f"{'<' if interval.high_open else '≤'}{NO_BREAK_SPACE}{_number(high, signed, wording)}"
    raise ValueError("an interval without an end cannot be put in numbers")


def _per_cent(difference: Amount, first: Fraction | None) -> Decimal | None:
    change = difference.interval.number
    if not change or not first or first < 0 or difference.is_percentage:
        return None
    if difference.scale is not None or difference.relation is not Relation.ABSOLUTE:
        return None  # the steps of a scale have no common measure, and a change of a change is misleading
    exact = 100 * change / first
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_TENTH, ROUND_HALF_UP, _EXACT)
    return rounded or None


def _number(number: Decimal, signed: bool, wording: Wording) -> str:
    return wording.number(number, signed=signed and number != 0)


def _decimal(number: Number) -> Decimal | None:
    """Return the same number as a decimal; None if infinite.

    Differences of decimals are exact. Other results, such as quotients or values in another unit, are rounded.
    """
    if isinstance(number, float):
        return None
    exact = _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return exact if Fraction(exact) == number else exact.quantize(_LEAST, ROUND_HALF_EVEN, _EXACT)
