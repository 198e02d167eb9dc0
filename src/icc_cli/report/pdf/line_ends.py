"""Mends lines that WeasyPrint ends behind their first word.

Where a text that an inline element follows fits on a line but for the space at its end, some versions of Pango (1.50 is
one) count that space, and WeasyPrint takes the line for too long and breaks it at the first place there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_NARROWEST = 0.3
"""A letter is wider than so much of the size of type, on average: a longer text need not be tried."""


@contextmanager
def mended_line_ends() -> Iterator[None]:
    """While this lasts, a text that fits on a line without the space at its end stays whole."""
    from weasyprint.layout import inline  # type: ignore[import-untyped]

    split = inline.split_first_line

    def mended(text: str, style: Any, context: Any, max_width: float | None, *args: Any, **options: Any) -> Any:
        found = split(text, style, context, max_width, *args, **options)
        _, _, resume_at, *_ = found
        if resume_at is None or max_width is None or not text.endswith(" "):
            return found
        if len(text) * style["font_size"] * _NARROWEST > max_width:
            return found
        stripped = split(text.rstrip(" "), style, context, max_width, *args, **options)
        _, _, resume_at, width, *_ = stripped
        return stripped if resume_at is None and width <= max_width else found

    inline.split_first_line = mended
    try:
        yield
    finally:
        inline.split_first_line = split
