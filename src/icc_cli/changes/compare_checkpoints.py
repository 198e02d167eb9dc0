"""Compares the values of a city's KPIs at two checkpoints, which stand side by side in the same files."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.changes.amounts import Sides, step
from icc_cli.changes.change import Change, Kind, by_weight
from icc_cli.changes.compare_city import city_id
from icc_cli.changes.kinds import kpis
from icc_cli.changes.kpi_differences import kpis_of
from icc_cli.changes.naming import CITY_AS_A_WHOLE, called
from icc_cli.city import Reading
from icc_cli.city.places import locate
from icc_cli.model import Deliverable, PlacedKpi
from icc_cli.model.kpis import Accumulation, Direction
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.model.quantities.text import print_quantity


def compare_checkpoints(reading: Reading, since: str, until: str) -> list[Change]:
    """Return what the values of a city's KPIs are at one checkpoint that they were not at the other."""
    deliverable = reading.deliverable
    if deliverable is None:
        return []
    return by_weight(_changes(reading, deliverable, since, until))


def _changes(reading: Reading, deliverable: Deliverable, since: str, until: str) -> Iterator[Change]:
    paths = {at.placed.kpi.id: at.path for at in kpis_of(deliverable)}
    for placed in deliverable.all_kpis.values():
        old, new = placed.at(since), placed.at(until)
        told = _told(placed, old, new, since, until)
        if told is None:
            continue
        kind, message = told
        solution = deliverable.solutions.get(placed.group.solution or "")
        yield Change(
            kind=kind,
            city=city_id(reading),
            message=message,
            old=locate(reading, (*paths[placed.kpi.id], "measurements", since), "value"),
            new=locate(reading, (*paths[placed.kpi.id], "measurements", until), "value"),
            heading=" ".join(solution.name.split()) if solution else CITY_AS_A_WHOLE,
            ids=(*([("solution", solution.id)] if solution else []), ("kpi", placed.kpi.id)),
            field="measurements",
            was=_words(old, placed),
            now=_words(new, placed),
        )


def _told(
    placed: PlacedKpi, old: Measurement | None, new: Measurement | None, since: str, until: str
) -> tuple[Kind, str] | None:
    whose = called(placed.kpi)
    if new is None or new.state is not None:
        return None if old is None or old.state is not None else (kpis.VALUE_ENDED, f"{whose} has no {until} value")
    if old is None or old.state is not None:
        return kpis.MEASURED, f"{whose} has a {until} value, and none of {since} to compare it with"
    sides = Sides(old, new, placed.kpi.unit, placed.kpi.unit)
    if sides.is_same:
        return None
    by = step(sides)
    return (
        kpis.VALUE_MOVED,
        f"{whose} moved from {since} to {until}{f': {by}' if by else ''}{_judgement(placed, sides)}",
    )


def _judgement(placed: PlacedKpi, sides: Sides) -> str:
    """Return whether that is better, where the KPI says which way is, and its values are states."""
    old, new, factor = sides.old.value, sides.new.value, sides.factor
    direction = placed.kpi.direction
    if old is None or new is None or factor is None or placed.kpi.accumulation is Accumulation.INCREMENTAL:
        return ""
    if direction not in (Direction.INCREASE, Direction.DECREASE):
        return ""
    has_grown = new > old * factor.numerator / factor.denominator
    return ", which is better" if has_grown == (direction is Direction.INCREASE) else ", which is worse"


def _words(measurement: Measurement | None, placed: PlacedKpi) -> str | None:
    return None if measurement is None else print_quantity(measurement, unit=placed.kpi.unit)
