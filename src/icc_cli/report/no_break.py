"""Keeps words such as `e-services` on one line: a word is hard to read when its one letter is left behind.

A line may end at a hyphen that the city wrote, and any sign that forbids it would be in the text that readers copy and
search; a `span` is not. Links are left as they are, since PDF/UA wants nothing but text in them, and so are drawings.
"""

from __future__ import annotations

import re

_PIECES = re.compile(
    r"<(?P<end>/?)(?P<left>head|a|svg)\b[^<>]*>|<[^<>]*>|(?<![\w-])(?P<word>[^\W\d_]-\w{2,16})(?![\w-])"
)
"""A tag around what is left as it is, another tag, a word. A longer word had better be parted than stick out."""


def keep_together(html: str) -> str:
    """Return a page on which no line ends behind the first letter of a word and its hyphen."""
    is_left = False

    def kept(piece: re.Match[str]) -> str:
        nonlocal is_left
        if piece["left"]:
            is_left = not piece["end"]
        if piece["word"] and not is_left:
            return f'<span class="unbroken">{piece["word"]}</span>'
        return piece[0]

    return _PIECES.sub(kept, html)
