"""D00, D04 and D07: what is undertaken, and who answers for it."""

from icc_cli.changes.kinds.page import ERROR, INFO, WARNING, kind

CITY_REMOVED = kind(
    "city-removed",
    ERROR,
    """
    A city is not there any more.

    A folder with its `city.yaml` was there before. If the folder was renamed, `id` of `city.yaml` tells that it is the
    same city.
    """,
)
CITY_ADDED = kind(
    "city-added",
    INFO,
    """
    There is a new city.

    Its deliverable has nothing to be compared with yet.
    """,
)
SOLUTION_REMOVED = kind(
    "solution-removed",
    ERROR,
    """
    A solution is not there any more.

    A solution that is given up should stay, with the status `cancelled` and a reason: the report says what became of
    it, and others can learn from it.

    Example:
        # strategy.yaml
        - - id: parking
        -   name: Parking
    """,
)
SOLUTION_ADDED = kind(
    "solution-added",
    INFO,
    """
    There is a new solution.

    It needs a charter, KPIs and a place on the roadmap.

    Example:
        # strategy.yaml
        - - id: parking
        + - {id: bicycles, name: Bicycles}
        + - id: parking
    """,
)
STATUS_WORSENED = kind(
    "status-worsened",
    WARNING,
    """
    A solution was postponed or cancelled.

    That happens to good solutions, too; those who were promised it should hear of it.

    Example:
        # strategy.yaml
        - name: Parking
        + name: Parking
        + status: postponed
        + reason: The operator withdrew.
    """,
)
STATUS_IMPROVED = kind(
    "status-improved",
    INFO,
    """
    A solution that was postponed or cancelled is pursued again.

    Its KPIs and milestones are due again, too.
    """,
)
SCOPE_NARROWED = kind(
    "scope-narrowed",
    WARNING,
    """
    A member, an initiative, a system or an ambition does not take part any more.

    What is left may be reached more easily than what was promised.

    Example:
        # strategy.yaml
        - members: [brightwater-town, millbrook]
        + members: [brightwater-town]
    """,
)
SCOPE_WIDENED = kind(
    "scope-widened",
    INFO,
    """
    A member, an initiative, a system or an ambition takes part that did not.

    Targets and funding may have to follow.

    Example:
        # strategy.yaml
        - - {id: replace-lamps, name: Replacing lamps}
        + - {id: replace-lamps, name: Replacing lamps}
        + - {id: plan-routes, name: Planning routes}
    """,
)
AMBITION_REMOVED = kind(
    "ambition-removed",
    ERROR,
    """
    An ambition statement is not there any more.

    The vision is made of its ambitions, and the council agreed to it as a whole.

    Example:
        # strategy.yaml
        - - {id: safe-streets, name: Safe streets}
    """,
)
CHARTER_REMOVED = kind(
    "charter-removed",
    WARNING,
    """
    An initiative charter is not there any more.

    It says who leads, what it costs and what may go wrong.

    Example:
        # charters/parking.yaml
        - solution: parking
        - impact: Fewer cars that look for a space.
    """,
)
OWNER_REMOVED = kind(
    "owner-removed",
    WARNING,
    """
    Nobody answers any more for a KPI, an activity or a charter.

    A number without an owner is the first that will be missing. Name who takes over.

    Example:
        # kpis/lights.yaml
        - owner: Utility
    """,
)
OWNER_CHANGED = kind(
    "owner-changed",
    INFO,
    """
    Somebody else answers for a KPI, an activity or a charter, or fewer or more do.

    Whoever took over should know how the numbers were counted so far.

    Example:
        # kpis/lights.yaml
        - owner: Utility
        + owner: Energy Office
    """,
)
