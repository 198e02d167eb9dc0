"""I: whether a consortium's members are the cities that its document mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.patterns import lazy

_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
}
_ALL_MEMBERS = lazy(
    rf"\ball\s+(?:of\s+(?:the|its)\s+|the\s+)?(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+"
    r"(?:(?!european|icc|other|participating)[a-z]+\s+){0,2}?(?:cities|municipalities|towns|members)\b",
    re.IGNORECASE,
)
"""How a consortium refers to itself: `all 11 urban municipalities`."""


@rule("ICC-I010", "member-without-solution", by_stage="iwww")
def member_without_solution(context: RuleContext) -> Iterator[Found]:
    """A member of the consortium pursues no solution, although others do.

    A consortium submits one document for all its cities, and people who live in this one find nothing about it. Name
    the member under a solution, or remove it if it has left the consortium.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        members:
          - {id: old-town, name: Old Town, lead: true}
          - {id: hill, name: Hill}  # <- here
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - id: lights
            name: Street lights
            members: [old-town]
            initiatives: [{id: replace-lamps, name: Replacing lamps}]
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        members:
          - {id: old-town, name: Old Town, lead: true}
          - {id: hill, name: Hill}
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - id: lights
            name: Street lights
            members: [old-town, hill]
            initiatives: [{id: replace-lamps, name: Replacing lamps}]
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    pursuing = {member for solution in context.deliverable.strategy.solutions for member in solution.members}
    for index, member in enumerate(context.deliverable.city.members):
        if pursuing and member.id not in pursuing:
            help_ = "Name it under `members` of a solution."
            yield Found(("city", "members", index), f"`{member.id}` pursues no solution", "item", help_)


@rule("ICC-I011", "number-of-members-differs", by_stage="iwww")
def number_of_members_differs(context: RuleContext) -> Iterator[Found]:
    """The text gives another number of cities in the consortium than the list of members.

    Either cities take part that the document does not name, or some that it names have left. Complete the list, or
    correct the number.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        members:  # <- here
          - {id: old-town, name: Old Town, lead: true}
          - {id: hill, name: Hill}
        executive_summary: All 5 partner cities renew their street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        members:
          - {id: old-town, name: Old Town, lead: true}
          - {id: hill, name: Hill}
        executive_summary: Both cities renew their street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
    """
    members = context.deliverable.city.members
    if len(members) < 2:
        return
    counted = [
        (words, found)
        for words, found in context.text.find_from(("all",), _ALL_MEMBERS)
        if _number(found["number"]) != len(members)
    ]
    if counted:
        said = " ".join(counted[0][1].group().split())
        message = f"{len(members)} members are listed, but the text mentions “{said}”"
        related = tuple(("counted otherwise here", words.path) for words, _ in counted[:3])
        help_ = "List the missing members, or correct the number."
        facts = (len(members), _number(counted[0][1]["number"]))
        yield Found(("city", "members"), message, "key", help_, related, facts=facts)


@rule("ICC-I012", "consortium-without-lead", by_stage="iwww")
def consortium_without_lead(context: RuleContext) -> Iterator[Found]:
    """A consortium does not say which of its members leads it.

    Experts, mentors and the Commission write to the lead. Mark it with `lead: true`.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        members:  # <- here
          - {id: old-town, name: Old Town}
          - {id: hill, name: Hill}
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        members:
          - {id: old-town, name: Old Town, lead: true}
          - {id: hill, name: Hill}
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
    """
    members = context.deliverable.city.members
    if len(members) > 1 and not any(member.lead for member in members):
        yield Found(("city", "members"), "no member leads the consortium", "key", "Mark the lead with `lead: true`.")


def _number(text: str) -> int:
    return _NUMBERS.get(text.lower()) or int(text)
