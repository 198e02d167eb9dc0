"""The possible values of a quantity: a bound or range means every number in it, and a conclusion must hold for all.

Numbers are exact fractions, as a share of a way or of a time rarely has finitely many decimals.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from icc_cli.model.quantities.quantity import Qualifier, Quantity

Number = Fraction | float
"""An exact number, or one of the two infinities (the only floats here)."""

_NO_END = math.inf


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between `low` and `high`; an open end is not itself included."""

    low: Number
    high: Number
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def at(cls, number: Fraction | int) -> Self:
        """Return the interval of one number."""
        return cls(Fraction(number), Fraction(number))

    @classmethod
    def above(cls, number: Fraction | int, *, open: bool = False) -> Self:  # noqa: A002
        """Return everything from `number` on; without it if `open`."""
        return cls(Fraction(number), _NO_END, low_open=open, high_open=True)

    @classmethod
    def below(cls, number: Fraction | int, *, open: bool = False) -> Self:  # noqa: A002
        """Return everything up to `number`; without it if `open`."""
        return cls(-_NO_END, Fraction(number), low_open=True, high_open=open)

    @classmethod
    def of(cls, quantity: Quantity) -> Self:
        """Return the possible values of a quantity with a number. An approximate number is taken as exact.

        Raises ValueError for a quantity without a number.
        """
        if quantity.min is not None and quantity.max is not None:
            return cls(Fraction(quantity.min), Fraction(quantity.max))
        if quantity.value is None:
            raise ValueError("a quantity without a number has no interval")
        number = Fraction(quantity.value)
        match quantity.qualifier:
            case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
                return cls.above(number, open=quantity.qualifier is Qualifier.MORE_THAN)
            case Qualifier.AT_MOST | Qualifier.LESS_THAN:
                return cls.below(number, open=quantity.qualifier is Qualifier.LESS_THAN)
            case _:
                return cls.at(number)

    @property
    def number(self) -> Fraction | None:
        """The number, if there is only one."""
        return self.low if self.low == self.high and isinstance(self.low, Fraction) else None

    @property
    def is_unbounded(self) -> bool:
        """Whether it has no end on either side, and so says nothing."""
        return self.low == -_NO_END and self.high == _NO_END

    def within(self, other: Interval) -> bool:
        """Whether every number of this one is in `other`."""
        return (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open))) and (
            self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open))
        )

    def apart_from(self, other: Interval) -> bool:
        """Whether no number of this one is in `other`."""
        return self._all_below(other) or other._all_below(self)

    def minus(self, other: Interval) -> Interval:
        """Return every difference between a number of this one and a number of `other`."""
        return Interval(
            -_NO_END if -_NO_END in (self.low, -other.high) else self.low - other.high,
            _NO_END if _NO_END in (self.high, -other.low) else self.high - other.low,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def plus(self, other: Interval) -> Interval:
        """Return every sum of a number of this one and a number of `other`."""
        return self.minus(Interval(-other.high, -other.low, other.high_open, other.low_open))

    def times(self, factor: Fraction) -> Self:
        """Return every number of this one times a factor above 0."""
        return type(self)(self.low * factor, self.high * factor, self.low_open, self.high_open)

    def share_of(self, other: Interval) -> Interval:
        """Return every quotient of a number of this one and a number of `other`, all of which are above 0."""
        for_least = (other.high, other.high_open) if self.low >= 0 else (other.low, other.low_open)
        for_most = (other.low, other.low_open) if self.high >= 0 else (other.high, other.high_open)
        return Interval(
            _quotient(self.low, for_least[0]),
            _quotient(self.high, for_most[0]),
            self.low_open or (self.low != 0 and for_least[1]),
            self.high_open or (self.high != 0 and for_most[1]),
        )

    def distance_to(self, goal: Interval) -> Interval:
        """Return how far its numbers are from the nearest number (or open end) of `goal`; zero where they are in it."""
        below_low, below_high = goal._gap_above(self.low), goal._gap_above(self.high)
        above_low, above_high = goal._gap_below(self.low), goal._gap_below(self.high)
        near = max((below_high, not self.high_open), (above_low, not self.low_open), (Fraction(0), True))
        far = max((below_low, not self.low_open), (above_high, not self.high_open), (Fraction(0), True))
        return Interval(near[0], far[0], not near[1], not far[1])

    def _gap_above(self, number: Number) -> Number:
        """Return how far below this interval a number is; negative if it is not."""
        return -_NO_END if self.low == -_NO_END else self.low - number

    def _gap_below(self, number: Number) -> Number:
        """Return how far above this interval a number is; negative if it is not."""
        return -_NO_END if self.high == _NO_END else number - self.high

    def _all_below(self, other: Interval) -> bool:
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))


def _quotient(number: Number, divisor: Number) -> Number:
    """Return a quotient by a divisor above 0; by an infinite one it is 0, which no number of an interval reaches."""
    if divisor == math.inf:
        return Fraction(0)
    return number if isinstance(number, float) else number / divisor
