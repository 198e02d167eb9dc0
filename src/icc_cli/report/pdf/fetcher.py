"""What a report may fetch while it is typeset: nothing. Its pictures are inside the document.

A city's own pictures are read from its folder `figures/` beforehand (see `figures`); ours are part of the templates.
"""

from __future__ import annotations

import warnings
from io import BytesIO

from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

from icc_cli.diagnostics.layout import OUTSIDE_ADDRESS
from icc_cli.report.figures import PictureError, opened
from icc_cli.report.problems import Problem


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Reads `data:` addresses, which carry their content, and refuses all others.

    WeasyPrint continues without what it was refused; `refused` records it, so that an incomplete report is noticed.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self.refused: list[Problem] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what a `data:` address holds.

        Raises:
            PermissionError: It is another kind of address.
            PictureError: It holds a picture of a kind or size that is not decoded.
        """
        if not url.lower().startswith("data:"):
            self.refused.append(outside(url, "nothing outside a report is fetched"))
            raise PermissionError(f"nothing outside the report is fetched, including {url}")
        response = super().fetch(url, headers)
        content = response.read()
        try:
            _refuse_picture(content)
        except PictureError as error:
            self.refused += error.problems
            raise
        return URLFetcherResponse(url, BytesIO(content), response.headers, response.status)


def outside(address: str, why: str) -> Problem:
    """Return the problem for an address outside the report."""
    shown = address if len(address) <= 100 else f"{address[:99]}…"
    return Problem(OUTSIDE_ADDRESS, f"the templates request {shown}; {why}", words=address)


def _refuse_picture(content: bytes) -> None:
    """Refuse a picture that would not be accepted from a file either, whatever type it claims to be."""
    try:
        with opened(content, "a picture in a template"):
            return
    except PictureError:
        if _is_picture(content):
            raise


def _is_picture(content: bytes) -> bool:
    """Tell whether content is a picture of any kind, rather than a font or a drawing."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            Image.open(BytesIO(content)).close()
    except UnidentifiedImageError:
        return False
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return True
    return True
