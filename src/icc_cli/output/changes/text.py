"""Changes for people: by city and solution, the gravest first, each with both places. Plain lines, as findings have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from icc_cli.changes.change import Change, Comparison, Stretch
from icc_cli.output.changes.layout import by_heading, counted_all, places, step, title
from icc_cli.output.plain_text import BOLD, DIM, INDENT, NARROWEST, SEVERITY_COLOURS, painted, wrapped
from icc_cli.output.terminal import Terminal


def write_text(comparison: Comparison, terminal: Terminal) -> str:
    """Return the changes as lines that keep to the terminal's width, where words allow it.

    Nothing is returned where nothing changed.
    """
    if not comparison.cities:
        return ""
    width, paint = max(terminal.width, NARROWEST), partial(painted, colour=terminal.colour)
    lines: list[str] = []
    for city in comparison.cities:
        heading = wrapped(f"{city.name}: {title(comparison)}", width, indent="")
        lines += [*(paint(line, BOLD) for line in heading), ""]
        for name, changes in by_heading(city):
            lines += [paint(name, BOLD), ""]
            for change in changes:
                lines += [*_block(change, width, paint), ""]
        for each in city.accepted:
            until = f" (until {each.until})" if each.until else ""
            lines += wrapped(f"accepted: {each.change.message}: {each.reason}{until}", width)
        if city.accepted:
            lines.append("")
    return terminal.in_its_signs("\n".join([*lines, counted_all(comparison)]) + "\n")


def _block(change: Change, width: int, paint: Callable[[str, str], str]) -> Iterator[str]:
    severity = paint(change.severity.value, SEVERITY_COLOURS[change.severity])
    yield f"{severity} {change.kind.id.code} {change.kind.id.name}"
    yield from wrapped(change.message, width)
    told = _edited(change.stretches) if change.stretches else step(change)
    if told:
        yield from wrapped(told, width)
    for word, shown in places(change):
        yield paint(f"{INDENT}{word} {shown}", DIM)


def _edited(stretches: Iterable[Stretch]) -> str:
    """Return an edited text with `[-removed-]` and `{+added+}` words, as `git diff --word-diff` marks them."""
    marks = {"-": "[-{}-]", "+": "{{+{}+}}"}
    return " ".join(marks.get(each.sign, "{}").format(each.words) for each in stretches)
