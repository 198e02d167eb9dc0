"""D09: all that can change besides, so that nothing does so unseen."""

from icc_cli.changes.kinds.page import INFO, kind

RENAMED = kind(
    "renamed",
    INFO,
    """
    Something has another name or title.

    It is the same thing by its id, or by what it is about.

    Example:
        # kpis/lights.yaml
        - name: Lamps replaced
        + name: Lamps exchanged
    """,
)
PROSE_CHANGED = kind(
    "prose-changed",
    INFO,
    """
    A text has other words.

    Only words count: lines that are broken elsewhere, bullets and emphasis are no change.

    Example:
        # impact.yaml
        - summary: The lamps were replaced early, and use less electricity than planned.
        + summary: The lamps were replaced early, and use much less electricity than planned.
    """,
)
DETAIL_ADDED = kind(
    "detail-added",
    INFO,
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
DETAIL_REMOVED = kind(
    "detail-removed",
    INFO,
    """
    Something is not said any more.

    A note, a risk, a lesson, a name: whatever has no kind of its own.

    Example:
        # charters/lights.yaml
        - - {risk: Lamps come late., mitigation: A second supplier is under contract.}
        + []
    """,
)
DETAIL_CHANGED = kind(
    "detail-changed",
    INFO,
    """
    Something else is said in the same place.

    A choice, a number or a reference that has no kind of its own.

    Example:
        # roadmap.yaml
        - months: 15
        + months: 18
    """,
)
DATE_CHANGED = kind(
    "date-changed",
    INFO,
    """
    A date is another one.

    When something was measured or began, as against when it is due.

    Example:
        # city.yaml
        - - {id: midway, date: 2021-12}
        + - {id: midway, date: 2022-02}
    """,
)
ID_CHANGED = kind(
    "id-changed",
    INFO,
    """
    Something has another id, but the same name.

    It is compared with what it was. Workbooks, links and accepted findings that name it by the old id must follow.

    Example:
        # kpis/parking.yaml
        - - id: spaces-watched
        + - id: watched-spaces
    """,
)
