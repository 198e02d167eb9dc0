"""By how much a value changed: percentage points for percentages, else the amount and per cent of the first value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from icc_cli.model.numbers import NO_BREAK_SPACE, print_number
from icc_cli.model.quantity import Relation
from icc_cli.progress.amounts import Amount
from icc_cli.progress.interval import Interval, Number

PERCENTAGE_POINTS = "pp"

_EXACT = Context(prec=60)  # differences and sums of numbers of at most 18 digits and 12 decimals
_TENTH = Decimal("0.1")
_LEAST = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two values; a bound or a range where one of the values is one."""

    low: Decimal | None
    """The smallest it may be; None where there is no telling."""
    high: Decimal | None
    """The largest it may be; None where there is no telling."""
    unit: str | None
    """`pp` for percentage points, else the unit of the values."""
    per_cent: Decimal | None = None
    """The same in per cent of the first value, to one decimal; None of nothing, of less, and of percentages."""
    amount_text: str = ""
    """The amount without its unit: `+207 200`, `≥ +10`, `+3 to +4`."""

    @property
    def amount(self) -> Decimal | None:
        """The difference, where it is one number."""
        return self.low if self.low == self.high else None

    @property
    def per_cent_text(self) -> str | None:
        """The per cent in words: `+222.8 %`."""
        return None if self.per_cent is None else f"{print_number(self.per_cent, signed=True)}{NO_BREAK_SPACE}%"

    @property
    def text(self) -> str:
        """The change in full: `+10 pp`, `+207 200 kWh (+222.8 %)`."""
        amount = self.amount_with_unit
        return amount if self.per_cent is None else f"{amount} ({self.per_cent_text})"

    @property
    def amount_with_unit(self) -> str:
        """The change without per cent: `+207 200 kWh`."""
        return f"{self.amount_text}{NO_BREAK_SPACE}{self.unit}" if self.unit else self.amount_text


def change_between(before: Amount, after: Amount) -> Change | None:
    """The change from one amount to another that is like it; None where their bounds leave it open altogether."""
    difference = replace(
        after,
        interval=after.interval.minus(before.interval),
        is_approximate=before.is_approximate or after.is_approximate,
    )
    return change_by(difference, before)


def change_by(difference: Amount, before: Amount | None = None) -> Change | None:
    """The change by a difference, in per cent of `before` where that makes sense; None if it has no end."""
    if difference.interval.is_unbounded:
        return None
    unit = PERCENTAGE_POINTS if difference.is_percentage else difference.unit
    text = in_numbers(difference.interval, signed=True)
    return Change(
        low=_decimal(difference.interval.low),
        high=_decimal(difference.interval.high),
        unit=unit or ("levels" if difference.scale else "×" if difference.relation is Relation.RATIO else None),
        per_cent=None if before is None else _per_cent(difference, before.interval.number),
        amount_text=f"≈{NO_BREAK_SPACE}{text}" if difference.is_approximate else text,
    )


def in_numbers(interval: Interval, *, signed: bool = False) -> str:
    """An interval with an end in the typography of cells, with a plus before growth when `signed`: `≥ +10`."""
    low, high = _decimal(interval.low), _decimal(interval.high)
    if low is not None and high is not None:
        ends = [_number(low, signed)] if low == high else [_number(low, signed), _number(high, signed)]
        return " to ".join(ends)
    if low is not None:
        return f"{'>' if interval.low_open else '≥'}{NO_BREAK_SPACE}{_number(low, signed)}"
    if high is not None:
        return f"{'<' if interval.high_open else '≤'}{NO_BREAK_SPACE}{_number(high, signed)}"
    raise ValueError("an interval without an end cannot be put in numbers")


def _per_cent(difference: Amount, first: Fraction | None) -> Decimal | None:
    change = difference.interval.number
    if not change or not first or first < 0 or difference.is_percentage:
        return None
    if difference.scale is not None or difference.relation is not Relation.ABSOLUTE:
        return None  # the steps of a scale have no common measure, and a change of a change misleads
    exact = 100 * change / first
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_TENTH, ROUND_HALF_UP, _EXACT)
    return rounded or None


def _number(number: Decimal, signed: bool) -> str:
    return print_number(number, signed=signed and number != 0)


def _decimal(number: Number) -> Decimal | None:
    """The same number in decimals; None for no end.

    Differences of decimals have all of theirs. What does not, as a quotient or a value in another unit, is rounded.
    """
    if isinstance(number, float):
        return None
    exact = _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return exact if Fraction(exact) == number else exact.quantize(_LEAST, ROUND_HALF_EVEN, _EXACT)
