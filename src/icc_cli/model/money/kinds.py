"""The words that money is described with: tax, recurrence, how sure it is; and currencies.

A currency is known by its code of ISO 4217, or by the sign that people write instead.
"""

from __future__ import annotations

from enum import StrEnum

SIGNS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "лв": "BGN", "лв.": "BGN", "lv": "BGN", "leva": "BGN", "bgn": "BGN",
    "zł": "PLN", "zl": "PLN", "złotych": "PLN", "pln": "PLN",
    "kč": "CZK", "lei": "RON", "£": "GBP", "$": "USD",
}  # fmt: skip
"""What is written for a currency, in lower case, and its code."""

# The currencies of Europe and its neighbours, and those that international funds account in.
CODES = frozenset({
    "ALL", "AMD", "AZN", "BAM", "BGN", "BYN", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "GEL", "HRK",
    "HUF", "ILS", "ISK", "JOD", "JPY", "MAD", "MDL", "MKD", "NOK", "PLN", "RON", "RSD", "SEK", "TND",
    "TRY", "UAH", "USD",
})  # fmt: skip
"""The codes that are known."""


def currency_code(written: object) -> str:
    """The code for a currency given as code or sign. Raises ValueError for anything else."""
    if isinstance(written, str):
        name = written.strip()
        code = SIGNS.get(name.casefold(), name.upper())
        if code in CODES:
            return code
        raise ValueError(f"{name[:20]!r} is not a currency: give its code of three letters, as in EUR or BGN")
    raise ValueError("must be the code of a currency, as in EUR or BGN")


class Vat(StrEnum):
    """Whether value added tax is in the amount."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    EXEMPT = "exempt"
    """No such tax is due."""
    UNKNOWN = "unknown"
    """The source does not say."""


class Recurrence(StrEnum):
    """How often the amount is due."""

    ONCE = "once"
    YEARLY = "yearly"
    MONTHLY = "monthly"


class FundingStatus(StrEnum):
    """How sure the money is."""

    PLANNED = "planned"
    RESERVED = "reserved"
    SECURED = "secured"
    SPENT = "spent"
    CANCELLED = "cancelled"
