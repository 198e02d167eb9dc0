"""K: what belongs to the definition of a KPI: a measure, unit, direction, owner, source and baseline."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import KpiAt, RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.kpi_gaps import Wording, gather_kpis, lack_of
from icc_cli.lint.shared.kpi_words import counts_things, has_scale, is_bound, is_measurable, needs_no_unit, says_measure
from icc_cli.model.kpis import Kpi
from icc_cli.model.quantities.quantity import Quantity, Relation


@rule("ICC-K020", "kpi-without-unit", by_stage="iwww")
def kpi_without_unit(context: RuleContext) -> Iterator[Found]:
    """A KPI that measures rather than counts has no unit.

    `Electricity saved: 40` may be kilowatt hours or euros, per month or in total. Give the unit, with its period if it
    has one: `MWh per year`.

    Bad:

        # kpis/heat.yaml
        solution: lights
        kpis:
          - {id: heat-saved, name: Heat energy saved in lit halls, kind: performance, direction: increase,  # <- here
             owner: Utility, source: Meter readings, target: {value: 40, due: 2022-07},
             measurements: {start: 0, midway: 20, final: 41}}

    Good:

        # kpis/heat.yaml
        solution: lights
        kpis:
          - {id: heat-saved, name: Heat energy saved in lit halls, kind: performance, direction: increase,
             unit: MWh per year, owner: Utility, source: Meter readings, target: {value: 40, due: 2022-07},
             measurements: {start: 0, midway: 20, final: 41}}
    """
    if not context.is_english:
        return
    hint = 'Add `unit`, with its period where it has one: kWh, EUR per year, "%".'
    yield from gather_kpis(context, lambda each: _wants_unit(each.placed.kpi), lack_of("unit"), hint)


@rule("ICC-K021", "kpi-without-direction", by_stage="iwww")
def kpi_without_direction(context: RuleContext) -> Iterator[Found]:
    """A KPI does not say which way is better.

    Readers of a table cannot always guess (are more visits to the office a success?), and `icc progress` does not
    guess: without a direction a value has only changed. Add `direction: increase`, `decrease` or `maintain`. A target
    such as `≥ 5` also says it.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks,  # <- here
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    hint = "Add `direction: increase`, `decrease` or `maintain`."
    yield from gather_kpis(
        context,
        lambda each: each.placed.kpi.direction is None and not any(map(is_bound, each.placed.kpi.target)),
        lack_of("direction"),
        hint,
        among=lambda each: not context.is_english or is_measurable(each.placed.kpi),
    )


@rule("ICC-K022", "kpi-without-owner", by_stage="iwww")
def kpi_without_owner(context: RuleContext) -> Iterator[Found]:
    """Nobody is named as the owner of a KPI's numbers.

    What is everybody's job is nobody's: at the checkpoint the cell stays empty. Name the unit that reports the number;
    it need not be the one that does the work.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,  # <- here
             source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    hint = "Add `owner`: the unit that reports the number at each checkpoint."
    yield from gather_kpis(context, lambda each: each.placed.kpi.owner is None, lack_of("owner"), hint)


@rule("ICC-K023", "kpi-without-source", by_stage="iiii")
def kpi_without_source(context: RuleContext) -> Iterator[Found]:
    """A KPI does not say where its numbers come from.

    The Commission's RACER criteria require indicators to be credible and robust: another person must be able to get the
    same number. Name the register, the survey or the meter.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,  # <- here
             owner: Digital Office, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    hint = "Add `source`: the register, survey or meter that the number comes from."

    def is_unsourced(kpi: Kpi) -> bool:
        return kpi.source is None and not any(cell.source for cell in kpi.measurements.values())

    yield from gather_kpis(context, lambda each: is_unsourced(each.placed.kpi), lack_of("source"), hint)


@rule("ICC-K024", "kpi-without-baseline", by_stage="-www")
def kpi_without_baseline(context: RuleContext) -> Iterator[Found]:
    """A KPI has no value at the start.

    Results only mean something compared with the starting point, and once the work has begun the baseline can no longer
    be measured. Give the first value, even zero; or say why there is none.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,  # <- here
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    first = context.edition.checkpoint_ids()[0]
    is_early = context.due_checkpoints == (first,)

    def owes(each: KpiAt) -> bool:
        return is_early or any(cell.has_number for cell in each.placed.kpi.measurements.values())

    yield from gather_kpis(
        context,
        lambda each: owes(each) and each.placed.at(first) is None,
        Wording(f"{{}} has no {first} value", f"{{}} have no {first} value", f"{{}} has a {first} value"),
        f"Add `{first}` to `measurements`: the number, even zero, or a state with its reason.",
    )


@rule("ICC-K040", "kpi-not-measurable", by_stage="iwww")
def kpi_not_measurable(context: RuleContext) -> Iterator[Found]:
    """Nothing says how a KPI is measured: its name counts nothing, and there is no unit, scale or number.

    `Cooperation with government` is an intention. For the M of SMART it needs something that two people would count the
    same way: meetings held, joint projects started, a share, a grade on a scale.

    Bad:

        # kpis/safety.yaml
        solution: lights
        kpis:
          - {id: safety, kind: performance, direction: increase,
             name: Sense of safety at night,  # <- here
             owner: Digital Office, source: Survey, target: {state: not-applicable},
             measurements: {start: {state: not-applicable}, midway: {state: not-applicable},
               final: {state: not-applicable}}}

    Good:

        # kpis/safety.yaml
        solution: lights
        kpis:
          - {id: safety, kind: performance, direction: increase,
             name: Share of residents who feel safe at night, unit: "%",
             owner: Digital Office, source: Survey, target: {value: 70, due: 2022-07},
             measurements: {start: 50, midway: 60, final: 72}}
    """
    if not context.is_english:
        return
    wording = Wording("{} says nothing that could be measured", "{} say nothing that could be measured")
    hint = "Name what is counted (number of …, % of …), or give a `unit` or a scale."
    yield from gather_kpis(context, lambda each: not is_measurable(each.placed.kpi), wording, hint, at="name")


def _wants_unit(kpi: Kpi) -> bool:
    quantities: list[Quantity] = [each for each in (*kpi.target, *kpi.measurements.values()) if each.has_number]
    if kpi.unit is not None or "%" in kpi.name or any(map(_is_explained, quantities)):
        return False
    if any(target.subject for target in kpi.target):
        return False
    if counts_things(kpi.name):
        return False
    return bool(quantities) or (says_measure(kpi.name) and not needs_no_unit(kpi.name) and not has_scale(kpi))


def _is_explained(quantity: Quantity) -> bool:
    """Whether a number says itself what it is."""
    is_relative = quantity.relation in (Relation.RATIO, Relation.RELATIVE_CHANGE)
    return quantity.unit is not None or quantity.scale is not None or is_relative or bool(quantity.parts)
