"""Takes out the changes that a city accepts at their new place, in the words in which it accepts findings."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from icc_cli.changes.change import AcceptedChange, Change
from icc_cli.city import Reading
from icc_cli.diagnostics import Finding


def accept(
    changes: Sequence[Change], new: Reading, today: datetime.date
) -> tuple[tuple[Change, ...], tuple[AcceptedChange, ...]]:
    """Return the changes that count, and those that `# icc: allow` accepts with a reason on that day."""
    if not any("icc:" in document.text for document in new.assembly.documents()):
        return tuple(changes), ()
    from icc_cli.diagnostics.stages import Stage
    from icc_cli.lint.accepting import settle  # most files accept nothing, and need not wait for all rules
    from icc_cli.lint.selection import Choice

    findings = {
        id(finding): (finding, change)
        for change in changes
        if change.new is not None
        for finding in [Finding(change.kind.id, change.severity, change.message, change.new)]
    }
    shown = [finding for finding, _ in findings.values()]
    settled = settle(new, shown, (), choice=Choice(), stage=Stage.DRAFT, today=today)
    accepted = {id(each.finding): each for each in settled.accepted}
    taken = {id(findings[key][1]) for key in accepted}
    return (
        tuple(change for change in changes if id(change) not in taken),
        tuple(AcceptedChange(findings[key][1], each.reason, each.until) for key, each in accepted.items()),
    )
