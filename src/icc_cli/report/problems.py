"""What is wrong with pages that were laid out, before the line of the file that causes it is known."""

from __future__ import annotations

from dataclasses import dataclass

from icc_cli.diagnostics import Location, RuleId


@dataclass(frozen=True, slots=True)
class Problem:
    """A defect of a page."""

    rule: RuleId
    message: str
    page: int | None = None
    """The page's number; None if it is about the document."""
    words: str = ""
    """The words that it is about, as printed."""
    around: tuple[str, ...] = ()
    """The text around them, as printed: the narrowest first."""
    location: Location | None = None
    """Where it comes from, if already known: a line of a template."""
    help: str | None = None
    """What to do, if there is more to say than for every problem of the kind."""


class UnusableReportError(Exception):
    """The report cannot be made; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems
