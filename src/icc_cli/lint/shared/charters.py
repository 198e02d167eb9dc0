"""The slots that a charter and its systems fill in, and their amounts of money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from icc_cli.model.charters import Charter, CharterSlots
from icc_cli.model.money.kinds import FundingStatus
from icc_cli.model.money.money import Funding
from icc_cli.yamltext import KeyPath

Placed = tuple[KeyPath, Funding]


def holders(path: KeyPath, charter: Charter) -> Iterator[tuple[KeyPath, CharterSlots]]:
    """Yield the parts of a charter with slots, with their paths: the charter itself and each of its systems."""
    yield path, charter
    for index, system in enumerate(charter.systems):
        yield (*path, "systems", index), system


def amounts(path: KeyPath, charter: Charter) -> Iterator[Placed]:
    """Yield the amounts of a charter and of its systems that are still valid."""
    for at, slots in holders(path, charter):
        for index, money in enumerate(slots.funding):
            if money.has_amount and money.status is not FundingStatus.CANCELLED:
                yield (*at, "funding", index), money


def number_key(money: Funding) -> str:
    """Return the key of an amount, or of the lower end of a range."""
    return "amount" if money.amount is not None else "min"


def spaced(amount: Decimal) -> str:
    """Return an amount as printed in messages: `192 402.50`."""
    return f"{amount:,.2f}".removesuffix(".00").replace(",", " ")
