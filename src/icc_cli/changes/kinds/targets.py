"""D01: what should be reached, and by when."""

from icc_cli.changes.change import KINDS

TARGET_LOWERED = KINDS.code(
    "ICC-D010",
    "target-lowered",
    "e",
    """
    A target is less ambitious than before.

    A target that is lowered after work began always looks as if it had been reached. If the steering committee
    decided so, accept the change with its reason, and the report will say so.

    Example:
        # kpis/lights.yaml
        - target: {value: 900, due: 2022-07}
        + target: {value: 500, due: 2022-07}
    """,
)
TARGET_POSTPONED = KINDS.code(
    "ICC-D011",
    "target-postponed",
    "e",
    """
    A target is due later than before, or no longer has a due date.

    A date that moves along with the delay can never be missed. Keep the date and let the status say that it was
    missed, or accept the change with the decision behind it.

    Example:
        # kpis/lights.yaml
        - target: {value: 900, due: 2022-07}
        + target: {value: 900, due: 2023-07}
    """,
)
TARGET_REMOVED = KINDS.code(
    "ICC-D012",
    "target-removed",
    "e",
    """
    A KPI had a target and no longer has one, or has one without a number.

    Without a target, nobody can say whether the result is good enough.

    Example:
        # kpis/lights.yaml
        - target: {value: 900, due: 2022-07}
    """,
)
TARGET_BLURRED = KINDS.code(
    "ICC-D013",
    "target-blurred",
    "w",
    """
    A target has the same number, but is less firm: about as many, or up to as many.

    It is easy to claim that a rough target was reached.

    Example:
        # kpis/lights.yaml
        - target: {value: 900, due: 2022-07}
        + target: {value: 900, qualifier: approx, due: 2022-07}
    """,
)
TARGET_CHANGED = KINDS.code(
    "ICC-D014",
    "target-changed",
    "w",
    """
    A target has changed, but it is not comparable: it may be more or less ambitious.

    It is in another unit, relative to something else, or the KPI does not say which way is better.

    Example:
        # kpis/lights.yaml
        - target: {value: 900, due: 2022-07}
        + target: {value: 90, unit: "%", due: 2022-07}
    """,
)
TARGET_RAISED = KINDS.code(
    "ICC-D015",
    "target-raised",
    "i",
    """
    A target is more ambitious than before, or firmer.

    A city that does better than it hoped may aim higher.

    Example:
        # kpis/lights.yaml
        - target: {value: 700000, due: 2022-07}
        + target: {value: 650000, due: 2022-07}
    """,
)
TARGET_ADDED = KINDS.code(
    "ICC-D016",
    "target-added",
    "i",
    """
    A KPI has a new target, or a new due date for it.

    From now on, progress has a measure.

    Example:
        # kpis/lights.yaml
        - target: 40 %
        + target: {value: 40, due: 2022-07}
    """,
)
TARGET_ADVANCED = KINDS.code(
    "ICC-D017",
    "target-advanced",
    "i",
    """
    A target is due earlier than before.

    The owner of the number should know.

    Example:
        # kpis/lights.yaml
        - target: {value: 900, due: 2022-07}
        + target: {value: 900, due: 2022-05}
    """,
)
