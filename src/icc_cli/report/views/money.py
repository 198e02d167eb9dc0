"""Section 2, money: what the charters say about funding and cost, drawn where amounts are comparable.

Only one-off amounts in one currency share a scale. Nothing is added up: a charter's amount may include those of its
systems, and ranges have no sum. What cannot be drawn is listed with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from icc_cli.model.charters import System
from icc_cli.model.money.kinds import FundingStatus, Recurrence, Vat
from icc_cli.model.money.money import Funding
from icc_cli.model.money.text import print_money
from icc_cli.report import sizes
from icc_cli.report.charts import Amount, funding_chart
from icc_cli.report.context import Context
from icc_cli.report.outline import Figure, Topic

_FEWEST = 3
"""A chart of fewer amounts compares nothing."""


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A funding entry that cannot share a scale with others, and why."""

    what: str
    amount: str
    reason: str


@dataclass(frozen=True, slots=True)
class MoneyView:
    """One chart per currency, and what is in none."""

    figures: tuple[Figure, ...]
    undrawn: tuple[Undrawn, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    funding: Funding
    subject: str
    """The solution or system that is paid for."""

    def source(self, context: Context) -> str:
        return self.funding.source or context.say("money.no-source")

    @property
    def purpose(self) -> str:
        return ", ".join(part for part in (self.subject, self.funding.phase, self.funding.purpose) if part)


def money(context: Context) -> Topic | None:
    """Return the page on money; None if no amounts are comparable."""
    by_currency: dict[str, list[_Entry]] = defaultdict(list)
    undrawn: list[Undrawn] = []
    for entry in _entries(context):
        reason = _obstacle(context, entry.funding)
        if reason:
            undrawn.append(_undrawn(context, entry, reason))
        else:
            by_currency[entry.funding.currency or ""].append(entry)
    figures = []
    for currency, entries in by_currency.items():
        if len(entries) < _FEWEST:
            reason = context.say("money.too-few", currency=currency)
            undrawn += [_undrawn(context, entry, reason) for entry in entries]
        else:
            figures.append(_figure(context, entries))
    view = MoneyView(tuple(figures), tuple(undrawn))
    return Topic("funding", context.say("charter.funding"), "money", view) if figures else None


def _entries(context: Context) -> Iterator[_Entry]:
    order = {solution: rank for rank, solution in enumerate(context.deliverable.solutions)}
    for charter in sorted(context.deliverable.charters, key=lambda each: order.get(each.solution, len(order))):
        name = charter.title or context.solution_name(charter.solution) or charter.solution
        for slots in (charter, *charter.systems):
            subject = f"{name}: {slots.name}" if isinstance(slots, System) else name
            for funding in slots.funding:
                yield _Entry(funding, subject)


def _obstacle(context: Context, funding: Funding) -> str:
    """Return why an entry is not comparable with others; empty if it is."""
    if not funding.has_amount:
        return context.say("money.no-amount")
    if funding.currency is None:
        return context.say("money.no-currency")
    if funding.recurrence is not Recurrence.ONCE:
        return context.say("money.recurring")
    return context.say("funding.cancelled") if funding.status is FundingStatus.CANCELLED else ""


def _undrawn(context: Context, entry: _Entry, reason: str) -> Undrawn:
    amount = print_money(entry.funding, wording=context.language)
    return Undrawn(f"{entry.purpose}; {entry.source(context)}", amount, reason)


def _figure(context: Context, entries: list[_Entry]) -> Figure:
    amounts = sorted((_amount(context, entry) for entry in entries), key=lambda amount: amount.high, reverse=True)
    largest = amounts[0]
    say = context.say
    title = say("money.takeaway", amount=largest.words, purpose=largest.purpose)
    remarks = [say("money.not-added")]
    taxes = {entry.funding.vat for entry in entries}
    if len(taxes) > 1:
        remarks.append(say("money.vat-unknown" if Vat.UNKNOWN in taxes else "money.vat-differs"))
    if any(amount.high > amount.low for amount in amounts):
        remarks.append(say("money.ranges"))
    chart = funding_chart(
        amounts,
        title=say("money.chart", city=context.deliverable.city.name, currency=entries[0].funding.currency),
        width=sizes.TEXT_WIDTH,
        palette=context.palette,
    )
    return Figure(title, chart, " ".join(remarks))


def _amount(context: Context, entry: _Entry) -> Amount:
    given = entry.funding
    low = given.amount if given.amount is not None else given.min
    high = given.amount if given.amount is not None else given.max
    assert low is not None
    assert high is not None
    status = context.say(f"funding.{given.status.value}") if given.status else ""
    words = ", ".join(part for part in (print_money(given, wording=context.language), status) if part)
    return Amount(entry.source(context), entry.purpose, low, high, words)
