"""The catalogue: everything that has a code, whichever room it is registered in, and how people's words find it.

A word is a code or a name, whatever its case (`ICC-K010`, `k010`, `kpi-without-target`), or the letter of a family.
"""

from __future__ import annotations

import difflib
from typing import Any

from icc_cli.city import form  # noqa: F401  (importing it registers the codes about form)
from icc_cli.diagnostics import RuleId, layout  # noqa: F401  (the same of layout)
from icc_cli.diagnostics.registry import CHANGES, FAMILIES, Rule, find, registered
from icc_cli.lint import acceptance_rules  # noqa: F401  (the same of acceptance)
from icc_cli.lint.rules import content_rules


def find_rule(word: str) -> RuleId | None:
    """Return the rule that has a code or a name, or None."""
    content_rules()
    found = find(word)
    return found.id if found and found.id.family != CHANGES else None


def find_change(word: str) -> RuleId | None:
    """Return the kind of change that has a code or a name, or None."""
    changes()
    found = find(word)
    return found.id if found and found.id.family == CHANGES else None


def find_family(word: str) -> str | None:
    """Return the letter of a family of rules, or None."""
    letter = word.upper()
    return letter if letter in FAMILIES and letter != CHANGES else None


def nearest_rule(word: str) -> str | None:
    """Return the name that was probably meant, or None where nothing is near. A wrong code could be any other."""
    return _nearest(word, rules())


def nearest_change(word: str) -> str | None:
    """Return the name of the kind of change that was probably meant, or None where nothing is near."""
    return _nearest(word, changes())


def hint_for(word: str) -> str | None:
    """Return what to write instead of a word that names no rule and no family; None for one that does."""
    if find_family(word) or find_rule(word):
        return None
    near = nearest_rule(word)
    return f"Did you mean {near}?" if near else "Write a code, a name, or the letter of a family, as `icc rules` shows."


def rules() -> list[Rule[Any, Any]]:
    """Return all rules, of `icc validate` as of `icc render`, by family and code."""
    content_rules()
    return [rule for rule in registered() if rule.id.family != CHANGES]


def changes() -> list[Rule[Any, Any]]:
    """Return all kinds of change by code."""
    from icc_cli.changes.kinds import KINDS  # few ask for them besides `icc diff`

    return sorted(KINDS.rules, key=lambda kind: kind.id)


def _nearest(word: str, among: list[Rule[Any, Any]]) -> str | None:
    return next(iter(difflib.get_close_matches(word.casefold(), [rule.id.name for rule in among], 1)), None)
