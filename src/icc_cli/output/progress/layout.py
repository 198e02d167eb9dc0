"""Fits text into the columns of a terminal: words are kept whole, and figures with their units too."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, chop_cells
from rich.text import Text

from icc_cli.progress.status import Status

HEADING = "bold"
QUIET = "dim"

_GOOD, _DOUBTFUL, _BAD = "green", "yellow", "red"
STATUS_STYLES: dict[Status, str] = {
    Status.ACHIEVED: _GOOD,
    Status.ON_TRACK: _GOOD,
    Status.IMPROVED: _GOOD,
    Status.AT_RISK: _DOUBTFUL,
    Status.OFF_TRACK: _BAD,
    Status.REGRESSED: _BAD,
    Status.MISSED: _BAD,
    Status.WORSENED: _BAD,
}
"""Colours, where a status has one. They only repeat what sign and word say."""


def styled(status: Status, words: str) -> Text:
    """Words about a status, in its colour."""
    return Text(words, style=STATUS_STYLES.get(status, ""))


def wrap(text: str, width: int, *, hanging: int = 0) -> list[str]:
    """Lines of at most `width` columns, broken at ordinary spaces; only a word that is longer is broken itself.

    Lines after the first are indented by `hanging`.
    """
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width - (hanging if len(lines) > 1 else 0):
            lines[-1] = joined
            continue
        if not lines[-1]:
            lines.pop()
        room = width - hanging
        lines += chop_cells(word, room) if cell_len(word) > room else [word]
    return [lines[0], *(" " * hanging + line for line in lines[1:])]


def widest(texts: Iterable[str]) -> int:
    """The columns that the widest of some texts takes."""
    return max(map(cell_len, texts), default=0)


def longest_word(texts: Iterable[str]) -> int:
    """The columns that the longest word of some texts takes, which a column must have to break none."""
    return widest(word for text in texts for word in text.split(" "))
