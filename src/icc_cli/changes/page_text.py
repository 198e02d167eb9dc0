"""The page of a kind of change as text: for a terminal, and as Markdown for docs/changes.md."""

from __future__ import annotations

import textwrap

from icc_cli.changes.change import Kind

FAMILY = "Changes"
_LEGEND = "Example, with `-` before the lines that go and `+` before those that come"


def markdown(kind: Kind) -> str:
    """Return a page as Markdown, without a heading."""
    parts = [f"{kind.severity.value.capitalize()}. {kind.summary}\n", f"{kind.why}\n"]
    if kind.example:
        parts.append(f"```diff\n{kind.example}\n```\n")
    return "\n".join(parts)


def for_terminal(kind: Kind, width: int) -> str:
    """Return a page for a terminal of so many columns. Examples keep their lines, however long."""
    lines = [f"{kind.id.code} {kind.id.name}", f"{FAMILY}. {kind.severity}", ""]
    lines += textwrap.wrap(kind.summary, width, break_on_hyphens=False)
    lines += ["", *textwrap.wrap(kind.why, width, break_on_hyphens=False)]
    if kind.example:
        lines += ["", *textwrap.wrap(f"{_LEGEND}:", width), "", *(f"    {line}" for line in kind.example.splitlines())]
    return "\n".join(lines) + "\n"
