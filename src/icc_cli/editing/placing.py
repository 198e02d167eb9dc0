"""Single edits of a file: a value in the place of another one, a new key with its value, a key that goes.

Each returns the file as it is read afterwards, so that the next edit knows where things stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from icc_cli.editing import nodes
from icc_cli.editing.nodes import CannotEditError, words
from icc_cli.yamltext import Document, KeyPath, SourceError, Value, parse
from icc_cli.yamltext.edits import Edit, apply
from icc_cli.yamltext.writing import dump, fits_in_line, in_line


def insert(document: Document, path: KeyPath, value: Value, order: Sequence[str]) -> Document:
    """Put a new key with its value into a mapping, behind the last of the keys that `order` names before it."""
    parent, key = path[:-1], str(path[-1])
    keys = nodes.own_keys(document, parent)
    if nodes.is_alias(document, parent) or (not keys and nodes.mapping_at(document, parent)):
        raise CannotEditError(f"{words(path)} cannot be put in: what would stand beside it is written somewhere else")
    before = _last_before(key, keys, order)
    if nodes.is_in_braces(document, parent):
        return _insert_in_braces(document, path, value, keys, before)
    column = nodes.column_of_key(document, (*parent, keys[0]))
    end = nodes.line_end(document.text)
    lines = _lines({key: value}, column, end)
    if before is not None:
        place = nodes.end_of_line(document.text, nodes.value_range(document, (*parent, before))[1])
        return _edited(document, [Edit(place, place, end + lines)], path)
    place = nodes.key_range(document, (*parent, keys[0]))[0]
    return _edited(document, [Edit(place, place, f"{lines[column:]}{end}{' ' * column}")], path)


def _last_before(key: str, keys: Sequence[str], order: Sequence[str]) -> str | None:
    rank = {each: number for number, each in enumerate(order)}
    own = rank.get(key, len(rank) + 1)
    return next((each for each in reversed(keys) if rank.get(each, len(rank)) < own), None)


def _insert_in_braces(
    document: Document, path: KeyPath, value: Value, keys: Sequence[str], before: str | None
) -> Document:
    written = f"{path[-1]}: {in_line(value, in_braces=True)}"
    if before is not None:
        place = nodes.value_range(document, (*path[:-1], before))[1]
        return _edited(document, [Edit(place, place, f", {written}")], path)
    if keys:
        place = nodes.key_range(document, (*path[:-1], keys[0]))[0]
        return _edited(document, [Edit(place, place, f"{written}, ")], path)
    start, end = nodes.value_range(document, path[:-1])
    place = document.text.index("{", start, end) + 1
    return _edited(document, [Edit(place, place, written)], path)


def replace(document: Document, path: KeyPath, value: Value, *, spread: bool = False) -> Document:
    """Write a value in the place of another one; with `spread`, a mapping with a line for each key wherever it can."""
    start, end = nodes.value_range(document, path)
    key_end = nodes.key_range(document, path)[1]
    between = document.text[key_end:start]
    if nodes.is_in_braces(document, path[:-1]):
        before = ": " if ":" not in between else "" if between[-1:].isspace() else " "
        return _edited(document, [Edit(start, end, before + in_line(value, in_braces=True))], path)
    colon = key_end + between.index(":") + 1
    column = nodes.column_of_key(document, path)
    if isinstance(value, dict) and (spread or not fits_in_line(value, column + len(str(path[-1])) + 2)):
        return _put_below(document, path, value, colon, column + 2)
    written = in_line(value, in_braces=False)
    if nodes.LINE_BREAK.search(between):
        rest = nodes.end_of_line(document.text, colon)
        comment = document.text[colon:rest].rstrip()
        return _edited(document, [Edit(colon, end, f" {written}{comment}")], path)
    return _edited(document, [Edit(start, end, written if between[-1:].isspace() else f" {written}")], path)


def _put_below(document: Document, path: KeyPath, value: dict[str, Value], colon: int, column: int) -> Document:
    """Empty the place behind a key, and put lines below it; a comment behind the key stays where it is."""
    end = nodes.value_range(document, path)[1]
    rest = nodes.end_of_line(document.text, end)
    line_end = nodes.line_end(document.text)
    lines = line_end + _lines(value, column, line_end)
    if colon == rest:
        return _edited(document, [Edit(colon, colon, lines)], path)
    return _edited(document, [Edit(colon, end, ""), Edit(rest, rest, lines)], path)


def _lines(value: dict[str, Value], column: int, line_end: str) -> str:
    """Return the lines of a mapping behind `column` spaces, without the last line's end."""
    lines = dump(value, column=column, is_folded=False).removesuffix("\n").split("\n")
    return line_end.join(f"{' ' * column}{line}" if line else "" for line in lines)


def take(document: Document, path: KeyPath) -> Document:
    """Take out a key with its value; the lines of both go, and comments behind them."""
    parent, key = path[:-1], path[-1]
    keys = nodes.own_keys(document, parent)
    if key not in keys:
        raise CannotEditError(f"{words(path)} comes from a merge key and cannot be taken out here")
    key_start = nodes.key_range(document, path)[0]
    end = nodes.value_range(document, path)[1]
    number = keys.index(str(key))
    if nodes.is_in_braces(document, parent):
        if number + 1 < len(keys):
            stop = nodes.key_range(document, (*parent, keys[number + 1]))[0]
            return _edited(document, [Edit(key_start, stop, "")], path)
        start = nodes.value_range(document, (*parent, keys[number - 1]))[1] if number else key_start
        return _edited(document, [Edit(start, end, "")], path)
    text = document.text
    start = document.lines.start(document.lines.position(key_start).line)
    if text[start:key_start].strip(" "):
        raise CannotEditError(f"{words(path)} cannot be taken out, as its line holds something else")
    stop = nodes.end_of_line(text, end)
    if stop == len(text) and start > 0:  # the last line has no end: the one before it must not get one
        start -= 2 if text[:start].endswith("\r\n") else 1
    else:
        found = nodes.LINE_BREAK.match(text, stop)
        stop = found.end() if found else stop
    return _edited(document, [Edit(start, stop, "")], path)


def _edited(document: Document, edits: Sequence[Edit], path: KeyPath) -> Document:
    try:
        return parse(apply(document.text, edits), document.file)
    except SourceError:
        raise CannotEditError(f"{words(path)} cannot be written where it stands") from None
