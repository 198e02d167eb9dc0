"""The catalogue: each rule's page, read from its docstring.

A docstring begins with a sentence that says what the rule finds, then why that matters to a city and what to do. Then
come `Bad:` and `Good:`, each with files, indented; `# <- here` ends the lines on which the rule must find something.
The tests lay these files over a small complete city and run all rules over it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from icc_cli.city import form_codes
from icc_cli.city.form_pages import FORMAT_PAGES
from icc_cli.city.found import FORM_RULES, Rule
from icc_cli.diagnostics import RuleId, Severity, layout_codes
from icc_cli.diagnostics.layout_pages import LAYOUT_PAGES
from icc_cli.diagnostics.stages import Stage, severities
from icc_cli.lint.acceptance_rules import ACCEPTANCE_RULES, AcceptanceRule
from icc_cli.lint.engine import content_rules

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
}
MARK = "# <- here"
_HEADING = re.compile(r"^# (\S+\.yaml)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What the catalogue says about a rule."""

    code: str
    name: str
    severities: dict[Stage, Severity | None]
    summary: str
    """What the rule finds."""
    why: str
    """Why it matters to a city, and what to do."""
    bad: dict[str, str]
    """Files with the defect, by their path in the city's folder."""
    good: dict[str, str]
    """The same files without it."""

    @property
    def family(self) -> str:
        """The family's title."""
        return FAMILIES[self.code[4]]


@cache
def pages() -> dict[str, Page]:
    """Return the pages of all rules by code, in the order of the families."""
    rules: list[Rule[Any] | AcceptanceRule] = [*FORM_RULES, *content_rules(), *ACCEPTANCE_RULES]
    found = [_page(rule.id, rule.severities, inspect.getdoc(rule.check) or "") for rule in rules]
    for rule_id in (*form_codes.SOURCE.values(), *form_codes.VALUES):
        by_stage = severities("wwww" if rule_id.name in form_codes.HARMLESS else "eeee")
        found.append(_page(rule_id, by_stage, inspect.cleandoc(FORMAT_PAGES[rule_id.name])))
    for rule_id in layout_codes.LAYOUT:
        by_stage = severities("eeee" if rule_id in layout_codes.FATAL else "wwww")
        found.append(_page(rule_id, by_stage, inspect.cleandoc(LAYOUT_PAGES[rule_id.name])))
    order = list(FAMILIES)
    return {page.code: page for page in sorted(found, key=lambda page: (order.index(page.code[4]), page.code))}


def _page(rule_id: RuleId, by_stage: dict[Stage, Severity | None], doc: str) -> Page:
    head, _, examples = doc.partition("\nBad:\n")
    bad, _, good = examples.partition("\nGood:\n")
    summary, _, why = head.strip().partition("\n\n")
    return Page(*rule_id, by_stage, _flowing(summary), _flowing(why), dict(_files(bad)), dict(_files(good)))


def _flowing(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip())


def _files(block: str) -> Iterator[tuple[str, str]]:
    """Yield the files of an example: a line `# path.yaml` begins each."""
    text = inspect.cleandoc(block)
    parts = _HEADING.split(text)
    for name, content in zip(parts[1::2], parts[2::2], strict=True):
        yield name, content.strip("\n") + "\n"
