"""Changes as Markdown: a change log for the minutes, by city and solution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from icc_cli.changes.change import Change, Comparison, Stretch
from icc_cli.output.changes.layout import by_heading, comes_to, counted_all, places, sentence, title
from icc_cli.output.markdown import referenced, with_code


def write_markdown(comparison: Comparison) -> str:
    """Return the change log; nothing where nothing changed."""
    if not comparison.cities:
        return ""
    lines = [f"# Changes {referenced(title(comparison))}", "", f"{counted_all(comparison)}.", ""]
    for city in comparison.cities:
        lines += [f"## {referenced(city.name)}", ""]
        for heading, changes in by_heading(city):
            lines += [f"### {referenced(heading)}", ""]
            lines += [line for change in changes for line in _item(change)]
            lines.append("")
        if city.accepted:
            lines += ["### Accepted", ""]
            for each in city.accepted:
                until = f" (until {each.until.words()})" if each.until else ""
                lines.append(f"- {with_code(sentence(each.change.message))}: {referenced(each.reason)}{until}")
            lines.append("")
    return "\n".join(lines)


def _item(change: Change) -> Iterator[str]:
    was, now = comes_to(change)
    told = with_code(sentence(change.message))
    if was is not None and now is not None:
        told += f": {referenced(was)} → **{referenced(now)}**"
    elif was is not None or now is not None:
        told += f": {referenced(was or now or '')}"
    yield f"- **{change.severity}** {told}"
    if change.stretches:
        yield f"  <br>{_edited(change.stretches)}"
    shown = "; ".join(f"{word} {referenced(where)}" for word, where in places(change))
    yield f"  <br><small>{change.kind.id.code} {change.kind.id.name}: {shown}</small>"


def _edited(stretches: Iterable[Stretch]) -> str:
    marks = {"-": "<del>{}</del>", "+": "<ins>{}</ins>"}
    return " ".join(marks.get(each.sign, "{}").format(referenced(each.words)) for each in stretches)
