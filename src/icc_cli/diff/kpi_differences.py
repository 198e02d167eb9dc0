"""Compares the KPIs of a city as a whole: in which file a KPI stands does not matter, nor how files are divided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.diff.change import Where
from icc_cli.diff.differences import Difference, Pair, differences
from icc_cli.diff.matching import match_by
from icc_cli.model import Deliverable, PlacedKpi
from icc_cli.model.kpis import Kpi, KpiGroup
from icc_cli.model.roadmap import KpiRationale

_Steps = tuple[str | int, ...]


class _At(NamedTuple):
    """A KPI and its path."""

    path: _Steps
    placed: PlacedKpi


def kpi_differences(old: Deliverable, new: Deliverable) -> Iterator[Difference]:
    """Yield what differs in KPIs, apart from their values at checkpoints (see `cells`)."""
    before, after = _all(old), _all(new)
    matched = match_by(before, after, [_id, _name])
    of_groups = list(_of_groups(old, new))
    told = {difference.owner.new.solution for difference in of_groups if difference.field == "monitoring"}
    for one, two in matched.pairs:
        was, now = before[one], after[two]
        where = Where(was.path, now.path)
        groups = Pair(was.placed.group, now.placed.group)
        if groups.old.solution != groups.new.solution:
            owners = (Pair(was.placed.kpi, now.placed.kpi),)
            yield Difference(groups.old.solution, groups.new.solution, where, "solution", owners)
        kpis = Pair(was.placed.kpi, now.placed.kpi)
        is_own = {kpis.old.monitoring, kpis.new.monitoring} != {None} or groups.new.solution not in told
        yield from differences(kpis, where, (groups,), without=("measurements", "monitoring"))
        effective = Pair(kpis.old.monitoring or groups.old.monitoring, kpis.new.monitoring or groups.new.monitoring)
        if is_own and effective.old != effective.new:
            yield Difference(*effective, where.to("monitoring"), "monitoring", (groups, kpis))
    for one in matched.removed:
        path, placed = before[one]
        yield Difference(placed.kpi, None, Where(path, _place(new, placed.group)), "kpis", (_pair(placed.group),), True)
    for two in matched.added:
        path, placed = after[two]
        yield Difference(None, placed.kpi, Where(_place(old, placed.group), path), "kpis", (_pair(placed.group),), True)
    yield from of_groups


def cells(old: Deliverable, new: Deliverable) -> Iterator[Difference]:
    """Yield the KPIs' values at checkpoints that differ: `field` is the checkpoint.

    A state that holds for all KPIs of a file, or for all checkpoints of a KPI, is compared once, where it stands.
    """
    before, after = _all(old), _all(new)
    for one, two in match_by(before, after, [_id, _name]).pairs:
        was, now = before[one], after[two]
        owners = (Pair(was.placed.group, now.placed.group), Pair(was.placed.kpi, now.placed.kpi))
        for checkpoint in dict.fromkeys((*was.placed.kpi.measurements, *now.placed.kpi.measurements)):
            values = Pair(was.placed.at(checkpoint), now.placed.at(checkpoint))
            if values.old != values.new or was.placed.kpi.unit != now.placed.kpi.unit:
                where = Where(was.path, now.path).to("measurements", checkpoint)
                yield Difference(*values, where, checkpoint, owners)


def _all(deliverable: Deliverable) -> list[_At]:
    return [
        _At(("kpis", number, "kpis", index), PlacedKpi(group, kpi))
        for number, group in enumerate(deliverable.kpis)
        for index, kpi in enumerate(group.kpis)
    ]


def _id(at: _At) -> str:
    return at.placed.kpi.id


def _name(at: _At) -> tuple[str | None, ...]:
    kpi: Kpi = at.placed.kpi
    return at.placed.group.solution, kpi.system, " ".join(kpi.name.casefold().split())


def _pair(group: KpiGroup) -> Pair:
    return Pair(group, group)


def _place(deliverable: Deliverable, group: KpiGroup) -> _Steps:
    """Return where KPIs of a solution stand, else where the solution is defined, else the top."""
    for number, each in enumerate(deliverable.kpis):
        if each.solution == group.solution:
            return ("kpis", number)
    for number, solution in enumerate(deliverable.strategy.solutions):
        if solution.id == group.solution:
            return ("strategy", "solutions", number)
    return ()


def _of_groups(old: Deliverable, new: Deliverable) -> Iterator[Difference]:
    """Yield what differs in what is said once for the KPIs of a solution."""
    solutions = dict.fromkeys(group.solution for group in (*old.kpis, *new.kpis))
    for solution in solutions:
        before, after = _Group.of(old, solution), _Group.of(new, solution)
        pair = Pair(before.as_one, after.as_one)
        owners = (pair,)
        for each in differences(Pair(pair.old.rationale, pair.new.rationale), Where((), ()), owners):
            yield each._replace(where=Where(before.place(each.where.old), after.place(each.where.new)))
        if pair.old.monitoring != pair.new.monitoring:
            where = Where((*before.path, "monitoring"), (*after.path, "monitoring"))
            yield Difference(pair.old.monitoring, pair.new.monitoring, where, "monitoring", owners)


class _Group(NamedTuple):
    """What the files of one solution say together."""

    as_one: KpiGroup
    path: _Steps
    """Where the first that says how KPIs are monitored stands, else the first at all."""
    passages: dict[str, list[_Steps]]
    """Where the passages of each field of the rationale stand."""

    @classmethod
    def of(cls, deliverable: Deliverable, solution: str | None) -> _Group:
        numbered = [(number, group) for number, group in enumerate(deliverable.kpis) if group.solution == solution]
        passages: dict[str, list[_Steps]] = {field: [] for field in KpiRationale.model_fields}
        for number, group in numbered:
            for field, paths in passages.items():
                paths += [
                    ("kpis", number, "rationale", field, index) for index in range(len(getattr(group.rationale, field)))
                ]
        fields = {field: sum((getattr(group.rationale, field) for _, group in numbered), ()) for field in passages}
        monitored = [(number, group) for number, group in numbered if group.monitoring is not None]
        first = (monitored or numbered)[:1]
        as_one = KpiGroup.model_construct(
            solution=solution,
            monitoring=first[0][1].monitoring if first else None,
            rationale=KpiRationale.model_construct(None, **fields),
            kpis=(),
        )
        return cls(as_one, ("kpis", first[0][0]) if first else (), passages)

    def place(self, path: _Steps) -> _Steps:
        """Return where a path of the joined rationale leads to in the files."""
        if len(path) < 2 or not isinstance(path[1], int):
            return (*self.path, "rationale", *path)
        return (*self.passages[str(path[0])][path[1]], *path[2:])
