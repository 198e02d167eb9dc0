"""M: signed-off measurements that have changed."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.signed_off import BASELINE, MEASUREMENT, changes_of


@rule("ICC-M080", "frozen-measurement-changed", by_stage="eeee")
def frozen_measurement_changed(context: RuleContext) -> Iterator[Found]:
    """A measurement is no longer what it was when its checkpoint was signed off.

    Others have read that number and based decisions on it, and nobody trusts a report that changes its past. Restore
    the value, or say why it was wrong: put the reason in a comment after the value, where everyone finds it.

    Bad:

        # checkpoints/midway.yaml
        version: 1
        city: testville
        edition: icc-2020
        checkpoint: midway
        date: 2022-03-01
        by: Ada Nowak
        kpis:
          - {id: lamps-replaced, name: Lamps replaced, solution: lights, unit: lamps, value: 400}
          - {id: parks-lit, name: Number of dimmed parks, solution: lights, unit: parks, baseline: 3, value: 5}

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
            target: {value: 9, due: 2022-07}
            measurements:
              start: 3
              midway: 6  # <- here
              final: 9

    Good:

        # checkpoints/midway.yaml
        version: 1
        city: testville
        edition: icc-2020
        checkpoint: midway
        date: 2022-03-01
        by: Ada Nowak
        kpis:
          - {id: lamps-replaced, name: Lamps replaced, solution: lights, unit: lamps, value: 400}
          - {id: parks-lit, name: Number of dimmed parks, solution: lights, unit: parks, baseline: 3, value: 5}

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
            target: {value: 9, due: 2022-07}
            measurements:
              start: 3
              midway: 6  # icc: allow ICC-M080 the Old Park was counted in June only
              final: 9
    """
    yield from changes_of(context, MEASUREMENT)


@rule("ICC-M081", "frozen-baseline-changed", by_stage="eeee")
def frozen_baseline_changed(context: RuleContext) -> Iterator[Found]:
    """A KPI's start value is no longer what it was when a checkpoint was signed off.

    All progress is calculated from the start: another start gives the same work another result. Restore it, or say
    after the value why it was wrong.

    Bad:

        # checkpoints/midway.yaml
        version: 1
        city: testville
        edition: icc-2020
        checkpoint: midway
        date: 2022-03-01
        by: Ada Nowak
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, solution: lights, unit: parks, baseline: 3, value: 5}

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
            target: {value: 9, due: 2022-07}
            measurements:
              start: 1  # <- here
              midway: 5
              final: 9

    Good:

        # checkpoints/midway.yaml
        version: 1
        city: testville
        edition: icc-2020
        checkpoint: midway
        date: 2022-03-01
        by: Ada Nowak
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, solution: lights, unit: parks, baseline: 3, value: 5}

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
            target: {value: 9, due: 2022-07}
            measurements:
              start: 3
              midway: 5
              final: 9
    """
    yield from changes_of(context, BASELINE)
