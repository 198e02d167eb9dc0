"""Words for money that pays for an initiative: the source first, then how much, how sure, and for what."""

from __future__ import annotations

from markupsafe import escape

from icc_cli.model.money import Funding
from icc_cli.model.money_text import print_money
from icc_cli.report.context import Context, Item
from icc_cli.report.prose import in_words
from icc_cli.report.published import money_published_as


def funding_item(context: Context, funding: Funding) -> Item:
    """Return an entry of funding as an item."""
    say, language = context.say, context.language
    amount = print_money(funding, wording=language) if funding.has_amount else None
    share = None if funding.share is None else say("charter.share", share=language.number(funding.share))
    status = say(f"funding.{funding.status.value}") if funding.status else None
    note = context.prose.inline(funding.note) if funding.note else None
    published = money_published_as(funding, f"{print_money(funding)} {funding.source or ''}", language)
    facts = in_words(amount if funding.source else None, share, status, funding.phase, funding.purpose)
    head = funding.source or escape(amount or say("charter.co-financing"))
    return Item(head, tuple(detail for detail in (facts, note, published) if detail))
