"""Words for money that pays for an initiative: the source first, then how much, how sure, and for what."""

from __future__ import annotations

from icc_cli.model.money import Funding
from icc_cli.model.money_text import print_money
from icc_cli.model.numbers import print_number
from icc_cli.report.context import Item
from icc_cli.report.prose import ProseRenderer, in_words
from icc_cli.report.published import money_published_as


def funding_item(funding: Funding, prose: ProseRenderer) -> Item:
    """Return an entry of funding as an item."""
    amount = print_money(funding) if funding.has_amount else None
    share = f"covers {print_number(funding.share)} % of the costs" if funding.share is not None else None
    status = funding.status.value if funding.status else None
    note = prose.inline(funding.note) if funding.note else None
    published = money_published_as(funding, f"{amount or ''} {funding.source or ''}")
    facts = in_words(amount if funding.source else None, share, status, funding.phase, funding.purpose)
    head = funding.source or amount or "Co-financing"
    return Item(head, tuple(detail for detail in (facts, note, published) if detail))
