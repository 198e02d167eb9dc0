"""Judges KPIs: what they count, in which unit, and which way is better."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.changes.amounts import Sides, unit_ratio
from icc_cli.changes.change import Verdict
from icc_cli.changes.differences import Difference
from icc_cli.changes.judging.deliverables import Deliverables
from icc_cli.changes.judging.details import shown
from icc_cli.changes.judging.measurements import is_told_by_unit
from icc_cli.changes.kinds import details, kpis
from icc_cli.changes.naming import called
from icc_cli.changes.text import stretches
from icc_cli.model.kpis import Kpi


def of_kpi(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a KPI that came or went."""
    item: Kpi = difference.old if difference.new is None else difference.new
    if difference.new is None:
        yield Verdict(kpis.KPI_REMOVED, f"the KPI `{item.id}` is gone", was=shown(item.name))
    else:
        yield Verdict(kpis.KPI_ADDED, f"the KPI `{item.id}` is new", now=shown(item.name))


def of_direction(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge which way is better."""
    whose = called(difference.owner.new)
    if difference.old is None:
        yield Verdict(details.DETAIL_ADDED, f"{whose} says which way is better", now=shown(difference.new))
    else:
        verb = "has another direction now" if difference.new else "no longer says which way is better"
        yield Verdict(kpis.DIRECTION_CHANGED, f"{whose} {verb}", shown(difference.old), shown(difference.new) or None)


def of_unit(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge the unit: no change where all numbers were converted to it."""
    old: Kpi = difference.owner.old
    new: Kpi = difference.owner.new
    how_many = unit_ratio(old.unit, new.unit)
    if how_many == 1 or (how_many is not None and not _keeps_numbers(old, new)):
        return
    whose = called(new)
    if old.unit is None:
        yield Verdict(details.DETAIL_ADDED, f"{whose} has a unit", now=new.unit)
    else:
        verb = "is in another unit" if new.unit else "no longer has a unit"
        yield Verdict(kpis.UNIT_CHANGED, f"{whose} {verb}", old.unit, new.unit)


def of_accumulation(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge how values add up."""
    whose = called(difference.owner.new)
    if difference.old is None:
        yield Verdict(details.DETAIL_ADDED, f"{whose} says how its values add up", now=shown(difference.new))
    else:
        was, now = shown(difference.old), shown(difference.new) or None
        yield Verdict(kpis.ACCUMULATION_CHANGED, f"the values of {whose} add up differently", was, now)


def of_kind(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge what kind of KPI it is."""
    message = f"{called(difference.owner.new)} is of another kind"
    yield Verdict(kpis.KIND_CHANGED, message, shown(difference.old), shown(difference.new))


def of_description(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge what is counted."""
    old, new, whose = difference.old, difference.new, called(difference.owner.new)
    if old is None:
        yield Verdict(details.DETAIL_ADDED, f"{whose} says what is counted", now=new)
    elif new is None:
        yield Verdict(kpis.KPI_REDEFINED, f"{whose} no longer says what is counted", was=old)
    else:
        yield Verdict(kpis.KPI_REDEFINED, f"{whose} is described in other words", old, new, stretches(old, new))


def _keeps_numbers(old: Kpi, new: Kpi) -> bool:
    """Tell whether a number stayed as it was while the unit changed."""
    cells = ((old.measurements[each], new.measurements[each]) for each in old.measurements if each in new.measurements)
    both = [*cells, *zip(old.target, new.target, strict=False)]
    return any(is_told_by_unit(Sides(before, after, old.unit, new.unit)) for before, after in both)
