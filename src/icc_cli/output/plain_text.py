"""Lines for people without rich, which findings and changes need not wait for: wrapped, and perhaps in colour."""

from __future__ import annotations

import textwrap

from icc_cli.diagnostics import Severity, plain

BOLD, DIM, RED, GREEN, YELLOW, CYAN = "1", "2", "31", "32", "33", "36"
SEVERITY_COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}
INDENT = "   "
NARROWEST = 40
"""Narrower than this, lines are cut by the terminal."""


def painted(text: str, code: str, *, colour: bool) -> str:
    """Return text in a colour or style, if there is colour at all."""
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def wrapped(text: str, width: int, indent: str = INDENT) -> list[str]:
    """Return lines of a width, where words allow it, each after the indent."""
    words = plain(text)
    if words and len(words) + len(indent) <= width and words == words.strip():
        return [indent + words]
    return textwrap.wrap(words, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
