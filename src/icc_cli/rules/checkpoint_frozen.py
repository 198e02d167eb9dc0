"""M: numbers that were signed off, and are no longer as they were."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.checkpoints import FrozenChange, FrozenValue
from icc_cli.checkpoints.comparing import ChangeKind
from icc_cli.checkpoints.words import printed
from icc_cli.diagnostics import Location, Related
from icc_cli.rules.case import Case, KpiAt
from icc_cli.rules.engine import Found, On, rule
from icc_cli.rules.places import FILE_START, Path

_FOR_GOOD = "Put it back; or say why it changed in a comment behind it: # icc: allow"


@rule("ICC-M080", "frozen-measurement-changed", by_stage="eeee")
def frozen_measurement_changed(case: Case) -> Iterator[Found]:
    """A measurement is no longer what it was when its checkpoint was signed off.

    Others have read that number, and have decided by it. A report whose past changes cannot be trusted, so that the
    value either becomes again what it was, or the city says why it was wrong: the reason stands behind the value, in a
    comment, where everybody finds it.

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
    yield from _changes(case, ChangeKind.MEASUREMENT)


@rule("ICC-M081", "frozen-baseline-changed", by_stage="eeee")
def frozen_baseline_changed(case: Case) -> Iterator[Found]:
    """The value of a KPI's start is no longer what it was when a checkpoint was signed off.

    All progress is reckoned from the start: another start makes another result of the same work. Put it back, or say
    behind the value why it was wrong.

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
    yield from _changes(case, ChangeKind.BASELINE)


@rule("ICC-M082", "frozen-target-changed", by_stage="eeee")
def frozen_target_changed(case: Case) -> Iterator[Found]:
    """A target is no longer what it was when a checkpoint was signed off: another number, a later date, or gone.

    A target that gives way is met by everybody. Where there is a good reason to set another one, a council's decision
    for example, it stands behind the target in a comment.

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
    yield from _changes(case, ChangeKind.TARGET)


@rule("ICC-M083", "frozen-kpi-removed", by_stage="eeee")
def frozen_kpi_removed(case: Case) -> Iterator[Found]:
    """A KPI that was signed off is no longer there, or has another id.

    What is dropped from a report is what went badly, readers suppose. Keep the KPI, and say in a state why it is not
    measured any more: `{state: not-monitored, reason: cancelled}`. A KPI keeps its id when it gets another name. One
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
    yield from _changes(case, ChangeKind.KPI_REMOVED)


def _changes(case: Case, kind: ChangeKind) -> Iterator[Found]:
    kpis = {each.placed.kpi.id: each for each in case.kpis}
    for frozen, change in case.rewritten:
        if change.kind is not kind:
            continue
        signed = _signed(frozen)
        if kind is ChangeKind.KPI_REMOVED:
            message = f"`{change.kpi}` was signed off with {frozen.signed_off}, and is not there any more"
            hint = "Put it back under its id, with a state where it is not measured any more."
            group = _group(case, frozen.solution)
            yield Found(group, message, on="item", help=hint, elsewhere=(signed,))
            continue
        path, on = _place(kpis[change.kpi], change)
        now = printed(change.after, change.unit_after)
        was = printed(change.before, change.unit_before)
        what = f"{change.checkpoint} of" if change.checkpoint else "the target of"
        message = f"{what} `{change.kpi}` is {now}, but {was} was signed off with {frozen.signed_off}"
        code = {ChangeKind.BASELINE: "ICC-M081", ChangeKind.TARGET: "ICC-M082"}.get(kind, "ICC-M080")
        yield Found(path, message, on=on, help=f"{_FOR_GOOD} {code} reason", elsewhere=(signed,))


def _place(each: KpiAt, change: FrozenChange) -> tuple[Path, On]:
    """Return what is to be underlined: the value, or, where the KPI has none of its own, the KPI."""
    kpi = each.placed.kpi
    if change.checkpoint is None:
        return ((*each.path, "target"), "value") if kpi.target else (each.path, "item")
    if change.checkpoint in kpi.measurements:
        return (*each.path, "measurements", change.checkpoint), "value"
    return each.path, "item"


def _group(case: Case, solution: str | None) -> Path:
    return next((each.path for each in case.kpi_groups if each.group.solution == solution), ("city",))


def _signed(frozen: FrozenValue) -> Related:
    span = frozen.document.value_span(frozen.path) or FILE_START
    return Related("signed off", Location(frozen.document.file, span, frozen.document))
