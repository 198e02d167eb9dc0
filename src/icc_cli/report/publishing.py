"""Makes a document for a city and writes it, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from icc_cli.city import Reading
from icc_cli.city.outputs import check_output, write_output
from icc_cli.diagnostics import Finding
from icc_cli.report.city_files import city_files
from icc_cli.report.documents import document_html
from icc_cli.report.layout_findings import layout_findings
from icc_cli.report.origin import origin_of
from icc_cli.report.request import FileFormat, Request


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was made."""

    size: str
    """Its size, as text."""
    findings: tuple[Finding, ...]
    """What is wrong on its pages."""


class Witness(Protocol):
    """Receives progress reports."""

    def say(self, step: str) -> None:
        """A step begins."""

    def count(self, number: int) -> None:
        """A page was laid out."""


def make(reading: Reading, request: Request, path: Path, witness: Witness) -> Made:
    """Make a document for a city that was read without errors, and write it.

    Raises:
        NothingToPrintError: The city has no content for the document.
        UnknownSectionError: The report has no part of that name.
        PagesOutsideError: The document has none of the requested pages.
        UnusableReportError: The city's picture, or a template of its own, cannot be used.
        TypesettingUnavailableError: Pango is missing.
        OSError: The file cannot be written.
    """
    if reading.deliverable is None:
        raise ValueError(f"{reading.folder.id} could not be read")
    witness.say("assembling the report")
    html = document_html(
        reading.deliverable,
        reading.edition,
        request,
        for_screen=request.format is FileFormat.HTML,
        origin=origin_of(reading),
    )
    check_output(path)
    path.parent.mkdir(parents=True, exist_ok=True)  # before the pages are laid out, which takes long
    if request.format is FileFormat.PDF:
        return _typeset(reading, request, html, path, witness)
    if request.format is FileFormat.MARKDOWN:
        from icc_cli.report.markdown import markdown

        html = markdown(html)
    content = html.encode()
    write_output(path, content)
    return Made(_bytes(len(content)), ())


def _typeset(reading: Reading, request: Request, html: str, path: Path, witness: Witness) -> Made:
    from icc_cli.report.pdf.typesetting import write_pdf

    witness.say("laying out pages")
    with TemporaryDirectory() as folder:
        beside = Path(folder) / "document.pdf"
        written = write_pdf(
            html, beside, files=city_files(reading, request.created), pages=request.pages, on_page=witness.count
        )
        write_output(path, beside.read_bytes())
    findings = tuple(layout_findings(reading, written.problems))
    return Made("1 page" if written.pages == 1 else f"{written.pages} pages", findings)


def _bytes(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 100_000 else f"{max(number / 1e3, 1):.0f} kB"
