"""A rule's page as text: for a terminal, and as Markdown for docs/rules.md and for tools that read our findings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from icc_cli.diagnostics import RuleText, Severity
from icc_cli.diagnostics.stages import Stage
from icc_cli.lint.catalogue import MARK, Page, pages

SILENT = "–"
"""Stands for the severity of a rule at a stage at which it is silent."""
_INDENT = "    "


def rule_texts() -> dict[str, RuleText]:
    """Return the pages of all rules by code, for the formats that carry them along."""
    return {
        code: RuleText(page.family, gravest(page), page.summary, page.why, markdown(page))
        for code, page in pages().items()
    }


def gravest(page: Page) -> Severity:
    """Return the gravest severity that a rule has at any stage."""
    return min(filter(None, page.severities.values()), key=lambda severity: severity.rank)


def markdown(page: Page) -> str:
    """Return a page as Markdown, without a heading."""
    stages = " | ".join(Stage)
    told = " | ".join(severity or SILENT for severity in page.severities.values())
    table = f"| {stages} |\n{'|---' * len(Stage)}|\n| {told} |\n"
    parts = [f"{page.summary}\n", f"{page.why}\n", table]
    if page.bad:
        parts += [f"Bad, at each line with `{MARK}`:\n", _fenced(page.bad)]
    if page.good:
        parts += ["Good:\n", _fenced(page.good)]
    return "\n".join(parts)


def for_terminal(page: Page, width: int) -> str:
    """Return a page for a terminal of so many columns. Examples keep their lines, however long."""
    told = ", ".join(f"{stage} {severity or SILENT}" for stage, severity in page.severities.items())
    lines = [f"{page.code} {page.name}", *_wrapped(f"{page.family}. {told}", width), ""]
    lines += _wrapped(page.summary, width)
    for paragraph in page.why.split("\n\n"):
        lines += ["", *_wrapped(paragraph, width)]
    if page.bad:
        lines += ["", f"Bad, at each line with `{MARK}`:", *_indented(page.bad)]
    if page.good:
        lines += ["", "Good:", *_indented(page.good)]
    return "\n".join(lines) + "\n"


def _fenced(files: dict[str, str]) -> str:
    return "\n".join(f"```yaml\n# {name}\n{text}```\n" for name, text in files.items())


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _indented(files: dict[str, str]) -> Iterator[str]:
    for name, text in files.items():
        yield ""
        yield f"{_INDENT}# {name}"
        yield from (f"{_INDENT}{line}".rstrip() for line in text.splitlines())
