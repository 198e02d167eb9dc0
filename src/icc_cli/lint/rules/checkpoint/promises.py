"""M: signed-off targets and KPIs that have changed."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.signed_off import KPI, TARGET, changes_of


@rule("ICC-M082", "frozen-target-changed", by_stage="eeee")
def frozen_target_changed(context: RuleContext) -> Iterator[Found]:
    """A target is no longer what it was when a checkpoint was signed off: its number changed, it is due later, or it
    was removed.

    A target that gives way is always met. If there is a good reason for another one, such as a council's decision, put
    it in a comment after the target.

    Bad:

        # checkpoints/midway.yaml
        version: 1
        city: testville
        edition: icc-2020
        checkpoint: midway
        date: 2022-03-01
        by: Ada Nowak
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, solution: lights, unit: parks, baseline: 3, value: 5,
             target: {value: 12, due: 2022-07}}

        # kpis/parks.yaml
        solution: lights
        kpis:
          - id: parks-lit
            name: Number of dimmed parks
            kind: activity
            unit: parks
            direction: increase
            owner: Digital Office
            source: Register of lamps
            target: {value: 9, due: 2022-07}  # <- here
            measurements: {start: 3, midway: 5, final: 9}

    Good:

        # checkpoints/midway.yaml
        version: 1
        city: testville
        edition: icc-2020
        checkpoint: midway
        date: 2022-03-01
        by: Ada Nowak
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, solution: lights, unit: parks, baseline: 3, value: 5,
             target: {value: 12, due: 2022-07}}

        # kpis/parks.yaml
        solution: lights
        kpis:
          - id: parks-lit
            name: Number of dimmed parks
            kind: activity
            unit: parks
            direction: increase
            owner: Digital Office
            source: Register of lamps
            target: {value: 12, due: 2022-07}
            measurements: {start: 3, midway: 5, final: 9}
    """
    yield from changes_of(context, TARGET)


@rule("ICC-M083", "frozen-kpi-removed", by_stage="eeee")
def frozen_kpi_removed(context: RuleContext) -> Iterator[Found]:
    """A signed-off KPI was removed, or has another id.

    What is dropped from a report is what went badly, readers suppose. Keep the KPI, and say in a state why it is not
    measured: `{state: not-monitored, reason: cancelled}`. A KPI keeps its id when it gets another name. One
    that really goes is accepted at the solution that it belonged to.

    Bad:

        # checkpoints/midway.yaml
        version: 1
        city: testville
        edition: icc-2020
        checkpoint: midway
        date: 2022-03-01
        by: Ada Nowak
        kpis:
          - {id: yards-lit, name: Number of dimmed yards, solution: lights, unit: yards, baseline: 1, value: 2}

        # kpis/lights.yaml
        solution: lights  # <- here
        kpis:
          - id: lamps-replaced
            name: Lamps replaced
            kind: activity
            initiative: replace-lamps
            unit: lamps
            direction: increase
            accumulation: cumulative
            owner: Digital Office
            source: Register of lamps
            target: {value: 900, due: 2022-07}
            measurements: {start: 0, midway: 400, final: 950}
          - id: dimmed-share
            name: Share of lamps that dim
            kind: maturity
            unit: "%"
            direction: increase
            accumulation: point
            owner: Digital Office
            source: Register of lamps
            target: {value: 40, due: 2022-07}
            measurements: {start: 2, midway: 20, final: 45}
          - id: electricity-used
            name: Electricity used for street lights
            kind: performance
            unit: kWh
            direction: decrease
            accumulation: point
            owner: Utility
            source: Meter readings
            target: {value: 700000, due: 2022-07}
            measurements: {start: 900000, midway: 810000, final: 690000}

    Good:

        # checkpoints/midway.yaml
        version: 1
        city: testville
        edition: icc-2020
        checkpoint: midway
        date: 2022-03-01
        by: Ada Nowak
        kpis:
          - {id: dimmed-share, name: Share of lamps that dim, solution: lights, unit: "%", baseline: 2, value: 20}
    """
    yield from changes_of(context, KPI)
