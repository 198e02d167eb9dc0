"""What the reader of a stream can see: how many columns, and whether colours, links and every sign."""

from __future__ import annotations

import locale
import os
import shutil
from typing import NamedTuple, TextIO

PIPED_WIDTH = 100
"""Columns of output that goes to no terminal, where COLUMNS says nothing else."""

KEYBOARD_SIGNS = {
    "✓": "+", "●": "o", "◆": "!", "▽": "v", "◀": "<", "✗": "x", "▲": "^", "▼": "v", "≠": "/", "□": "#", "¶": '"',
    "…": "~", "–": "-", "→": ">", "○": ".", "├": "|", "┤": "|", "━": "=", "─": "-", "·": "-", "│": "|",
    "“": '"', "”": '"', "’": "'",
}  # fmt: skip
"""The signs of statuses, bars and rules, with those of any keyboard for terminals that lack one of them."""
_ASCII = {ord(sign): key for sign, key in KEYBOARD_SIGNS.items()}

_LINKING_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Tabby"})
_LINKING_TERMINALS = ("xterm-kitty", "xterm-ghostty", "wezterm", "alacritty", "foot")
_FIRST_SOUND_VTE = 5001
"""VTE 0.50.0 crashed on links; the number is that of the variable VTE_VERSION."""


class Terminal(NamedTuple):
    """What text is made for. The defaults are those of a file."""

    width: int = PIPED_WIDTH
    colour: bool = False
    links: bool = False
    """Whether words can be links (OSC 8)."""
    ascii: bool = False
    """Whether the signs that `icc` adds must be those of any keyboard."""

    def in_its_signs(self, text: str) -> str:
        """Return text in signs that it can show; letters stay as they are."""
        if not self.ascii:
            return text
        from icc_cli.model.quantities.text import to_ascii  # few terminals need it, and help needs no model

        return to_ascii(text.translate(_ASCII))


def terminal(stream: TextIO) -> Terminal:
    """Return what the reader of a stream can see."""
    return Terminal(_width(stream), _has_colour(stream), has_links(stream), not _has_signs(stream))


def has_links(stream: TextIO) -> bool:
    """Tell whether a stream goes to a terminal that shows links. Pipes, logs of CI and multiplexers do not."""
    name = os.environ.get("TERM", "")
    if not stream.isatty() or os.environ.get("CI") or name == "dumb" or name.startswith(("screen", "tmux")):
        return False
    vte = os.environ.get("VTE_VERSION", "")
    return (
        (vte.isascii() and vte.isdigit() and int(vte) >= _FIRST_SOUND_VTE)
        or os.environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or name.startswith(_LINKING_TERMINALS)
        or bool(os.environ.get("WT_SESSION"))
    )


def _width(stream: TextIO) -> int:
    """Return what COLUMNS says, else the terminal's columns, else those of piped output."""
    if os.environ.get("COLUMNS", "").isdigit() or stream.isatty():
        return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return PIPED_WIDTH


def _has_colour(stream: TextIO) -> bool:
    """Tell whether to use colour: NO_COLOR forbids it, FORCE_COLOR asks for it, else only terminals get it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _has_signs(stream: TextIO) -> bool:
    """Tell whether the stream's encoding, and that of the terminal that reads it, have the signs."""
    encodings = [stream.encoding or "utf-8"]
    if stream.isatty():
        encodings.append(locale.getencoding())
    try:
        for encoding in encodings:
            "".join(KEYBOARD_SIGNS).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
