"""Changes for people: by city and solution, the gravest first, each with both places. Plain lines, as findings have."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from icc_cli.changes.change import Change, Comparison, Stretch
from icc_cli.diagnostics import Severity, plain
from icc_cli.output.changes.layout import by_heading, counted_all, places, step, title
from icc_cli.output.terminal import Terminal

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM, _OLD, _NEW = "1", "2", "31", "32"
_INDENT = "   "


def write_text(comparison: Comparison, terminal: Terminal) -> str:
    """Return the changes as lines that keep to the terminal's width, where words allow it.

    Nothing is returned where nothing changed.
    """
    if not comparison.cities:
        return ""
    width, colour = max(terminal.width, 40), terminal.colour
    paint = _painted if colour else _unpainted
    lines: list[str] = []
    for city in comparison.cities:
        heading = textwrap.wrap(f"{plain(city.name)}: {title(comparison)}", width, break_on_hyphens=False)
        lines += [*(paint(line, _BOLD) for line in heading), ""]
        for name, changes in by_heading(city):
            lines += [paint(name, _BOLD), ""]
            for change in changes:
                lines += [*_block(change, width, colour), ""]
        for each in city.accepted:
            until = f" (until {each.until})" if each.until else ""
            lines += _wrapped(f"accepted: {each.change.message}: {each.reason}{until}", width)
        if city.accepted:
            lines.append("")
    return "\n".join([*lines, counted_all(comparison)]) + "\n"


def _block(change: Change, width: int, colour: bool) -> Iterator[str]:
    paint = _painted if colour else _unpainted
    severity = paint(change.severity.value, _COLOURS[change.severity])
    yield f"{severity} {change.kind.id.code} {change.kind.id.name}"
    yield from _wrapped(change.message, width)
    told = _edited(change.stretches) if change.stretches else step(change)
    if told:
        yield from _wrapped(told, width)
    for word, shown in places(change):
        yield paint(f"{_INDENT}{word} {shown}", _DIM)


def _edited(stretches: Iterable[Stretch]) -> str:
    """Return an edited text with `[-removed-]` and `{+added+}` words, as `git diff --word-diff` marks them."""
    marks = {"-": "[-{}-]", "+": "{{+{}+}}"}
    return " ".join(marks.get(each.sign, "{}").format(each.words) for each in stretches)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(plain(text), width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _unpainted(text: str, code: str) -> str:
    return text
