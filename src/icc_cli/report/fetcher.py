"""What a report may fetch while it is typeset: nothing. Pictures of the templates are inside the document."""

from __future__ import annotations

from weasyprint.urls import (  # type: ignore[import-untyped]
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)


class RefusedError(FatalURLFetchingError):  # type: ignore[misc]
    """Something outside the document was asked for; typesetting stops, as the report would not be complete."""


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Reads `data:` addresses, which carry their content, and refuses every other one."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what a `data:` address holds.

        Raises:
            RefusedError: The address is of another kind.
        """
        if not url.lower().startswith("data:"):
            raise RefusedError(f"the report asks for {url}, and nothing outside it is fetched")
        return super().fetch(url, headers)
