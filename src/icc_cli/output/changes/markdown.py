"""Changes as Markdown: a change log for the minutes, by city and solution.

Characters that Markdown knows are written as HTML references, so that no text from a file can be a link or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from icc_cli.changes.change import Change, Comparison, Stretch
from icc_cli.diagnostics import plain
from icc_cli.output.changes.layout import by_heading, comes_to, counted_all, places, sentence, title

_SIGNS = re.compile(r"[&<>|*_\[\]\\~`$#]|:(?=//)|^[-+](?= )|^[0-9]+(?=[.)])")
_CODE = re.compile(r"`([^`]+)`")


def write_markdown(comparison: Comparison) -> str:
    """Return the change log; nothing where nothing changed."""
    if not comparison.cities:
        return ""
    lines = [f"# Changes {_escaped(title(comparison))}", "", f"{counted_all(comparison)}.", ""]
    for city in comparison.cities:
        lines += [f"## {_escaped(city.name)}", ""]
        for heading, changes in by_heading(city):
            lines += [f"### {_escaped(heading)}", ""]
            lines += [line for change in changes for line in _item(change)]
            lines.append("")
        if city.accepted:
            lines += ["### Accepted", ""]
            for each in city.accepted:
                until = f" (until {each.until.words()})" if each.until else ""
                lines.append(f"- {_inline(sentence(each.change.message))}: {_escaped(each.reason)}{until}")
            lines.append("")
    return "\n".join(lines)


def _item(change: Change) -> Iterator[str]:
    was, now = comes_to(change)
    told = _inline(sentence(change.message))
    if was is not None and now is not None:
        told += f": {_escaped(was)} → **{_escaped(now)}**"
    elif was is not None or now is not None:
        told += f": {_escaped(was or now or '')}"
    yield f"- **{change.severity}** {told}"
    if change.stretches:
        yield f"  <br>{_edited(change.stretches)}"
    shown = "; ".join(f"{word} {_escaped(where)}" for word, where in places(change))
    yield f"  <br><small>{change.kind.id.code} {change.kind.id.name}: {shown}</small>"


def _edited(stretches: Iterable[Stretch]) -> str:
    marks = {"-": "<del>{}</del>", "+": "<ins>{}</ins>"}
    return " ".join(marks.get(each.sign, "{}").format(_escaped(each.words)) for each in stretches)


def _inline(text: str) -> str:
    pieces = [_escaped(piece) for piece in _CODE.split(text)]
    pieces[1::2] = [f"<code>{code}</code>" for code in pieces[1::2]]
    return "".join(pieces)


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda found: "".join(f"&#{ord(letter)};" for letter in found.group()), plain(text))
