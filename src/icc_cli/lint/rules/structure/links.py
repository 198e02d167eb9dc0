"""S: whether solutions, charters, KPIs, roadmap, governance and ambitions fit together without gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.model.strategy import Solution, SolutionStatus
from icc_cli.yamltext import KeyPath


@rule("ICC-S010", "solution-not-planned", by_stage="iwwe")
def solution_not_planned(context: RuleContext) -> Iterator[Found]:
    """A solution has no charter, KPIs, roadmap or governance, although other solutions do.

    Without a charter nobody has taken on the solution, without KPIs nobody will know its results, without roadmap and
    governance nobody knows when it comes and who decides. Add what is missing, or say that the solution is cancelled,
    and why.

    Bad:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
          - {id: benches, name: Benches that charge telephones}  # <- here
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
          - id: benches
            name: Benches that charge telephones
            status: cancelled
            reason: The only supplier left the market.
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    deliverable = context.deliverable
    planned: dict[str, set[str | None]] = {
        "charter": {charter.solution for charter in deliverable.charters},
        "KPIs": {group.solution for group in deliverable.kpis if group.kpis},
        "roadmap": {track.solution for track in deliverable.roadmap.tracks if track.activities or track.milestones},
        "governance": {
            each.solution
            for each in deliverable.roadmap.governance
            if each.steering_committee or each.pmo or each.core_team
        },
    }
    pursued = [
        (index, solution)
        for index, solution in enumerate(deliverable.strategy.solutions)
        if solution.status is not SolutionStatus.CANCELLED
    ]
    # What no solution has is a section that is missing as a whole.
    expected = {
        thing: having for thing, having in planned.items() if any(solution.id in having for _, solution in pursued)
    }
    for index, solution in pursued:
        lacking = [thing for thing, having in expected.items() if solution.id not in having]
        if lacking:
            message = f"`{solution.id}` has no {_listed(lacking, 'or')}, as other solutions have"
            help_ = "Add what is missing, or give the solution `status: cancelled` and a `reason`."
            yield Found(("strategy", "solutions", index), message, "item", help_, facts=tuple(lacking))


@rule("ICC-S011", "described-twice", by_stage="wwwe")
def described_twice(context: RuleContext) -> Iterator[Found]:
    """Something that can only be described once is described twice: a solution's roadmap, a phase, a topic.

    Only one of the two reaches the report, and edits to the other have no effect. Merge them.

    Bad:

        # roadmap/more.yaml
        governance:
          - solution: lights  # <- here
            core_team: [{organisation: Utility}]

    Good:

        # impact/more.yaml
        concepts:
          - {concept: activities, description: The city asks residents to report dark lamps.}
    """
    deliverable = context.deliverable
    lists: list[tuple[KeyPath, list[str]]] = [
        (("city", "checkpoints"), [each.id for each in deliverable.city.checkpoints]),
        (("city", "journey"), [each.phase for each in deliverable.city.journey]),
        (("city", "sections"), [each.section for each in deliverable.city.sections]),
        (("assessment", "ecosystem", "topics"), [each.topic for each in deliverable.assessment.ecosystem.topics]),
        (("roadmap", "tracks"), [each.solution for each in deliverable.roadmap.tracks]),
        (("roadmap", "governance"), [each.solution for each in deliverable.roadmap.governance]),
        (("impact", "concepts"), [each.concept for each in deliverable.impact.concepts]),
    ]
    for path, ids in lists:
        places: dict[str, list[int]] = defaultdict(list)
        for index, id_ in enumerate(ids):
            places[id_].append(index)
        for id_, indexes in places.items():
            for index in indexes[1:]:
                message = f"`{id_}` is already described under `{path[-1]}`"
                first = ("first described here", (*path, indexes[0]))
                yield Found((*path, index), message, "item", "Merge the two descriptions.", (first,))


@rule("ICC-S020", "ambition-without-solution", by_stage="iwww")
def ambition_without_solution(context: RuleContext) -> Iterator[Found]:
    """No charter serves an ambition.

    An ambition that nothing works towards is a promise without a plan. Name it in the charters that serve it, or remove
    it.

    Bad:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions:
          - {id: frugal-light, name: Frugal light}
          - {id: dark-skies, name: Skies in which stars can be seen}  # <- here
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions:
          - {id: frugal-light, name: Frugal light under skies in which stars can be seen}
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    served = {ambition for charter in context.deliverable.charters for ambition in charter.ambitions}
    for index, ambition in enumerate(context.deliverable.strategy.ambitions):
        if served and ambition.id not in served:
            help_ = "Name it under `ambitions` in the charters that serve it, or remove it."
            yield Found(("strategy", "ambitions", index), f"no charter serves `{ambition.id}`", "item", help_)


@rule("ICC-S021", "initiative-without-kpi", by_stage="iiww")
def initiative_without_kpi(context: RuleContext) -> Iterator[Found]:
    """No KPI is tied to an initiative, although other initiatives of its solution have KPIs.

    Activity KPIs show whether an initiative is carried out, long before results are visible. Tie one to it with
    `initiative`, or merge the initiative with another.

    Bad:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - id: lights
            name: Street lights
            initiatives:
              - {id: replace-lamps, name: Replacing lamps}
              - {id: train-electricians, name: Training electricians}  # <- here
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - id: lights
            name: Street lights
            initiatives:
              - {id: replace-lamps, name: Replacing lamps with trained electricians}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    tied = {each.placed.kpi.initiative for each in context.kpis}
    for number, solution in enumerate(context.deliverable.strategy.solutions):
        if solution.status is SolutionStatus.CANCELLED or not _any_tied(solution, tied):
            continue
        for index, initiative in enumerate(solution.initiatives):
            if initiative.id not in tied:
                path = ("strategy", "solutions", number, "initiatives", index)
                help_ = f"Tie a KPI to it with `initiative: {initiative.id}`."
                yield Found(path, f"no KPI is tied to `{initiative.id}`", "item", help_)


def _any_tied(solution: Solution, tied: Iterable[str | None]) -> bool:
    return any(initiative.id in tied for initiative in solution.initiatives)


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
