"""Findings as Markdown, for the summary of a CI step or a comment: a table a file.

Characters that Markdown knows are written as HTML references, so that no text from a file can be a link, an image or
a row of its own. What stands between grave accents in a message becomes code.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from icc_cli.diagnostics.finding import Finding
from icc_cli.diagnostics.plain import plain, shown_path
from icc_cli.output.findings.text import summary
from icc_cli.patterns import lazy

MOST_BYTES = 900_000
"""GitHub refuses a summary above 1 MiB as a whole."""

_MARKS = lazy(r"[&<>|*_\[\]\\~`$]|:(?=//)")
_CODE = lazy(r"`([^`]+)`")


def write_markdown(findings: Sequence[Finding], cities: int) -> str:
    """Return the number of findings and a table for each file; the last files are left out where there are too many."""
    parts = [f"**{summary(findings, cities)}**\n"]
    size, shown = 0, 0
    for _, group in groupby(findings, key=lambda finding: finding.location.file):
        in_file = list(group)
        table = _table(in_file)
        size += len(table.encode())
        if size > MOST_BYTES:
            parts.append(f"{len(findings) - shown} more findings are not shown here.\n")
            break
        parts.append(table)
        shown += len(in_file)
    return "\n".join(parts)


def _table(findings: Sequence[Finding]) -> str:
    head = [
        f"### {_escaped(shown_path(findings[0].location.file))}",
        "",
        "| place | severity | rule | finding |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *map(_row, findings), ""])


def _row(finding: Finding) -> str:
    start = finding.location.span.start
    told = _inline(finding.message)
    if finding.help:
        told += f"<br>{_inline(finding.help)}"
    return f"| {start.line}:{start.column} | {finding.severity} | {finding.rule.code} {finding.rule.name} | {told} |"


def _inline(text: str) -> str:
    """Return words with their code marked; a lone grave accent is no mark."""
    pieces = [_escaped(piece) for piece in _CODE.split(plain(text))]
    pieces[1::2] = [f"<code>{code}</code>" for code in pieces[1::2]]
    return "".join(pieces)


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: f"&#{ord(found.group())};", text)
