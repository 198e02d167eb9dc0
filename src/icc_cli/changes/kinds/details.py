"""D09: everything else that can change, so that nothing changes unnoticed."""

from icc_cli.changes.change import KINDS

RENAMED = KINDS.code(
    "ICC-D090",
    "renamed",
    "i",
    """
    Something has another name or title.

    By its id, or by what it is about, it is the same thing.

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
    A text was reworded.

    Only words count: different line breaks, bullets and emphasis are not changes.

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
    Something was added.

    A note, a risk, a lesson, a name: anything without a kind of its own.

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
    Something was removed.

    A note, a risk, a lesson, a name: anything without a kind of its own.

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
    Something was replaced.

    A choice, a number or a reference without a kind of its own.

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
    A date has changed.

    It says when something was measured or began, not when it is due.

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

    It is compared with what it was. Workbooks, links and accepted findings that use the old id must be updated.

    Example:
        # kpis/parking.yaml
        - - id: spaces-watched
        + - id: watched-spaces
    """,
)
