"""D06 and D08: promises, commitments and money."""

from icc_cli.changes.change import KINDS

PROMISE_WEAKENED = KINDS.code(
    "ICC-D060",
    "promise-weakened",
    "e",
    """
    A figure that the vision promises is lower, later or less firm than before, or was removed.

    The council and the citizens remember it.

    Example:
        # strategy.yaml
        - - {name: Electricity saved, value: 30, unit: "%", qualifier: at-least, due: 2023, kpi: electricity-used}
        + - {name: Electricity saved, value: 20, unit: "%", qualifier: at-least, due: 2023, kpi: electricity-used}
    """,
)
COMMITMENT_REMOVED = KINDS.code(
    "ICC-D061",
    "commitment-removed",
    "w",
    """
    A commitment, or a target of the three-year plan, was removed.

    Commitments are what remains of the programme when it is over.

    Example:
        # impact.yaml
        - - The Digital Office keeps two electricians until 2025.
    """,
)
COMMITMENT_CHANGED = KINDS.code(
    "ICC-D062",
    "commitment-changed",
    "w",
    """
    A commitment, or a target of the three-year plan, has other figures than before.

    Read both: no program can tell whether the city commits to more or to less.

    Example:
        # impact.yaml
        - - The city pays for 500 new lamps a year.
        + - The city pays for 200 new lamps a year.
    """,
)
COMMITMENT_ADDED = KINDS.code(
    "ICC-D063",
    "commitment-added",
    "i",
    """
    There is a new commitment, or a new target of the three-year plan.

    Say who is responsible for it, and by when.

    Example:
        # impact.yaml
        - - The city pays for 500 new lamps a year.
        + - The city pays for 500 new lamps a year.
        + - Schools may borrow the meters.
    """,
)
FUNDING_REDUCED = KINDS.code(
    "ICC-D080",
    "funding-reduced",
    "w",
    """
    There is less money for an initiative than before.

    The promises of the charter were planned with more.

    Example:
        # charters/lights.yaml
        - - {source: City budget, amount: 200000, currency: EUR, status: secured}
        + - {source: City budget, amount: 150000, currency: EUR, status: secured}
    """,
)
FUNDING_REMOVED = KINDS.code(
    "ICC-D081",
    "funding-removed",
    "w",
    """
    A source of funding was removed, or its amount is no longer given.

    Say where the money comes from instead.

    Example:
        # charters/lights.yaml
        - - {source: Climate Fund, amount: 50000, currency: EUR, status: planned}
    """,
)
FUNDING_LESS_SURE = KINDS.code(
    "ICC-D082",
    "funding-less-sure",
    "w",
    """
    Money that was secured or reserved no longer is.

    The initiative may have to wait for it.

    Example:
        # charters/lights.yaml
        - - {source: City budget, amount: 200000, currency: EUR, status: secured}
        + - {source: City budget, amount: 200000, currency: EUR, status: planned}
    """,
)
FUNDING_CHANGED = KINDS.code(
    "ICC-D083",
    "funding-changed",
    "w",
    """
    An amount of money has changed, but it is not comparable: it may be more or less.

    It is in another currency, due more or less often, a range, or with tax instead of without.

    Example:
        # charters/lights.yaml
        - - {source: Climate Fund, amount: 50000, currency: EUR, status: planned}
        + - {source: Climate Fund, amount: 50000, currency: BGN, status: planned}
    """,
)
FUNDING_RAISED = KINDS.code(
    "ICC-D084",
    "funding-raised",
    "i",
    """
    There is more money for an initiative, or it is more certain, or comes from an additional source.

    The charter may promise more with it, or sooner.

    Example:
        # charters/lights.yaml
        - - {source: Climate Fund, amount: 50000, currency: EUR, status: planned}
        + - {source: Climate Fund, amount: 50000, currency: EUR, status: secured}
    """,
)
