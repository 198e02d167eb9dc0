"""`icc render`: typesets what a city hands in."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from icc_cli.cli.choices import Members, check_members
from icc_cli.cli.common import Paths, cities_or_exit, deliverable_or_exit, fail, print_findings
from icc_cli.clock import source_date
from icc_cli.diagnostics import Finding, plain
from icc_cli.workspace import Reading

render = typer.Typer(help="Typeset a city's deliverable.", no_args_is_help=True, rich_markup_mode=None)


class Format(StrEnum):
    """What a report is written as."""

    PDF = "pdf"
    HTML = "html"


@render.callback()
def _group() -> None:
    """Keep `final-report` a command of its own while it is the only one."""


@render.command("final-report")
def final_report(
    paths: Paths = None,
    city: Annotated[str | None, typer.Option(metavar="ID", help="The city; needed where there are several.")] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write; build/<city>-final-report.pdf if not given."
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="A PDF to print, or one HTML file to read on a screen.")
    ] = Format.PDF,
    member: Members = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit with 1 when a page is not as it should be; it is written all the same."),
    ] = False,
) -> None:
    """Write the final report of a city, or of some members of a consortium.

    What is not as it should be on a page (text without room, an empty page) is told with the line that is the cause.

    Exit code 0: the report is written. 1: the city's files cannot be understood, or a picture or template of its own
    not be used, and the findings are on standard error; with --strict, a page is not as it should be; or what typesets
    PDFs is not installed. 2: there is no such city, or the file cannot be written.
    """
    began = time.monotonic()
    folders = cities_or_exit(paths, [city] if city else None)
    if len(folders) > 1:
        fail(f"there are several cities; choose one with --city: {', '.join(folder.id for folder in folders)}")
    created = _source_date()
    reading = deliverable_or_exit(folders[0])
    check_members(member, [reading.deliverable] if reading.deliverable else [])
    members = list(dict.fromkeys(member or ()))
    path = output or Path("build") / f"{'-'.join([reading.folder.id, *members])}-final-report.{format_}"
    size, findings = _write(reading, format_, path, created, members)
    print(f"{plain(str(path))}: {size}, {time.monotonic() - began:.1f} s")
    print_findings(findings)
    if findings and strict:
        raise typer.Exit(1)


def _write(
    reading: Reading, format_: Format, path: Path, created: datetime | None, members: Sequence[str]
) -> tuple[str, list[Finding]]:
    """Write the report beside its place and move it there when it is whole.

    Return how large it became, and what is not as it should be on its pages.
    """
    from icc_cli.report.city_files import city_files
    from icc_cli.report.final_report import final_report_html
    from icc_cli.report.layout_findings import layout_findings
    from icc_cli.report.origin import origin_of
    from icc_cli.report.pdf import TypesettingUnavailableError, write_pdf
    from icc_cli.report.problems import UnusableReportError

    if reading.deliverable is None:  # `deliverable_or_exit` has left by then
        raise typer.Exit(1)
    progress = _ProgressLine()
    progress.say(f"{reading.folder.id}: putting the report together")
    is_page = format_ is Format.HTML
    findings: list[Finding] = []
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        html = final_report_html(
            reading.deliverable,
            reading.edition,
            for_screen=is_page,
            created=created.isoformat() if created else None,
            members=members,
            origin=origin_of(reading),
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_page:
            unfinished.write_text(html, encoding="utf-8", newline="\n")
            size = f"{unfinished.stat().st_size / 1e6:.1f} MB"
        else:
            progress.say(f"{reading.folder.id}: laying out pages")
            written = write_pdf(html, unfinished, files=city_files(reading, created), on_page=progress.count)
            size = f"{written.pages} pages"
            findings = layout_findings(reading, written.problems)
        unfinished.replace(path)
    except TypesettingUnavailableError as error:
        progress.end()
        fail(f"{error}. With --format html the report needs none of it.", 1)
    except UnusableReportError as error:
        progress.end()
        print_findings(layout_findings(reading, error.problems))
        raise typer.Exit(1) from None
    except OSError as error:
        progress.end()
        with suppress(OSError):
            unfinished.unlink()
        fail(f"cannot write {path}: {error.strerror or error}")
    progress.end()
    return size, findings


class _ProgressLine:
    """Says what is being done: on a terminal in one line that changes, else in a line for each step."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._step = ""

    def say(self, step: str) -> None:
        """Begin a step."""
        self._step = step
        if self._is_terminal:
            self._rewrite(f"{step} …")
        else:
            print(f"{step} …", file=sys.stderr)

    def count(self, number: int) -> None:
        """Tell how far the step is."""
        if self._is_terminal:
            self._rewrite(f"{self._step}: {number}")

    def end(self) -> None:
        """Take the line away, so that what follows begins at the margin."""
        if self._is_terminal:
            self._rewrite("")

    def _rewrite(self, text: str) -> None:
        sys.stderr.write(f"\r{text}\x1b[K")
        sys.stderr.flush()


def _source_date() -> datetime | None:
    """Return the date that SOURCE_DATE_EPOCH gives for documents; without it they carry none, to come out the same."""
    try:
        return source_date()
    except ValueError as error:
        fail(str(error))
