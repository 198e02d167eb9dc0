"""D02 and D03: KPIs, what they count, and what was measured."""

from icc_cli.changes.change import KINDS

KPI_REMOVED = KINDS.code(
    "ICC-D020",
    "kpi-removed",
    "e",
    """
    A KPI was removed.

    Its numbers and its target go with it, and no reader of the report will miss it. A KPI that is given up should
    stay, with the state `not-monitored` and the reason.

    Example:
        # kpis/parking.yaml
        - kpis:
        -   - id: spaces-watched
        -     name: Parking spaces with a sensor
        -     kind: activity
        -     unit: spaces
        -     direction: increase
        -     owner: Parking Company
        -     measurements: {start: 0}
    """,
)
KPI_ADDED = KINDS.code(
    "ICC-D021",
    "kpi-added",
    "i",
    """
    There is a new KPI.

    It has no baseline from the start unless one is measured or reconstructed.

    Example:
        # kpis/parking.yaml
        - kpis:
        + kpis:
        +   - {id: tickets-sold, name: Tickets sold by telephone, kind: performance}
    """,
)
DIRECTION_CHANGED = KINDS.code(
    "ICC-D022",
    "direction-changed",
    "e",
    """
    Another direction counts as better for a KPI, or none does.

    A single word turns a setback into a success. If a direction was wrong from the start, correct it with a reason
    that says so.

    Example:
        # kpis/lights.yaml
        - direction: decrease
        + direction: increase
    """,
)
UNIT_CHANGED = KINDS.code(
    "ICC-D023",
    "unit-changed",
    "w",
    """
    The numbers of a KPI stayed the same, but their unit has changed.

    Either they were read wrongly before, or they mean something else now. Values converted to another unit (120 t to
    0.12 kt) are not a change.

    Example:
        # kpis/lights.yaml
        - unit: kWh
        + unit: MWh
    """,
)
ACCUMULATION_CHANGED = KINDS.code(
    "ICC-D024",
    "accumulation-changed",
    "w",
    """
    A KPI's values add up differently than before.

    The same numbers mean something else as running totals than as increments, so progress changes although nothing
    was measured.

    Example:
        # kpis/lights.yaml
        - accumulation: cumulative
        + accumulation: incremental
    """,
)
KPI_REDEFINED = KINDS.code(
    "ICC-D025",
    "kpi-redefined",
    "w",
    """
    The description of what a KPI counts was reworded.

    Values from before and after can only be compared if the same was counted.

    Example:
        # kpis/lights.yaml
        - description: Lamps whose luminaire was exchanged.
        + description: Lamps whose luminaire was exchanged or cleaned.
    """,
)
KIND_CHANGED = KINDS.code(
    "ICC-D026",
    "kind-changed",
    "w",
    """
    A KPI is of another kind than before.

    An activity counted as a result makes the results look better: actions, outputs and outcomes are reported side by
    side because they are different things.

    Example:
        # kpis/lights.yaml
        - kind: maturity
        + kind: performance
    """,
)
BASELINE_REWRITTEN = KINDS.code(
    "ICC-D030",
    "baseline-rewritten",
    "e",
    """
    The value from which a KPI's progress is measured has changed.

    Moving a baseline moves all progress. If it was wrong, accept the correction with a reason that says how the right
    value was found.

    Example:
        # kpis/lights.yaml
        - start: 900000
        + start: 990000
    """,
)
MEASUREMENT_REWRITTEN = KINDS.code(
    "ICC-D031",
    "measurement-rewritten",
    "e",
    """
    A measured value has changed.

    What was reported once is history. If it was wrong, accept the correction with its reason.

    Example:
        # kpis/lights.yaml
        - midway: 400
        + midway: 450
    """,
)
MEASUREMENT_REMOVED = KINDS.code(
    "ICC-D032",
    "measurement-removed",
    "e",
    """
    A measured value was removed.

    A gap in the middle of a series hides what happened there.

    Example:
        # kpis/lights.yaml
        - midway: 810000
        + midway: {state: not-monitored, reason: no-data}
    """,
)
MEASUREMENT_GIVEN_UP = KINDS.code(
    "ICC-D033",
    "measurement-given-up",
    "w",
    """
    A value was announced, and now will not be measured.

    `pending` was a promise that a number would come.

    Example:
        # kpis/lights.yaml
        - final: pending
        + final: {state: not-monitored, reason: no-resources}
    """,
)
MEASURED = KINDS.code(
    "ICC-D034",
    "measured",
    "i",
    """
    A KPI has a value where it had none.

    `icc progress` shows what it means.

    Example:
        # kpis/lights.yaml
        - final: pending
        + final: 45
    """,
)
VALUE_MOVED = KINDS.code(
    "ICC-D035",
    "value-moved",
    "i",
    """
    A KPI has another value at the later checkpoint than at the earlier one.

    Shown when two checkpoints of a city are compared, as in `icc diff start midway`.
    """,
)
VALUE_ENDED = KINDS.code(
    "ICC-D036",
    "value-ended",
    "w",
    """
    A KPI has a value at the earlier checkpoint, but none at the later one.

    Shown when two checkpoints of a city are compared, as in `icc diff start final`. Ask for the number, or say why
    there is none.
    """,
)
