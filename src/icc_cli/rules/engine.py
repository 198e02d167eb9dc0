"""Runs rules over a city, and turns what they find into findings with a place in a file.

A rule is a generator function made known by `@rule`. It says what is wrong and where in the deliverable (a path); the
engine knows the file, the line and the severity. Its docstring is its page: see `catalogue`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Literal, NamedTuple, TypeVar

from icc_cli.diagnostics import Finding, Related, RuleId, Severity
from icc_cli.rules.case import Case
from icc_cli.rules.places import Path, key_of, locate, related
from icc_cli.rules.proposals import Proposal, resolve
from icc_cli.rules.stage import Stage, severities
from icc_cli.workspace import Reading

On = Literal["value", "key", "item"]
Subject = TypeVar("Subject", Case, Reading)


class Found(NamedTuple):
    """What a rule yields: a sentence about a path of the deliverable."""

    path: Path
    message: str
    on: On = "value"
    """What is underlined: the value, its key, or the name of the item that owns it."""
    help: str | None = None
    related: tuple[tuple[str, Path], ...] = ()
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


RULES: list[Rule[Case]] = []
"""Rules about content: they look at a city whose files are sound."""
FORM_RULES: list[Rule[Reading]] = []
"""Rules about form: they look at values as they were read, whether or not they fit the format."""

Check = Callable[[Subject], Iterator[Found]]


def rule(code: str, name: str, by_stage: str) -> Callable[[Check[Case]], Check[Case]]:
    """Make a generator known as a rule. `by_stage` gives its severities, a letter a stage: see `stage.severities`."""

    def register(check: Check[Case]) -> Check[Case]:
        RULES.append(Rule(RuleId(code, name), severities(by_stage), check))
        return check

    return register


def form_rule(code: str, name: str) -> Callable[[Check[Reading]], Check[Reading]]:
    """Make a generator known as a rule about form, whose findings are errors at every stage."""

    def register(check: Check[Reading]) -> Check[Reading]:
        FORM_RULES.append(Rule(RuleId(code, name), severities("eeee"), check))
        return check

    return register


def content_rules() -> list[Rule[Case]]:
    """Return the rules about content. Their modules are imported when somebody asks: many commands never do."""
    from icc_cli.rules import content  # noqa: F401  (importing makes them known)

    return RULES


def run_form_rules(reading: Reading) -> Iterator[Finding]:
    """Yield the findings of the rules about form."""
    for each in FORM_RULES:
        for found in each.check(reading):
            yield as_finding(reading, each.id, Severity.ERROR, found)


def run_rules(case: Case, graded: Iterable[tuple[Rule[Case], Severity]]) -> Iterator[Finding]:
    """Yield what rules about content find, each with the severity that it is given."""
    for each, severity in graded:
        for found in each.check(case):
            yield as_finding(case.reading, each.id, severity, found)


def as_finding(reading: Reading, rule_id: RuleId, severity: Severity, found: Found) -> Finding:
    """Return what was found as a finding, with its place and the places of what is related to it."""
    location = locate(reading, found.path, found.on)
    places = (*related(reading, found.related), *found.elsewhere)
    key = key_of(reading, found.path)
    fix = resolve(reading, found.fix) if found.fix else None
    return Finding(rule_id, severity, found.message, location, found.help, places, key, fix)
