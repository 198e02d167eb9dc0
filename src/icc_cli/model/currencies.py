"""Currencies: the codes of ISO 4217 and the signs that people write instead."""

from __future__ import annotations

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
