"""Findings for people: heading, sentence, the lines of the file with a caret below the place, and what to do.

Plain lines on purpose: they survive 60 columns, grep and the logs of CI.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import partial

from icc_cli.diagnostics.finding import Finding, Location, RuleId
from icc_cli.diagnostics.plain import plain
from icc_cli.output.findings.lines import Checked, place, summary
from icc_cli.output.findings.links import linked
from icc_cli.output.plain_text import DIM, INDENT, NARROWEST, SEVERITY_COLOURS, painted, wrapped
from icc_cli.output.terminal import Terminal


def write_findings(checked: Checked, terminal: Terminal) -> str:
    """Return the findings as blocks of lines, and below them how many there are."""
    blocks = write_blocks(checked.findings, terminal)
    closing = summary(checked.findings, len(checked.cities))
    return "\n".join([*([blocks] if blocks else []), f"{closing}\n"])


def write_blocks(findings: Iterable[Finding], terminal: Terminal) -> str:
    """Return the findings as blocks of lines that keep to the terminal's width, where words allow it.

    Where the terminal shows links, the code of a rule is one.
    """
    paint = partial(painted, colour=terminal.colour)
    link = linked if terminal.links else _unlinked
    blocks = (_block(finding, max(terminal.width, NARROWEST), paint, link) for finding in findings)
    return terminal.in_its_signs("\n".join(blocks))


def _unlinked(rule: RuleId, words: str) -> str:
    return words


def _block(finding: Finding, width: int, paint: Callable[[str, str], str], link: Callable[[RuleId, str], str]) -> str:
    colour, rule = SEVERITY_COLOURS[finding.severity], finding.rule
    severity = paint(finding.severity.value, colour)
    lines = [f"{place(finding.location)} {severity} {link(rule, rule.code)} {rule.name}"]
    lines += wrapped(finding.message, width)
    lines += _excerpt(finding.location, width, lambda text: paint(text, colour))
    for related in finding.related:
        lines.append(f"{INDENT}{plain(related.label)}: {place(related.location)}")
        lines += _excerpt(related.location, width, lambda text: paint(text, DIM))
    if finding.help:
        lines += wrapped(f"help: {finding.help}", width)
    lines.append(INDENT + paint(f"icc explain {rule.code}", DIM))
    return "\n".join(lines) + "\n"


def _excerpt(location: Location, width: int, paint: Callable[[str], str]) -> list[str]:
    """Return the line of the item that owns the place, the line of the place, and a caret line below it."""
    document, start, end = location.document, location.span.start, location.span.end
    if document is None:
        return []
    gutter = len(str(start.line))
    lines = []
    if location.owner_line is not None and location.owner_line < start.line:
        lines.append(_numbered(location.owner_line, gutter, _cut(_shown(document.line(location.owner_line)), width)))
    raw = document.line(start.line)
    before = _shown(raw[: start.column - 1])
    marked = _shown(raw[start.column - 1 : end.column - 1] if end.line == start.line else raw[start.column - 1 :])
    left = _columns(before)
    shift = max(0, left - width // 2) if left + _columns(marked) > width - gutter - 6 else 0
    lines.append(_numbered(start.line, gutter, _cut(_shown(raw)[shift:], width)))
    carets = min(max(1, _columns(marked)), max(1, width - gutter - 6 - (left - shift)))
    lines.append(f"{INDENT}{' ' * gutter} │ {' ' * (left - shift)}{paint('^' * carets)}")
    return lines


def _numbered(number: int, gutter: int, text: str) -> str:
    return f"{INDENT}{number:>{gutter}} │ {text}".rstrip()


def _shown(text: str) -> str:
    return plain(text.replace("\t", "    "))


def _cut(text: str, width: int) -> str:
    room = width - 10
    return text if _columns(text) <= room else text[: room - 1] + "…"


def _columns(text: str) -> int:
    """Count the columns that a terminal gives to a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )
