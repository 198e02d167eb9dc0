"""`icc validate`: says what is wrong with cities' files, and where."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Annotated

import typer

from icc_cli.cli.common import Cities, Paths, cities_or_exit, colour, fail, width
from icc_cli.diagnostics import FORMATS, Finding, RuleText, Severity, at_or_above, has_links, render
from icc_cli.rules import check
from icc_cli.workspace import read_city


def validate(
    paths: Paths = None,
    city: Cities = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"How to write the findings: {', '.join(FORMATS)}.")
    ] = "text",
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="The mildest severity that makes the exit code 1.")
    ] = Severity.ERROR,
) -> None:
    """Check the files of cities against the format.

    Exit code 0: no finding at or above --fail-on. 1: there are some. 2: nothing could be checked.
    """
    if format_ not in FORMATS:
        fail(f"no format {format_!r}; there are {', '.join(FORMATS)}")
    folders = cities_or_exit(paths, city)
    findings: list[Finding] = []
    for folder in folders:
        findings += check(read_city(folder))
    sys.stdout.write(
        render(
            findings,
            format_,
            cities=[folder.id for folder in folders],
            width=width(sys.stdout),
            colour=colour(sys.stdout),
            links=has_links(sys.stdout),
            rules=_rule_texts,
        )
    )
    raise typer.Exit(1 if at_or_above(findings, fail_on) else 0)


def _rule_texts() -> Mapping[str, RuleText]:
    from icc_cli.rules.page_text import rule_texts  # most formats need not wait for it

    return rule_texts()
