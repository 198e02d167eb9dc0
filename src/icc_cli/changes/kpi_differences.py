"""Compares the KPIs of a city as a whole: it does not matter which file a KPI is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.changes.change import Where
from icc_cli.changes.differences import Difference, Pair, differences
from icc_cli.changes.matching import match_by
from icc_cli.model import Deliverable, PlacedKpi
from icc_cli.model.base import Passage
from icc_cli.model.kpis import Kpi, KpiGroup
from icc_cli.model.roadmap import KpiRationale
from icc_cli.yamltext import KeyPath


class KpiAt(NamedTuple):
    """A KPI and its path."""

    path: KeyPath
    placed: PlacedKpi


def kpi_differences(old: Deliverable, new: Deliverable) -> Iterator[Difference]:
    """Yield what differs in KPIs, apart from their values at checkpoints (see `cells`)."""
    before, after = kpis_of(old), kpis_of(new)
    matched = match_by(before, after, [_id, _name])
    told: list[Pair] = []
    for one, two in matched.pairs:
        was, now = before[one], after[two]
        where = Where(was.path, now.path)
        groups = Pair(was.placed.group, now.placed.group)
        if groups.old.solution != groups.new.solution:
            owners = (Pair(was.placed.kpi, now.placed.kpi),)
            yield Difference(groups.old.solution, groups.new.solution, where, "solution", owners)
        kpis = Pair(was.placed.kpi, now.placed.kpi)
        yield from differences(kpis, where, (groups,), without=("measurements", "monitoring"))
        yield from _of_monitoring(groups, kpis, where, told)
    for one in matched.removed:
        path, placed = before[one]
        yield Difference(placed.kpi, None, Where(path, _place(new, placed.group)), "kpis", (_pair(placed.group),), True)
    for two in matched.added:
        path, placed = after[two]
        yield Difference(None, placed.kpi, Where(_place(old, placed.group), path), "kpis", (_pair(placed.group),), True)
    yield from _of_rationales(old, new)


def cells(old: Deliverable, new: Deliverable) -> Iterator[Difference]:
    """Yield the KPIs' values at checkpoints that differ: `field` is the checkpoint.

    A state that holds for all KPIs of a file, or for all checkpoints of a KPI, is compared once, where it stands.
    """
    before, after = kpis_of(old), kpis_of(new)
    for one, two in match_by(before, after, [_id, _name]).pairs:
        was, now = before[one], after[two]
        owners = (Pair(was.placed.group, now.placed.group), Pair(was.placed.kpi, now.placed.kpi))
        for checkpoint in dict.fromkeys((*was.placed.kpi.measurements, *now.placed.kpi.measurements)):
            values = Pair(was.placed.at(checkpoint), now.placed.at(checkpoint))
            if values.old != values.new or was.placed.kpi.unit != now.placed.kpi.unit:
                where = Where(was.path, now.path).to("measurements", checkpoint)
                yield Difference(*values, where, checkpoint, owners)


def kpis_of(deliverable: Deliverable) -> list[KpiAt]:
    """Return the KPIs of a city in the order of its files."""
    return [
        KpiAt(("kpis", number, "kpis", index), PlacedKpi(group, kpi))
        for number, group in enumerate(deliverable.kpis)
        for index, kpi in enumerate(group.kpis)
    ]


def _id(at: KpiAt) -> str:
    return at.placed.kpi.id


def _name(at: KpiAt) -> tuple[str | None, ...]:
    kpi: Kpi = at.placed.kpi
    return at.placed.group.solution, kpi.system, " ".join(kpi.name.casefold().split())


def _pair(group: KpiGroup) -> Pair:
    return Pair(group, group)


def _place(deliverable: Deliverable, group: KpiGroup) -> KeyPath:
    """Return where KPIs of a solution stand, else where the solution is defined, else the top."""
    for number, each in enumerate(deliverable.kpis):
        if each.solution == group.solution:
            return ("kpis", number, "kpis")
    for number, solution in enumerate(deliverable.strategy.solutions):
        if solution.id == group.solution:
            return ("strategy", "solutions", number)
    return ()


def _of_monitoring(groups: Pair, kpis: Pair, where: Where, told: list[Pair]) -> Iterator[Difference]:
    """Yield the state that holds where nothing was measured, if it differs; that of a whole file once."""
    states = Pair(kpis.old.monitoring or groups.old.monitoring, kpis.new.monitoring or groups.new.monitoring)
    if states.old == states.new:
        return
    if kpis.old.monitoring is not None or kpis.new.monitoring is not None:
        yield Difference(*states, where.to("monitoring"), "monitoring", (groups, kpis))
    elif states not in told:
        told.append(states)
        group = Where((*where.old[:2], "monitoring"), (*where.new[:2], "monitoring"))
        yield Difference(*states, group, "monitoring", (groups,))


def _of_rationales(old: Deliverable, new: Deliverable) -> Iterator[Difference]:
    """Yield what differs in why the KPIs of a solution were chosen, however many files say so."""
    for solution in dict.fromkeys(group.solution for group in (*old.kpis, *new.kpis)):
        before, after = _Rationale.of(old, solution), _Rationale.of(new, solution)
        for each in differences(Pair(before.as_one, after.as_one), Where((), ()), (before.owner_with(after),)):
            yield each._replace(where=Where(before.place(each.where.old), after.place(each.where.new)))


class _Rationale(NamedTuple):
    """What the files of one solution say together."""

    as_one: KpiRationale
    solution: str | None
    path: KeyPath
    """Where the first of the files stands."""
    passages: dict[str, list[KeyPath]]
    """Where the passages of each field stand."""

    @classmethod
    def of(cls, deliverable: Deliverable, solution: str | None) -> _Rationale:
        groups = [(number, group) for number, group in enumerate(deliverable.kpis) if group.solution == solution]
        texts: dict[str, list[Passage]] = {field: [] for field in KpiRationale.model_fields}
        paths: dict[str, list[KeyPath]] = {field: [] for field in KpiRationale.model_fields}
        for number, group in groups:
            for field in texts:
                given = getattr(group.rationale, field)
                texts[field] += given
                paths[field] += [("kpis", number, "rationale", field, index) for index in range(len(given))]
        as_one = KpiRationale(**{field: tuple(passages) for field, passages in texts.items()})
        return cls(as_one, solution, ("kpis", groups[0][0]) if groups else (), paths)

    def owner_with(self, other: _Rationale) -> Pair:
        """Return the two as what they belong to: the KPIs of a solution."""
        return Pair(*(KpiGroup(solution=each.solution, rationale=each.as_one) for each in (self, other)))

    def place(self, path: KeyPath) -> KeyPath:
        """Return where a path of the whole leads to in the files."""
        if len(path) < 2 or not isinstance(path[1], int):
            return (*self.path, "rationale", *path)
        return (*self.passages[str(path[0])][path[1]], *path[2:])
