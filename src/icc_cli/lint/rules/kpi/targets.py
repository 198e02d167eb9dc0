"""K: whether a KPI says what should be reached, and by when (the M and T of SMART)."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import KpiAt, RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.bounds import in_words
from icc_cli.lint.shared.kpi_gaps import Wording, gather_kpis, lack_of
from icc_cli.lint.shared.kpi_words import is_change
from icc_cli.model.kpis import Direction
from icc_cli.model.quantities.quantity import Qualifier, State, Target

_FITS = {
    Qualifier.AT_MOST: Direction.DECREASE,
    Qualifier.LESS_THAN: Direction.DECREASE,
    Qualifier.AT_LEAST: Direction.INCREASE,
    Qualifier.MORE_THAN: Direction.INCREASE,
}
"""The direction that a limit fits."""


@rule("ICC-K010", "kpi-without-target", by_stage="iwww")
def kpi_without_target(context: RuleContext) -> Iterator[Found]:
    """A KPI has no target.

    Without one, nobody can say whether the result is good enough, and progress has no measure. Give what should be
    reached and by when; the solution's steering committee decides it.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,  # <- here
             owner: Digital Office, source: Register of lamps,
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    hint = "Add `target: {value: …, due: …}`."
    yield from gather_kpis(context, lambda each: not each.placed.kpi.target, lack_of("target"), hint)


@rule("ICC-K011", "target-without-number", by_stage="iwww")
def target_without_number(context: RuleContext) -> Iterator[Found]:
    """A target is given in words without a number.

    `City Administration` may say who benefits, but nobody can tell when it is reached. Give the number to reach, and
    put the words into a note.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: Most of the larger parks,  # <- here
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, due: 2022-07, note: Most of the larger parks.},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    for each in context.kpis:
        for index, target in enumerate(each.placed.kpi.target):
            if not target.has_number and target.text is not None:
                message = f"the target of {each.label} is “{target.text}”, which contains no number to reach"
                hint = "Give the number to reach; who benefits, or how, belongs in `note`."
                yield Found((*each.path, "target", index), message, help=hint)
                break


@rule("ICC-K012", "target-without-due-date", by_stage="iwww")
def target_without_due_date(context: RuleContext) -> Iterator[Found]:
    """A target does not say when it is due.

    A target without a date can never be missed, and no pace can be judged: it is the T of SMART. Add `due`, even if
    only a year.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5},  # <- here
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, due: 2022},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    wording = Wording("the target of {} has no due date", "the targets of {} have no due date")
    hint = "Add `due` to the target: a day, a month, a quarter or a year."
    yield from gather_kpis(context, lambda each: any(_is_undated(target) for target in _numbers(each)), wording, hint,
                           among=lambda each: bool(_numbers(each)), at="target")  # fmt: skip


@rule("ICC-K013", "target-against-direction", by_stage="wwww")
def target_against_direction(context: RuleContext) -> Iterator[Found]:
    """A target is a limit on the wrong side.

    `≤ 2 e-services` for a number that should grow says that three would be too many; usually the sign was meant to be
    ≥. An upper limit without a direction is doubtful, too: either fewer is better, and `direction: decrease` says so,
    or the sign is wrong.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, qualifier: at-most, due: 2022-07},  # <- here
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: {value: 5, qualifier: at-least, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    for each in context.kpis:
        direction = each.placed.kpi.direction
        for index, target in enumerate(each.placed.kpi.target):
            fits = _FITS.get(target.qualifier)
            if fits is None or direction in (fits, Direction.MAINTAIN) or is_change(target):
                continue
            limit = f"the target of {each.label} is {in_words(target, each.placed.kpi)}"
            if direction is not None:
                message = f"{limit}, but the KPI should {direction}"
                hint = "Correct the sign (≥ instead of ≤, or the reverse) or the direction."
            elif fits is Direction.DECREASE:
                message = f"{limit}, while nothing says that less is better"
                hint = "Write `direction: decrease` if less is better; otherwise correct the sign (≥ instead of ≤)."
            else:
                continue  # "at least" itself says that more is better
            yield Found((*each.path, "target", index, "qualifier"), message, help=hint)


@rule("ICC-K017", "target-still-open", by_stage="iwww")
def target_still_open(context: RuleContext) -> Iterator[Found]:
    """A KPI's target is announced, but has not been set.

    The roadmap is submitted with its targets: a `TBD` at that point is never decided, or follows the results later. Set
    the target, or drop the KPI.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps,
             target: TBD,  # <- here
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
    for each in context.kpis:
        for index, target in enumerate(each.placed.kpi.target):
            if target.state is State.PENDING:
                message = f"the target of {each.label} is still to be set"
                yield Found(
                    (*each.path, "target", index), message, help="Set the number and the due date, or drop the KPI."
                )


def _numbers(each: KpiAt) -> list[Target]:
    return [target for target in each.placed.kpi.target if target.has_number]


def _is_undated(target: Target) -> bool:
    return target.due is None
