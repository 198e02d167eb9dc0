"""What a report may fetch while it is typeset: nothing. Pictures of the templates are inside the document."""

from __future__ import annotations

from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Reads `data:` addresses, which carry their content, and refuses every other one.

    WeasyPrint goes on without what it was refused: `refused` remembers it, so that no report is incomplete unnoticed.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what a `data:` address holds.

        Raises:
            PermissionError: The address is of another kind.
        """
        if not url.lower().startswith("data:"):
            self.refused.append(url)
            raise PermissionError(f"nothing outside the report is fetched, and so not {url}")
        return super().fetch(url, headers)
