"""Compares two readings of a city: from differences to changes, each with a kind, a sentence and both places."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.changes.change import Change, Verdict, Where, by_weight
from icc_cli.changes.differences import Difference, Pair, differences
from icc_cli.changes.judging import Deliverables, judge
from icc_cli.changes.judging.measurements import of_cell
from icc_cli.changes.kpi_differences import cells, kpi_differences
from icc_cli.changes.naming import heading, ids, solution_of
from icc_cli.city import Reading
from icc_cli.city.places import locate
from icc_cli.diagnostics import Location
from icc_cli.model import Deliverable
from icc_cli.model.roadmap import Track
from icc_cli.yamltext import KeyPath

_TOP = ("city", "id")


def compare(old: Reading, new: Reading) -> list[Change]:
    """Return what changed in a city, by heading and weight; nothing where a side cannot be understood."""
    before, after = old.deliverable, new.deliverable
    if before is None or after is None or before == after:
        return []
    versions = Deliverables(before, after)
    order = new.edition.checkpoint_ids()
    told = [(each, said) for each in _differences(before, after) for said in judge(each, versions)]
    told += [(each, said) for each in cells(before, after) for said in of_cell(each, order)]
    return by_weight(_change(old, new, versions, each, said) for each, said in told)


def _differences(old: Deliverable, new: Deliverable) -> Iterator[Difference]:
    yield from kpi_differences(old, new)
    for each in differences(Pair(old, new), Where((), ()), without=("kpis",)):
        yield from _steps_of(each) if isinstance(each.old or each.new, Track) else (each,)


def _steps_of(difference: Difference) -> Iterator[Difference]:
    """Yield the steps of a roadmap that came or went as a whole: each of them is a promise of its own."""
    track = difference.old if difference.new is None else difference.new
    nothing = Track(solution=track.solution)
    pair = Pair(difference.old or nothing, difference.new or nothing)
    yield from differences(pair, difference.where, difference.owners)


def _change(old: Reading, new: Reading, versions: Deliverables, difference: Difference, told: Verdict) -> Change:
    items = (*difference.owners, Pair(difference.old, difference.new)) if difference.is_item else difference.owners
    return Change(
        kind=told.kind,
        city=city_id(new),
        message=told.message,
        old=_place(old, difference, difference.where.old, exists=difference.old is not None),
        new=_place(new, difference, difference.where.new, exists=difference.new is not None),
        heading=heading(difference, versions.old, versions.new),
        ids=tuple(ids(items)),
        field="" if difference.is_item and None in (difference.old, difference.new) else difference.field,
        was=told.was,
        now=told.now,
        stretches=told.stretches,
    )


def _place(reading: Reading, difference: Difference, path: KeyPath, *, exists: bool) -> Location:
    """Return where something stands; of what is absent, the key that it would be below, else its solution or city."""
    if reading.assembly.place(path) is None:
        path, exists = _solution_path(reading, difference), False
    if exists and path and isinstance(path[-1], int):
        return locate(reading, path, "item")
    return locate(reading, path, "value" if exists else "key")


def _solution_path(reading: Reading, difference: Difference) -> KeyPath:
    solution = solution_of((*difference.owners, Pair(difference.old, difference.new)))
    known = list(reading.deliverable.solutions) if reading.deliverable else []
    return ("strategy", "solutions", known.index(solution), "id") if solution in known else _TOP


def city_id(reading: Reading) -> str:
    """Return the id that a city's files give, else the name of its folder."""
    city = reading.assembly.value.get("city")
    own = city.get("id") if isinstance(city, dict) else None
    return own if isinstance(own, str) else reading.folder.id
