"""Judges commitments and money."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.changes.amounts import money_step
from icc_cli.changes.change import Verdict
from icc_cli.changes.differences import Difference
from icc_cli.changes.judging.deliverables import Deliverables
from icc_cli.changes.judging.details import of_details
from icc_cli.changes.kinds import details, pledges
from icc_cli.changes.naming import noun, owner_words, quoted
from icc_cli.changes.text import figures, stretches
from icc_cli.model.money.kinds import FundingStatus
from icc_cli.model.money.money import Funding
from icc_cli.model.money.text import print_money

_SURE = [FundingStatus.CANCELLED, None, FundingStatus.PLANNED, FundingStatus.RESERVED, FundingStatus.SECURED,
         FundingStatus.SPENT]  # fmt: skip
"""From the least to the most sure."""
_SIZE = ("amount", "min", "max", "qualifier", "currency", "recurrence", "vat", "vat_rate", "vat_amount", "gross",
         "share", "raw", "status")  # fmt: skip


def of_commitment(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a commitment, or a target of the plan, that came or went."""
    item = difference.old if difference.new is None else difference.new
    what = f"the {noun(difference)} {quoted(getattr(item, 'text', None) or item.commitment)}"
    if difference.new is None:
        yield Verdict(pledges.COMMITMENT_REMOVED, f"{what} is gone")
    else:
        yield Verdict(pledges.COMMITMENT_ADDED, f"{what} is new")


def of_commitment_text(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a commitment that was reworded: other figures may be a weaker promise."""
    old, new = difference.old, difference.new
    what = f"the {noun(difference._replace(old=difference.owner.old, new=difference.owner.new, is_item=True))}"
    has_other_figures = figures(old) != figures(new)
    kind = pledges.COMMITMENT_CHANGED if has_other_figures else details.PROSE_CHANGED
    verb = "has other figures" if has_other_figures else "was reworded"
    yield Verdict(kind, f"{what} {quoted(new)} {verb}", old, new, stretches(old, new))


def of_funding(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge money: by amount and per cent, and by how sure it is."""
    old, new = difference.old, difference.new
    item = old if new is None else new
    what = f"the funding{f' {quoted(item.source)}' if item.source else ''}{owner_words(difference)}"
    if new is None:
        yield Verdict(pledges.FUNDING_REMOVED, f"{what} is gone", was=print_money(old))
        return
    if old is None:
        yield Verdict(pledges.FUNDING_RAISED, f"{what} is new", now=print_money(new))
        return
    yield from _of_amount(old, new, what)
    if old.status is not new.status:
        is_surer = _SURE.index(new.status) > _SURE.index(old.status)
        kind = pledges.FUNDING_RAISED if is_surer else pledges.FUNDING_LESS_SURE
        was, now = (each.status.value if each.status else "not said" for each in (old, new))
        yield Verdict(kind, f"{what} is {'surer' if is_surer else 'less sure'}", was, now)
    yield from of_details(difference, _SIZE)


def _of_amount(old: Funding, new: Funding, what: str) -> Iterator[Verdict]:
    fields = [field for field in _SIZE if field not in ("raw", "status", "share")]
    is_same_amount = all(getattr(old, field) == getattr(new, field) for field in fields)
    if is_same_amount and old.share == new.share:
        return
    was, now = print_money(old), print_money(new)
    if old.has_amount and not new.has_amount:
        yield Verdict(pledges.FUNDING_REMOVED, f"{what} no longer gives an amount", was, now)
    elif new.has_amount and not old.has_amount:
        yield Verdict(pledges.FUNDING_RAISED, f"{what} gives an amount now", was, now)
    elif _is_like(old, new) and old.amount is not None and new.amount is not None and old.amount != new.amount:
        is_less = new.amount < old.amount
        kind = pledges.FUNDING_REDUCED if is_less else pledges.FUNDING_RAISED
        by = money_step(old.amount, new.amount)
        yield Verdict(kind, f"{what} is {'less' if is_less else 'more'}: {by}", was, now)
    elif is_same_amount and (old.share is None or new.share is None):
        kind, verb = (
            (details.DETAIL_ADDED, "was added") if old.share is None else (details.DETAIL_REMOVED, "was removed")
        )
        before, after = (None if each.share is None else f"{each.share:f} %" for each in (old, new))
        yield Verdict(kind, f"the share of {what} {verb}", before, after)
    elif old.share is not None and new.share is not None and old.share != new.share and old.amount == new.amount:
        kind = pledges.FUNDING_REDUCED if new.share < old.share else pledges.FUNDING_RAISED
        yield Verdict(kind, f"{what} covers another share of the costs", f"{old.share:f} %", f"{new.share:f} %")
    else:
        yield Verdict(pledges.FUNDING_CHANGED, f"{what} is another amount", was, now)


def _is_like(old: Funding, new: Funding) -> bool:
    """Tell whether the amounts of two can be subtracted."""
    fields = ("currency", "recurrence", "vat", "qualifier")
    return all(getattr(old, field) == getattr(new, field) for field in fields)
