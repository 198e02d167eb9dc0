"""C: whether the amounts of a charter are complete and consistent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.charters import amounts, number_key, spaced
from icc_cli.model.money.kinds import Vat

_CENT = Decimal("0.01")


@rule("ICC-C020", "amount-without-currency", by_stage="iwwe")
def amount_without_currency(context: RuleContext) -> Iterator[Found]:
    """An amount of money has no currency.

    The 136 cities use ten currencies; without one, a reader cannot tell 30 000 EUR from 30 000 BGN, which is half as
    much. Add `currency:` with its code.

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
        funding:
          - {source: City budget, amount: 200000}  # <- here

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
          - {source: City budget, amount: 200000, currency: EUR}
    """
    for path, charter in context.charters:
        bare = [(at, money) for at, money in amounts(path, charter) if money.currency is None]
        if bare:
            word = "an amount" if len(bare) == 1 else f"{len(bare)} amounts"
            yield Found(
                (*bare[0][0], number_key(bare[0][1])),
                f"{word} of the charter of `{charter.solution}` {'has' if len(bare) == 1 else 'have'} no currency",
                help="Add `currency:`, as in `currency: EUR`.",
                related=tuple(("nor has this", at) for at, _ in bare[1:4]),
                facts=(len(bare),),
            )


@rule("ICC-C021", "tax-is-not-its-rate", by_stage="wwww")
def tax_is_not_its_rate(context: RuleContext) -> Iterator[Found]:
    """A tax amount does not match its rate.

    One of the three numbers was mistyped or rounded, and auditors will question the total that depends on it. Find out
    which one is wrong, and correct it.

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
        funding:
          - source: City budget
            amount: 200000
            currency: EUR
            vat: excluded
            vat_rate: 22
            vat_amount: 44100  # <- here

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
          - source: City budget
            amount: 200000
            currency: EUR
            vat: excluded
            vat_rate: 22
            vat_amount: 44000
    """
    for path, charter in context.charters:
        for at, money in amounts(path, charter):
            if money.amount is None or money.vat_rate is None or money.vat_amount is None:
                continue
            net = money.amount if money.vat is Vat.EXCLUDED else money.amount - money.vat_amount
            expected = net * money.vat_rate / 100
            if abs(expected - money.vat_amount) > _CENT:
                yield Found(
                    (*at, "vat_amount"),
                    f"{money.vat_rate:f} % of {spaced(net)} is {spaced(expected)}, not {spaced(money.vat_amount)}",
                    help="Correct the amount, the rate or the tax.",
                    facts=(net, money.vat_rate, money.vat_amount),
                )
