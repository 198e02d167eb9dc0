"""What is found about a city, by a path of the deliverable, and how that becomes a finding with a place in a file."""

from __future__ import annotations

from typing import Literal, NamedTuple

from icc_cli.city import Reading
from icc_cli.city.places import key_of, locate, related
from icc_cli.city.proposals import Proposal, resolve
from icc_cli.diagnostics import Finding, Related, RuleId, Severity
from icc_cli.yamltext import KeyPath

On = Literal["value", "key", "item"]


class Found(NamedTuple):
    """What a rule yields: a sentence about a path of the deliverable."""

    path: KeyPath
    message: str
    on: On = "value"
    """What is underlined: the value, its key, or the name of the item that owns it."""
    help: str | None = None
    related: tuple[tuple[str, KeyPath], ...] = ()
    """Other places that explain it, each with a label."""
    fix: Proposal | None = None
    """What would mend it, where that is known."""
    elsewhere: tuple[Related, ...] = ()
    """The same, in files that are no part of the deliverable."""


def as_finding(reading: Reading, rule_id: RuleId, severity: Severity, found: Found) -> Finding:
    """Return what was found as a finding, with its place and the places of what is related to it."""
    location = locate(reading, found.path, found.on)
    places = (*related(reading, found.related), *found.elsewhere)
    key = key_of(reading, found.path)
    fix = resolve(reading, found.fix) if found.fix else None
    return Finding(rule_id, severity, found.message, location, found.help, places, key, fix)
