"""How anything that has a code is registered: once, with its name, severities and page, and what looks for it.

Each room registers its own codes, in a group of its own: form in `city/`, changes in `changes/`, content and acceptance
in `lint/`, and layout here, as `report/` finds what acceptances must know. Importing the modules of a room makes its
codes known; `lint.catalogue` knows all rooms.

A page is written as a docstring, and read only when somebody wants to see it: see `page`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from icc_cli.diagnostics.finding import RuleId, Severity
from icc_cli.diagnostics.stages import Stage, severities

Subject = TypeVar("Subject")
Found = TypeVar("Found")

FAMILIES = {
    "F": "Form",
    "I": "Identity",
    "S": "Structure",
    "K": "KPI quality",
    "M": "Measurements",
    "C": "Charters",
    "R": "Roadmap and dates",
    "P": "Impact",
    "T": "Text",
    "A": "Acceptance",
    "L": "Layout",
    "D": "Changes",
}
"""The titles of the families by the letter in their codes, in the order of the catalogue."""
CHANGES = "D"
"""The family of what `icc diff` tells: kinds of change, which are accepted as findings are, but are no findings."""


def _finds_nothing(_: Any) -> Iterator[Any]:
    return iter(())


@dataclass(frozen=True, eq=False, slots=True)
class Rule(Generic[Subject, Found]):
    """Something that has a code. There is one of each, so that no two are equal."""

    id: RuleId
    severities: dict[Stage, Severity | None]
    text: str
    """Its page as it is written."""
    check: Callable[[Subject], Iterator[Found]] = _finds_nothing
    """What looks for it, with a fix beside what it finds where one is known. Some is found by others on their way,
    as syntax errors are by the reader of files."""
    retired: tuple[RuleId, ...] = ()
    """Codes that this one took the place of: they still name it."""

    @property
    def severity(self) -> Severity:
        """The gravest severity that it has at any stage."""
        return min(filter(None, self.severities.values()), key=lambda severity: severity.rank)


class Codes(Generic[Subject, Found]):
    """The codes of a room, whose checks look at the same subject."""

    def __init__(self) -> None:
        self.rules: list[Rule[Subject, Found]] = []
        """What is registered, in that order."""

    def rule(
        self, code: str, name: str, by_stage: str, *, retired: tuple[RuleId, ...] = ()
    ) -> Callable[[Callable[[Subject], Iterator[Found]]], Callable[[Subject], Iterator[Found]]]:
        """Register a generator as the check of a code; its docstring is the page.

        `by_stage` gives the severities, a letter a stage: see `stages.severities`.
        """

        def register(check: Callable[[Subject], Iterator[Found]]) -> Callable[[Subject], Iterator[Found]]:
            self._add(Rule(RuleId(code, name), severities(by_stage), check.__doc__ or "", check, retired))
            return check

        return register

    def code(
        self, code: str, name: str, by_stage: str, page: str, *, retired: tuple[RuleId, ...] = ()
    ) -> Rule[Subject, Found]:
        """Register a code that no check of its own looks for."""
        return self._add(Rule(RuleId(code, name), severities(by_stage), page, retired=retired))

    def _add(self, rule: Rule[Subject, Found]) -> Rule[Subject, Found]:
        for word in (word for id_ in (rule.id, *rule.retired) for word in id_):
            if _BY_WORD.setdefault(word.casefold(), rule) is not rule:
                raise ValueError(f"{word} is a code or a name already")
        self.rules.append(rule)
        return rule


_BY_WORD: dict[str, Rule[Any, Any]] = {}
"""What is registered so far, by its code and its name and by retired ones, in small letters."""


def find(word: str) -> Rule[Any, Any] | None:
    """Return what has a code (`ICC-K010`, `k010`) or a name, or had it, whatever its case; None where nothing has."""
    folded = word.casefold()
    return _BY_WORD.get(folded) or _BY_WORD.get(f"icc-{folded}")


def registered() -> list[Rule[Any, Any]]:
    """Return all that is registered so far, by family and code."""
    order = list(FAMILIES)
    rules = {rule.id: rule for rule in _BY_WORD.values()}
    return sorted(rules.values(), key=lambda rule: (order.index(rule.id.family), rule.id.code))
