"""A finding: what is wrong, where, and what to do about it. The one model behind every output format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from icc_cli.diagnostics.fix import Fix
from icc_cli.yamltext import Document, Span


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest, so that findings sort by it."""
        return list(Severity).index(self)


class RuleId(NamedTuple):
    """How a rule is named: `ICC-F020`, `unknown-key`."""

    code: str
    name: str

    @property
    def family(self) -> str:
        """The letter of the family that it belongs to: `F` of `ICC-F020`."""
        return self.code[4]

    @property
    def is_about_form(self) -> bool:
        """Whether it is about the form of files: its errors are neither accepted nor ignored."""
        return self.family == "F"


class Location(NamedTuple):
    """A place in a file. `document` is None where the file could not be read as text."""

    file: Path
    span: Span
    document: Document | None = None
    owner_line: int | None = None
    """The line on which the item that the value belongs to begins."""


class Related(NamedTuple):
    """Another place that explains a finding, with a label such as `first given here`."""

    label: str
    location: Location


class Finding(NamedTuple):
    """One defect of a deliverable."""

    rule: RuleId
    severity: Severity
    message: str
    location: Location
    help: str | None = None
    related: tuple[Related, ...] = ()
    key: str = ""
    """What it is about, by the ids that people gave: `sofia/kpis/eplatform/kpis/registered-users/target`."""
    fix: Fix | None = None
    """What would fix it, if that is known."""
    facts: tuple[str, ...] = ()
    """What tells it from others of its rule about the same thing: a value that is wrong, a number that was counted."""

    @property
    def city(self) -> str:
        """The name of the city's folder, which its keys begin with; of a file that belongs to no city, its own."""
        return self.key.partition("/")[0]

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of output: by file, then by place."""
        start = self.location.span.start
        return (str(self.location.file), start.line, start.column, self.rule.code, self.message)


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Count the findings of each severity, the gravest first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in Severity}


def at_or_above(findings: Iterable[Finding], severity: Severity) -> bool:
    """Tell whether any finding is at least as grave as a severity."""
    return any(finding.severity.rank <= severity.rank for finding in findings)
