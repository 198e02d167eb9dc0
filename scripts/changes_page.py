"""Writes docs/changes.md from the kinds of change, so that the page and what `icc diff` tells cannot differ.

Usage: .venv/bin/python scripts/changes_page.py
"""

from __future__ import annotations

from pathlib import Path

from icc_cli.changes.change import Kind
from icc_cli.changes.kinds import KINDS
from icc_cli.changes.page_text import markdown

PAGE = Path(__file__).resolve().parent.parent / "docs" / "changes.md"
INTRODUCTION = """\
# Changes

What `icc diff` tells. `icc explain CODE` shows a page of these in a terminal. A change is accepted with its reason at
its new place, as a finding is: `# icc: allow target-lowered the council decided so on 3 May`.

The examples are the tests of the kinds: each is told as that kind, and as nothing else. Moved, split and reordered
files, lines that are broken elsewhere, and numbers that are expressed in another unit are no change.

| code | name | severity | what |
|---|---|---|---|
"""


def page() -> str:
    """Return the page: the introduction, a table of all kinds, then each kind."""
    kinds = sorted(KINDS.values(), key=lambda kind: kind.id.code)
    rows = [f"| {_link(kind)} | {kind.id.name} | {kind.severity} | {kind.summary} |" for kind in kinds]
    parts = [f"## {kind.id.code} {kind.id.name}\n\n{markdown(kind)}" for kind in kinds]
    return INTRODUCTION + "\n".join([*rows, "", *parts])


def _link(kind: Kind) -> str:
    return f"[{kind.id.code}](#{kind.id.code.lower()}-{kind.id.name})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(PAGE.parent.parent))
