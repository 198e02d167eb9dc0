"""`icc validate`: says what is wrong with cities' files, and where."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from icc_cli.cli.common import Cities, Paths, cities_or_exit, colour, width
from icc_cli.diagnostics import Finding, Severity, at_or_above, summary, write_concise, write_json, write_text
from icc_cli.rules import check
from icc_cli.workspace import read_city


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"


def validate(
    paths: Paths = None,
    city: Cities = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the findings.")] = Format.TEXT,
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="The mildest severity that makes the exit code 1.")
    ] = Severity.ERROR,
) -> None:
    """Check the files of cities against the format.

    Exit code 0: no finding at or above --fail-on. 1: there are some. 2: nothing could be checked.
    """
    folders = cities_or_exit(paths, city)
    findings: list[Finding] = []
    for folder in folders:
        findings += check(read_city(folder))
    match format_:
        case Format.TEXT:
            sys.stdout.write(write_text(findings, width=width(sys.stdout), colour=colour(sys.stdout)))
            print(("\n" if findings else "") + summary(findings, len(folders)))
        case Format.CONCISE:
            sys.stdout.write(write_concise(findings))
        case Format.JSON:
            sys.stdout.write(write_json(findings, [folder.id for folder in folders]))
    raise typer.Exit(1 if at_or_above(findings, fail_on) else 0)
