"""Judges what was measured: a new value is news; a known value that changed is history rewritten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from icc_cli.changes.amounts import Sides, step
from icc_cli.changes.change import Verdict
from icc_cli.changes.differences import Difference
from icc_cli.changes.judging.deliverables import Deliverables
from icc_cli.changes.judging.details import of_details
from icc_cli.changes.kinds import details, kpis
from icc_cli.changes.naming import CITY_AS_A_WHOLE, called
from icc_cli.model.kpis import Kpi, KpiGroup
from icc_cli.model.quantities.quantity import Measurement, State
from icc_cli.model.quantities.text import print_quantity

_SIZE = ("value", "min", "max", "qualifier", "unit", "relation", "reference", "scale", "text", "state", "reason", "raw")
_PROMISED = (State.PENDING, State.NOT_YET_MEASURABLE)


def of_cell(difference: Difference, order: Sequence[str]) -> Iterator[Verdict]:
    """Judge the value of a KPI at a checkpoint; `order` are the checkpoints, of which the first is the baseline."""
    old, new, checkpoint = difference.old, difference.new, difference.field
    before: Kpi = difference.owner.old
    after: Kpi = difference.owner.new
    whose = f"{checkpoint} of {called(after)}"
    was, now = _words(old, before.unit), _words(new, after.unit)
    if not _is_value(old):
        if _is_value(new):
            yield Verdict(kpis.MEASURED, f"{whose} has a value", was, now)
        else:
            yield from _of_states(old, new, whose)
            return
    elif not _is_value(new):
        yield Verdict(kpis.MEASUREMENT_REMOVED, f"{whose} no longer has a value", was, now)
    elif not _same_value(old, new, before, after):
        kind = kpis.BASELINE_REWRITTEN if checkpoint == next(iter(order), None) else kpis.MEASUREMENT_REWRITTEN
        by = step(Sides(old, new, before.unit, after.unit))
        yield Verdict(kind, f"{whose} was rewritten{f': {by}' if by else ''}", was, now)
    if old is not None and new is not None:
        yield from of_details(difference._replace(is_item=False), _SIZE)


def of_monitoring(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge the state that holds where nothing was measured, of a KPI or of all KPIs of a file."""
    owner = difference.owner.new
    if isinstance(owner, KpiGroup):
        whose = f"each KPI of {f'`{owner.solution}`' if owner.solution else CITY_AS_A_WHOLE.lower()} without a value"
    else:
        whose = f"{called(owner)}, where it has no value,"
    yield from _of_states(difference.old, difference.new, whose)


def is_told_by_unit(sides: Sides) -> bool:
    """Tell whether only the KPI's unit changed around a number, which is told once for the KPI."""
    old, new = sides.old, sides.new
    has_own_unit = old.unit is not None or new.unit is not None
    is_rewritten = not (sides.have_same_digits and old.relation is new.relation)
    return old.has_number and not has_own_unit and not is_rewritten and not sides.have_same_number


def _same_value(old: Measurement, new: Measurement, before: Kpi, after: Kpi) -> bool:
    sides = Sides(old, new, before.unit, after.unit)
    return sides.is_same or (before.unit != after.unit and is_told_by_unit(sides))


def _of_states(old: Measurement | None, new: Measurement | None, whose: str) -> Iterator[Verdict]:
    was, now = _words(old, None), _words(new, None)
    if (old and old.state in _PROMISED) and not (new and new.state in _PROMISED):
        yield Verdict(kpis.MEASUREMENT_GIVEN_UP, f"{whose} will no longer be measured", was, now)
    elif was != now:
        kind = (
            details.DETAIL_ADDED if old is None else details.DETAIL_REMOVED if new is None else details.DETAIL_CHANGED
        )
        verb = "is now said to be" if new else "is missing without a reason: it was"
        yield Verdict(kind, f"{whose} {verb} {now or was}", was, now)
    elif old is not None and new is not None and old.note != new.note:
        yield Verdict(details.PROSE_CHANGED, f"{whose} has another note", old.note, new.note)


def _is_value(measurement: Measurement | None) -> bool:
    return measurement is not None and measurement.state is None


def _words(measurement: Measurement | None, unit: str | None) -> str | None:
    return None if measurement is None else print_quantity(measurement, unit=unit)
