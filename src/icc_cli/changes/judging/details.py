"""Judges what has no judge of its own: names, prose, choices, and items that came or went."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel

from icc_cli.changes.amounts import Sides
from icc_cli.changes.change import Kind, Verdict
from icc_cli.changes.differences import Difference
from icc_cli.changes.judging.deliverables import Deliverables, days
from icc_cli.changes.kinds import details
from icc_cli.changes.naming import field_words, noun, owner_words, quoted, title, whole_words
from icc_cli.changes.text import same_words, stretches
from icc_cli.model.dates import PartialDate
from icc_cli.model.money.money import Money
from icc_cli.model.money.text import print_money
from icc_cli.model.quantities.quantity import Quantity
from icc_cli.model.quantities.text import print_quantity

_NAMES = ("name", "title")
_SIZE = ("raw", "value", "min", "max", "qualifier", "unit", "relation", "reference", "scale", "text")
"""Fields of quantities and money that are told together, as they are printed."""


def of_anything(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a difference that has no judge of its own."""
    old, new, field = difference.old, difference.new, difference.field
    if _is_nothing(old) or _is_nothing(new):
        yield _of_one_side(difference)
        return
    what = whole_words(difference)
    if isinstance(old, PartialDate) and isinstance(new, PartialDate):
        yield from _of_dates(old, new, what, versions)
    elif isinstance(old, str) and isinstance(new, str) and not isinstance(old, Enum):
        kind = (
            details.ID_CHANGED if field == "id" else details.RENAMED if field in _NAMES else _kind_of_text(difference)
        )
        if kind is details.PROSE_CHANGED:
            yield Verdict(kind, f"the {what} was reworded", old, new, stretches(old, new))
        else:
            yield Verdict(kind, f"the {what} was changed", shown(old), shown(new))
    elif isinstance(old, Quantity | Money) and type(old) is type(new):
        is_same = isinstance(old, Quantity) and isinstance(new, Quantity) and Sides(old, new).is_same
        if not is_same and shown(old) != shown(new):
            yield Verdict(details.DETAIL_CHANGED, f"the {what} was changed", shown(old), shown(new))
        yield from of_details(difference, _SIZE)
    else:
        yield Verdict(details.DETAIL_CHANGED, f"the value of {what} was changed", shown(old), shown(new))


def of_details(difference: Difference, judged: Collection[str]) -> Iterator[Verdict]:
    """Judge the fields of a quantity or of money that are not its size: its note, its source, when it was measured."""
    old, new = difference.old, difference.new
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        if field in judged or before == after or (_are_texts(before, after) and same_words(before, after)):
            continue
        whose = f"the {field_words(field)} of {_of_value(difference)}"
        if _is_nothing(before):
            yield Verdict(details.DETAIL_ADDED, f"{whose} was added", None, shown(after))
        elif _is_nothing(after):
            yield Verdict(details.DETAIL_REMOVED, f"{whose} was removed", shown(before), None)
        elif _are_texts(before, after):
            yield Verdict(details.PROSE_CHANGED, f"{whose} was reworded", before, after, stretches(before, after))
        else:
            kind = details.DATE_CHANGED if isinstance(after, PartialDate) else details.DETAIL_CHANGED
            yield Verdict(kind, f"{whose} was changed", shown(before), shown(after))


def shown(value: Any) -> str:
    """Return a value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, PartialDate):
        return value.words()
    if isinstance(value, Quantity):
        return print_quantity(value)
    if isinstance(value, Money):
        return print_money(value)
    if isinstance(value, BaseModel):
        return " · ".join(filter(None, (shown(getattr(value, field)) for field in type(value).model_fields)))
    if isinstance(value, tuple | list):
        return ", ".join(shown(each) for each in value)
    return "" if value is None else " ".join(str(value).split())


def _of_one_side(difference: Difference) -> Verdict:
    is_new = _is_nothing(difference.old)
    kind = details.DETAIL_ADDED if is_new else details.DETAIL_REMOVED
    what = noun(difference) if difference.is_item else field_words(difference.field)
    item = difference.new if is_new else difference.old
    called = f" {title(item)}" if difference.is_item and title(item) else ""
    message = f"the {what}{called}{owner_words(difference)} {'was added' if is_new else 'was removed'}"
    words = None if called == f" {quoted(shown(item))}" else shown(item)
    return Verdict(kind, message, None if is_new else words, words if is_new else None)


def _of_dates(old: PartialDate, new: PartialDate, what: str, versions: Deliverables) -> Iterator[Verdict]:
    shift = versions.shift(old, new)
    how = f"{days(shift)} {'later' if shift > 0 else 'earlier'}" if shift else "given differently"
    yield Verdict(details.DATE_CHANGED, f"the {what} is {how}", old.words(), new.words())


def _of_value(difference: Difference) -> str:
    if difference.is_item:
        return f"the {noun(difference)}{owner_words(difference)}"
    return f"the {field_words(difference.field)} value{owner_words(difference)}"


def _are_texts(*values: Any) -> bool:
    return all(isinstance(value, str) and not isinstance(value, Enum) for value in values)


def _is_nothing(value: Any) -> bool:
    return value is None or value == ()


def _kind_of_text(difference: Difference) -> Kind:
    """Return whether a text is worth telling word by word; a single word, as an id is, is not."""
    is_prose = " " in difference.old.strip() or " " in difference.new.strip()
    return details.PROSE_CHANGED if is_prose else details.DETAIL_CHANGED
