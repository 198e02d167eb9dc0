"""M: whether the values that are due are there, and were measured in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from icc_cli.city.found import Found
from icc_cli.lint.context import KpiAt, RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.kpi_gaps import Spot, Wording, gather, gather_kpis, is_habit
from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.quantity import State


@rule("ICC-M001", "kpi-never-measured", by_stage="--we")
def kpi_never_measured(context: RuleContext) -> Iterator[Found]:
    """A KPI has no value and no explanation.

    In the final report it is a name without a result, and readers can only guess whether it was forgotten, failed or
    dropped. Give its values; or say once for the KPI why there are none: `monitoring: {state: …, reason: …}`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,  # <- here
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             monitoring: {state: not-applicable, note: Testville has no parks after dark.}}
    """
    wording = Wording("{} was never measured", "{} were never measured", "{} was ever measured")
    hint = "Add `measurements`, or say why there are none: `monitoring: {state: …, reason: …}`."
    for group in context.kpi_groups:
        parts = [group]
        if not is_habit(sum(map(_is_bare, group.kpis)), len(group.kpis)):
            kinds = dict.fromkeys(each.placed.kpi.kind for each in group.kpis)
            parts = [group.of_kind(kind) for kind in kinds]  # a table of one kind may be missing
        for part in parts:
            spots = [Spot(each, each.path, "item") for each in part.kpis if _is_bare(each)]
            yield from gather(part, spots, len(part.kpis), wording, hint)


def _is_bare(each: KpiAt) -> bool:
    kpi, group = each.placed.kpi, each.placed.group
    return not kpi.measurements and kpi.monitoring is None and group.monitoring is None


@rule("ICC-M002", "missing-value", by_stage="--ww")
def missing_value(context: RuleContext) -> Iterator[Found]:
    """A measured KPI has nothing at a past checkpoint.

    An empty cell may mean zero, unknown or forgotten. Give the value, or say why there is none.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, final: 5}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: {state: not-monitored, reason: no-resources}, final: 5}}
    """
    for checkpoint in context.due_checkpoints[1:]:  # the first is the baseline, which has its own rule
        yield from gather_kpis(
            context,
            lambda each, at=checkpoint: each.placed.at(at) is None,  # type: ignore[misc]
            Wording(f"{{}} has no {checkpoint} value", f"{{}} have no {checkpoint} value", facts=(checkpoint,)),
            f"Add `{checkpoint}` to `measurements`: the value, or a state with its reason.",
            among=lambda each: bool(each.placed.kpi.measurements),
            at="measurements",
        )


@rule("ICC-M003", "value-still-pending", by_stage="-wwe")
def value_still_pending(context: RuleContext) -> Iterator[Found]:
    """A value is announced (`TBD`) for a past checkpoint.

    The value never came, and after the final report it never will. Give the value; if there is none, say why: `{state:
    not-monitored, reason: …}`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: TBD, final: 5}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: {state: not-monitored, reason: no-data}, final: 5}}
    """
    hint = "Give the value, or say why there is none: {state: not-monitored, reason: …}."
    for each in context.kpis:
        for cell in each.cells():
            if cell.measurement.state is State.PENDING and cell.checkpoint in context.due_checkpoints:
                yield Found(cell.path, f"{cell.checkpoint} of {each.label} is still to come", help=hint)
        monitoring = each.placed.kpi.monitoring
        if monitoring is not None and monitoring.state is State.PENDING and context.due_checkpoints:
            yield Found((*each.path, "monitoring"), f"the values of {each.label} are still to come", help=hint)
    for group in context.kpi_groups:
        standing = group.group.monitoring
        if standing is not None and standing.state is State.PENDING and context.due_checkpoints:
            yield Found((*group.path, "monitoring"), f"the values of {group.label} are still to come", help=hint)


@rule("ICC-M004", "measured-out-of-order", by_stage="wwww")
def measured_out_of_order(context: RuleContext) -> Iterator[Found]:
    """A value was measured before the value of the preceding checkpoint.

    The row then tells the story in the wrong order; usually a year is mistyped. Correct the `date`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: {value: 0, date: 2021-04}, midway: 2,
               final: {value: 5, date: 2020-08}}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: {value: 0, date: 2021-04}, midway: 2,
               final: {value: 5, date: 2022-08}}}
    """
    order = context.edition.checkpoint_ids()
    for each in context.kpis:
        dated = [
            (cell, cell.measurement.date)
            for cell in sorted(each.cells(), key=lambda cell: order.index(cell.checkpoint))
            if cell.measurement.date is not None
        ]
        for (before, earlier), (after, later) in pairwise(dated):
            if _is_before(later, earlier):
                message = (
                    f"{after.checkpoint} of {each.label} was measured in {later.words()}, "
                    f"before {before.checkpoint} ({earlier.words()})"
                )
                yield Found((*after.path, "date"), message, help="Correct one of the dates.",
                            related=((before.checkpoint, (*before.path, "date")),))  # fmt: skip


def _is_before(one: PartialDate, other: PartialDate) -> bool:
    if one.plan_month is not None or other.plan_month is not None:
        return one.plan_month is not None and other.plan_month is not None and one.plan_month < other.plan_month
    return one.last_day() < other.first_day()
