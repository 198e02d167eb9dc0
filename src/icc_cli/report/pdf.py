"""HTML to PDF: the only module that imports WeasyPrint, and only while it works, as its libraries may be missing."""

from __future__ import annotations

import gc
import os
import platform
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import ModuleType

from icc_cli.resources import fonts

_INSTALL = {
    "Linux": "on Debian or Ubuntu run: apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Darwin": "run: brew install pango",
}
_ELSEWHERE = "see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation"


class TypesettingUnavailableError(Exception):
    """The libraries that typeset are not on this machine; the message says how to get them."""


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF that was written. `overflows` says what does not fit where it stands, a sentence each."""

    pages: int
    overflows: tuple[str, ...]


def write_pdf(html: str, path: Path) -> Written:
    """Typeset a report and write it.

    Raises:
        TypesettingUnavailableError: Pango is missing.
        OSError: The file cannot be written.
    """
    weasyprint = _weasyprint()
    from icc_cli.report.fetcher import ClosedFetcher
    from icc_cli.report.overflow import overflows

    with _without_collecting():
        document = weasyprint.HTML(string=html, url_fetcher=ClosedFetcher()).render(pdf_variant="pdf/ua-1")
        document.write_pdf(path, pdf_variant="pdf/ua-1")
        return Written(len(document.pages), tuple(overflows(document)))


def _weasyprint() -> ModuleType:
    """Import WeasyPrint with the report's own fonts, and no others, for it to find."""
    os.environ["FONTCONFIG_FILE"] = str(fonts() / "fonts.conf")
    try:
        with redirect_stdout(StringIO()), warnings.catch_warnings():  # it prints a banner when it fails
            import weasyprint  # type: ignore[import-untyped]
    except OSError as error:
        how = _INSTALL.get(platform.system(), _ELSEWHERE)
        missing = str(error).split(":")[0]
        raise TypesettingUnavailableError(
            f"PDFs are typeset with Pango, which is not installed here ({missing}). To install it, {how}"
        ) from error
    module: ModuleType = weasyprint
    return module


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
