"""Writes docs/rules.md from the catalogue, so that the page and the rules cannot differ.

Usage: .venv/bin/python scripts/rules_page.py
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from icc_cli.lint.catalogue import pages
from icc_cli.lint.page_text import SILENT, markdown

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
INTRODUCTION = f"""\
# Rules

What `icc validate` looks for. `icc explain CODE` shows a page of these in a terminal, and `icc rules` lists them all.

The table of a rule gives its severity at each stage of a deliverable; {SILENT} means that it is silent there. An error
makes `icc validate` fail. The examples are its tests: they are laid over a small complete city, and the bad one is
found at the marked lines.
"""


def page() -> str:
    """Return the page: the introduction, a list of the families, then each rule."""
    families = [(title, list(group)) for title, group in groupby(pages().values(), key=lambda each: each.family)]
    parts = [INTRODUCTION]
    parts.append(
        "".join(f"- [{title}](#{title.lower().replace(' ', '-')}): {len(group)}\n" for title, group in families)
    )
    for title, group in families:
        parts.append(f"## {title}\n")
        for each in group:
            parts += [f"### {each.code} {each.name}\n", markdown(each)]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(PAGE.parent.parent))
