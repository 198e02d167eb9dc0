"""Writes a word or a text as YAML, in the manner of what stood in its place."""

from __future__ import annotations

import pathlib

from icc_cli.yamltext.document import SourceError
from icc_cli.yamltext.quoting import quoted
from icc_cli.yamltext.reader import parse
from icc_cli.yamltext.scalars import Value

_NAMELESS = pathlib.Path()
_OTHER_STYLES = frozenset("|>&*!?")
"""What starts a block of text, an anchor, an alias or a tag: none of them is a single word."""


def write(value: str | int | bool, old: str) -> str | None:
    """Return YAML for a value that takes the place of `old`, with quotes where `old` has them or the words need them.

    None where `old` is neither plain nor quoted, or the value cannot stand on one line.
    """
    if old[:1] in _OTHER_STYLES or "\n" in old or "\r" in old:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if not value.isprintable():
        return None
    if old[:1] in ("'", '"'):
        return quoted(value, old[0])
    return value if is_plain(value) else quoted(value)


def is_plain(words: str) -> bool:
    """Tell whether words mean themselves without quotation marks: as a value, as a key, and in brackets."""
    return _read(f"{words}: [{words}]\n") == {words: [words]}


def _read(text: str) -> Value:
    try:
        document = parse(text, _NAMELESS)
    except SourceError:
        return None
    return None if document.problems else document.value
