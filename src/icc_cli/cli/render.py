"""`icc render`: typesets what a city hands in, and shorter documents from the same data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from icc_cli.cli.choices import Members
from icc_cli.cli.common import Paths, check_output_or_exit, cities_or_exit, fail
from icc_cli.cli.help import Commands
from icc_cli.cli.rendering import render_city
from icc_cli.clock import source_date
from icc_cli.diagnostics import plain, shown_path
from icc_cli.report.request import Document, FileFormat, Pages, Request

render = Commands(help="Typeset a city's deliverable.", no_args_is_help=True)

City = Annotated[list[str] | None, typer.Option(metavar="ID", help="The city; needed where there are several.")]
Every = Annotated[bool, typer.Option("--all", help="Every city; --output is then a folder, build if not given.")]
Jobs = Annotated[
    int | None, typer.Option(min=1, help="With --all: so many cities at a time; one for each processor if not given.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write; build/<city>-<document>, and the format, if not given."
    ),
]
InFormat = Annotated[
    FileFormat,
    typer.Option("--format", help="A PDF to print, one HTML file to read on a screen, or Markdown."),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Exit with 1 when a page is not as it should be; it is written all the same.")
]
Watch = Annotated[bool, typer.Option("--watch", help="Render again after each change, until stopped with Ctrl-C.")]
SomePages = Annotated[
    str | None, typer.Option("--pages", metavar="PAGES", help="Only these pages of the PDF, as in 3, 3-5 or 3-.")
]
Sections = Annotated[
    list[str] | None,
    typer.Option("--section", metavar="ID", help="Only this part of the report, as in roadmap; may be repeated."),
]
Solutions = Annotated[
    list[str] | None, typer.Option("--solution", metavar="ID", help="Only this solution; may be repeated.")
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="CODE", help="Language of all but the city's own words; the city's if not given."),
]
_EXITS = """\
What is not as it should be on a page (text without room, an empty page) is told with the line that is the cause.

Exit code 0: it is written. 1: the city's files cannot be understood, or a picture or template of its own not be used,
and the findings are on standard error; with --strict, a page is not as it should be; with --all, there is a city of
which nothing was written; or what typesets PDFs is not installed. 2: what is asked for is not there, or the file
cannot be written.
"""
_SHEETS = {
    Document.CHARTER: "Write initiative charters: of one solution, or of all.",
    Document.ROADMAP: "Write the roadmap: chart, rationale, steps in detail.",
    Document.KPI_SHEET: "Write the KPIs: coverage, values, definitions.",
    Document.SUMMARY: "Write a summary for a council, on two pages.",
}
_ENDINGS = {".pdf": FileFormat.PDF, ".html": FileFormat.HTML, ".htm": FileFormat.HTML, ".md": FileFormat.MARKDOWN}
_WRITTEN = {FileFormat.PDF: "a PDF", FileFormat.HTML: "HTML", FileFormat.MARKDOWN: "Markdown"}


def final_report(
    paths: Paths = None,
    city: City = None,
    every: Every = False,
    output: Output = None,
    format_: InFormat = FileFormat.PDF,
    member: Members = None,
    lang: Lang = None,
    section: Sections = None,
    pages: SomePages = None,
    watch: Watch = False,
    strict: Strict = False,
    jobs: Jobs = None,
) -> None:
    """Write the final report: all of it, or parts of it for a quick look."""
    request = Request(
        Document.FINAL_REPORT,
        format_,
        _ids(member),
        sections=_ids(section),
        language=_language(lang),
        pages=_pages(pages),
    )
    _carry_out(request, paths, city, every=every, output=output, watch=watch, strict=strict, jobs=jobs)


def _sheet(document: Document) -> Callable[..., None]:
    """Return the command of a short document."""

    def sheet(
        paths: Paths = None,
        city: City = None,
        every: Every = False,
        output: Output = None,
        format_: InFormat = FileFormat.PDF,
        member: Members = None,
        lang: Lang = None,
        solution: Solutions = None,
        pages: SomePages = None,
        watch: Watch = False,
        strict: Strict = False,
        jobs: Jobs = None,
    ) -> None:
        request = Request(
            document, format_, _ids(member), _ids(solution), language=_language(lang), pages=_pages(pages)
        )
        _carry_out(request, paths, city, every=every, output=output, watch=watch, strict=strict, jobs=jobs)

    return sheet


render.command("final-report", epilog=_EXITS)(final_report)
for _document, _help in _SHEETS.items():
    render.command(_document.value, help=_help, epilog=_EXITS)(_sheet(_document))


def _carry_out(
    request: Request,
    paths: list[Path] | None,
    city: list[str] | None,
    *,
    every: bool,
    output: Path | None,
    watch: bool,
    strict: bool,
    jobs: int | None,
) -> None:
    """Do what was asked for, and exit."""
    if request.pages and request.format is not FileFormat.PDF:
        fail("--pages is for PDFs: other formats have no pages; --section chooses parts of a report in any format")
    if jobs and not every:
        fail("--jobs says how many cities are worked on at a time: it goes with --all")
    meant = None if output is None or every else _ENDINGS.get(output.suffix.casefold())
    if output is not None and meant not in (None, request.format):
        fail(
            f"{shown_path(output)} would hold {_WRITTEN[request.format]}: add --format {meant}, or give it another name"
        )
    folders = cities_or_exit(paths, city)
    request = replace(request, created=_source_date())
    if every:
        from icc_cli.cli.render_all import render_cities

        if watch or city:
            fail(f"--all is for every city: leave out {'--watch' if watch else '--city'}")
        raise typer.Exit(render_cities(folders, request, output or Path("build"), jobs=jobs, strict=strict))
    if len(folders) > 1:
        ids = ", ".join(folder.id for folder in folders)
        fail(f"there are several cities; choose one with --city, or take --all: {ids}")
    path = output or Path("build") / request.file_name(folders[0].id)
    check_output_or_exit(path)
    if watch:
        from icc_cli.cli.render_watch import watch as watch_city

        watch_city(folders[0], path, lambda: render_city(folders[0], request, path))
        return
    rendered = render_city(folders[0], request, path)
    print(rendered.line)
    if strict and not rendered.is_sound:
        raise typer.Exit(1)


def _ids(given: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(given or ()))


def _pages(given: str | None) -> Pages | None:
    try:
        return Pages.read(given) if given is not None else None
    except ValueError as error:
        fail(f"--pages {error}")


def _language(code: str | None) -> str | None:
    """Return the code of a language that there is a catalogue for."""
    from icc_cli.report.catalogue import LANGUAGES

    if code is not None and code not in LANGUAGES:
        fail(f"--lang {plain(code)}: there is no catalogue for this language; choose one of {', '.join(LANGUAGES)}")
    return code


def _source_date() -> datetime | None:
    """Return the date that SOURCE_DATE_EPOCH gives for documents; without it they carry none, to come out the same."""
    try:
        return source_date()
    except ValueError as error:
        fail(str(error))
