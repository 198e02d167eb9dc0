"""Walks through two models side by side and yields what differs: values of fields, and items that came or went."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from icc_cli.changes.change import Where
from icc_cli.changes.matching import match
from icc_cli.changes.text import same_words
from icc_cli.model.money.money import Money
from icc_cli.model.quantities.quantity import Quantity


class Pair(NamedTuple):
    """A model as it was and as it is."""

    old: Any
    new: Any


class Difference(NamedTuple):
    """Something that differs."""

    old: Any
    """The value as it was; None where there was none."""
    new: Any
    """The value as it is; None where there is none."""
    where: Where
    field: str
    """The key that holds the value, or the list that holds the item."""
    owners: tuple[Pair, ...]
    """The models that lead there, the outermost first."""
    is_item: bool = False
    """Whether it is an item of a list, rather than the value of a field."""

    @property
    def owner(self) -> Pair:
        """The model that the value is in."""
        return self.owners[-1]


def differences(
    pair: Pair, where: Where, owners: tuple[Pair, ...] = (), without: Collection[str] = ()
) -> Iterator[Difference]:
    """Yield what differs between two models of one type, in the order of their fields.

    Quantities and money are values, told as a whole; so are items that stand on one side only. Lists are compared
    without their order.
    """
    if pair.old == pair.new:
        return
    owners = (*owners, pair)
    for field in type(pair.old).model_fields:
        old, new = getattr(pair.old, field), getattr(pair.new, field)
        if field in without or old == new:
            continue
        below = where.to(field)
        if isinstance(old, tuple) and isinstance(new, tuple):
            yield from _of_lists(old, new, field, below, owners)
        elif isinstance(old, BaseModel) and isinstance(new, BaseModel) and not isinstance(old, Quantity | Money):
            yield from differences(Pair(old, new), below, owners)
        elif not (isinstance(old, str) and isinstance(new, str) and same_words(old, new)):
            yield Difference(old, new, below, field, owners)


def _of_lists(
    old: tuple[Any, ...], new: tuple[Any, ...], field: str, where: Where, owners: tuple[Pair, ...]
) -> Iterator[Difference]:
    matched = match(old, new)
    for one, two in matched.pairs:
        inside = Where((*where.old, one), (*where.new, two))
        before, after = old[one], new[two]
        if isinstance(before, Quantity | Money):
            if before != after:
                yield Difference(before, after, inside, field, owners, is_item=True)
        elif isinstance(before, BaseModel):
            yield from differences(Pair(before, after), inside, owners)
        elif before != after and not same_words(before, after):
            yield Difference(before, after, inside, field, owners, is_item=True)
    for one in matched.removed:
        yield Difference(old[one], None, Where((*where.old, one), where.new), field, owners, is_item=True)
    for two in matched.added:
        yield Difference(None, new[two], Where(where.old, (*where.new, two)), field, owners, is_item=True)
