"""Links to the page of all rules, for terminals that show links (OSC 8)."""

from __future__ import annotations

from functools import cache

from icc_cli.diagnostics.finding import RuleId
from icc_cli.resources import IncompleteInstallationError, rules_page


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
