"""Judges targets: lower or higher, later or earlier, firmer or vaguer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.changes.amounts import Sides, demanded, implied_direction, plain_words, step
from icc_cli.changes.change import Kind, Verdict
from icc_cli.changes.differences import Difference
from icc_cli.changes.judging.deliverables import Deliverables, days
from icc_cli.changes.judging.details import of_details
from icc_cli.changes.judging.measurements import is_told_by_unit
from icc_cli.changes.kinds import details, pledges, targets
from icc_cli.changes.naming import called
from icc_cli.model.kpis import Direction, Kpi
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.model.quantities.quantity import Qualifier, Target
from icc_cli.model.quantities.text import print_quantity
from icc_cli.model.strategy import Promise

_SIZE = ("value", "min", "max", "qualifier", "unit", "relation", "reference", "scale", "text", "state", "raw", "due",
         "subject")  # fmt: skip
_FIRM = {
    Qualifier.MORE_THAN: 3,
    Qualifier.LESS_THAN: 3,
    Qualifier.EXACT: 2,
    Qualifier.AT_LEAST: 2,
    Qualifier.AT_MOST: 2,
    Qualifier.APPROX: 1,
}


class _Kinds(NamedTuple):
    """How changes of a target are called, of a KPI or of the vision."""

    lowered: Kind = targets.TARGET_LOWERED
    postponed: Kind = targets.TARGET_POSTPONED
    removed: Kind = targets.TARGET_REMOVED
    blurred: Kind = targets.TARGET_BLURRED
    changed: Kind = targets.TARGET_CHANGED
    raised: Kind = targets.TARGET_RAISED
    added: Kind = targets.TARGET_ADDED
    advanced: Kind = targets.TARGET_ADVANCED


_OF_KPIS = _Kinds()
_OF_VISION = _Kinds(
    lowered=pledges.PROMISE_WEAKENED,
    postponed=pledges.PROMISE_WEAKENED,
    removed=pledges.PROMISE_WEAKENED,
    blurred=pledges.PROMISE_WEAKENED,
    changed=pledges.PROMISE_WEAKENED,
    raised=details.DETAIL_CHANGED,
    added=details.DETAIL_ADDED,
    advanced=details.DETAIL_CHANGED,
)


class _Sides(NamedTuple):
    """A target as it was and as it is, with what is needed to tell which asks for more."""

    old: Target
    new: Target
    units: tuple[str | None, str | None]
    direction: Direction | None
    whose: str

    @property
    def sides(self) -> Sides:
        return Sides(self.old, self.new, *self.units)


def of_target(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a target of a KPI."""
    old: Kpi = difference.owner.old
    new: Kpi = difference.owner.new
    whose = f"the target of {called(new)}"
    if len(old.target) > 1 or len(new.target) > 1:
        whose = f"a target of {called(new)}"
    direction = old.direction or new.direction
    if direction is None:
        direction = implied_direction(old.target, next(iter(old.measurements.values()), None))
    yield from _judged(difference, versions, _OF_KPIS, (old.unit, new.unit), direction, whose)


def of_promise(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a figure that the vision promises, by the direction of the KPI that tracks it."""
    item: Promise = difference.new or difference.old
    placed = versions.new.all_kpis.get(item.kpi or "")
    direction = implied_direction([difference.old or item], None) or (placed.kpi.direction if placed else None)
    yield from _judged(difference, versions, _OF_VISION, (None, None), direction, f"the promise “{item.name}”")


def _judged(
    difference: Difference,
    versions: Deliverables,
    kinds: _Kinds,
    units: tuple[str | None, str | None],
    direction: Direction | None,
    whose: str,
) -> Iterator[Verdict]:
    old, new = difference.old, difference.new
    if new is None:
        yield Verdict(kinds.removed, f"{whose} is gone", was=_words(old, units[0]))
    elif old is None:
        yield Verdict(kinds.added, f"{whose} is new", now=_words(new, units[1]))
    else:
        both = _Sides(old, new, units, direction, whose)
        yield from _of_size(both, kinds)
        yield from _of_due(both, versions, kinds)
        if plain_words(old.subject) != plain_words(new.subject):
            yield Verdict(kinds.changed, f"{whose} counts something else", old.subject, new.subject)
        yield from of_details(difference, _SIZE)


def _of_size(both: _Sides, kinds: _Kinds) -> Iterator[Verdict]:
    old, new, whose = both.old, both.new, both.whose
    was, now = _words(old, both.units[0]), _words(new, both.units[1])
    if old.has_number and not new.has_number:
        yield Verdict(kinds.removed, f"{whose} no longer holds a number", was, now)
    elif new.has_number and not old.has_number:
        yield Verdict(kinds.added, f"{whose} holds a number now", was, now)
    elif not old.has_number:
        if not both.sides.is_same:
            yield Verdict(kinds.changed, f"{whose} was reworded", was, now)
    elif not both.sides.is_same and not (both.units[0] != both.units[1] and is_told_by_unit(both.sides)):
        kind, words = _weighed(both, kinds)
        by = step(both.sides)
        yield Verdict(kind, f"{whose} {words}{f': {by}' if by else ''}", was, now)


def _weighed(both: _Sides, kinds: _Kinds) -> tuple[Kind, str]:
    """Return which kind of change it is when a number became another, and what happened in words."""
    factor, direction = both.sides.factor, both.direction
    if factor is None or direction in (None, Direction.MAINTAIN):
        return kinds.changed, "was changed"
    old, new = demanded(both.old, direction), demanded(both.new, direction)
    if old is not None:
        if new is None:
            return kinds.blurred, "no longer asks for anything certain"
        if new != old * factor:
            return (kinds.raised, "was raised") if new > old * factor else (kinds.lowered, "was lowered")
        firmer = _FIRM[both.new.qualifier] - _FIRM[both.old.qualifier]
        if firmer <= 0:
            return (kinds.blurred, "is less firm") if firmer else (details.DETAIL_CHANGED, "is expressed differently")
    return kinds.raised, "is firmer"


def _of_due(both: _Sides, versions: Deliverables, kinds: _Kinds) -> Iterator[Verdict]:
    old, new, whose = both.old.due, both.new.due, both.whose
    if old == new or (not both.new.has_number and both.old.has_number):
        return
    was, now = (old.words() if old else None), (new.words() if new else None)
    if old is None:
        yield Verdict(kinds.added, f"{whose} has a due date now", was, now)
    elif new is None:
        yield Verdict(kinds.postponed, f"{whose} no longer has a due date", was, now)
    else:
        shift = versions.shift(old, new)
        if shift is None:
            yield Verdict(kinds.changed, f"{whose} has another due date", was, now)
        elif shift > 0:
            yield Verdict(kinds.postponed, f"{whose} was postponed by {days(shift)}", was, now)
        elif shift < 0:
            yield Verdict(kinds.advanced, f"{whose} was brought forward by {days(shift)}", was, now)


def _words(target: Target, unit: str | None) -> str:
    words = print_quantity(target, unit=unit)
    return f"{words} by{NO_BREAK_SPACE}{target.due.words()}" if target.due else words
