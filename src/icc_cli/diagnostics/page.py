"""The page of a code: what is found, why it matters, and examples, parsed from the text that it was registered with.

A page begins with a sentence that says what is found, then why that matters to a city and what to do. Then come `Bad:`
and `Good:`, each with files, indented; `# <- here` ends the lines on which something must be found. The tests lay these
files over a small complete city and run all rules over it. The page of a kind of change has an `Example:` instead: the
name of a file of that city, and the lines that go (`-`) and come (`+`) in it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from icc_cli.diagnostics.finding import Severity
from icc_cli.diagnostics.registry import CHANGES, FAMILIES, Rule
from icc_cli.programme.edition import Stage

MARK = "# <- here"
_HEADING = re.compile(r"^# (\S+\.yaml)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What the catalogue says about a code."""

    rule: Rule[Any, Any]
    summary: str
    """What is found, or what changed."""
    why: str
    """Why it matters to a city, and what to do."""
    bad: dict[str, str]
    """Files with the defect, by their path in the city's folder."""
    good: dict[str, str]
    """The same files without it."""
    change: str
    """Lines of a file, with `-` before those that go and `+` before those that come."""

    @property
    def code(self) -> str:
        """The code, as in `ICC-K010`."""
        return self.rule.id.code

    @property
    def name(self) -> str:
        """The name, as in `kpi-without-target`."""
        return self.rule.id.name

    @property
    def severities(self) -> dict[Stage, Severity | None]:
        """How grave it is at each stage; None where it is silent."""
        return self.rule.severities

    @property
    def family(self) -> str:
        """The family's title."""
        return FAMILIES[self.rule.id.family]

    @property
    def is_of_change(self) -> bool:
        """Whether it is about a kind of change, whose severity is the same at every stage."""
        return self.rule.id.family == CHANGES


def page_of(rule: Rule[Any, Any]) -> Page:
    """Return the page of something that has a code."""
    text, _, change = inspect.cleandoc(rule.text).partition("\n\nExample:\n")
    head, _, examples = text.partition("\nBad:\n")
    bad, _, good = examples.partition("\nGood:\n")
    summary, _, why = head.strip().partition("\n\n")
    files = dict(_files(bad)), dict(_files(good))
    return Page(rule, _flowing(summary), _flowing(why), *files, inspect.cleandoc(change))


def pages_of(rules: Iterable[Rule[Any, Any]]) -> dict[str, Page]:
    """Return the pages of some codes, by code."""
    return {rule.id.code: page_of(rule) for rule in rules}


def _flowing(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip())


def _files(block: str) -> Iterator[tuple[str, str]]:
    """Yield the files of an example: a line `# path.yaml` begins each."""
    text = inspect.cleandoc(block)
    parts = _HEADING.split(text)
    for name, content in zip(parts[1::2], parts[2::2], strict=True):
        yield name, content.strip("\n") + "\n"
