"""C: whether a charter says both what a solution costs and who pays."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.charters import holders
from icc_cli.model.money.kinds import FundingStatus


@rule("ICC-C024", "charter-without-cost", by_stage="-www")
def charter_without_cost(context: RuleContext) -> Iterator[Found]:
    """A charter names sources of funding, but no cost.

    Without an estimate nobody can tell whether the sources are sufficient, and the city cannot say in the end what its
    result cost. Give an estimate, with `qualifier: approx` or as a range if it is rough.

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
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding:  # <- here
          - {source: City budget}

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
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding:
          - {source: City budget, min: 150000, max: 250000, currency: EUR}
    """
    for path, charter in context.charters:
        entries = [money for _, slots in holders(path, charter) for money in slots.funding]
        if entries and not any(money.has_amount for money in entries):
            yield Found(
                (*path, "funding"),
                f"the charter of `{charter.solution}` names who pays, but no cost",
                "key",
                "Add an amount or a range, with its currency.",
            )


@rule("ICC-C025", "cost-without-source", by_stage="-www")
def cost_without_source(context: RuleContext) -> Iterator[Found]:
    """A charter gives a cost, but does not say who pays it.

    A cost without a source is a plan without money; a cancelled source does not count. Name the budget, the fund or the
    partner, and how certain the money is (`status:`).

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
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding:  # <- here
          - {amount: 200000, currency: EUR}

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
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding:
          - {source: City budget, amount: 200000, currency: EUR, status: secured}
    """
    for path, charter in context.charters:
        entries = [money for _, slots in holders(path, charter) for money in slots.funding]
        cancelled = [money.source for money in entries if money.source and money.status is FundingStatus.CANCELLED]
        is_paid = any(money.source and money.status is not FundingStatus.CANCELLED for money in entries)
        if any(money.has_amount for money in entries) and not is_paid:
            lost = f": {' and '.join(cancelled)} was cancelled" if cancelled else ""
            yield Found(
                (*path, "funding"),
                f"the charter of `{charter.solution}` gives a cost, but not who pays it{lost}",
                "key",
                "Add `source:`.",
            )
