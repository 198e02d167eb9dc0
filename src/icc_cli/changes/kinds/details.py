"""D09: all that can change besides, so that nothing does so unseen."""

from icc_cli.changes.change import KINDS

RENAMED = KINDS.code(
    "ICC-D090",
    "renamed",
    "i",
    """
    Something has another name or title.

    It is the same thing by its id, or by what it is about.

    Example:
        # kpis/lights.yaml
        - name: Lamps replaced
        + name: Lamps exchanged
    """,
)
PROSE_CHANGED = KINDS.code(
    "ICC-D091",
    "prose-changed",
    "i",
    """
    A text has other words.

    Only words count: lines that are broken elsewhere, bullets and emphasis are no change.

    Example:
        # impact.yaml
        - summary: The lamps were replaced early, and use less electricity than planned.
        + summary: The lamps were replaced early, and use much less electricity than planned.
    """,
)
DETAIL_ADDED = KINDS.code(
    "ICC-D092",
    "detail-added",
    "i",
    """
    Something is said that was not said before.

    A note, a risk, a lesson, a name: whatever has no kind of its own.

    Example:
        # kpis/lights.yaml
        - owner: Utility
        + owner: Utility
        + source: Meter readings
    """,
)
DETAIL_REMOVED = KINDS.code(
    "ICC-D093",
    "detail-removed",
    "i",
    """
    Something is no longer said.

    A note, a risk, a lesson, a name: whatever has no kind of its own.

    Example:
        # charters/lights.yaml
        - - {risk: Lamps come late., mitigation: A second supplier is under contract.}
        + []
    """,
)
DETAIL_CHANGED = KINDS.code(
    "ICC-D094",
    "detail-changed",
    "i",
    """
    Something else is said in the same place.

    A choice, a number or a reference that has no kind of its own.

    Example:
        # roadmap.yaml
        - months: 15
        + months: 18
    """,
)
DATE_CHANGED = KINDS.code(
    "ICC-D095",
    "date-changed",
    "i",
    """
    A date is another one.

    When something was measured or began, as against when it is due.

    Example:
        # city.yaml
        - - {id: midway, date: 2021-12}
        + - {id: midway, date: 2022-02}
    """,
)
ID_CHANGED = KINDS.code(
    "ICC-D096",
    "id-changed",
    "i",
    """
    Something has another id, but the same name.

    It is compared with what it was. Workbooks, links and accepted findings that name it by the old id must follow.

    Example:
        # kpis/parking.yaml
        - - id: spaces-watched
        + - id: watched-spaces
    """,
)
