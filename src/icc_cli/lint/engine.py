"""Runs rules over a city, and turns what they find into findings with a place in a file.

A rule is a generator function made known by `@rule`. It says what is wrong and where in the deliverable (a path); the
engine knows the file, the line and the severity. Its docstring is its page: see `catalogue`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from icc_cli.city.found import Check, Rule, as_finding
from icc_cli.diagnostics import Finding, RuleId, Severity
from icc_cli.diagnostics.stages import severities
from icc_cli.lint.context import Case

RULES: list[Rule[Case]] = []
"""Rules about content: they look at a city whose files are sound."""


def rule(code: str, name: str, by_stage: str) -> Callable[[Check[Case]], Check[Case]]:
    """Make a generator known as a rule. `by_stage` gives its severities, a letter a stage: see `stage.severities`."""

    def register(check: Check[Case]) -> Check[Case]:
        RULES.append(Rule(RuleId(code, name), severities(by_stage), check))
        return check

    return register


def content_rules() -> list[Rule[Case]]:
    """Return the rules about content. Their modules are imported when somebody asks: many commands never do."""
    from icc_cli.lint import rules  # noqa: F401  (importing makes them known)

    return RULES


def run_rules(case: Case, graded: Iterable[tuple[Rule[Case], Severity]]) -> Iterator[Finding]:
    """Yield what rules about content find, each with the severity that it is given."""
    for each, severity in graded:
        for found in each.check(case):
            yield as_finding(case.reading, each.id, severity, found)
