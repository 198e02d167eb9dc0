"""Which rules count, and how much: what `icc.yaml` and the options say. Later ones override earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from icc_cli.diagnostics.finding import Finding, RuleId, Severity
from icc_cli.diagnostics.registry import find
from icc_cli.programme.edition import Stage


class Grade(StrEnum):
    """How grave the findings of a rule are to be."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"
    """The rule is left out."""


class Selection(NamedTuple):
    """What one place says about rules. Each word is a rule's code or name, or the letter of a family."""

    select: tuple[str, ...] = ()
    """Only these rules; empty: all that counted before."""
    ignore: tuple[str, ...] = ()
    """Not these rules. A rule that `select` names more exactly (`K010` than `K`) counts nevertheless."""
    severity: Mapping[str, Grade] = {}
    """How grave findings are."""


class Choice(NamedTuple):
    """What several places say about rules, in order: each overrides those before it."""

    selections: tuple[Selection, ...] = ()

    def grade(self, rule: RuleId, by_stage: Mapping[Stage, Severity | None], stage: Stage) -> Severity | None:
        """Return how grave the findings of a rule are at a stage; None where it is left out.

        A rule that is silent at the stage stays so, however it is graded: what it looks for is not due yet.
        """
        severity = by_stage[stage]
        return None if severity is None else self._graded(rule, severity)

    def form(self, finding: Finding) -> Finding | None:
        """Return a finding about form as it counts: warnings may be left out or regraded, errors stay as they are."""
        if finding.severity is Severity.ERROR:
            return finding
        severity = self._graded(finding.rule, finding.severity)
        return None if severity is None else finding._replace(severity=severity)

    def _graded(self, rule: RuleId, severity: Severity) -> Severity | None:
        counts, grade = True, Grade(severity)
        for each in self.selections:
            selected = max((_exactness(word, rule) for word in each.select), default=0)
            ignored = max((_exactness(word, rule) for word in each.ignore), default=0)
            if each.select:
                counts = bool(selected)
                grade = Grade(severity) if selected and grade is Grade.OFF else grade
            if ignored >= max(selected, 1):
                counts = False
            named = max(each.severity, key=lambda word: _exactness(word, rule), default=None)
            if named is not None and _exactness(named, rule):
                grade = each.severity[named]
        return Severity(grade) if counts and grade is not Grade.OFF else None


def _exactness(word: str, rule: RuleId) -> int:
    """Return 2 for the rule's own code or name, 1 for its family's letter, 0 for another rule."""
    if len(word) == 1:
        return int(word.upper() == rule.family)
    named = find(word)
    return 2 if named is not None and named.id == rule else 0
