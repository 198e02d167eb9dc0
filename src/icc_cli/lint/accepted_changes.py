"""Separates the changes that a city accepts at their new place, as it accepts findings."""

from __future__ import annotations

import datetime
from dataclasses import replace

from icc_cli.changes.change import AcceptedChange, Change, CityChanges, Comparison
from icc_cli.diagnostics import Finding


def set_accepted_apart(comparison: Comparison, today: datetime.date) -> Comparison:
    """Return a comparison in which the changes that `# icc: allow` accepts with a reason on that day do not count."""
    return replace(comparison, cities=tuple(_settled(city, today) for city in comparison.cities))


def _settled(city: CityChanges, today: datetime.date) -> CityChanges:
    if not any("icc:" in document.text for document in city.files):
        return city
    from icc_cli.lint.accepting import accepted_among  # most files accept nothing, and need not wait for all rules

    findings = {id(finding): (finding, change) for change in city.changes for finding in _findings(change)}
    accepted = accepted_among(city.files, [finding for finding, _ in findings.values()], today)
    apart = [AcceptedChange(findings[id(each.finding)][1], each.reason, each.until) for each in accepted]
    taken = {id(each.change) for each in apart}
    left = tuple(change for change in city.changes if id(change) not in taken)
    return replace(city, changes=left, accepted=tuple(apart))


def _findings(change: Change) -> list[Finding]:
    """Return a change as a finding at its new place, in the file that holds it rather than the name that is shown."""
    if change.new is None or change.new.document is None:
        return []
    location = change.new._replace(file=change.new.document.file)
    return [Finding(change.kind.id, change.severity, change.message, location)]
