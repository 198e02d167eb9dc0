"""Links in a terminal (OSC 8): a rule's code leads to its page, where the terminal is known to show such links."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import TextIO

from icc_cli.diagnostics.finding import RuleId
from icc_cli.resources import IncompleteInstallationError, rules_page

_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Tabby"})
_TERMINALS = ("xterm-kitty", "xterm-ghostty", "wezterm", "alacritty", "foot")
_FIRST_SOUND_VTE = 5001
"""VTE 0.50.0 crashed on links; the number is that of the variable VTE_VERSION."""


def has_links(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a stream goes to a terminal that shows links. Pipes, logs of CI and multiplexers do not."""
    terminal = environ.get("TERM", "")
    if not stream.isatty() or environ.get("CI") or terminal == "dumb" or terminal.startswith(("screen", "tmux")):
        return False
    vte = environ.get("VTE_VERSION", "")
    return (
        (vte.isascii() and vte.isdigit() and int(vte) >= _FIRST_SOUND_VTE)
        or environ.get("TERM_PROGRAM") in _PROGRAMS
        or terminal.startswith(_TERMINALS)
        or bool(environ.get("WT_SESSION"))
    )


def anchor(rule: RuleId) -> str:
    """Return the name of a rule's place on the page of all rules."""
    return f"{rule.code}-{rule.name}".lower()


def linked(rule: RuleId, words: str) -> str:
    """Return words as a link to a rule's page; the words alone where the installation has no page."""
    page = _page()
    return f"\x1b]8;;{page}#{anchor(rule)}\x1b\\{words}\x1b]8;;\x1b\\" if page else words


@cache
def _page() -> str | None:
    """Return the address of the page. It names this machine, as a terminal may show the output of another one."""
    import socket  # only terminals with links need it

    try:
        return rules_page().as_uri().replace("file://", f"file://{socket.gethostname()}", 1)
    except IncompleteInstallationError:
        return None
