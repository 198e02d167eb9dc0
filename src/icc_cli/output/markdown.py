"""GitHub's Markdown: tables, and words from files that can be nothing but words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from icc_cli.diagnostics.plain import plain
from icc_cli.patterns import lazy

_MARKUP = lazy(r"([\\`*_\[\]<>|~#&$!])")
_BLOCK = lazy(r"^(\d+)([.)])|^([-+=:])")
_SIGNS = lazy(r"[&<>|*_\[\]\\~`$#]|:(?=//)|^[-+](?= )|^[0-9]+(?=[.)])")
_CODE = lazy(r"`([^`]+)`")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], figures: Collection[int] = ()) -> Iterator[str]:
    """Yield the lines of a table. Cells are Markdown already; the columns of figures end below each other."""
    yield _line(heads)
    yield _line(["---:" if place in figures else "---" for place, _ in enumerate(heads)])
    yield from map(_line, rows)


def escaped(text: str) -> str:
    """Return one line of words with a backslash before what would be markup: they stay readable as they are."""
    return _BLOCK.sub(r"\1\\\2\3", _MARKUP.sub(r"\\\1", text))


def referenced(text: str) -> str:
    """Return words with HTML references in the place of markup: GitHub cannot even make a link of an address."""
    return _SIGNS.sub(lambda found: "".join(f"&#{ord(letter)};" for letter in found.group()), plain(text))


def with_code(text: str) -> str:
    """Return words like `referenced`, with code for what stands between grave accents; a lone one is no mark."""
    pieces = [referenced(piece) for piece in _CODE.split(plain(text))]
    pieces[1::2] = [f"<code>{code}</code>" for code in pieces[1::2]]
    return "".join(pieces)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
