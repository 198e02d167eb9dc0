"""C: whether the amounts of a charter add up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.charters import Placed, amounts, holders, number_key, spaced
from icc_cli.model.money.money import Funding
from icc_cli.model.quantities.kinds import Qualifier

_TOTAL = "total"


@rule("ICC-C022", "unlike-amounts-added", by_stage="wwww")
def unlike_amounts_added(context: RuleContext) -> Iterator[Found]:
    """The cost of a solution is the sum of amounts that cannot be added: yearly and one-off, with and without tax.

    Anyone who relies on such a total budgets too little from the second year on. Give the one-off cost and the yearly
    cost separately, and all amounts either with or without tax.

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
          - {source: City budget, amount: 200000, currency: EUR}  # <- here
        systems:
          - {id: lamps, name: Lamps, funding: [{amount: 180000, currency: EUR}]}
          - {id: control-room, name: Control room, funding: [{amount: 20000, currency: EUR, recurrence: yearly}]}

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
          - {source: City budget, amount: 180000, currency: EUR, purpose: lamps}
          - {source: City budget, amount: 20000, currency: EUR, recurrence: yearly, purpose: control room}
        systems:
          - {id: lamps, name: Lamps, funding: [{amount: 180000, currency: EUR}]}
          - {id: control-room, name: Control room, funding: [{amount: 20000, currency: EUR, recurrence: yearly}]}
    """
    for whole, parts in _totals(context):
        unlike = _unlike([money for _, money in parts])
        at, money = whole
        if unlike and money.amount is not None and money.amount == sum(part.amount or 0 for _, part in parts):
            yield Found(
                (*at, number_key(money)),
                f"{spaced(money.amount)} is the sum of amounts that cannot be added: {unlike}",
                help="Give one-off and yearly costs separately, all with tax or all without.",
                related=tuple(("added here", place) for place, _ in parts[:4]),
            )


@rule("ICC-C023", "total-differs-from-parts", by_stage="wwww")
def total_differs_from_parts(context: RuleContext) -> Iterator[Found]:
    """The total cost of a solution is not the sum of its parts.

    The charter then gives two different costs, and nobody knows which was agreed. Correct the total or the part; if a
    part is missing, add it.

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
          - {source: City budget, amount: 150000, currency: EUR, phase: pilot}
          - {source: City budget, amount: 90000, currency: EUR, phase: roll-out}
          - {amount: 200000, currency: EUR, phase: total}  # <- here

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
          - {source: City budget, amount: 150000, currency: EUR, phase: pilot}
          - {source: City budget, amount: 90000, currency: EUR, phase: roll-out}
          - {amount: 240000, currency: EUR, phase: total}
    """
    for (at, money), parts in _totals(context):
        numbers = [part.amount for _, part in parts if part.amount is not None]
        if money.amount is None or len(parts) < 2 or len(numbers) < len(parts) or _unlike([part for _, part in parts]):
            continue
        total = sum(numbers, Decimal())
        if total != money.amount and money.qualifier is Qualifier.EXACT:
            yield Found(
                (*at, number_key(money)),
                f"the total is {spaced(money.amount)}, while its parts add up to {spaced(total)}",
                help="Correct the total or a part.",
                related=tuple(("added here", place) for place, _ in parts[:4]),
                facts=(money.amount, total),
            )


def _totals(context: RuleContext) -> Iterator[tuple[Placed, list[Placed]]]:
    """Yield each total with its amounts: an amount called total, or a charter's amount over those of its systems."""
    for path, charter in context.charters:
        for at, slots in holders(path, charter):
            own = [each for each in amounts(path, charter) if each[0][: len(at) + 1] == (*at, "funding")]
            totals = [each for each in own if (each[1].phase or "").casefold() == _TOTAL]
            if len(totals) == 1:
                yield totals[0], [each for each in own if each is not totals[0]]
            elif slots is charter and len(own) == 1:
                yield (
                    own[0],
                    [each for each in amounts(path, charter) if each[0][: len(path) + 1] == (*path, "systems")],
                )


def _unlike(parts: list[Funding]) -> str:
    """Return how added amounts differ, or nothing."""
    found = []
    if len({part.recurrence for part in parts}) > 1:
        found.append("not all due equally often")
    if len({part.vat for part in parts}) > 1:
        found.append("not all with the same tax")
    if len({part.currency for part in parts if part.currency}) > 1:
        found.append("not all in one currency")
    return ", ".join(found)
