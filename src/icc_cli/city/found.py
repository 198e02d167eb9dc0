"""What is found at a path of the deliverable, and how it becomes a finding with a place in a file."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from icc_cli.city import Reading
from icc_cli.city.places import key_of, locate, related, value_at
from icc_cli.city.proposals import Proposal, resolve
from icc_cli.diagnostics import Finding, Related, RuleId, Severity
from icc_cli.yamltext import KeyPath

On = Literal["value", "key", "item"]
_SHORT = 100
"""A text of more characters is prose, whose wording may change without another defect."""


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
    """What would fix it, if that is known."""
    elsewhere: tuple[Related, ...] = ()
    """Other places that explain it, in files that are no part of the deliverable."""
    facts: tuple[object, ...] | None = None
    """What tells it from others of its rule at this path, so that it is known again: numbers that were counted, words
    that were found, ids. None: the value that is underlined, where it is short."""


def as_finding(reading: Reading, rule_id: RuleId, severity: Severity, found: Found) -> Finding:
    """Return what was found as a finding, with its place and the places of what is related to it."""
    location = locate(reading, found.path, found.on)
    places = (*related(reading, found.related), *found.elsewhere)
    key = key_of(reading, found.path)
    fix = resolve(reading, found.fix) if found.fix else None
    facts = _underlined(reading, found) if found.facts is None else found.facts
    return Finding(rule_id, severity, found.message, location, found.help, places, key, fix, tuple(map(_fact, facts)))


def _underlined(reading: Reading, found: Found) -> tuple[object, ...]:
    """Return the value that is underlined, or the number that a quantity holds; nothing for prose, lists and items."""
    place = reading.assembly.place(found.path) if found.on == "value" else None
    value = value_at(place.document, place.path) if place else None
    if isinstance(value, dict):
        value = value.get("value")
    if value is None or isinstance(value, dict | list) or len(str(value)) > _SHORT:
        return ()
    return (value,)


def _fact(fact: object) -> str:
    """Return a fact in one spelling: 12 and 12.0 are one number, and spaces do not matter."""
    if isinstance(fact, int | float | Decimal) and not isinstance(fact, bool):
        return str(Decimal(str(fact)).normalize())
    return " ".join(str(fact).split())
