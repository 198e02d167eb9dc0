"""The page of a code as text: for a terminal, and as Markdown for documents and for tools that read findings."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.diagnostics.page import MARK, Page
from icc_cli.output.plain_text import wrapped
from icc_cli.programme.edition import Stage

SILENT = "–"
"""Stands for the severity of a rule at a stage at which it is silent."""
_INDENT = "    "
_LEGEND = "Example, with `-` before the lines that go and `+` before those that come:"


def markdown(page: Page) -> str:
    """Return a page as Markdown, without a heading."""
    if page.is_of_change:
        parts = [f"{page.rule.severity.value.capitalize()}. {page.summary}\n", f"{page.why}\n"]
    else:
        stages = " | ".join(Stage)
        told = " | ".join(severity or SILENT for severity in page.severities.values())
        table = f"| {stages} |\n{'|---' * len(Stage)}|\n| {told} |\n"
        parts = [f"{page.summary}\n", f"{page.why}\n", table]
    if page.bad:
        parts += [f"Bad, at each line with `{MARK}`:\n", _fenced(page.bad)]
    if page.good:
        parts += ["Good:\n", _fenced(page.good)]
    if page.change:
        parts.append(f"```diff\n{page.change}\n```\n")
    return "\n".join(parts)


def for_terminal(page: Page, width: int) -> str:
    """Return a page for a terminal of so many columns. Examples keep their lines, however long."""
    by_stage = ", ".join(f"{stage} {severity or SILENT}" for stage, severity in page.severities.items())
    told = page.rule.severity if page.is_of_change else by_stage
    lines = [f"{page.code} {page.name}", *wrapped(f"{page.family}. {told}", width, ""), ""]
    lines += wrapped(page.summary, width, "")
    for paragraph in page.why.split("\n\n"):
        lines += ["", *wrapped(paragraph, width, "")]
    if page.bad:
        lines += ["", f"Bad, at each line with `{MARK}`:", *_indented(page.bad)]
    if page.good:
        lines += ["", "Good:", *_indented(page.good)]
    if page.change:
        lines += ["", *wrapped(_LEGEND, width, ""), "", *(f"{_INDENT}{line}" for line in page.change.splitlines())]
    return "\n".join(lines) + "\n"


def _fenced(files: dict[str, str]) -> str:
    return "\n".join(f"```yaml\n# {name}\n{text}```\n" for name, text in files.items())


def _indented(files: dict[str, str]) -> Iterator[str]:
    for name, text in files.items():
        yield ""
        yield f"{_INDENT}# {name}"
        yield from (f"{_INDENT}{line}".rstrip() for line in text.splitlines())
