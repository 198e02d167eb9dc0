"""Writes docs/rules.md and docs/changes.md from everything with a code, so that the pages and `icc` cannot differ.

Usage: .venv/bin/python scripts/catalogue_pages.py
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from icc_cli.diagnostics.page import Page, pages_of
from icc_cli.lint.catalogue import changes, rules
from icc_cli.output.page_text import SILENT, markdown

DOCS = Path(__file__).resolve().parent.parent / "docs"
RULES = f"""\
# Rules

What `icc validate` checks. `icc explain CODE` shows one of these pages in a terminal, and `icc rules` lists them all.

The table of a rule gives its severity at each stage of a deliverable; {SILENT} means that it is silent. An error makes
`icc validate` fail. The examples are also tests: they are added to a small complete city, and the bad one must be found
at the marked lines.
"""
CHANGES = """\
# Changes

What `icc diff` reports. `icc explain CODE` shows one of these pages in a terminal. A change is accepted with its reason
at its new place, like a finding: `# icc: allow target-lowered the council decided so on 3 May`.

The examples are also tests: each must be reported as that kind, and nothing else. Moved, split and reordered files,
different line breaks, and numbers converted to another unit are not changes.

| code | name | severity | what |
|---|---|---|---|
"""


def rules_page() -> str:
    """Return the page of rules: the introduction, a list of the families, then each rule."""
    pages = pages_of(rules()).values()
    families = [(title, list(group)) for title, group in groupby(pages, key=lambda each: each.family)]
    parts = [RULES]
    parts.append(
        "".join(f"- [{title}](#{title.lower().replace(' ', '-')}): {len(group)}\n" for title, group in families)
    )
    for title, group in families:
        parts.append(f"## {title}\n")
        for each in group:
            parts += [f"### {each.code} {each.name}\n", markdown(each)]
    return "\n".join(parts)


def changes_page() -> str:
    """Return the page of changes: the introduction, a table of all kinds, then each kind."""
    pages = pages_of(changes()).values()
    rows = [f"| {_link(page)} | {page.name} | {page.rule.severity} | {page.summary} |" for page in pages]
    parts = [f"## {page.code} {page.name}\n\n{markdown(page)}" for page in pages]
    return CHANGES + "\n".join([*rows, "", *parts])


def _link(page: Page) -> str:
    return f"[{page.code}](#{page.code.lower()}-{page.name})"


PAGES = {DOCS / "rules.md": rules_page, DOCS / "changes.md": changes_page}


if __name__ == "__main__":
    for file, page in PAGES.items():
        file.write_text(page(), encoding="utf-8")
        print(file.relative_to(DOCS.parent))
