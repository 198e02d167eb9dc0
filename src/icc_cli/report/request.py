"""A request for a document: which one, for which part of a city, in which format. Imports nothing heavy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_PAGES = re.compile(r"(?P<first>[1-9][0-9]{0,4})(?P<range>-(?P<last>[1-9][0-9]{0,4})?)?")


class Document(StrEnum):
    """The documents; the value is the command's name, and that of the folder with its own templates."""

    FINAL_REPORT = "final-report"
    CHARTER = "charter"
    ROADMAP = "roadmap"
    KPI_SHEET = "kpi-sheet"
    SUMMARY = "summary"


class FileFormat(StrEnum):
    """The file formats; the value is the file extension."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Pages:
    """Some pages of a document, numbered from 1. Without a last one they go on to its end."""

    first: int
    last: int | None

    @classmethod
    def read(cls, text: str) -> Pages:
        """Read `3`, `3-5` or `3-`.

        Raises:
            ValueError: It is none of these.
        """
        found = _PAGES.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"{text!r} is not a page range: write 3, 3-5 or 3-")
        first = int(found["first"])
        if found["range"] is None:
            return cls(first, first)
        last = int(found["last"]) if found["last"] else None
        if last is not None and last < first:
            raise ValueError(f"{text!r} is not a page range: {last} comes before {first}")
        return cls(first, last)

    def has(self, page: int) -> bool:
        """Tell whether a page is included."""
        return self.first <= page and (self.last is None or page <= self.last)

    def __str__(self) -> str:
        if self.last == self.first:
            return str(self.first)
        return f"{self.first}-{self.last or ''}"


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a document."""

    document: Document
    format: FileFormat = FileFormat.PDF
    members: tuple[str, ...] = ()
    """Ids of consortium members; empty for all."""
    solutions: tuple[str, ...] = ()
    """Ids of solutions; empty for all."""
    sections: tuple[str, ...] = ()
    """Parts of the final report; empty for all of it."""
    pages: Pages | None = None
    """Pages of a PDF; None for all."""
    language: str | None = None
    """Code of the language of the document's own words; None for the deliverable's."""
    created: datetime | None = None
    """The date printed on the document; None for no date, since the clock is never read."""

    def file_name(self, city: str) -> str:
        """Return the file name of the document: `sofia-charter-eplatform.pdf`."""
        pages = [f"pages-{self.pages}"] if self.pages else []
        parts = (city, *self.members, self.document.value, *self.solutions, *self.sections, *pages)
        language = f".{self.language}" if self.language else ""
        return f"{'-'.join(parts)}{language}.{self.format.value}"
