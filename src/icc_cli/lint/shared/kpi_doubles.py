"""KPIs that are given twice, and where the two contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.lint.context import KpiAt, RuleContext
from icc_cli.lint.shared.bounds import contradict
from icc_cli.lint.shared.kpi_words import key_words


def doubles(context: RuleContext) -> Iterator[list[KpiAt]]:
    """Yield KPIs of one solution and system whose names mean the same, two or more at a time.

    Words of the solution's own name do not count: `interactions` are `interactions on the platform`.
    """
    for group in context.kpi_groups:
        solution = context.deliverable.solutions.get(group.group.solution or "")
        own = key_words(" ".join([solution.name, *solution.also_named])) if solution else frozenset()
        same: dict[tuple[object, ...], list[KpiAt]] = defaultdict(list)
        for each in group.kpis:
            kpi = each.placed.kpi
            same[key_words(kpi.name, own), kpi.system, kpi.description].append(each)
        yield from (found for found in same.values() if len(found) > 1)


class Contradiction(NamedTuple):
    """Two KPIs with the same name whose values at a checkpoint cannot both be true."""

    checkpoint: str
    one: KpiAt
    other: KpiAt


def contradictions(same: list[KpiAt]) -> list[Contradiction]:
    """Return where KPIs with the same name contradict each other."""
    found = []
    for index, one in enumerate(same):
        for other in same[index + 1 :]:
            for cell in one.cells():
                value = other.placed.kpi.measurements.get(cell.checkpoint)
                if value is not None and contradict(cell.measurement, value, one.placed.kpi, other.placed.kpi):
                    found.append(Contradiction(cell.checkpoint, one, other))
    return found
