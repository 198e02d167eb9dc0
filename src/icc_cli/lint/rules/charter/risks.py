"""C: whether the city acts on the risks of a charter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.charters import holders
from icc_cli.patterns import lazy

_OTHERS = r"(?:national |central |federal |european |state )?(?:government|parliament|ministry|state|eu)"
_NO_ACTION = (
    (
        lazy(rf"(?:the )?{_OTHERS}(?: has| have| had)? (?:\w+ed|gave|took|made|let)\b", re.IGNORECASE),
        "is what someone else did, not what the city does",
    ),
    (
        lazy(
            r"(?:postpon(?:e|ing|ement)|delay(?:ing)?|put(?:ting)? off)\b(?! other| less)"
            r"|(?:the )?(?:\w+ ){1,3}(?:is|are|was|were) (?:postponed|put off|delayed)\b",
            re.IGNORECASE,
        ),
        "postpones the work, which is the damage and not a remedy",
    ),
    (
        lazy(r"(?:better|improved|higher|greater)(?: [\w'-]+){1,4}\.?$", re.IGNORECASE),
        "is a desired result, not an action",
    ),
)
"""How a mitigation starts that is not an action, and what it is instead."""


@rule("ICC-C010", "risk-without-mitigation", by_stage="iwww")
def risk_without_mitigation(context: RuleContext) -> Iterator[Found]:
    """A risk of a charter has no mitigation.

    If nobody acts on a risk, the city only hopes that it does not happen. Say who does what, before it happens or when
    it does; if the city accepts the risk, say so and why.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility}]
        risks:
          - {risk: Lamps come late., mitigation: A second supplier is under contract.}
          - Prices rise before the contract is signed.  # <- here
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility}]
        risks:
          - {risk: Lamps come late., mitigation: A second supplier is under contract.}
          - {risk: Prices rise before the contract is signed., mitigation: The offer binds for a year.}
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        for at, slots in holders(path, charter):
            bare = [index for index, risk in enumerate(slots.risks) if risk.mitigation is None]
            if slots.mitigations or not bare:
                continue
            name = getattr(slots, "id", charter.solution)
            if len(bare) == len(slots.risks) > 1:
                message = f"none of the {len(bare)} risks of `{name}` has a mitigation"
                hint = "Say what is done about each: {risk: …, mitigation: …}."
                yield Found((*at, "risks"), message, "key", hint, facts=(len(bare),))
                continue
            for index in bare:
                message = f"a risk of `{name}` has no mitigation"
                yield Found((*at, "risks", index), message, help="Write {risk: …, mitigation: …}.")


@rule("ICC-C011", "mitigation-is-no-action", by_stage="iwww")
def mitigation_is_no_action(context: RuleContext) -> Iterator[Found]:
    """A mitigation is only a circumstance: what others did, a delay, or a desired result.

    A mitigation is something that the city does to reduce the risk. A government that changed its rules was luck; a
    postponement is the damage that the risk threatens. Say who does what.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility}]
        risks:
          - risk: The law changes.
            mitigation: The government waived the new requirement.  # <- here
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility}]
        risks:
          - risk: The law changes.
            mitigation: The Legal Office follows the bill and reports to the steering committee every month.
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        for at, slots in holders(path, charter):
            given = [((*at, "risks", index, "mitigation"), risk.mitigation) for index, risk in enumerate(slots.risks)]
            given += [((*at, "mitigations", index), text) for index, text in enumerate(slots.mitigations)]
            for place, text in given:
                reason = next((reason for pattern, reason in _NO_ACTION if text and pattern.match(text)), None)
                if reason:
                    message = f"a mitigation of `{charter.solution}` {reason}"
                    yield Found(place, message, help="Say what the city does about it, and who does it.")


@rule("ICC-C012", "risk-in-one-word", by_stage="iiii")
def risk_in_one_word(context: RuleContext) -> Iterator[Found]:
    """A risk is a single word, which does not say what may happen.

    "Budget" may mean that there is none, that prices rise or that it comes late, and each calls for a different
    response. Write what may happen and how it would affect the solution.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility}]
        risks:
          - {risk: Budget, mitigation: The council decides on it in spring.}  # <- here
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility}]
        risks:
          - {risk: Lamps cost more than the budget has., mitigation: The council decides on it in spring.}
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    for path, charter in context.charters:
        for at, slots in holders(path, charter):
            for index, risk in enumerate(slots.risks):
                word = risk.risk.strip(" .*_")
                if len(word.split()) == 1:
                    message = f"the risk “{word}” of `{charter.solution}` does not say what may happen"
                    yield Found((*at, "risks", index, "risk"), message, help="Write it as a sentence.")
