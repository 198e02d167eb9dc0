"""R: whether somebody answers for each activity, and whether each thing stands in the roadmap once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.model.walk import Path
from icc_cli.rules.case import Case
from icc_cli.rules.dated import plans
from icc_cli.rules.engine import Found, rule

_BODIES = (
    re.compile(r"\bsteering\b", re.IGNORECASE),
    re.compile(r"\b(?:pmo|project management office)\b", re.IGNORECASE),
    re.compile(r"\bcore team\b", re.IGNORECASE),
)
"""The three bodies of governance."""


@rule("ICC-R032", "activity-without-owner", by_stage="iwww")
def activity_without_owner(case: Case) -> Iterator[Found]:
    """Nobody answers for an activity of the roadmap.

    What belongs to nobody is done by nobody, and the governance page has an empty box. Name the unit that answers for
    the activity; it can ask others to help.

    Bad:

        # strategy/more.yaml
        solutions:
          - {id: parks, name: Lit parks, initiatives: [{id: dig, name: Digging}]}
        # roadmap/more.yaml
        tracks:
          - solution: parks
            activities:
              - {id: dig-trenches, title: Digging trenches, start: 2021-06, end: 2021-09, done: true}  # <- here
            milestones:
              - {title: First park lit, due: 2021-10, done: true}

    Good:

        # strategy/more.yaml
        solutions:
          - {id: parks, name: Lit parks, initiatives: [{id: dig, name: Digging}]}
        # roadmap/more.yaml
        tracks:
          - solution: parks
            activities:
              - {id: dig-trenches, title: Digging trenches, start: 2021-06, end: 2021-09, responsible: [Utility],
                 done: true}
            milestones:
              - {title: First park lit, due: 2021-10, done: true}
    """
    for number, track in enumerate(case.deliverable.roadmap.tracks):
        path = ("roadmap", "tracks", number)
        bare = [index for index, activity in enumerate(track.activities) if not activity.responsible]
        if len(bare) == len(track.activities) > 1:
            message = f"none of the {len(bare)} activities of `{track.solution}` names who answers for it"
            yield Found((*path, "activities"), message, "key", "Add `responsible:` to each.")
            continue
        for index in bare:
            message = f"nobody answers for the activity `{track.activities[index].id}`"
            yield Found((*path, "activities", index), message, "item", "Add `responsible:` with the unit.")


@rule("ICC-R033", "everybody-is-responsible", by_stage="-iii")
def everybody_is_responsible(case: Case) -> Iterator[Found]:
    """The steering committee, the project management office and the core team all answer for one activity.

    Where all bodies answer, each waits for the others. The steering committee decides, the office administers, the core
    team carries out: name the one who answers for the result.

    Bad:

        # strategy/more.yaml
        solutions:
          - {id: parks, name: Lit parks, initiatives: [{id: dig, name: Digging}]}
        # roadmap/more.yaml
        tracks:
          - solution: parks
            activities:
              - id: dig-trenches
                title: Digging trenches
                start: 2021-06
                end: 2021-09
                responsible: [Steering committee, PMO, Core team]  # <- here
                done: true
            milestones:
              - {title: First park lit, due: 2021-10, done: true}

    Good:

        # strategy/more.yaml
        solutions:
          - {id: parks, name: Lit parks, initiatives: [{id: dig, name: Digging}]}
        # roadmap/more.yaml
        tracks:
          - solution: parks
            activities:
              - id: dig-trenches
                title: Digging trenches
                start: 2021-06
                end: 2021-09
                responsible: [Core team]
                done: true
            milestones:
              - {title: First park lit, due: 2021-10, done: true}
    """
    for number, track in enumerate(case.deliverable.roadmap.tracks):
        for index, activity in enumerate(track.activities):
            if all(any(body.search(unit) for unit in activity.responsible) for body in _BODIES):
                yield Found(
                    ("roadmap", "tracks", number, "activities", index, "responsible"),
                    f"all three bodies of governance answer for `{activity.id}`, which leaves open who does",
                    help="Keep the one that answers for the result.",
                )


@rule("ICC-R034", "milestone-given-twice", by_stage="wwww")
def milestone_given_twice(case: Case) -> Iterator[Found]:
    """The same milestone stands twice in one roadmap or one charter.

    Either one of the two is superfluous, or it was meant to be another milestone whose title got lost. Where it has two
    dates, nobody knows which one holds. Keep one.

    Bad:

        # roadmap/more.yaml
        milestones:
          - {title: Control room opened, due: 2022-03, done: true}
          - {title: Control room opened, due: 2022-05, done: true}  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - {title: Control room opened, due: 2022-03, done: true}
          - {title: Control room extended, due: 2022-05, done: true}
    """
    for plan in plans(case):
        for items in plan.lists:
            first = {item.title.casefold(): item for item in reversed(items)}
            for item in items:
                earlier = first[item.title.casefold()]
                if earlier is item or item.end_key != "due":
                    continue
                dates = [each.end for each in (earlier, item) if each.end is not None]
                two = f", for {dates[0].words()} and for {dates[1].words()}" if len(set(dates)) == 2 else ""
                message = f"“{item.title}” stands twice in {plan.label}{two}"
                related = (("first given here", earlier.path),)
                yield Found(item.path, message, "item", "Keep one, or give the other its own title.", related)


@rule("ICC-R035", "activity-named-like-another", by_stage="-www")
def activity_named_like_another(case: Case) -> Iterator[Found]:
    """An activity goes by the title of another activity of the same solution.

    On the page of governance nobody can tell the two apart, and who answers for which. It is mostly a line that was
    copied and not changed. Give each its own title, the same on every page.

    Bad:

        # strategy/more.yaml
        solutions:
          - {id: parks, name: Lit parks, initiatives: [{id: dig, name: Digging}]}
        # roadmap/more.yaml
        tracks:
          - solution: parks
            activities:
              - {id: dig-trenches, title: Digging trenches, start: 2021-06, responsible: [Utility], done: true}
              - id: lay-cables
                title: Laying cables
                also_named:
                  - Digging trenches  # <- here
                start: 2021-07
                responsible: [Utility]
                done: true
            milestones:
              - {title: First park lit, due: 2021-10, done: true}

    Good:

        # strategy/more.yaml
        solutions:
          - {id: parks, name: Lit parks, initiatives: [{id: dig, name: Digging}]}
        # roadmap/more.yaml
        tracks:
          - solution: parks
            activities:
              - {id: dig-trenches, title: Digging trenches, start: 2021-06, responsible: [Utility], done: true}
              - id: lay-cables
                title: Laying cables
                start: 2021-07
                responsible: [Utility]
                done: true
            milestones:
              - {title: First park lit, due: 2021-10, done: true}
    """
    for number, track in enumerate(case.deliverable.roadmap.tracks):
        path: Path = ("roadmap", "tracks", number, "activities")
        known: dict[str, int] = {}
        for index, activity in enumerate(track.activities):
            names = [((*path, index, "title"), activity.title)]
            names += [((*path, index, "also_named", nth), name) for nth, name in enumerate(activity.also_named)]
            for place, name in names:
                first = known.setdefault(name.casefold(), index)
                if first != index:
                    message = f"`{activity.id}` goes by the title of `{track.activities[first].id}`, “{name}”"
                    related = (("the other one", (*path, first, "title")),)
                    yield Found(place, message, help="Give each its own title.", related=related)
