"""M: whether the values in a row, and in two rows of one KPI, are values of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import Cell, KpiAt, RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.bounds import are_convertible, in_words
from icc_cli.lint.shared.kpi_doubles import contradictions, doubles
from icc_cli.lint.shared.kpi_words import counted, counts_the_same
from icc_cli.model.quantities.quantity import Relation
from icc_cli.model.quantities.units import normal_unit


@rule("ICC-M020", "unit-changes", by_stage="wwww")
def unit_changes(context: RuleContext) -> Iterator[Found]:
    """The values of a KPI are in different units.

    Kilowatt hours at the start and euros at the end are two KPIs, and their difference means nothing. Give all values
    in the KPI's unit, or in one of its kind (`kWh` and `MWh`).

    Bad:

        # kpis/heat.yaml
        solution: lights
        kpis:
          - {id: heat-saved, name: Heat energy saved in lit halls, kind: performance, unit: MWh, direction: increase,
             owner: Utility, source: Meter readings, target: {value: 40, due: 2022-07},
             measurements: {start: 0, midway: 20, final: 4100 EUR}}  # <- here

    Good:

        # kpis/heat.yaml
        solution: lights
        kpis:
          - {id: heat-saved, name: Heat energy saved in lit halls, kind: performance, unit: MWh, direction: increase,
             owner: Utility, source: Meter readings, target: {value: 40, due: 2022-07},
             measurements: {start: 0, midway: 20, final: 41}}
    """
    for each in context.kpis:
        unit = _plain_unit(each.placed.kpi.unit)
        for cell in each.cells():
            measured = cell.measurement
            own = _plain_unit(measured.unit) if counted(measured) is None else None
            if own is None or not measured.has_number or own == unit:
                continue
            if unit is not None and not are_convertible(own, unit):
                message = f"{cell.checkpoint} of {each.label} is in {own}, while its other values are in {unit}"
                yield Found(
                    cell.path, message, help="Give all values in one unit; convert those where only the prefix differs."
                )
                break
            unit = unit or own


@rule("ICC-M021", "value-counts-something-else", by_stage="wwww")
def value_counts_something_else(context: RuleContext) -> Iterator[Found]:
    """A value counts something other than its KPI.

    `Roadshow of 3-4 events` is not a number of follow-up initiatives. Count what the KPI names, or make what was
    counted a KPI of its own.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 500 visitors}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    if not context.is_english:
        return
    for each in context.kpis:
        kpi = each.placed.kpi
        names = [kpi.name, *kpi.also_named, kpi.unit or "", kpi.description or ""]
        for cell in each.cells():
            if cell.measurement.scale is None and _counts_otherwise(cell, *names):
                message = (
                    f"{each.label} is “{kpi.name}”, but its {cell.checkpoint} value counts {cell.measurement.unit}"
                )
                hint = "Count what the KPI names; make the other figure a KPI of its own."
                yield Found(cell.path, message, help=hint)


@rule("ICC-M022", "two-values-for-one-kpi", by_stage="wwwe")
def two_values_for_one_kpi(context: RuleContext) -> Iterator[Found]:
    """The same KPI is listed twice, with different values.

    One of the two is wrong, and people will quote the one that suits them. Keep one row with the right values; if they
    are two KPIs after all, give them names that show the difference.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
          - {id: parks-in-use, name: Dimmed parks, kind: maturity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 20, final: 50}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    for same in doubles(context):
        found = contradictions(same)
        if not found:
            continue
        one, other = found[0].one, found[0].other
        points = [each.checkpoint for each in found if each.one is one and each.other is other]
        told = ", ".join(f"{point} {_printed(other, point)} and {_printed(one, point)}" for point in points)
        message = f"{other.label} is the same KPI as {one.label}, with other values: {told}"
        related = (("the same KPI", (*one.path, "measurements", points[0])),)
        hint = "Keep one row with the right values, or give each a name that shows the difference."
        facts = (one.placed.kpi.id, *points)
        yield Found((*other.path, "measurements", points[0]), message, help=hint, related=related, facts=facts)


@rule("ICC-M023", "ratio-to-unknown-value", by_stage="wwww")
def ratio_to_unknown_value(context: RuleContext) -> Iterator[Found]:
    """A value is a multiple or a change (`30x`) of something that has no value.

    Thirty times an unknown number may be sixty users or sixty thousand. Give the value itself; the multiple follows
    from the start, and `icc progress` prints it.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5x increase from 2020}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    first = context.edition.checkpoint_ids()[0]
    for each in context.kpis:
        start = each.placed.kpi.measurements.get(first)
        has_start = start is not None and start.has_number and start.relation is Relation.ABSOLUTE
        for cell in each.cells():
            measured = cell.measurement
            if measured.relation is Relation.ABSOLUTE or not measured.has_number or measured.note is not None:
                continue
            if has_start and measured.reference is None:
                continue
            base = f"the value of {measured.reference}" if measured.reference else "the value before"
            message = f"{cell.checkpoint} of {each.label} is {in_words(measured)}, but {base} is not given"
            yield Found(cell.path, message, help="Give the value itself; put the multiple or change into `note`.")


def _counts_otherwise(cell: Cell, *names: str) -> bool:
    words = counted(cell.measurement)
    return words is not None and not counts_the_same(words, names)


def _plain_unit(unit: str | None) -> str | None:
    return None if unit is None else normal_unit(unit)


def _printed(each: KpiAt, checkpoint: str) -> str:
    return in_words(each.placed.kpi.measurements[checkpoint], each.placed.kpi)
