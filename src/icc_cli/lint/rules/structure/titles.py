"""S: titles that confuse one item with another, by their words or numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.names import plain_words
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_NUMBERED = lazy(
    r"^(?P<kind>(?:activity|ambition|goal|initiative|kpi|lesson|milestone|objective|phase|pilot|project|section"
    r"|solution|stage|step|target|task|work package|wp)\s+)?"
    r"#?0*(?P<number>[1-9]\d?)(?P<also>(?:\s*(?:&|and|,|\+|-|–)\s*\d{1,2})*)(?=[.:)]\s|\s*[–-]\s|$)",
    re.IGNORECASE,
)
"""A title with a number: `Step 2: asking residents`, `Solution 03 & 04`, `1. Vision`."""


@rule("ICC-S042", "named-as-another", by_stage="iwww")
def named_as_another(context: RuleContext) -> Iterator[Found]:
    """An activity is also listed under the title of another activity.

    Readers of the governance then see one activity twice and miss another, and nobody is responsible for it. Use each
    activity's own title.

    Bad:

        # roadmap.yaml
        rationale: The contract comes first because prices rise.
        tracks:
          - solution: lights
            activities:
              - {id: sign-contract, title: Signing the contract, end: 2021-06, responsible: [The city], done: true}
              - id: mount-lamps
                title: Mounting the lamps
                also_named: [Signing the contract]  # <- here
                start: 2021-07
                end: 2022-06
                responsible: [Utility]
                done: true
        kpi_rationale:
          summary: Few KPIs, each read off a meter or a register.
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos, role: City representative, organisation: Digital Office}]

    Good:

        # roadmap.yaml
        rationale: The contract comes first because prices rise.
        tracks:
          - solution: lights
            activities:
              - {id: sign-contract, title: Signing the contract, end: 2021-06, responsible: [The city], done: true}
              - id: mount-lamps
                title: Mounting the lamps
                also_named: [Putting up the lamps]
                start: 2021-07
                end: 2022-06
                responsible: [Utility]
                done: true
        kpi_rationale:
          summary: Few KPIs, each read off a meter or a register.
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos, role: City representative, organisation: Digital Office}]
    """
    for number, track in enumerate(context.deliverable.roadmap.tracks):
        path: KeyPath = ("roadmap", "tracks", number, "activities")
        titles = {plain_words(activity.title): index for index, activity in enumerate(track.activities)}
        for index, activity in enumerate(track.activities):
            for position, name in enumerate(activity.also_named):
                other = titles.get(plain_words(name), index)
                if other != index:
                    message = f"`{activity.id}` is also named “{name}”, which is the title of another activity"
                    related = (("which has this title", (*path, other, "title")),)
                    at = (*path, index, "also_named", position)
                    yield Found(at, message, help="Use each activity's own title.", related=related)


@rule("ICC-S043", "numbering-gap", by_stage="iiiw")
def numbering_gap(context: RuleContext) -> Iterator[Found]:
    """Numbered titles in a list skip a number, repeat one or run backwards.

    A reader looks for step 2 and does not find it. Renumber them, or leave out the numbers: the order says the same.

    Bad:

        # impact/more.yaml
        stories:
          - {title: "Step 1: asking residents", text: Every street was asked which lamp matters most.}
          - {title: "Step 3: mounting lamps", text: Two crews worked side by side.}  # <- here

    Good:

        # impact/more.yaml
        stories:
          - {title: "Step 1: asking residents", text: Every street was asked which lamp matters most.}
          - {title: "Step 2: mounting lamps", text: Two crews worked side by side.}
    """
    for path, items in context.lists:
        fields = type(items[0]).model_fields if isinstance(items[0], BaseModel) else {}
        key = next((key for key in ("title", "name") if key in fields), None)
        last: dict[str, int] = {}
        for index, item in enumerate(items if key else ()):
            found = _NUMBERED.match(getattr(item, str(key)) or "")
            if found is None or not (found["kind"] or found.end() < len(found.string)):
                continue
            kind, number = (found["kind"] or "").strip().lower(), int(found["number"])
            if kind in last and number != last[kind] + 1:
                message = f"“{found.string}” follows number {last[kind]}"
                yield Found((*path, index, str(key)), message, help=f"Expected here is number {last[kind] + 1}.")
            last[kind] = max(number, *map(int, re.findall(r"\d+", found["also"])), number)
