"""How anything that has a code is registered: once, with its name, severities, page and check.

Each room registers its own codes in a group of its own: form in `city/`, changes in `changes/`, content and acceptance
in `lint/`. Those of layout are in this room: `report/` finds them, but acceptances in `lint/` must know them. Importing
the modules of a room registers its codes; `lint.catalogue` imports all rooms.

A page is written like a docstring, and parsed only when it is shown: see `page`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from icc_cli.diagnostics.finding import RuleId, Severity
from icc_cli.programme.edition import Stage

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
"""The family of kinds of change, which `icc diff` reports. A city accepts them as it accepts findings."""


_LETTERS = {"-": None, "i": Severity.INFO, "w": Severity.WARNING, "e": Severity.ERROR}


def severities(letters: str) -> dict[Stage, Severity | None]:
    """Read the severities of a rule: one letter for each stage, or one for all of them.

    The letters are `i`nfo, `w`arning, `e`rror, and `-` where the rule is silent.

    Raises:
        ValueError: There are neither four letters nor one, or one of them is unknown.
    """
    letters = letters * len(Stage) if len(letters) == 1 else letters
    if len(letters) != len(Stage) or not set(letters) <= set(_LETTERS):
        raise ValueError(f"{letters!r} does not give a severity to each stage")
    return {stage: _LETTERS[letter] for stage, letter in zip(Stage, letters, strict=True)}


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
    """Yields what it finds, each with a fix where one is known. Codes without a check are found elsewhere: syntax
    errors, for example, by the reader of files."""
    retired: tuple[RuleId, ...] = ()
    """Codes that this one replaced: they still name it."""

    @property
    def severity(self) -> Severity:
        """The gravest severity that it has at any stage."""
        return min(filter(None, self.severities.values()), key=lambda severity: severity.rank)


class Codes(Generic[Subject, Found]):
    """A room's codes, whose checks all look at the same kind of subject."""

    def __init__(self) -> None:
        self.rules: list[Rule[Subject, Found]] = []
        """What is registered, in the order of registration."""

    def rule(
        self, code: str, name: str, by_stage: str, *, retired: tuple[RuleId, ...] = ()
    ) -> Callable[[Callable[[Subject], Iterator[Found]]], Callable[[Subject], Iterator[Found]]]:
        """Register a generator as the check of a code; its docstring is the page.

        `by_stage` gives the severities, a letter a stage: see `severities`.
        """

        def register(check: Callable[[Subject], Iterator[Found]]) -> Callable[[Subject], Iterator[Found]]:
            self._add(Rule(RuleId(code, name), severities(by_stage), check.__doc__ or "", check, retired))
            return check

        return register

    def code(
        self, code: str, name: str, by_stage: str, page: str, *, retired: tuple[RuleId, ...] = ()
    ) -> Rule[Subject, Found]:
        """Register a code without a check."""
        return self._add(Rule(RuleId(code, name), severities(by_stage), page, retired=retired))

    def _add(self, rule: Rule[Subject, Found]) -> Rule[Subject, Found]:
        for word in (word for id_ in (rule.id, *rule.retired) for word in id_):
            if _BY_WORD.setdefault(word.casefold(), rule) is not rule:
                raise ValueError(f"{word} is a code or a name already")
        self.rules.append(rule)
        return rule


_BY_WORD: dict[str, Rule[Any, Any]] = {}
"""What is registered so far, by code and name in small letters; retired codes and names lead to their successors."""


def find(word: str) -> Rule[Any, Any] | None:
    """Return what has, or once had, a code (`ICC-K010`, `k010`) or a name; None where nothing has. Case is ignored."""
    folded = word.casefold()
    return _BY_WORD.get(folded) or _BY_WORD.get(f"icc-{folded}")


def registered() -> list[Rule[Any, Any]]:
    """Return all that is registered so far, by family and code."""
    order = list(FAMILIES)
    rules = {rule.id: rule for rule in _BY_WORD.values()}
    return sorted(rules.values(), key=lambda rule: (order.index(rule.id.family), rule.id.code))
