"""The terms that describe money: tax, recurrence, certainty; and currencies.

A currency is identified by its ISO 4217 code, or by the sign that people write instead.
"""

from __future__ import annotations

from enum import StrEnum

SIGNS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "лв": "BGN", "лв.": "BGN", "lv": "BGN", "leva": "BGN", "bgn": "BGN",
    "zł": "PLN", "zl": "PLN", "złotych": "PLN", "pln": "PLN",
    "kč": "CZK", "lei": "RON", "£": "GBP", "$": "USD",
}  # fmt: skip
"""Ways of writing a currency, in lower case, with its code."""

# The currencies of Europe and its neighbours, and those that international funds use.
CODES = frozenset({
    "ALL", "AMD", "AZN", "BAM", "BGN", "BYN", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "GEL", "HRK",
    "HUF", "ILS", "ISK", "JOD", "JPY", "MAD", "MDL", "MKD", "NOK", "PLN", "RON", "RSD", "SEK", "TND",
    "TRY", "UAH", "USD",
})  # fmt: skip
"""All known codes."""


def currency_code(written: object) -> str:
    """Return the code of a currency given as code or sign. Raises ValueError for anything else."""
    if isinstance(written, str):
        name = written.strip()
        code = SIGNS.get(name.casefold(), name.upper())
        if code in CODES:
            return code
        raise ValueError(f"{name[:20]!r} is not a currency: give its code of three letters, as in EUR or BGN")
    raise ValueError("must be the code of a currency, as in EUR or BGN")


class Vat(StrEnum):
    """Whether value added tax is included in the amount."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    EXEMPT = "exempt"
    """No tax is due."""
    UNKNOWN = "unknown"
    """The source does not say."""


class Recurrence(StrEnum):
    """How often the amount is due."""

    ONCE = "once"
    YEARLY = "yearly"
    MONTHLY = "monthly"


class FundingStatus(StrEnum):
    """How certain the money is."""

    PLANNED = "planned"
    RESERVED = "reserved"
    SECURED = "secured"
    SPENT = "spent"
    CANCELLED = "cancelled"
