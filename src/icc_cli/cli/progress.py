"""`icc progress`: shows what each KPI did between two checkpoints."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from icc_cli.cli.choices import Members, check_known, check_members
from icc_cli.cli.common import Cities, Paths, cities_or_exit, colour, deliverable_or_exit, fail, width
from icc_cli.model import Deliverable
from icc_cli.programme import Edition

if TYPE_CHECKING:
    from icc_cli.progress import CityProgress


class Format(StrEnum):
    """How progress is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def progress(
    paths: Paths = None,
    city: Cities = None,
    since: Annotated[str, typer.Option("--from", metavar="CHECKPOINT", help="The earlier checkpoint.")] = "start",
    until: Annotated[str, typer.Option("--to", metavar="CHECKPOINT", help="The later checkpoint.")] = "final",
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only KPIs of this kind; may be repeated.")
    ] = None,
    solution: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only KPIs of this solution; may be repeated.")
    ] = None,
    member: Members = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the progress.")] = Format.TABLE,
) -> None:
    """Show what the KPIs of cities did between two checkpoints.

    Exit code 0: the progress is shown. 1: the files of a city cannot be understood; its findings are on standard
    error, and the other cities are shown. 2: nothing could be shown.
    """
    from icc_cli.progress import city_progress  # other commands need not wait for it

    read: list[tuple[Deliverable, Edition]] = []
    folders = cities_or_exit(paths, city)
    for folder in folders:
        try:
            reading = deliverable_or_exit(folder)
        except typer.Exit:
            continue
        if reading.deliverable is not None:
            read.append((reading.deliverable, reading.edition))
    for _, edition in read:
        _check_checkpoints(since, until, edition.checkpoint_ids())
    check_members(member, [deliverable for deliverable, _ in read])
    if read:
        check_known("kind", kind or (), (each.id for _, edition in read for each in edition.kinds))
        check_known("solution", solution or (), (each for deliverable, _ in read for each in deliverable.solutions))
    shown = [
        city_progress(
            deliverable,
            edition,
            since=since,
            until=until,
            kinds=kind or (),
            solutions=solution or (),
            members=member or (),
        )
        for deliverable, edition in read
        if _is_meant(solution, deliverable.solutions)
        and _is_meant(member, [each.id for each in deliverable.city.members])
    ]
    if read and not shown:
        fail("no city here has the member and the solution that are asked for")
    _write(shown, format_)
    if len(read) < len(folders):
        raise typer.Exit(1)


def _is_meant(asked_for: Collection[str] | None, has: Collection[str]) -> bool:
    """Whether a city has something of what is asked for, if anything is."""
    return not asked_for or any(each in has for each in asked_for)


def _write(cities: Sequence[CityProgress], format_: Format) -> None:
    match format_:
        case Format.TABLE:
            from icc_cli.progress.writers.table import write_table  # rich is only for terminals

            sys.stdout.write(write_table(cities, width=width(sys.stdout), colour=colour(sys.stdout)))
        case Format.JSON:
            from icc_cli.progress.writers.as_json import write_json

            sys.stdout.write(write_json(cities))
        case Format.CSV:
            from icc_cli.progress.writers.as_csv import write_csv

            typer.echo(write_csv(cities).encode(), nl=False)  # as bytes, so that no system changes its line ends
        case Format.MARKDOWN:
            from icc_cli.progress.writers.markdown import write_markdown

            sys.stdout.write(write_markdown(cities))


def _check_checkpoints(since: str, until: str, order: Sequence[str]) -> None:
    check_known("checkpoint", (since, until), order)
    if order.index(since) >= order.index(until):
        fail(f"--from {since} does not come before --to {until}: the checkpoints are {', '.join(order)}")
