"""Keeps words such as `e-services` on one line: a word is hard to read when its one letter is left behind.

A line may end at a hyphen that the city wrote, and any sign that forbids it would be in the text that readers copy and
search; a `span` is not. Links are left as they are, since PDF/UA wants nothing but text in them, and so are drawings
and styles, which a template of a city's own may have anywhere.
"""

from __future__ import annotations

import re

_PIECES = re.compile(
    r"<(?P<end>/?)(?P<left>head|style|a|svg)\b[^<>]*>|<[^<>]*>|(?<![\w-])(?P<word>[^\W\d_]-\w{2,16})(?![\w-])"
)
"""A tag around what is left as it is, another tag, a word. A longer word had better be parted than stick out."""


def keep_together(html: str) -> str:
    """Return a page on which no line ends behind the first letter of a word and its hyphen."""
    within: str | None = None  # what is left as it is, until its own end: a drawing may hold a link

    def kept(piece: re.Match[str]) -> str:
        nonlocal within
        if within is None and not piece["end"]:
            within = piece["left"]
        elif piece["end"] and piece["left"] == within:
            within = None
        if piece["word"] and within is None:
            return f'<span class="unbroken">{piece["word"]}</span>'
        return piece[0]

    return _PIECES.sub(kept, html)
