"""K: whether a KPI says what is to be reached, and by when (the M and T of SMART)."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.rules.case import Case
from icc_cli.rules.engine import Found, rule


@rule("ICC-K010", "kpi-without-target", by_stage="iwww")
def kpi_without_target(case: Case) -> Iterator[Found]:
    """A KPI has no target.

    Without one, nobody can say whether what was reached is enough, and progress has no measure. Give what is to be
    reached and by when; the steering committee that owns the solution decides it.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - id: parks-lit                     # <- here
            name: Parks with dimming lamps
            kind: activity
            initiative: replace-lamps
            unit: parks
            direction: increase
            accumulation: cumulative
            owner: Digital Office
            source: Register of lamps
            measurements: {start: 0, midway: 2, final: 5}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - id: parks-lit
            name: Parks with dimming lamps
            kind: activity
            initiative: replace-lamps
            unit: parks
            direction: increase
            accumulation: cumulative
            owner: Digital Office
            source: Register of lamps
            target: {value: 5, due: 2022-07}
            measurements: {start: 0, midway: 2, final: 5}
    """
    for each in case.kpis:
        if not each.placed.kpi.target:
            yield Found(each.path, f"{each.label} has no target", "item", "Add `target: {value: …, due: …}`.")
