"""What is not as it should be on pages that were laid out, before it is known which line of a file is the cause."""

from __future__ import annotations

from dataclasses import dataclass

from icc_cli.diagnostics import Location, RuleId


@dataclass(frozen=True, slots=True)
class Problem:
    """A defect of a page."""

    rule: RuleId
    message: str
    page: int | None = None
    """The page's number; None where it is about the document."""
    words: str = ""
    """The words that it is about, as they are printed."""
    around: tuple[str, ...] = ()
    """The text around them, as it is printed: the narrowest first."""
    location: Location | None = None
    """Where it comes from, where that is known already: a line of a template."""
    help: str | None = None
    """What to do, where there is more to say than for every problem of the kind."""


class UnusableReportError(Exception):
    """There can be no report; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems
