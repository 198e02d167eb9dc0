"""D05: milestones, activities and the plan."""

from icc_cli.changes.change import KINDS

MILESTONE_SLIPPED = KINDS.code(
    "ICC-D050",
    "milestone-slipped",
    "w",
    """
    A milestone is due later than before, or no longer has a date.

    Others plan with it. Days are counted to the last day that a date may mean.

    Example:
        # roadmap.yaml
        - - {id: first-district, title: First district lit, due: 2021-12-31, done: false}
        + - {id: first-district, title: First district lit, due: 2022-01-31, done: false}
    """,
)
MILESTONE_REMOVED = KINDS.code(
    "ICC-D051",
    "milestone-removed",
    "e",
    """
    A milestone was removed.

    A missed milestone should stay, so that the report can say how it ended.

    Example:
        # roadmap.yaml
        - - {title: Second district lit, due: M10}
    """,
)
STEP_REOPENED = KINDS.code(
    "ICC-D052",
    "step-reopened",
    "w",
    """
    A milestone or an activity that was done is no longer done.

    Either it was reported too early, or something was undone.

    Example:
        # charters/lights.yaml
        - - {title: Contract signed, due: 2021-06-30, done: true}
        + - {title: Contract signed, due: 2021-06-30, done: false}
    """,
)
ACTIVITY_DELAYED = KINDS.code(
    "ICC-D053",
    "activity-delayed",
    "w",
    """
    An activity ends later than before, or no longer has an end; or it starts later.

    What depends on it will probably be late, too.

    Example:
        # roadmap.yaml
        - - {id: mount-lamps, title: Mounting, start: 2021-07, end: 2022-06, responsible: [Utility, Digital Office]}
        + - {id: mount-lamps, title: Mounting, start: 2021-07, end: 2022-09, responsible: [Utility, Digital Office]}
    """,
)
ACTIVITY_REMOVED = KINDS.code(
    "ICC-D054",
    "activity-removed",
    "w",
    """
    An activity was removed from the roadmap.

    Less will be done than was planned, or someone else does it.

    Example:
        # roadmap.yaml
        - - {id: sign-contract, title: Signing, start: 2021-05, end: 2021-06, responsible: [Digital Office], done: true}
    """,
)
PLAN_MOVED = KINDS.code(
    "ICC-D055",
    "plan-moved",
    "w",
    """
    The month from which the plan counts has changed.

    All dates given as months of the plan (M3) move with it, and are not reported one by one.

    Example:
        # roadmap.yaml
        - start: 2021-05
        + start: 2021-09
    """,
)
STEP_ADVANCED = KINDS.code(
    "ICC-D056",
    "step-advanced",
    "i",
    """
    A milestone or an activity is due earlier than before.

    Those who wait for it can start earlier.

    Example:
        # roadmap.yaml
        - - {title: Second district lit, due: M10}
        + - {title: Second district lit, due: M9}
    """,
)
STEP_DONE = KINDS.code(
    "ICC-D057",
    "step-done",
    "i",
    """
    A milestone was reached, or an activity finished.

    Mention it where the city reports its progress.

    Example:
        # roadmap.yaml
        - - {id: first-district, title: First district lit, due: 2021-12-31, done: false}
        + - {id: first-district, title: First district lit, due: 2021-12-31, done: true}
    """,
)
