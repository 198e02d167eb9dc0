"""Renders one document of one city, says how it goes on, and tells what went wrong in words of the command line."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from icc_cli.city import CityFolder, Reading
from icc_cli.cli.choices import check_known, check_members
from icc_cli.cli.common import deliverable_or_exit, fail, fail_to_write, print_findings
from icc_cli.diagnostics import plain, shown_path
from icc_cli.report.request import Document, Request

if TYPE_CHECKING:
    from icc_cli.report.publishing import Made

_ABOUT = {
    Document.CHARTER: "initiative charters",
    Document.ROADMAP: "roadmap",
    Document.KPI_SHEET: "KPIs",
    Document.SUMMARY: "vision, solutions or results",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document that was written."""

    path: Path
    size: str
    seconds: float
    is_sound: bool
    """Whether every page is as it should be."""

    @property
    def line(self) -> str:
        """The line that tells of it."""
        return f"{plain(shown_path(self.path))}: {self.size}, {self.seconds:.1f} s"


def render_city(folder: CityFolder, request: Request, path: Path, *, is_quiet: bool = False) -> Rendered:
    """Write a document of a city; what is not as it should be on its pages is told on standard error.

    How the work goes on is told as well, unless it is done quietly.

    Exit with 1 where the city's files cannot be understood or used, or PDFs not be typeset here; with 2 where what is
    asked for is not there, or the file cannot be written.
    """
    began = time.monotonic()
    reading = deliverable_or_exit(folder)
    if reading.deliverable is not None:
        check_members(request.members, [reading.deliverable])
        check_known("solution", request.solutions, reading.deliverable.solutions)
    made = _made(reading, request, path, ProgressLine(reading.folder.id, is_quiet))
    rendered = Rendered(path, made.size, time.monotonic() - began, not made.findings)
    print_findings(list(made.findings))
    return rendered


def _made(reading: Reading, request: Request, path: Path, progress: ProgressLine) -> Made:
    from icc_cli.report.documents import NothingToPrintError, UnknownSectionError
    from icc_cli.report.layout_findings import layout_findings
    from icc_cli.report.pdf.typesetting import PagesOutsideError, TypesettingUnavailableError
    from icc_cli.report.problems import UnusableReportError
    from icc_cli.report.publishing import make

    try:
        return make(reading, request, path, progress)
    except NothingToPrintError:
        progress.end()
        fail(f"{reading.folder.id} has no {_ABOUT[request.document]} to print", 1)
    except UnknownSectionError as error:
        progress.end()
        check_known("section", [error.name], error.known)
        raise
    except PagesOutsideError as error:
        progress.end()
        fail(f"there is no page {request.pages}: the document has {error.number}")
    except TypesettingUnavailableError as error:
        progress.end()
        fail(f"{error}. With --format html the report needs none of it.", 1)
    except UnusableReportError as error:
        progress.end()
        print_findings(layout_findings(reading, error.problems))
        raise typer.Exit(1) from None
    except OSError as error:
        progress.end()
        fail_to_write(path, error)
    finally:
        progress.end()


class ProgressLine:
    """Says what is being done: on a terminal in one line that changes, else in a line for each step."""

    def __init__(self, city: str, is_quiet: bool) -> None:
        self._is_quiet = is_quiet
        self._is_terminal = sys.stderr.isatty() and not is_quiet
        self._city = plain(city)
        self._step = ""

    def say(self, step: str) -> None:
        """Begin a step."""
        self._step = f"{self._city}: {step}"
        if self._is_terminal:
            self._rewrite(f"{self._step} …")
        elif not self._is_quiet:
            print(f"{self._step} …", file=sys.stderr)

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
