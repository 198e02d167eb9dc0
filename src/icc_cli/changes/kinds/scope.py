"""D00, D04 and D07: what the city undertakes, and who is responsible."""

from icc_cli.changes.change import KINDS

CITY_REMOVED = KINDS.code(
    "ICC-D001",
    "city-removed",
    "e",
    """
    A city was removed.

    There was a folder with its `city.yaml` before. If the folder was renamed, `id` in `city.yaml` says that it is the
    same city.
    """,
)
CITY_ADDED = KINDS.code(
    "ICC-D002",
    "city-added",
    "i",
    """
    There is a new city.

    There is nothing to compare its deliverable with yet.
    """,
)
SOLUTION_REMOVED = KINDS.code(
    "ICC-D040",
    "solution-removed",
    "e",
    """
    A solution was removed.

    A solution that is given up should stay, with the status `cancelled` and a reason: the report says how it ended,
    and others can learn from it.

    Example:
        # strategy.yaml
        - - id: parking
        -   name: Parking
    """,
)
SOLUTION_ADDED = KINDS.code(
    "ICC-D041",
    "solution-added",
    "i",
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
STATUS_WORSENED = KINDS.code(
    "ICC-D042",
    "status-worsened",
    "w",
    """
    A solution was postponed or cancelled.

    That happens to good solutions, too; tell those who were promised it.

    Example:
        # strategy.yaml
        - name: Parking
        + name: Parking
        + status: postponed
        + reason: The operator withdrew.
    """,
)
STATUS_IMPROVED = KINDS.code(
    "ICC-D043",
    "status-improved",
    "i",
    """
    A solution that was postponed or cancelled is pursued again.

    Its KPIs and milestones are due again, too.
    """,
)
SCOPE_NARROWED = KINDS.code(
    "ICC-D044",
    "scope-narrowed",
    "w",
    """
    A member, an initiative, a system or an ambition no longer takes part.

    What is left may be easier to achieve than what was promised.

    Example:
        # strategy.yaml
        - members: [brightwater-town, millbrook]
        + members: [brightwater-town]
    """,
)
SCOPE_WIDENED = KINDS.code(
    "ICC-D045",
    "scope-widened",
    "i",
    """
    A member, an initiative, a system or an ambition now takes part.

    Targets and funding may have to follow.

    Example:
        # strategy.yaml
        - - {id: replace-lamps, name: Replacing lamps}
        + - {id: replace-lamps, name: Replacing lamps}
        + - {id: plan-routes, name: Planning routes}
    """,
)
AMBITION_REMOVED = KINDS.code(
    "ICC-D046",
    "ambition-removed",
    "e",
    """
    An ambition statement was removed.

    The vision consists of its ambitions, and the council agreed to it as a whole.

    Example:
        # strategy.yaml
        - - {id: safe-streets, name: Safe streets}
    """,
)
CHARTER_REMOVED = KINDS.code(
    "ICC-D047",
    "charter-removed",
    "w",
    """
    An initiative charter was removed.

    It says who leads, what it costs and what may go wrong.

    Example:
        # charters/parking.yaml
        - solution: parking
        - impact: Fewer cars that look for a space.
    """,
)
OWNER_REMOVED = KINDS.code(
    "ICC-D070",
    "owner-removed",
    "w",
    """
    Nobody is responsible any longer for a KPI, an activity or a charter.

    A number without an owner is the first to go missing. Name who takes over.

    Example:
        # kpis/lights.yaml
        - owner: Utility
    """,
)
OWNER_CHANGED = KINDS.code(
    "ICC-D071",
    "owner-changed",
    "i",
    """
    The people responsible for a KPI, an activity or a charter have changed.

    The new owner should know how the numbers were counted so far.

    Example:
        # kpis/lights.yaml
        - owner: Utility
        + owner: Energy Office
    """,
)
