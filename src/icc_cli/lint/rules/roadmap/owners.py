"""R: whether each activity of the roadmap has someone responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.patterns import lazy

_BODIES = (
    lazy(r"\bsteering\b", re.IGNORECASE),
    lazy(r"\b(?:pmo|project management office)\b", re.IGNORECASE),
    lazy(r"\bcore team\b", re.IGNORECASE),
)
"""The three bodies of governance."""


@rule("ICC-R032", "activity-without-owner", by_stage="iwww")
def activity_without_owner(context: RuleContext) -> Iterator[Found]:
    """Nobody is responsible for an activity of the roadmap.

    A task without an owner does not get done, and the governance page has an empty box. Name the unit responsible for
    the activity; it can ask others to help.

    Bad:

        # roadmap.yaml
        summary: First the contract, then the lamps.
        rationale: The contract comes first because prices rise.
        start: 2021-05
        months: 15
        tracks:
          - solution: lights
            activities:
              - {id: mount-lamps, title: Mounting the lamps, start: 2021-07, end: 2022-06, done: true}  # <- here
        kpi_rationale: {summary: Few KPIs}
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos}]

    Good:

        # roadmap.yaml
        summary: First the contract, then the lamps.
        rationale: The contract comes first because prices rise.
        start: 2021-05
        months: 15
        tracks:
          - solution: lights
            activities:
              - {id: mount-lamps, title: Mounting the lamps, start: 2021-07, end: 2022-06, done: true,
                 responsible: [Utility]}
        kpi_rationale: {summary: Few KPIs}
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos}]
    """
    for number, track in enumerate(context.deliverable.roadmap.tracks):
        path = ("roadmap", "tracks", number)
        bare = [index for index, activity in enumerate(track.activities) if not activity.responsible]
        if len(bare) == len(track.activities) > 1:
            message = f"none of the {len(bare)} activities of `{track.solution}` names who is responsible"
            yield Found((*path, "activities"), message, "key", "Add `responsible:` to each.", facts=(len(bare),))
            continue
        for index in bare:
            message = f"nobody is responsible for the activity `{track.activities[index].id}`"
            yield Found((*path, "activities", index), message, "item", "Add `responsible:` with the unit.")


@rule("ICC-R033", "everybody-is-responsible", by_stage="-iii")
def everybody_is_responsible(context: RuleContext) -> Iterator[Found]:
    """The steering committee, the project management office and the core team are all responsible for one activity.

    If all bodies are responsible, each waits for the others. The steering committee decides, the office administers,
    the core team carries out: name the one responsible for the result.

    Bad:

        # roadmap.yaml
        summary: First the contract, then the lamps.
        rationale: The contract comes first because prices rise.
        start: 2021-05
        months: 15
        tracks:
          - solution: lights
            activities:
              - id: mount-lamps
                title: Mounting the lamps
                start: 2021-07
                end: 2022-06
                responsible: [Steering committee, PMO, Core team]  # <- here
                done: true
        kpi_rationale: {summary: Few KPIs}
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos}]

    Good:

        # roadmap.yaml
        summary: First the contract, then the lamps.
        rationale: The contract comes first because prices rise.
        start: 2021-05
        months: 15
        tracks:
          - solution: lights
            activities:
              - id: mount-lamps
                title: Mounting the lamps
                start: 2021-07
                end: 2022-06
                responsible: [Core team]
                done: true
        kpi_rationale: {summary: Few KPIs}
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos}]
    """
    for number, track in enumerate(context.deliverable.roadmap.tracks):
        for index, activity in enumerate(track.activities):
            if all(any(body.search(unit) for unit in activity.responsible) for body in _BODIES):
                yield Found(
                    ("roadmap", "tracks", number, "activities", index, "responsible"),
                    f"all three bodies of governance are responsible for `{activity.id}`, so it is unclear who is",
                    help="Keep the one that is responsible for the result.",
                )
