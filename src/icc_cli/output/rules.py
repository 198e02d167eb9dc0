"""The rules that `icc validate` checks, with their severity at each stage: as a table, and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence

from icc_cli.diagnostics.page import Page
from icc_cli.diagnostics.stages import Stage
from icc_cli.output.terminal import Terminal

SCHEMA = "icc-rules/1"
_NARROW = 90
"""Below so many columns, what a rule finds stands on lines of its own."""


def write_table(rules: Sequence[Page], terminal: Terminal) -> str:
    """Return a line for each rule. Severities are letters, as four columns of words would leave no room."""
    return "".join(f"{line}\n" for line in _lines(rules, terminal.width))


def write_json(rules: Sequence[Page]) -> str:
    """Return the rules as JSON."""
    body = {"schema": SCHEMA, "rules": [_rule(page) for page in rules]}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _lines(rules: Sequence[Page], columns: int) -> Iterator[str]:
    legend = f"Severities at the stages {', '.join(Stage)}: e error, w warning, i info, - silent"
    yield from textwrap.wrap(legend, columns)
    yield ""
    longest = max(len(page.name) for page in rules)
    for page in rules:
        letters = "".join(severity.value[0] if severity else "-" for severity in page.severities.values())
        head = f"{page.code} {letters} {page.name}"
        if columns < _NARROW:
            yield head
            yield from textwrap.wrap(page.summary, columns, initial_indent="    ", subsequent_indent="    ")
        else:
            start = len(page.code) + len(letters) + longest + 4
            head = head.ljust(start)
            yield from textwrap.wrap(page.summary, columns, initial_indent=head, subsequent_indent=" " * start)


def _rule(page: Page) -> dict[str, object]:
    return {
        "code": page.code,
        "name": page.name,
        "family": page.family,
        "severities": page.severities,
        "summary": page.summary,
        "why": page.why,
    }
