"""The words, numbers and dates that values are printed with. Here they are English; the report adds other languages.

The code that prints a quantity, an amount or a change knows the order of its parts, and asks a wording for each.
"""

from __future__ import annotations

from decimal import Decimal

from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE, print_number

PHRASES = {
    "missing": "missing",
    "due": "{value} by {date}",
    "expected": "expected {date}",
    "to": "{low} to {high}",
    "of": "of {subject}",
    "from": "from {reference}",
    "value-of": "the value of {reference}",
    "change": "change",
    "scale": "scale: {scale}",
    "percentage-points": "percentage points",
    "pp": "pp",
    "levels": "levels",
    "yearly": "per year",
    "monthly": "per month",
    "vat-excluded": "+ VAT",
    "vat-included": "incl. VAT",
    "vat-exempt": "VAT exempt",
    "pending": "pending",
    "not-monitored": "not monitored",
    "not-applicable": "not applicable",
    "not-yet-measurable": "not yet measurable",
    "not-started": "not started",
    "no-data": "no data",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "no-resources": "no resources",
    "not-published": "not published",
    "other": "other",
}
"""What surrounds numbers, or replaces them. States and reasons are keyed by their ids."""


class Wording:
    """English, with numbers in the style of `model.quantities.numbers`. The report's languages override it."""

    def number(self, number: Decimal, *, signed: bool = False) -> str:
        """Return a number; also with a plus sign when `signed`."""
        return print_number(number, signed=signed)

    def money(self, amount: Decimal) -> str:
        """Return an amount without its currency: a whole one without decimals, others with two."""
        whole = amount == amount.to_integral_value()
        return print_number(amount) if whole else f"{amount:,.2f}".replace(",", NO_BREAK_SPACE)

    def date(self, date: PartialDate) -> str:
        """Return a date, with its own precision."""
        return date.words()

    def phrase(self, name: str, **parts: str) -> str:
        """Return one of `PHRASES`, with its parts filled in."""
        return PHRASES[name].format(**parts)


ENGLISH = Wording()
"""Used at the terminal, and for what is read back."""
