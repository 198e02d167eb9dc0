"""`icc rules`: lists all rules, with their severity at each stage."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from icc_cli.cli.common import width

if TYPE_CHECKING:
    from icc_cli.diagnostics.page import Page

SCHEMA = "icc-rules/1"
_NARROW = 90
"""Below so many columns, what a rule finds stands on lines of its own."""


class Format(StrEnum):
    """How the rules are written."""

    TABLE = "table"
    JSON = "json"


def rules(
    format_: Annotated[Format, typer.Option("--format", help="How to write the rules.")] = Format.TABLE,
) -> None:
    """List the rules that `icc validate` checks."""
    from icc_cli.diagnostics.page import pages_of
    from icc_cli.lint.catalogue import rules as all_rules

    pages = pages_of(all_rules()).values()
    match format_:
        case Format.TABLE:
            print("\n".join(_table(pages, width(sys.stdout))))
        case Format.JSON:
            body = {"schema": SCHEMA, "rules": [_as_json(page) for page in pages]}
            print(json.dumps(body, ensure_ascii=False, indent=2))


def _table(pages: Iterable[Page], columns: int) -> Iterator[str]:
    """Yield a row a rule. Severities are letters, as four columns of words would leave no room."""
    from icc_cli.diagnostics.stages import Stage

    listed = list(pages)
    legend = f"Severities at the stages {', '.join(Stage)}: e error, w warning, i info, - silent"
    yield from textwrap.wrap(legend, columns)
    yield ""
    longest = max(len(page.name) for page in listed)
    for page in listed:
        letters = "".join(severity.value[0] if severity else "-" for severity in page.severities.values())
        head = f"{page.code} {letters} {page.name}"
        if columns < _NARROW:
            yield head
            yield from textwrap.wrap(page.summary, columns, initial_indent="    ", subsequent_indent="    ")
        else:
            start = len(page.code) + len(letters) + longest + 4
            head = head.ljust(start)
            yield from textwrap.wrap(page.summary, columns, initial_indent=head, subsequent_indent=" " * start)


def _as_json(page: Page) -> dict[str, object]:
    return {
        "code": page.code,
        "name": page.name,
        "family": page.family,
        "severities": page.severities,
        "summary": page.summary,
        "why": page.why,
    }
