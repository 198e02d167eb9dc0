"""Changes as a page of HTML that needs nothing else: for those who were not there, on a screen or on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from icc_cli.changes.change import Change, Comparison, Stretch
from icc_cli.diagnostics import plain
from icc_cli.output.changes.layout import by_heading, comes_to, counted_all, places, sentence, title

_CODE = re.compile(r"`([^`]+)`")
_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.3rem; margin-top: 2.5rem; } h3 { font-size: 1.05rem; margin-top: 1.5rem; }
ul { list-style: none; padding: 0; }
li { border-left: .3rem solid; padding: .1rem 0 .1rem .8rem; margin: 0 0 1rem; break-inside: avoid; }
li.error { border-color: #b3261e; } li.warning { border-color: #9a6700; } li.info { border-color: #4a6785; }
p { margin: 0; } .kind { font-weight: 600; } .place, .code { font-size: .85rem; opacity: .8; }
ins { text-decoration: underline; } del { text-decoration: line-through; }
"""


def write_html(comparison: Comparison) -> str:
    """Return the page; nothing where nothing changed."""
    if not comparison.cities:
        return ""
    head = f"Changes {_safe(title(comparison))}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{head}</title>",
            f"<style>\n{_STYLE}</style>",
            "<main>",
            f"<h1>{head}</h1>",
            f"<p>{_safe(counted_all(comparison))}.</p>",
            *_cities(comparison),
            "</main>",
            "</html>\n",
        ]
    )


def _cities(comparison: Comparison) -> Iterator[str]:
    for city in comparison.cities:
        yield f"<h2>{_safe(city.name)}</h2>"
        for heading, changes in by_heading(city):
            yield f"<h3>{_safe(heading)}</h3>"
            yield "<ul>"
            for change in changes:
                yield from _item(change)
            yield "</ul>"
        if city.accepted:
            yield "<h3>Accepted</h3>"
            yield "<ul>"
            for each in city.accepted:
                until = f" (until {_safe(each.until.words())})" if each.until else ""
                yield f"<li>{_inline(sentence(each.change.message))}: {_safe(each.reason)}{until}</li>"
            yield "</ul>"


def _item(change: Change) -> Iterator[str]:
    was, now = comes_to(change)
    yield f'<li class="{change.severity}">'
    yield f'<p><span class="kind">{change.severity}:</span> {_inline(sentence(change.message))}</p>'
    if change.stretches:
        yield f"<p>{_edited(change.stretches)}</p>"
    elif was is not None or now is not None:
        before = f"<del>{_safe(was)}</del> " if was is not None else ""
        yield f"<p>{before}{f'<ins>{_safe(now)}</ins>' if now is not None else ''}</p>"
    shown = ", ".join(f"{word} {_safe(where)}" for word, where in places(change))
    yield f'<p class="place"><span class="code">{change.kind.id.code} {change.kind.id.name}</span>: {shown}</p>'
    yield "</li>"


def _edited(stretches: Iterable[Stretch]) -> str:
    marks = {"-": "<del>{}</del>", "+": "<ins>{}</ins>"}
    return " ".join(marks.get(each.sign, "{}").format(_safe(each.words)) for each in stretches)


def _inline(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", _safe(text))


def _safe(text: str) -> str:
    return escape(plain(text))
