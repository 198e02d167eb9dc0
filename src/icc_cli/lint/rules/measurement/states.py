"""M: whether a cell without a value says why, clearly, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.kpi_gaps import Spot, Wording, gather
from icc_cli.model.quantities.quantity import Measurement, State
from icc_cli.model.quantities.states import is_unclear
from icc_cli.model.strategy import SolutionStatus
from icc_cli.yamltext import KeyPath


@rule("ICC-M010", "not-monitored-without-reason", by_stage="-www")
def not_monitored_without_reason(context: RuleContext) -> Iterator[Found]:
    """Something is not monitored, and nothing says why.

    It makes a difference whether nobody had the time, the data do not exist or the work was postponed. Add a `reason`,
    or a `note` in the city's own words.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: {state: not-monitored}, final: 5}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: {state: not-monitored, reason: no-resources}, final: 5}}
    """

    def is_bare(standing: Measurement) -> bool:
        is_told = not _is_bare(standing) or is_unclear(standing.raw or "")
        return standing.state is State.NOT_MONITORED and not is_told

    hint = "Add `reason` (not-started, no-data, postponed, cancelled, no-resources, other) or a `note`."
    for path, what, _ in _states(context, is_bare):
        yield Found(path, f"{what} not monitored, and nothing says why", help=hint)


@rule("ICC-M011", "not-monitored-at-the-end", by_stage="---w")
def not_monitored_at_the_end(context: RuleContext) -> Iterator[Found]:
    """The final report has no result for a solution or KPI, because it was not monitored.

    The purpose of the review is to show what was achieved. If the work goes on, say when the value will be measurable
    (`state: not-yet-measurable` with `expected`); if the solution was given up, say so with its `status`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2023-07},
             monitoring: {state: not-monitored, reason: not-started}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2023-07},
             monitoring: {state: not-yet-measurable, expected: 2023-07}}
    """
    last = context.edition.checkpoint_ids()[-1]
    hint = "Give the final value; or say when it will be measurable, or that the solution was postponed (its `status`)."

    def is_given_up(solution: str | None) -> bool:
        known = context.deliverable.solutions.get(solution or "")
        return known is not None and known.status is not SolutionStatus.ACTIVE

    for path, what, solution in _states(context, lambda standing: standing.state is State.NOT_MONITORED, only=last):
        if not is_given_up(solution):
            yield Found(path, f"{what} not monitored, so the final report has no result", help=hint)


@rule("ICC-M012", "not-yet-measurable-without-date", by_stage="-iww")
def not_yet_measurable_without_date(context: RuleContext) -> Iterator[Found]:
    """An effect can only be measured later, and nothing says when.

    `In three years` from an unknown day never comes. Add `expected`: from then on, you can ask for the value.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2023-07},
             monitoring: {state: not-yet-measurable, note: A year after the work is done.}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2023-07},
             monitoring: {state: not-yet-measurable, expected: 2023-07}}
    """

    def is_undated(standing: Measurement) -> bool:
        return standing.state is State.NOT_YET_MEASURABLE and standing.expected is None

    for path, what, _ in _states(context, is_undated):
        yield Found(
            path, f"{what} measurable only later, and no date says when", help="Add `expected`: a date, if only a year."
        )


@rule("ICC-M013", "unclear-state", by_stage="wwww")
def unclear_state(context: RuleContext) -> Iterator[Found]:
    """A cell says `N/A` or holds a dash.

    `N/A` may be read as not applicable or as not available; a dash may even be a zero. Write which it is: `not
    applicable`, or `{state: not-monitored, reason: no-data}`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: N/A, final: 5}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Parks with dimming lamps, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: {state: not-monitored, reason: no-data}, final: 5}}
    """
    hint = "Write `not applicable`, or say why it was not measured: {state: not-monitored, reason: …}."
    for group in context.kpi_groups:
        for checkpoint in context.edition.checkpoint_ids():
            cells = [(each, cell) for each in group.kpis for cell in each.cells() if cell.checkpoint == checkpoint]
            spots = [
                Spot(each, cell.path)
                for each, cell in cells
                if cell.measurement.state is not None and _is_bare(cell.measurement)
                and is_unclear(cell.measurement.raw or "")
            ]  # fmt: skip
            wording = Wording(
                f"{checkpoint} of {{}} does not say whether the value is not applicable or not known",
                f"{checkpoint} of {{}} does not say whether the value is not applicable or not known",
            )
            yield from gather(group, spots, len(cells), wording, hint)


def _states(
    context: RuleContext, holds: Callable[[Measurement], bool], only: str | None = None
) -> Iterator[tuple[KeyPath, str, str | None]]:
    """Yield where a state is given, what it is of, and of which solution: once for everything that it applies to.

    With `only`, single cells count at that checkpoint alone; a state of a KPI or group that applies to no cell there
    does not count.
    """
    for group in context.kpi_groups:
        solution, standing = group.group.solution, group.group.monitoring
        owes = [
            each
            for each in group.kpis
            if each.placed.kpi.monitoring is None and _is_open(each.placed.kpi.measurements, only)
        ]
        if standing is not None and holds(standing) and owes:
            yield (*group.path, "monitoring"), f"the KPIs of {group.label} are", solution
        for each in group.kpis:
            kpi = each.placed.kpi
            if kpi.monitoring is not None and holds(kpi.monitoring) and _is_open(kpi.measurements, only):
                yield (*each.path, "monitoring"), f"{each.label} is", solution
            for cell in each.cells():
                if only in (None, cell.checkpoint) and holds(cell.measurement):
                    yield cell.path, f"{cell.checkpoint} of {each.label} is", solution


def _is_bare(standing: Measurement) -> bool:
    """Whether nothing explains a state."""
    return standing.reason is None and standing.note is None


def _is_open(measurements: dict[str, Measurement], checkpoint: str | None) -> bool:
    return checkpoint is None or checkpoint not in measurements
