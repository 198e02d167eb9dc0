"""M: what a row of values does: falling back, not changing, being at its target from the start."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from icc_cli.city.found import Found
from icc_cli.lint.context import Cell, KpiAt, RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.bounds import both, in_words
from icc_cli.model.kpis import Accumulation, Direction, Kpi
from icc_cli.model.quantities.quantity import Qualifier, Quantity

_FLAT = 3
"""How many equal values in a row make a flat series."""


@rule("ICC-M040", "regression-without-note", by_stage="iwww")
def regression_without_note(context: RuleContext) -> Iterator[Found]:
    """A value got worse from one checkpoint to the next, and no note says why.

    Readers will notice; without an explanation they assume a mistake, or that something is hidden. Say in `note` what
    happened.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 9, due: 2022-07},
             measurements: {start: 3, midway: 5, final: 4}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 9, due: 2022-07},
             measurements: {start: 3, midway: 5, final: {value: 4, note: One park was closed.}}}
    """
    for each in context.kpis:
        kpi = each.placed.kpi
        if kpi.accumulation in (Accumulation.CUMULATIVE, Accumulation.INCREMENTAL) or kpi.note is not None:
            continue
        for before, after in pairwise(_row(context, each)):
            if after.measurement.note is None and _is_worse(before.measurement, after.measurement, kpi):
                values = f"{_printed(before, kpi)} to {_printed(after, kpi)}"
                message = f"{each.label} fell back from {values} between {before.checkpoint} and {after.checkpoint}"
                yield Found(after.path, message, help="Say in `note` of the later value what happened.",
                            related=(("before", before.path),))  # fmt: skip


@rule("ICC-M041", "flat-series", by_stage="iiww")
def flat_series(context: RuleContext) -> Iterator[Found]:
    """A KPI has the same value at every checkpoint, without a note.

    Either nothing happened, which a report should explain; or the first value was copied; or the KPI cannot show what
    the city does, as with a share of potential sites. Measure again, add a note, or choose another KPI.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 9, due: 2022-07},
             measurements: {start: 3, midway: 3, final: 3}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 9, due: 2022-07},
             measurements: {start: 3, midway: 3, final: {value: 3, note: The supplier went out of business.}}}
    """
    for each in context.kpis:
        kpi = each.placed.kpi
        row = list(_row(context, each))
        is_told = kpi.note is not None or any(cell.measurement.note is not None for cell in row)
        if kpi.direction is Direction.MAINTAIN or is_told or len(row) < _FLAT:
            continue
        if all(_is_same(one.measurement, other.measurement, kpi) for one, other in pairwise(row)):
            message = f"{each.label} is {_printed(row[0], kpi)} at every checkpoint, and no note says why"
            hint = "Add a `note`: nothing was done, nothing could be measured, or the KPI cannot show what is done."
            yield Found((*each.path, "measurements"), message, help=hint)


@rule("ICC-M042", "running-total-falls", by_stage="wwwe")
def running_total_falls(context: RuleContext) -> Iterator[Found]:
    """A running total is lower than at the checkpoint before.

    A total since the beginning cannot decrease. Either a value is wrong, or the KPI is not a running total: use
    `accumulation: point` for a state, `incremental` for what each period added.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 9, due: 2022-07},
             accumulation: cumulative,
             measurements: {start: 3, midway: 5, final: 4}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 9, due: 2022-07},
             accumulation: cumulative,
             measurements: {start: 3, midway: 5, final: 9}}
    """
    for each in context.kpis:
        kpi = each.placed.kpi
        if kpi.accumulation is not Accumulation.CUMULATIVE:
            continue
        for before, after in pairwise(_row(context, each)):
            if _rises(after.measurement, before.measurement, kpi):
                message = (
                    f"{each.label} is a running total, but falls from {_printed(before, kpi)} to {_printed(after, kpi)}"
                )
                hint = (
                    "Correct the value or the `accumulation`: point for a state, incremental for each period's share."
                )
                yield Found(after.path, message, help=hint, related=(("before", before.path),))


@rule("ICC-M043", "target-met-at-start", by_stage="wwww")
def target_met_at_start(context: RuleContext) -> Iterator[Found]:
    """A target was met before the work began.

    It requires nothing: the city could do nothing at all and report success. Usually the target counts something other
    than the value (buildings of another kind), or one of the two is wrong. Set a target beyond the start.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 2, due: 2022-07},  # <- here
             measurements: {start: 3, midway: 5, final: 6}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 6, due: 2022-07},
             measurements: {start: 3, midway: 5, final: 6}}
    """
    first = context.edition.checkpoint_ids()[0]
    for each in context.kpis:
        kpi = each.placed.kpi
        start = kpi.measurements.get(first)
        if start is None or kpi.accumulation is Accumulation.INCREMENTAL:
            continue
        for index, target in enumerate(kpi.target):
            if target.note is None and not target.subject and _meets(start, target, kpi):
                have, want = (in_words(quantity, kpi) for quantity in (start, target))
                message = f"the target of {each.label}, {want}, was already met at the start, with {have}"
                hint = "Set a target beyond the start; or say in the target's `note` why you keep it."
                related = (("the start", (*each.path, "measurements", first)),)
                yield Found((*each.path, "target", index), message, help=hint, related=related)


def _row(context: RuleContext, each: KpiAt) -> Iterator[Cell]:
    """Yield the cells with a number, in the order of the checkpoints."""
    cells = {cell.checkpoint: cell for cell in each.cells() if cell.measurement.has_number}
    for checkpoint in context.edition.checkpoint_ids():
        if checkpoint in cells:
            yield cells[checkpoint]


def _printed(cell: Cell, kpi: Kpi) -> str:
    return in_words(cell.measurement, kpi)


def _rises(one: Quantity, other: Quantity, kpi: Kpi) -> bool:
    """Whether a value is certainly below the one that follows."""
    pair = both(one, other, kpi)
    return pair is not None and pair[1].low > pair[0].high


def _is_worse(before: Quantity, after: Quantity, kpi: Kpi) -> bool:
    if kpi.direction is Direction.INCREASE:
        return _rises(after, before, kpi)
    return kpi.direction is Direction.DECREASE and _rises(before, after, kpi)


def _is_same(one: Quantity, other: Quantity, kpi: Kpi) -> bool:
    """Whether two values are exactly the same number."""
    pair = both(one, other, kpi)
    return one.qualifier is other.qualifier is Qualifier.EXACT and pair is not None and pair[0] == pair[1]


def _meets(start: Quantity, target: Quantity, kpi: Kpi) -> bool:
    """Whether a start value certainly meets a target already."""
    pair = both(start, target, kpi)
    if pair is None:
        return False
    have, want = pair
    if kpi.direction is Direction.INCREASE:
        return want.low.is_finite() and have.low >= want.low
    return kpi.direction is Direction.DECREASE and want.high.is_finite() and have.high <= want.high
