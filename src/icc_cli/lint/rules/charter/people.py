"""C: whether the people of a charter match those in governance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.charters import holders
from icc_cli.model.base import Party
from icc_cli.model.roadmap import Governance
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_BODIES = {
    "steering_committee": ("steering committee", {"steering committee", "steering comitee", "steering group"}),
    "pmo": ("project management office", {"pmo", "project management office", "project office"}),
    "core_team": ("core team", {"core team"}),
}
"""Bodies of governance: their names in messages, and the roles in a charter that mean them."""
_COMMON = lazy(
    r"\b(?:a|an|and|at|for|from|in|of|on|or|the|their|this|to|with|all|concerned|relevant|responsible|responsibility"
    r"|city|municipal|municipality|dep(?:artmen)?ts?|divisions?|heads?|offices?|services?|units?|employees|staff"
    r"|representatives?|members?|teams?)\b"
)
"""Words that do not distinguish one office from another."""
_SAME = 0.6
"""The fraction of the distinctive words of two offices that must agree for them to be the same."""
_SPELLINGS = str.maketrans({"’": "'"})


@rule("ICC-C030", "charter-and-governance-differ", by_stage="-www")
def charter_and_governance_differ(context: RuleContext) -> Iterator[Found]:
    """The working team of a charter and the core team of governance are not the same people.

    People listed in only one of the two were either not informed or not asked, which becomes a problem when a decision
    is due. Agree on one team and give it in both places; use the same words for offices.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Ewa Lis}]  # <- here
        contributors: [{organisation: Utility}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos}]
        contributors: [{organisation: Utility}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        governance = context.deliverable.governance_of(charter.solution)
        team = [party for _, slots in holders(path, charter) for party in slots.team]
        if governance is None or not governance.core_team or not team:
            continue
        known = [*governance.steering_committee, *governance.pmo, *governance.core_team]
        involved = [*team, *(party for _, slots in holders(path, charter) for party in slots.lead)]
        involved += charter.contributors
        absent, new = _without(team, known), _without(governance.core_team, involved)
        if not absent and not new:
            continue
        owner = next((other.solution for other in _others(context, governance) if _same(team, other.core_team)), None)
        here = f"the team of the charter of `{charter.solution}`"
        if owner is not None:
            message = f"{here} is the core team of `{owner}`, while governance has {_names(governance.core_team)}"
        elif absent and new:
            message = f"{here} has {_names(absent)}, whom governance does not list, and lacks {_names(new)}"
        elif absent:
            message = f"{here} has {_names(absent)}, whom governance does not list"
        else:
            message = f"{here} lacks {_names(new)}, whom governance lists in the core team"
        place = _place(context, governance)
        yield Found(
            (*path, "team"),
            message,
            "key",
            "Agree on one team, and give it in both places.",
            (("governance has it here", (*place, "core_team")),) if place else (),
            facts=(owner or "", *(party.name or party.organisation or party.role for party in (*absent, *new))),
        )


@rule("ICC-C031", "two-roles-for-one-person", by_stage="-www")
def two_roles_for_one_person(context: RuleContext) -> Iterator[Found]:
    """A charter puts a person into another body than governance does.

    Whether a person decides in the steering committee or administers in the project management office matters to
    everyone who needs a decision. Give one role in both places.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team:
          - {name: Jan Kos, role: Steering committee}  # <- here
        contributors: [{organisation: Utility}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team:
          - {name: Jan Kos, role: Core team}
        contributors: [{organisation: Utility}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        governance = context.deliverable.governance_of(charter.solution)
        if governance is None:
            continue
        for index, party in enumerate(charter.team):
            said = next((key for key, (_, roles) in _BODIES.items() if (party.role or "").casefold() in roles), None)
            if said is None or party.name is None:
                continue
            real = [key for key in _BODIES if not _without([party], getattr(governance, key))]
            if real and said not in real:
                place = _place(context, governance)
                yield Found(
                    (*path, "team", index),
                    f"{party.name} is in the {_BODIES[said][0]} according to the charter of `{charter.solution}`, "
                    f"and in the {_BODIES[real[0]][0]} according to governance",
                    help="Give one role in both places.",
                    related=(("governance has it here", (*place, real[0])),) if place else (),
                    facts=(said, real[0]),
                )


def _without(parties: Iterable[Party], others: Iterable[Party]) -> list[Party]:
    """Return the parties that are not among others, whether the others give the person, the office or the unit."""
    others = list(others)
    return [party for party in parties if not any(_match(party, other) for other in others)]


def _same(parties: Iterable[Party], others: Iterable[Party]) -> bool:
    parties, others = list(parties), list(others)
    return bool(others) and not _without(parties, others) and not _without(others, parties)


def _match(party: Party, other: Party) -> bool:
    if party.name and other.name:
        return _plain(party.name) == _plain(other.name)
    return any(_same_office(one, two) for one in _offices(party) for two in _offices(other))


def _offices(party: Party) -> list[str]:
    """Return the names that an office may go by: its role, and its organisation."""
    return [words for words in (party.role, party.organisation) if words]


def _same_office(one: str, two: str) -> bool:
    first, second = _plain(one), _plain(two)
    if first == second:
        return True
    telling, others = set(_COMMON.sub("", first).split()), set(_COMMON.sub("", second).split())
    fewest = min(len(telling), len(others))
    return fewest > 0 and len(telling & others) / fewest >= _SAME


def _plain(name: str) -> str:
    """Return a name in lower case, with one spelling and without punctuation."""
    words = re.sub(r"[^\w'-]+", " ", name.translate(_SPELLINGS).casefold())
    return words.replace("center", "centre").removeprefix("the ").strip()


def _names(parties: Iterable[Party]) -> str:
    names = [party.name or party.role or party.organisation or "" for party in parties]
    return ", ".join(names[:4]) + (" and others" if len(names) > 4 else "")


def _others(context: RuleContext, governance: Governance) -> Iterator[Governance]:
    yield from (each for each in context.deliverable.roadmap.governance if each.solution != governance.solution)


def _place(context: RuleContext, governance: Governance) -> KeyPath | None:
    entries = context.deliverable.roadmap.governance
    return next((("roadmap", "governance", index) for index, each in enumerate(entries) if each is governance), None)
