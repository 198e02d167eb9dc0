"""D06 and D08: promises, commitments and money."""

from icc_cli.changes.kinds.page import ERROR, INFO, WARNING, kind

PROMISE_WEAKENED = kind(
    "promise-weakened",
    ERROR,
    """
    A figure that the vision promises is lower, later or less firm than before, or is gone.

    It is what the council and the citizens remember.

    Example:
        # strategy.yaml
        - - {name: Electricity saved, value: 30, unit: "%", qualifier: at-least, due: 2023, kpi: electricity-used}
        + - {name: Electricity saved, value: 20, unit: "%", qualifier: at-least, due: 2023, kpi: electricity-used}
    """,
)
COMMITMENT_REMOVED = kind(
    "commitment-removed",
    WARNING,
    """
    A commitment, or a target of the three-year plan, is not there any more.

    Commitments are what remains of the programme when it is over.

    Example:
        # impact.yaml
        - - The Digital Office keeps two electricians until 2025.
    """,
)
COMMITMENT_CHANGED = kind(
    "commitment-changed",
    WARNING,
    """
    A commitment, or a target of the three-year plan, has other figures than before.

    Read both: no program can tell whether the city commits to more or to less.

    Example:
        # impact.yaml
        - - The city pays for 500 new lamps a year.
        + - The city pays for 200 new lamps a year.
    """,
)
COMMITMENT_ADDED = kind(
    "commitment-added",
    INFO,
    """
    There is a new commitment, or a new target of the three-year plan.

    Say who answers for it, and by when.

    Example:
        # impact.yaml
        - - The city pays for 500 new lamps a year.
        + - The city pays for 500 new lamps a year.
        + - Schools may borrow the meters.
    """,
)
FUNDING_REDUCED = kind(
    "funding-reduced",
    WARNING,
    """
    There is less money for an initiative than before.

    What the charter promises was planned with more.

    Example:
        # charters/lights.yaml
        - - {source: City budget, amount: 200000, currency: EUR, status: secured}
        + - {source: City budget, amount: 150000, currency: EUR, status: secured}
    """,
)
FUNDING_REMOVED = kind(
    "funding-removed",
    WARNING,
    """
    A source of funding is not there any more, or no amount is given any more.

    Say where the money comes from instead.

    Example:
        # charters/lights.yaml
        - - {source: Climate Fund, amount: 50000, currency: EUR, status: planned}
    """,
)
FUNDING_LESS_SURE = kind(
    "funding-less-sure",
    WARNING,
    """
    Money that was secured or reserved is so no more.

    The initiative may have to wait for it.

    Example:
        # charters/lights.yaml
        - - {source: City budget, amount: 200000, currency: EUR, status: secured}
        + - {source: City budget, amount: 200000, currency: EUR, status: planned}
    """,
)
FUNDING_CHANGED = kind(
    "funding-changed",
    WARNING,
    """
    An amount of money became another one, of which nobody can tell whether it is more or less.

    It is in another currency, due more or less often, a range, or with tax instead of without.

    Example:
        # charters/lights.yaml
        - - {source: Climate Fund, amount: 50000, currency: EUR, status: planned}
        + - {source: Climate Fund, amount: 50000, currency: BGN, status: planned}
    """,
)
FUNDING_RAISED = kind(
    "funding-raised",
    INFO,
    """
    There is more money for an initiative, or it is surer, or comes from a further source.

    The charter may promise more with it, or sooner.

    Example:
        # charters/lights.yaml
        - - {source: Climate Fund, amount: 50000, currency: EUR, status: planned}
        + - {source: Climate Fund, amount: 50000, currency: EUR, status: secured}
    """,
)
