"""HTML to PDF: the only module that imports WeasyPrint, and only when needed, as its libraries may be missing."""

from __future__ import annotations

import gc
import logging
import os
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from icc_cli.diagnostics.layout import COMPLAINT
from icc_cli.report.city_files import CityFile
from icc_cli.report.problems import Problem, UnusableReportError
from icc_cli.report.request import Pages
from icc_cli.resources import fonts
from icc_cli.system_packages import how_to_install, pango_packages

if TYPE_CHECKING:
    from weasyprint import HTML, Attachment, Document  # type: ignore[import-untyped]

_PAGE = re.compile(r"Page (\d+)$")
_MISSING_GLYPH = ".notdef glyph"
"""How WeasyPrint's message about a missing glyph starts: `glyphs` reports it too, with the place."""
_MISSING_ANCHOR = "No anchor #"
"""How its message about a broken link starts: links to pages that were not requested are broken too."""
_LINKS = ("http://", "https://", "mailto:")


class PagesOutsideError(Exception):
    """A report has none of the requested pages; `number` is how many it has."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class TypesettingUnavailableError(Exception):
    """The typesetting libraries are not installed; the message says how to get them."""


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF that was written, and the problems on its pages."""

    pages: int
    problems: tuple[Problem, ...]


def write_pdf(
    html: str,
    path: Path,
    *,
    files: Sequence[CityFile] = (),
    pages: Pages | None = None,
    on_page: Callable[[int], None] = lambda page: None,
) -> Written:
    """Typeset a report and write it; `on_page` is called with the number of each page that is laid out.

    The PDF is PDF/A-3a and PDF/UA-1. `files` are attached. With `pages`, it contains only these, for a quick look, and
    is not PDF/UA-1, as links are broken and headings may start at any level.

    Raises:
        PagesOutsideError: None of the requested pages exist.
        TypesettingUnavailableError: Pango is missing.
        UnusableReportError: The HTML refers to something outside itself.
        OSError: The file cannot be written.
    """
    weasyprint = _weasyprint()
    from icc_cli.report.pdf import conformance
    from icc_cli.report.pdf.fetcher import ClosedFetcher
    from icc_cli.report.pdf.hooks import charts_in, follow, whole_lines
    from icc_cli.report.pdf.page_checks import empty_pages, missing_glyphs, overflows, stranded_headings

    with _without_collecting(), whole_lines(), _listening(on_page) as complaints:
        fetcher = ClosedFetcher()
        page = weasyprint.HTML(string=html, url_fetcher=fetcher)
        _refuse_attachments(page)
        conformance.describe_charts(page)
        document = page.render(pdf_variant=conformance.VARIANT)
        _refuse_links(document)
        if not pages:
            conformance.declare(document)
        document.metadata.attachments = [_attachment(weasyprint, file) for file in files]
        chosen = _chosen(document, pages) if pages else document
        with charts_in(document.metadata.lang), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint opens the colour profile and leaves it open
            finish = partial(conformance.finish, follow(chosen))
            content = chosen.write_pdf(pdf_variant=conformance.VARIANT, finisher=finish)
        if fetcher.refused:
            raise UnusableReportError(*fetcher.refused)
        path.write_bytes(content)
        told_elsewhere = (_MISSING_GLYPH, _MISSING_ANCHOR) if pages else _MISSING_GLYPH
        said = (Problem(COMPLAINT, each) for each in complaints if not each.startswith(told_elsewhere))
        found = (*overflows(document), *empty_pages(document), *stranded_headings(document), *missing_glyphs(html))
        seen = (problem for problem in found if not pages or problem.page is None or pages.has(problem.page))
        return Written(len(chosen.pages), (*said, *seen))


def _chosen(document: Document, pages: Pages) -> Document:
    """Return a document with some pages of another. Links to the others are broken and removed."""
    chosen = document.pages[pages.first - 1 : pages.last]
    if not chosen:
        raise PagesOutsideError(len(document.pages))
    return document.copy(chosen)


def _attachment(weasyprint: ModuleType, file: CityFile) -> Attachment:
    return weasyprint.Attachment(
        string=file.content,
        base_url="",
        name=file.name,
        description="Data that this report was built from",
        created=file.date,
        modified=file.date,
        relationship="Source",
    )


def _refuse_attachments(page: HTML) -> None:
    """Refuse templates that attach files to the report."""
    from icc_cli.report.pdf.fetcher import outside

    for element in page.etree_element.iter():
        if "attachment" in element.get("rel", "").lower().split():
            raise UnusableReportError(outside(element.get("href", ""), "only the city's files can be attached"))


def _refuse_links(document: Document) -> None:
    """Refuse templates with links to anything but pages and people."""
    from icc_cli.report.pdf.fetcher import outside

    for page in document.pages:
        for kind, target, *_ in page.links:
            if kind == "attachment":
                raise UnusableReportError(outside(target, "only the city's files can be attached"))
            if kind == "external" and not target.lower().startswith(_LINKS):
                raise UnusableReportError(outside(target, "links lead to http, https and mailto only"))


def load() -> None:
    """Import what is needed for typesetting now, for processes that are going to be forked from this one.

    Raises:
        TypesettingUnavailableError: Pango is missing.
    """
    _weasyprint()


def _weasyprint() -> ModuleType:
    """Import WeasyPrint with the report's own fonts, and no others."""
    os.environ["FONTCONFIG_FILE"] = str(fonts() / "fonts.conf")
    try:
        with redirect_stdout(StringIO()), warnings.catch_warnings():  # it prints a banner when it fails
            import weasyprint
    except OSError as error:
        missing = str(error).split(":")[0]
        advice = how_to_install(pango_packages())
        raise TypesettingUnavailableError(
            f"PDFs are typeset with Pango, which is not installed here ({missing}). {advice}"
        ) from error
    module: ModuleType = weasyprint
    return module


class _Listener(logging.Handler):
    """Forwards what WeasyPrint logs: the pages that it lays out, and its warnings."""

    def __init__(self, on_page: Callable[[int], None], complaints: list[str]) -> None:
        super().__init__(logging.INFO)
        self._on_page = on_page
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.levelno >= logging.WARNING:
            self._complaints.append(message)
        elif page := _PAGE.search(message):
            self._on_page(int(page[1]))


@contextmanager
def _listening(on_page: Callable[[int], None]) -> Iterator[list[str]]:
    """Collect WeasyPrint's warnings while it works."""
    complaints: list[str] = []
    listener = _Listener(on_page, complaints)
    logger, steps = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")
    level = steps.level
    logger.addHandler(listener)
    steps.setLevel(logging.INFO)  # its messages reach the parent logger's handler
    try:
        yield complaints
    finally:
        steps.setLevel(level)
        logger.removeHandler(listener)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Pause the garbage collector: layout creates many objects and hardly any garbage (6 % faster)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
