"""Finds rules by the words that people use for them: `ICC-K010`, `k010`, `kpi-without-target`; or `K` for a family."""

from __future__ import annotations

import difflib
from functools import cache

from icc_cli.city import form_codes
from icc_cli.city.found import FORM_RULES
from icc_cli.diagnostics import RuleId, layout_codes
from icc_cli.lint.acceptance_rules import ACCEPTANCE_RULES
from icc_cli.lint.engine import content_rules

_PREFIX = "icc-"


def family_of(rule: RuleId) -> str:
    """Return the letter of a rule's family."""
    return rule.code[4]


def is_about_form(rule: RuleId) -> bool:
    """Tell whether a rule is about the form of files: its errors are neither accepted nor ignored."""
    return family_of(rule) == "F"


def find_rule(word: str) -> RuleId | None:
    """Return the rule that has a code or a name, whatever its case, or None."""
    folded = word.casefold()
    return _by_word().get(folded) or _by_word().get(_PREFIX + folded)


def find_family(word: str) -> str | None:
    """Return the letter of a family that has rules, or None."""
    letter = word.upper()
    return letter if letter in _families() else None


def nearest_rule(word: str) -> str | None:
    """Return the name that was probably meant, or None where nothing is near. A wrong code could be any other."""
    names = [rule.name for rule in _by_word().values()]
    return next(iter(difflib.get_close_matches(word.casefold(), names, 1)), None)


@cache
def _by_word() -> dict[str, RuleId]:
    rules = (
        [each.id for each in content_rules()]
        + [each.id for each in FORM_RULES]
        + [each.id for each in ACCEPTANCE_RULES]
    )
    rules += [*form_codes.SOURCE.values(), *form_codes.VALUES, *layout_codes.LAYOUT]
    return {word.casefold(): each for each in rules for word in each}


@cache
def _families() -> frozenset[str]:
    return frozenset(family_of(rule) for rule in _by_word().values())
