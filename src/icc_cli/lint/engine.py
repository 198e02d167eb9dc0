"""Runs rules over a city, and turns what they find into findings with a place in a file.

A rule is a generator function registered by `@rule`. It says what is wrong and where in the deliverable (a path); the
engine knows the file, the line and the severity. Its docstring is its page: see `diagnostics.page`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from icc_cli.city.found import Found, as_finding
from icc_cli.diagnostics import Finding, Severity
from icc_cli.diagnostics.registry import Codes, Rule
from icc_cli.lint.context import RuleContext

ContentRule: TypeAlias = Rule[RuleContext, Found]

CONTENT: Codes[RuleContext, Found] = Codes()
"""Rules about content: they look at a city whose files are sound."""
rule = CONTENT.rule


def run_rules(context: RuleContext, graded: Iterable[tuple[ContentRule, Severity]]) -> Iterator[Finding]:
    """Yield what rules about content find, each with the severity that it is given."""
    for each, severity in graded:
        for found in each.check(context):
            yield as_finding(context.reading, each.id, severity, found)
