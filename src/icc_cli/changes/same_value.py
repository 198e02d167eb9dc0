"""Whether two quantities say the same: numbers in units of one kind convert, words count without their layout."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from icc_cli.model.quantities.conversion import convert
from icc_cli.model.quantities.kinds import Relation, State
from icc_cli.model.quantities.quantity import Quantity, Target

_UNITLESS = (Relation.RATIO, Relation.RELATIVE_CHANGE)


def same_quantity(one: Quantity, unit: str | None, other: Quantity, other_unit: str | None) -> bool:
    """Tell whether two quantities are the same, each in the unit that is given where it names none.

    Notes and the words as published are said about a number, and are no part of it; so are the reasons of a state.
    """
    if _state(one) is not _state(other) or one.has_number is not other.has_number:
        return False
    if not one.has_number:
        return _state(one) is not None or _words(one.text) == _words(other.text)
    if any(getattr(one, key) != getattr(other, key) for key in ("qualifier", "relation", "reference", "scale")):
        return False
    units = (None, None) if one.relation in _UNITLESS else (one.unit or unit, other.unit or other_unit)
    return all(
        _same_number(mine, units[0], its, units[1])
        for mine, its in ((one.value, other.value), (one.min, other.min), (one.max, other.max))
    )


def same_targets(
    some: Sequence[Quantity], unit: str | None, others: Sequence[Quantity], other_unit: str | None
) -> bool:
    """Tell whether two lists of targets are the same, in whatever order: what is to be reached, of what, by when."""
    left = list(others)
    for one in some:
        found = next((other for other in left if _same_target(one, unit, other, other_unit)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _same_target(one: Quantity, unit: str | None, other: Quantity, other_unit: str | None) -> bool:
    if not isinstance(one, Target) or not isinstance(other, Target):
        return False
    is_same_thing = _words(one.subject) == _words(other.subject) and one.due == other.due
    return is_same_thing and same_quantity(one, unit, other, other_unit)


def _same_number(one: Decimal | None, unit: str | None, other: Decimal | None, other_unit: str | None) -> bool:
    if one is None or other is None:
        return one is other
    if _words(unit) == _words(other_unit):
        return one == other
    return convert(other, other_unit, unit) == one


def _state(quantity: Quantity) -> State | None:
    state = getattr(quantity, "state", None)
    return state if isinstance(state, State) else None


def _words(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
