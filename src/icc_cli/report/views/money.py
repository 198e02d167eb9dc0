"""Section 2, money: what the charters say of funding and cost, drawn where amounts can be compared.

Only amounts of one currency that are due once share a scale. Nothing is added up: a charter's amount may hold those of
its systems, and ranges have no sum. What cannot be drawn is listed with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from icc_cli.model.charters import System
from icc_cli.model.money import Funding, FundingStatus, Recurrence, Vat
from icc_cli.model.money_text import print_money
from icc_cli.report.charts import Amount, funding_chart
from icc_cli.report.context import Context
from icc_cli.report.outline import Figure, Topic
from icc_cli.report.sizes import TEXT_WIDTH

_FEWEST = 3
"""A chart of fewer amounts compares nothing."""


@dataclass(frozen=True, slots=True)
class Undrawn:
    """An entry of funding that stands on no scale with others, and why."""

    what: str
    amount: str
    reason: str


@dataclass(frozen=True, slots=True)
class MoneyView:
    """A chart for each currency, and what is in none."""

    figures: tuple[Figure, ...]
    undrawn: tuple[Undrawn, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    funding: Funding
    subject: str
    """The solution or the system that is paid for."""

    @property
    def source(self) -> str:
        return self.funding.source or "source not named"

    @property
    def purpose(self) -> str:
        return ", ".join(part for part in (self.subject, self.funding.phase, self.funding.purpose) if part)


def money(context: Context) -> Topic | None:
    """Return the page on money; None where no amounts can be compared."""
    by_currency: dict[str, list[_Entry]] = defaultdict(list)
    undrawn: list[Undrawn] = []
    for entry in _entries(context):
        reason = _obstacle(entry.funding)
        if reason:
            undrawn.append(_undrawn(entry, reason))
        else:
            by_currency[entry.funding.currency or ""].append(entry)
    figures = []
    for currency, entries in by_currency.items():
        if len(entries) < _FEWEST:
            undrawn += [_undrawn(entry, f"too few amounts in {currency} to compare") for entry in entries]
        else:
            figures.append(_figure(context, entries))
    view = MoneyView(tuple(figures), tuple(undrawn))
    return Topic("funding", "Funding and estimated cost", "money", view) if figures else None


def _entries(context: Context) -> Iterator[_Entry]:
    order = {solution: rank for rank, solution in enumerate(context.deliverable.solutions)}
    for charter in sorted(context.deliverable.charters, key=lambda each: order.get(each.solution, len(order))):
        name = charter.title or context.solution_name(charter.solution) or charter.solution
        for slots in (charter, *charter.systems):
            subject = f"{name}: {slots.name}" if isinstance(slots, System) else name
            for funding in slots.funding:
                yield _Entry(funding, subject)


def _obstacle(funding: Funding) -> str:
    """Return why an entry cannot stand beside others; empty where it can."""
    if not funding.has_amount:
        return "no amount was published"
    if funding.currency is None:
        return "no currency was published"
    if funding.recurrence is not Recurrence.ONCE:
        return "due again and again"
    return "cancelled" if funding.status is FundingStatus.CANCELLED else ""


def _undrawn(entry: _Entry, reason: str) -> Undrawn:
    return Undrawn(f"{entry.purpose}; {entry.source}", print_money(entry.funding), reason)


def _figure(context: Context, entries: list[_Entry]) -> Figure:
    amounts = sorted(map(_amount, entries), key=lambda amount: amount.high, reverse=True)
    largest = amounts[0]
    title = f"The largest amount is {largest.words}: {largest.purpose}"
    remark = "Amounts are those that the city gives, and are not added up."
    taxes = {entry.funding.vat for entry in entries}
    if len(taxes) > 1:
        is_said = "; others do not say" if Vat.UNKNOWN in taxes else ""
        remark += f" Some are without VAT or with it, as their words say{is_said}."
    if any(amount.high > amount.low for amount in amounts):
        remark += " The open part of a bar reaches to the upper end of a range."
    chart = funding_chart(
        amounts,
        title=f"Funding of {context.deliverable.city.name} by source, in {entries[0].funding.currency}",
        width=TEXT_WIDTH,
        palette=context.palette,
    )
    return Figure(title, chart, remark)


def _amount(entry: _Entry) -> Amount:
    given = entry.funding
    low = given.amount if given.amount is not None else given.min
    high = given.amount if given.amount is not None else given.max
    assert low is not None
    assert high is not None
    words = ", ".join(part for part in (print_money(given), given.status.value if given.status else "") if part)
    return Amount(entry.source, entry.purpose, low, high, words)
