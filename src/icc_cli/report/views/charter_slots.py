"""The slots of an initiative charter: what a charter, or one of its systems, says under each heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from icc_cli.model.base import Party
from icc_cli.model.charters import CharterSlots, Description
from icc_cli.model.money.money import Funding
from icc_cli.model.money.text import print_money
from icc_cli.model.roadmap import Milestone
from icc_cli.report.context import Context, Item, PassageView
from icc_cli.report.prose import in_words
from icc_cli.report.published import money_published_as
from icc_cli.report.views.roadmap import milestone_dates, state


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a charter. Without items it was not provided."""

    title: str
    items: tuple[Item, ...]
    is_list: bool = True
    """Whether the items are a list; consecutive paragraphs of prose are not."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was provided."""
        return not self.items


def all_slots(context: Context, slots: CharterSlots) -> tuple[Slot, ...]:
    """Return every slot that a system has, in one order for all systems."""
    say = context.say
    return (
        Slot(say("charter.description"), description(context, slots.description), is_list=False),
        Slot(say("charter.goal"), prose(context, slots.goal), is_list=False),
        Slot(say("charter.impact"), impact(context, slots), is_list=False),
        Slot(say("charter.milestones"), milestones(context, slots.timing)),
        Slot(say("charter.lead"), parties(context, slots.lead)),
        Slot(say("charter.team"), parties(context, slots.team)),
        Slot(say("charter.contributors"), parties(context, slots.contributors)),
        Slot(say("charter.stakeholders"), lines(slots.stakeholders)),
        Slot(say("charter.risks"), risks(context, slots)),
        Slot(say("charter.dependencies"), lines(slots.dependencies)),
        Slot(say("charter.funding"), funding(context, slots.funding)),
        Slot(say("charter.support"), lines(slots.support)),
    )


def description(context: Context, given: Description) -> tuple[Item, ...]:
    """Return what, why, how and by whom, each after its label."""
    parts = (
        ("", given.summary),
        ("charter.what", given.what),
        ("charter.why", given.why),
        ("charter.how", given.how),
        ("charter.who", given.who),
    )
    return tuple(
        Item(
            Markup("<strong>{}:</strong> {}").format(context.say(label), context.prose.inline(text))
            if label
            else context.prose.inline(text)
        )
        for label, text in parts
        if text
    )


def impact(context: Context, slots: CharterSlots) -> tuple[Item, ...]:
    """Return impact and time horizon."""
    return (*prose(context, slots.impact), *prose(context, slots.horizon))


def milestones(context: Context, given: Iterable[Milestone]) -> tuple[Item, ...]:
    """Return milestones as items, with date, phase and whether they were reached."""
    return tuple(_milestone(context, milestone) for milestone in given)


def _milestone(context: Context, milestone: Milestone) -> Item:
    note = context.prose.inline(milestone.note) if milestone.note else None
    facts = in_words(milestone_dates(context, milestone), milestone.phase, state(context, milestone.done))
    return Item(milestone.title, tuple(detail for detail in (facts, note) if detail))


def parties(context: Context, given: Iterable[Party]) -> tuple[Item, ...]:
    """Return people and organisations as items."""
    return tuple(context.party(party) for party in given)


def risks(context: Context, slots: CharterSlots) -> tuple[Item, ...]:
    """Return risks, each with its mitigation, and the mitigations that cover all."""
    risks = [
        Item(
            context.prose.inline(risk.risk),
            (context.say("charter.mitigation", text=context.prose.inline(risk.mitigation)),) if risk.mitigation else (),
        )
        for risk in slots.risks
    ]
    common = [Item(context.say("charter.mitigation", text=text)) for text in context.inlines(slots.mitigations)]
    return (*risks, *common)


def funding(context: Context, given: Iterable[Funding]) -> tuple[Item, ...]:
    """Return sources and amounts as items."""
    return tuple(funding_item(context, each) for each in given)


def passages(given: Iterable[PassageView]) -> tuple[Item, ...]:
    """Return passages as items, with bold headings."""
    return tuple(
        Item(Markup("<strong>{}</strong> {}").format(each.heading, each.text) if each.heading else each.text)
        for each in given
    )


def prose(context: Context, text: str | None) -> tuple[Item, ...]:
    """Return prose as a single item; nothing for None."""
    return (Item(context.prose.inline(text)),) if text else ()


def lines(texts: Iterable[str]) -> tuple[Item, ...]:
    """Return short texts as items."""
    return tuple(Item(text) for text in texts)


def funding_item(context: Context, funding: Funding) -> Item:
    """Return a funding entry as an item."""
    say, language = context.say, context.language
    amount = print_money(funding, wording=language) if funding.has_amount else None
    share = None if funding.share is None else say("charter.share", share=language.number(funding.share))
    status = say(f"funding.{funding.status.value}") if funding.status else None
    note = context.prose.inline(funding.note) if funding.note else None
    published = money_published_as(funding, f"{print_money(funding)} {funding.source or ''}", language)
    facts = in_words(amount if funding.source else None, share, status, funding.phase, funding.purpose)
    head = funding.source or escape(amount or say("charter.co-financing"))
    return Item(head, tuple(detail for detail in (facts, note, published) if detail))
