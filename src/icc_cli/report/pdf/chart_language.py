"""The language of the text in charts, which decides on the forms of letters: Bulgarian has some of its own.

WeasyPrint does not hand the page's language down to the text of an inline SVG. Without one, Pango takes that of the
machine, so that the same report would look different on another.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def charts_in(language: str | None) -> Iterator[None]:
    """Draw charts in a language, while PDFs are written inside the block; to be entered once the pages are laid out."""
    # The text of an SVG has the initial values of all properties that it does not set itself.
    from weasyprint.css.properties import INITIAL_VALUES  # type: ignore[import-untyped]

    before = INITIAL_VALUES["lang"]
    INITIAL_VALUES["lang"] = language
    try:
        yield
    finally:
        INITIAL_VALUES["lang"] = before
