"""C: whether an initiative charter has everything that the standard charter requires."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.charters import holders
from icc_cli.model.charters import CharterSlots

_SLOTS: tuple[tuple[str, Callable[[CharterSlots], object]], ...] = (
    (
        "a description",
        lambda slots: any(getattr(slots.description, part) for part in type(slots.description).model_fields),
    ),
    ("the expected impact", lambda slots: slots.impact),
    ("when it takes effect", lambda slots: slots.timing or slots.horizon),
    ("who leads", lambda slots: slots.lead),
    ("the working team", lambda slots: slots.team),
    ("who contributes", lambda slots: slots.contributors or slots.stakeholders),
    ("the risks", lambda slots: slots.risks),
    ("the funding", lambda slots: slots.funding),
)
"""The slots of the standard charter, as named in messages, and how to look each up."""
_QUESTIONS = ("what", "why", "how")
_MANY_LEADS = 3


@rule("ICC-C001", "charter-slot-missing", by_stage="iwwe")
def charter_slot_missing(context: RuleContext) -> Iterator[Found]:
    """An initiative charter leaves a slot of the standard charter empty.

    The charter is what the steering committee agrees to. What it leaves open, such as the expected impact, is not
    planned, paid for or measured later. Fill in the slot; if the charter covers several systems, for each of them or
    for the whole.

    Bad:

        # charters/lights.yaml
        solution: lights  # <- here
        description: Lamps that dim, bought under a framework contract.
        ambitions: [frugal-light]
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility, contribution: data of consumption}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim, bought under a framework contract.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility, contribution: data of consumption}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        missing = [] if charter.ambitions or charter.ambition_link else ["the ambitions that it serves"]
        missing += [name for name, filled in _SLOTS if not any(filled(slots) for _, slots in holders(path, charter))]
        if missing:
            yield Found(
                path,
                f"the charter of `{charter.solution}` does not say: {', '.join(missing)}",
                "item",
                "Fill in the slot, or say who decides on it and by when.",
                facts=(len(missing),),
            )


@rule("ICC-C002", "description-incomplete", by_stage="iiii")
def description_incomplete(context: RuleContext) -> Iterator[Found]:
    """A charter's description answers some of what, why and how, but not all.

    Readers who were not in the room need all three: what is done, why, and in which steps. Add the missing one, or
    describe the solution as a whole in `summary`.

    Bad:

        # charters/lights.yaml
        solution: lights
        description:  # <- here
          what: Lamps that dim.
          why: Electricity is dear.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility, contribution: data of consumption}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description:
          what: Lamps that dim.
          why: Electricity is dear.
          how: A framework contract.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility, contribution: data of consumption}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        for at, slots in holders(path, charter):
            missing = [part for part in _QUESTIONS if getattr(slots.description, part) is None]
            if slots.description.summary is None and missing and len(missing) < len(_QUESTIONS):
                yield Found(
                    (*at, "description"),
                    f"the description of `{charter.solution}` does not say {' and '.join(missing)}",
                    "key",
                    f"Add `{missing[0]}:`.",
                    facts=tuple(missing),
                )


@rule("ICC-C003", "contributor-is-the-lead", by_stage="-iii")
def contributor_is_the_lead(context: RuleContext) -> Iterator[Found]:
    """A charter lists its own lead among the contributors.

    Contributors are those outside the team on whom the solution depends. If the lead is listed there, the charter does
    not show whether anyone else has agreed to contribute. Name those who have, and what each contributes.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim, bought under a framework contract.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors:
          - organisation: The Digital Office  # <- here
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim, bought under a framework contract.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility, contribution: data of consumption}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        leads = {_plain(party.organisation): index for index, party in enumerate(charter.lead) if party.organisation}
        for index, party in enumerate(charter.contributors):
            lead = leads.get(_plain(party.organisation)) if party.organisation and not party.contribution else None
            if lead is not None:
                yield Found(
                    (*path, "contributors", index),
                    f"{party.organisation} contributes to `{charter.solution}`, which it leads itself",
                    help="Name those outside the lead who contribute, and what they contribute.",
                    related=(("it leads here", (*path, "lead", lead)),),
                )


@rule("ICC-C004", "several-leads", by_stage="-iii")
def several_leads(context: RuleContext) -> Iterator[Found]:
    """A solution has three or more leads.

    With several leads, nobody is responsible when a decision is late. The charter requires one solution lead; the
    others belong to the working team.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim, bought under a framework contract.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead:  # <- here
          - {name: Ada Nowak}
          - {name: Jan Kos}
          - {organisation: Utility}
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Lamp makers, contribution: samples}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim, bought under a framework contract.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{name: Ada Nowak}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Lamp makers, contribution: samples}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        for at, slots in holders(path, charter):
            if len(slots.lead) >= _MANY_LEADS:
                yield Found(
                    (*at, "lead"),
                    f"{len(slots.lead)} lead the solution `{charter.solution}`, so it is unclear who decides",
                    "key",
                    "Keep one lead, and move the others to `team`.",
                    facts=(len(slots.lead),),
                )


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")
