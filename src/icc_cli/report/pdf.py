"""HTML to PDF: the only module that imports WeasyPrint, and only while it works, as its libraries may be missing."""

from __future__ import annotations

import gc
import logging
import os
import platform
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import ModuleType

from icc_cli.resources import fonts

VARIANT = "pdf/ua-1"
"""The conformance of a report: accessible, that is tagged, with title, language and bookmarks."""

_INSTALL = {
    "Linux": "On Debian or Ubuntu run: apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Darwin": "Run: brew install pango",
}
_ELSEWHERE = "See https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation"
_PAGE = re.compile(r"Page (\d+)$")


class TypesettingUnavailableError(Exception):
    """The libraries that typeset are not on this machine; the message says how to get them."""


class OutsideAddressError(Exception):
    """The templates ask for something outside the report, which is not fetched."""


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF that was written. `problems` says what is not as it should be, a sentence each."""

    pages: int
    problems: tuple[str, ...]


def write_pdf(html: str, path: Path, *, on_page: Callable[[int], None] = lambda page: None) -> Written:
    """Typeset a report and write it; `on_page` is told the number of each page that is laid out.

    Raises:
        TypesettingUnavailableError: Pango is missing.
        OutsideAddressError: The HTML refers to something outside itself.
        OSError: The file cannot be written.
    """
    weasyprint = _weasyprint()
    from icc_cli.report.fetcher import ClosedFetcher
    from icc_cli.report.overflow import overflows

    with _without_collecting(), _listening(on_page) as complaints:
        fetcher = ClosedFetcher()
        document = weasyprint.HTML(string=html, url_fetcher=fetcher).render(pdf_variant=VARIANT)
        content = document.write_pdf(pdf_variant=VARIANT)
        if fetcher.refused:
            raise OutsideAddressError(
                f"the templates ask for {fetcher.refused[0]}; nothing outside a report is fetched"
            )
        path.write_bytes(content)
        return Written(len(document.pages), (*complaints, *overflows(document)))


def _weasyprint() -> ModuleType:
    """Import WeasyPrint with the report's own fonts, and no others, for it to find."""
    os.environ["FONTCONFIG_FILE"] = str(fonts() / "fonts.conf")
    try:
        with redirect_stdout(StringIO()), warnings.catch_warnings():  # it prints a banner when it fails
            import weasyprint  # type: ignore[import-untyped]
    except OSError as error:
        missing = str(error).split(":")[0]
        how = _INSTALL.get(platform.system(), _ELSEWHERE)
        raise TypesettingUnavailableError(
            f"PDFs are typeset with Pango, which is not installed here ({missing}). {how}"
        ) from error
    module: ModuleType = weasyprint
    return module


class _Listener(logging.Handler):
    """Passes on what WeasyPrint logs: the pages that it lays out, and its complaints."""

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
    """Collect WeasyPrint's complaints while it works."""
    complaints: list[str] = []
    listener = _Listener(on_page, complaints)
    logger, steps = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")
    level = steps.level
    logger.addHandler(listener)
    steps.setLevel(logging.INFO)  # its messages reach the handler of the logger above
    try:
        yield complaints
    finally:
        steps.setLevel(level)
        logger.removeHandler(listener)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector still: laying out makes many objects and hardly any garbage (6 % quicker)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
