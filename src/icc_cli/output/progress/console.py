"""How lines come to a terminal: within its width, with colour or without, in signs that its encoding has."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.model.quantities.text import to_ascii

WIDEST = 132
"""Wider lines are not easier to read."""
NARROWEST = 24
"""Narrower than this, lines are cut by the terminal."""
NARROWEST_TABLE = 72

_ASCII = str.maketrans(
    {
        "✓": "+", "●": "o", "◆": "!", "▽": "v", "◀": "<", "✗": "x", "▲": "^", "▼": "v", "≠": "/", "□": "#", "¶": '"',
        "…": "~", "–": "-", "→": ">", "○": ".", "├": "|", "┤": "|", "━": "=", "─": "-", "·": "-",
    }
)  # fmt: skip
SIGNS = "✓●◆▽◀✗▲▼≠□¶→○├┤━─"
"""The signs that not every encoding has."""


def readable_width(width: int) -> int:
    """The columns that lines may take on a terminal of a width."""
    return min(max(width, NARROWEST), WIDEST)


def print_lines(lines: Iterable[Text], *, width: int, colour: bool, ascii: bool) -> str:  # noqa: A002
    """Lines, each within the width already, as a terminal takes them.

    With `ascii`, the signs that `icc` adds are those of any keyboard. A city's own words stay as they are.
    """
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        force_interactive=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        console.print(line)
    text = stream.getvalue()
    text = to_ascii(text.translate(_ASCII)) if ascii else text.replace(NO_BREAK_SPACE, " ")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())
