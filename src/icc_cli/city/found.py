"""What is found about a city, by a path of the deliverable, and how that becomes a finding with a place in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, Literal, NamedTuple, TypeVar

from icc_cli.city import Reading
from icc_cli.city.places import key_of, locate, related
from icc_cli.city.proposals import Proposal, resolve
from icc_cli.diagnostics import Finding, Related, RuleId, Severity
from icc_cli.diagnostics.stages import Stage, severities
from icc_cli.yamltext import KeyPath

On = Literal["value", "key", "item"]
Subject = TypeVar("Subject")


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


class Rule(NamedTuple, Generic[Subject]):
    """A rule as it stands in the catalogue."""

    id: RuleId
    severities: dict[Stage, Severity | None]
    check: Callable[[Subject], Iterator[Found]]


FORM_RULES: list[Rule[Reading]] = []
"""Rules about form: they look at values as they were read, whether or not they fit the format."""


Check = Callable[[Subject], Iterator[Found]]


def form_rule(code: str, name: str) -> Callable[[Check[Reading]], Check[Reading]]:
    """Make a generator known as a rule about form, whose findings are errors at every stage."""

    def register(check: Check[Reading]) -> Check[Reading]:
        FORM_RULES.append(Rule(RuleId(code, name), severities("eeee"), check))
        return check

    return register


def run_form_rules(reading: Reading) -> Iterator[Finding]:
    """Yield the findings of the rules about form."""
    for each in FORM_RULES:
        for found in each.check(reading):
            yield as_finding(reading, each.id, Severity.ERROR, found)


def as_finding(reading: Reading, rule_id: RuleId, severity: Severity, found: Found) -> Finding:
    """Return what was found as a finding, with its place and the places of what is related to it."""
    location = locate(reading, found.path, found.on)
    places = (*related(reading, found.related), *found.elsewhere)
    key = key_of(reading, found.path)
    fix = resolve(reading, found.fix) if found.fix else None
    return Finding(rule_id, severity, found.message, location, found.help, places, key, fix)
