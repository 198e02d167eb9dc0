"""K: whether a target fits its KPI: it counts the same, lies in the future, and has a starting value."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.bounds import are_convertible
from icc_cli.lint.shared.kpi_gaps import Wording, gather_kpis
from icc_cli.lint.shared.kpi_words import counted, counts_the_same, is_change
from icc_cli.model.kpis import Kpi
from icc_cli.model.quantities.quantity import Target
from icc_cli.model.quantities.units import normal_unit


@rule("ICC-K014", "target-counts-something-else", by_stage="iwww")
def target_counts_something_else(context: RuleContext) -> Iterator[Found]:
    """A target counts something other than its KPI.

    `15 000 users` is not a target for `Improved user experience`: it says how many people there are, not how satisfied
    they should be. The value and the target can never be compared. Give a target for what the KPI counts, and make the
    other figure a KPI of its own.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 500, subject: visitors, due: 2022-07},  # <- here
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, subject: large parks, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    if not context.is_english:
        return
    for each in context.kpis:
        kpi = each.placed.kpi
        unlike = [(index, target) for index, target in enumerate(kpi.target) if _is_unlike(target, kpi)]
        if unlike:
            told = ", ".join(sorted({target.subject or target.unit or "" for _, target in unlike}))
            message = f"{each.label} is “{kpi.name}”, but its target is in {told}"
            if counted(unlike[0][1], unlike[0][1].subject):
                message = f"{each.label} is “{kpi.name}”, but its target counts {told}"
            hint = "Give a target for what the KPI counts; make the other figure a KPI of its own."
            yield Found((*each.path, "target", unlike[0][0]), message, help=hint, facts=(told,))


@rule("ICC-K015", "target-due-before-start", by_stage="wwww")
def target_due_before_start(context: RuleContext) -> Iterator[Found]:
    """A target was due before the KPI was first measured.

    Nobody can work towards such a target; usually the year is mistyped. Correct `due`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, due: 2020-07},  # <- here
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    start = context.edition.checkpoints[0]
    own = next((entry.date for entry in context.deliverable.city.checkpoints if entry.id == start.id), None)
    begin = own.first_day() if own is not None and own.plan_month is None else start.due.replace(day=1)
    for each in context.kpis:
        for index, target in enumerate(each.placed.kpi.target):
            if target.due is not None and target.due.plan_month is None and target.due.last_day() < begin:
                message = (
                    f"the target of {each.label} was due {target.due.words()}, before the KPIs were first measured"
                )
                hint = f"The checkpoint `{start.id}` is in {begin:%B %Y}: correct the due date."
                yield Found((*each.path, "target", index, "due"), message, help=hint)


@rule("ICC-K016", "change-from-unknown-value", by_stage="-www")
def change_from_unknown_value(context: RuleContext) -> Iterator[Found]:
    """A target is a change (`2 levels more`, `5 % less`), but there is no start value to change from.

    Nobody can then say what should be reached, or prove afterwards that it was. Measure the start before the work
    begins, or give the target as a level.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, relation: change, due: 2022-07},  # <- here
             measurements: {start: {state: not-monitored, reason: no-data}, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, relation: change, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    first = context.edition.checkpoint_ids()[0]

    def is_groundless(kpi: Kpi) -> bool:
        start = kpi.measurements.get(first)
        return (start is None or not start.has_number) and not any(t.reference for t in kpi.target if is_change(t))

    yield from gather_kpis(
        context,
        lambda each: is_groundless(each.placed.kpi),
        Wording(
            "the target of {} is a change, but there is no start value to change from",
            "the targets of {} are changes, but there is no start value to change from",
        ),
        "Measure the start, or give the target as the level to reach.",
        among=lambda each: any(map(is_change, each.placed.kpi.target)),
        at="target",
    )


def _is_unlike(target: Target, kpi: Kpi) -> bool:
    words = counted(target, target.subject)
    if words is None:
        own, unit = target.unit, kpi.unit
        if own is None or unit is None or is_change(target):
            return False
        return not are_convertible(normal_unit(own), normal_unit(unit))
    if target.scale is not None or (kpi.unit is not None and normal_unit(words) == normal_unit(kpi.unit)):
        return False
    names = [
        kpi.name,
        *kpi.also_named,
        *([kpi.unit] if kpi.unit else []),
        *([kpi.description] if kpi.description else []),
    ]
    return not counts_the_same(words, names)
