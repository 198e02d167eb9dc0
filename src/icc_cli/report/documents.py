"""The documents that can be made from a deliverable, as HTML: the only way from a city's data to a page."""

from __future__ import annotations

from collections.abc import Callable

from icc_cli.model.deliverable import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.context import Context
from icc_cli.report.environment import set_page
from icc_cli.report.final_report import outline, values_of
from icc_cli.report.language import language
from icc_cli.report.origin import Origin
from icc_cli.report.outline import Report
from icc_cli.report.request import Document, Request
from icc_cli.report.sheets import Sheet, charter_sheet, excerpt, kpi_sheet, roadmap_sheet, section_names, summary_sheet

_SHEETS: dict[Document, Callable[[Context, str | None], Sheet]] = {
    Document.CHARTER: charter_sheet,
    Document.ROADMAP: roadmap_sheet,
    Document.KPI_SHEET: kpi_sheet,
    Document.SUMMARY: summary_sheet,
}


class NothingToPrintError(Exception):
    """A city has no content for the document."""


class UnknownSectionError(Exception):
    """The report does not have the requested section."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def document_html(
    deliverable: Deliverable,
    edition: Edition,
    request: Request,
    *,
    for_screen: bool = False,
    origin: Origin | None = None,
) -> str:
    """Return a document as HTML.

    With `for_screen` it is self-contained, with embedded fonts. Otherwise the program that typesets it provides the
    fonts. `origin` says where the deliverable comes from.

    Raises:
        NothingToPrintError: The city has no content for the document.
        UnknownSectionError: The report has no part of a name in `sections`.
        UnusableReportError: The city's picture or one of its templates cannot be used.
    """
    spoken = language(request.language) if request.language else None
    context = Context.of(deliverable, edition, request.members, origin or Origin(), spoken, request.solutions)
    made = _made(context, request)
    if isinstance(made, Sheet) and not made.topics:
        raise NothingToPrintError
    template = "sheet.html.j2" if isinstance(made, Sheet) else "report.html.j2"
    values = values_of(context, made, for_screen=for_screen)
    return set_page(template, values, document=request.document.value, city=context.origin.folder)


def _made(context: Context, request: Request) -> Report | Sheet:
    created = request.created.isoformat() if request.created else None
    if request.document is not Document.FINAL_REPORT:
        return _SHEETS[request.document](context, created)
    report = outline(context, created)
    if not request.sections:
        return report
    try:
        return excerpt(report, request.sections)
    except KeyError as error:
        raise UnknownSectionError(error.args[0], section_names(report)) from None
