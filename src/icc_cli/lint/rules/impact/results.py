"""P: whether what is said about the solutions matches their status and measurements."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.rules.impact.commitments import is_measured
from icc_cli.lint.shared.names import folded
from icc_cli.model.base import Passage
from icc_cli.model.kpis import KpiKind
from icc_cli.model.quantities.kinds import Reason
from icc_cli.model.strategy import SolutionStatus
from icc_cli.yamltext import KeyPath

_STATUS_OF = {Reason.POSTPONED: SolutionStatus.POSTPONED, Reason.CANCELLED: SolutionStatus.CANCELLED}


@rule("ICC-P030", "status-contradicts-data", by_stage="wwwe")
def status_contradicts_data(context: RuleContext) -> Iterator[Found]:
    """A solution's status, or the reason why it is not monitored, contradicts what is reported as done.

    For example, a solution was postponed although all its activities are done; its KPIs are not monitored because it
    was postponed, but it counts as active; or because it has not started, but a milestone is reached. Readers who find
    both trust neither.

    Bad:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - id: lights
            name: Street lights
            status: postponed  # <- here
            reason: Lamps could not be had.
            initiatives: [{id: replace-lamps, name: Replacing lamps}]
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - id: lights
            name: Street lights
            initiatives: [{id: replace-lamps, name: Replacing lamps}]
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    deliverable = context.deliverable
    places = {
        solution.id: ("strategy", "solutions", index) for index, solution in enumerate(deliverable.strategy.solutions)
    }
    for solution in deliverable.strategy.solutions:
        reached = list(_reached(context, solution.id))
        if solution.status is not SolutionStatus.ACTIVE and reached and all(done for _, done in reached):
            message = f"`{solution.id}` was {solution.status}, but all its activities are done"
            related = (("done here", reached[0][0]),)
            yield Found((*places[solution.id], "status"), message, help="Correct one of the two.", related=related)
    for index, group in enumerate(deliverable.kpis):
        solution_id = group.solution or ""
        reason = group.monitoring.reason if group.monitoring else None
        if solution_id not in places or reason is None:
            continue
        path: KeyPath = ("kpis", index, "monitoring")
        status = _STATUS_OF.get(reason)
        if status is not None and deliverable.solutions[solution_id].status is SolutionStatus.ACTIVE:
            message = f"the KPIs of `{solution_id}` are not monitored as it was {status}, but it counts as active"
            related = (("the solution", places[solution_id]),)
            hint = f"Give the solution `status: {status}` and a `reason`."
            yield Found(path, message, help=hint, related=related, facts=(status,))
        done = next((place for place, done in _reached(context, solution_id) if done), None)
        if reason is Reason.NOT_STARTED and done is not None:
            message = f"the KPIs of `{solution_id}` are not monitored as it has not begun, but a part of it is done"
            related = (("done here", done),)
            yield Found(path, message, help="Correct the reason, or `done`.", related=related, facts=(reason,))


@rule("ICC-P031", "success-story-of-what-was-put-off", by_stage="---w")
def success_story_of_what_was_put_off(context: RuleContext) -> Iterator[Found]:
    """A success story is about a solution that was postponed or cancelled.

    Success stories are the pages that the city shares with its citizens, and this one can be disproved from the same
    document. Tell what was achieved anyway without the solution's name, or leave out the story.

    Bad:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
          - {id: benches, name: Benches that charge, status: cancelled, reason: The only supplier left the market.}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
        # impact/more.yaml
        stories:
          - title: Benches for everybody
            solution: benches  # <- here
            text: Partners from three countries wanted to see the benches.

    Good:

        # impact/more.yaml
        stories:
          - title: Light for everybody
            solution: lights
            text: Partners from three countries came to see the lamps.
    """
    for index, story in enumerate(context.deliverable.impact.stories):
        solution = context.deliverable.solutions.get(story.solution or "")
        if solution is not None and solution.status is not SolutionStatus.ACTIVE:
            message = f"a success story is about `{solution.id}`, which was {solution.status}"
            where = list(context.deliverable.solutions).index(solution.id)
            related = ((f"{solution.status} here", ("strategy", "solutions", where)),)
            help_ = "Tell what was achieved anyway, or leave out the story."
            yield Found(("impact", "stories", index, "solution"), message, help=help_, related=related)


@rule("ICC-P032", "results-not-discussed", by_stage="---w")
def results_not_discussed(context: RuleContext) -> Iterator[Found]:
    """The discussion of a kind of KPI skips a solution that has results of this kind, but covers others.

    Numbers without an explanation look like an oversight, or like something to hide. Add a passage for the solution:
    what the numbers mean, and what helped or hindered.

    Bad:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
          - {id: benches, name: Benches that charge, status: cancelled, reason: The only supplier left the market.}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
        # impact.yaml
        summary: The lamps were replaced a month early.
        discussion:
          performance:  # <- here
            - {solution: benches, text: One bench was tried at the station.}
          maturity: Dimming works.
          activity: Residents reported dark lamps.
        lessons: [{lesson: Measure before you begin., reflection: The first winter was lost without meters.}]
        collaboration: Two cities visited the control room.
        commitments: {resources: [The Digital Office keeps two electricians until 2025.]}
        plan:
          ambitions: [By 2025 every lamp in Testville dims.]
          steps: [The Digital Office buys 500 lamps a year from 2023.]
          targets:
            - {category: performance, kpi: electricity-used, commitment: Use at most 500 000 kWh a year by 2025.}
        stories: [{title: Light at the station, text: The dark corners around the station are gone.}]

    Good:

        # impact.yaml
        summary: The lamps were replaced a month early.
        discussion:
          performance:
            - {solution: lights, text: Meters show the saving in every district.}
          maturity: Dimming works.
          activity: Residents reported dark lamps.
        lessons: [{lesson: Measure before you begin., reflection: The first winter was lost without meters.}]
        collaboration: Two cities visited the control room.
        commitments: {resources: [The Digital Office keeps two electricians until 2025.]}
        plan:
          ambitions: [By 2025 every lamp in Testville dims.]
          steps: [The Digital Office buys 500 lamps a year from 2023.]
          targets:
            - {category: performance, kpi: electricity-used, commitment: Use at most 500 000 kWh a year by 2025.}
        stories: [{title: Light at the station, text: The dark corners around the station are gone.}]
    """
    discussion = context.deliverable.impact.discussion
    for kind in (KpiKind.PERFORMANCE, KpiKind.MATURITY, KpiKind.ACTIVITY):
        passages: tuple[Passage, ...] = getattr(discussion, kind.value)
        told = {passage.solution for passage in passages if passage.solution}
        general = folded(" ".join(passage.text for passage in passages if not passage.solution))
        for solution in context.deliverable.strategy.solutions:
            if not told or solution.id in told:
                continue
            if any(folded(name) in general for name in (solution.name, *solution.also_named)):
                continue
            measured = [each for each in context.deliverable.kpis_of(solution.id, kind) if is_measured(each)]
            if measured:
                message = f"the discussion of {kind} covers other solutions, but skips the results of `{solution.id}`"
                yield Found(
                    ("impact", "discussion", kind.value),
                    message,
                    "key",
                    f"Add a passage with `solution: {solution.id}`.",
                    facts=(solution.id,),
                )


def _reached(context: RuleContext, solution: str) -> Iterator[tuple[KeyPath, bool]]:
    """Yield the activities and milestones of a solution, and whether each is done."""
    for number, track in enumerate(context.deliverable.roadmap.tracks):
        if track.solution == solution:
            path: KeyPath = ("roadmap", "tracks", number)
            for index, activity in enumerate(track.activities):
                yield (*path, "activities", index), bool(activity.done)
            for index, milestone in enumerate(track.milestones):
                yield (*path, "milestones", index), bool(milestone.done)
    for path, charter in context.charters:
        if charter.solution == solution:
            for index, milestone in enumerate(charter.timing):
                yield (*path, "timing", index), bool(milestone.done)
