"""Puts a value into a file, or takes one out, and proves that nothing else has become another value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from icc_cli.editing import nodes
from icc_cli.editing.nodes import CannotEditError, words
from icc_cli.editing.placing import insert, replace, take
from icc_cli.yamltext import Document, KeyPath, Value
from icc_cli.yamltext.writing import UnwritableError, same

Order: TypeAlias = Callable[[KeyPath], Sequence[str]]
"""Tells in which order the keys of the mapping at a path should stand."""


def with_value(document: Document, path: KeyPath, value: Value, order: Order) -> Document:
    """Return the document with a value at a path; of the mappings that it leads through, the last may be missing.

    Where a mapping takes the place of a mapping, only the keys that differ are touched, so that comments beside the
    others stay.

    Raises:
        CannotEditError: The value shares its place with another one, or cannot be written.
    """
    try:
        changed = _put(document, path, value, order)
    except UnwritableError as error:
        raise CannotEditError(str(error)) from None
    return _proven(document, changed, _with(document.value, path, value), path)


def without_value(document: Document, path: KeyPath) -> Document:
    """Return the document without a key and its value; a mapping that would be empty goes with its own key.

    Raises:
        CannotEditError: The key shares its place with something else.
    """
    while len(path) > 1 and isinstance(path[-2], str) and len(nodes.mapping_at(document, path[:-1])) == 1:
        path = path[:-1]
    return _proven(document, take(document, path), _without(document.value, path), path)


def _proven(document: Document, changed: Document, expected: Value, path: KeyPath) -> Document:
    if len(changed.problems) > len(document.problems) or not same(changed.value, expected):
        raise CannotEditError(f"{words(path)} cannot be changed by itself: another value shares its place in the file")
    return changed


def _put(document: Document, path: KeyPath, value: Value, order: Order) -> Document:
    parent = path[:-1]
    if not nodes.exists(document, parent):
        return _made(insert(document, parent, None, order(parent[:-1])), path, value)
    if nodes.value_at(document, parent) is None:
        return _made(document, path, value)
    if not nodes.exists(document, path) or str(path[-1]) not in nodes.own_keys(document, parent):
        return insert(document, path, value, order(parent))
    old = nodes.value_at(document, path)
    if not (isinstance(old, dict) and isinstance(value, dict) and old.keys() & value.keys()):
        return replace(document, path, value)
    if nodes.is_alias(document, path):
        return replace(document, path, value)
    for key in [key for key in old if key not in value]:
        document = take(document, (*path, key))
    for key, inner in value.items():
        if not (key in old and same(old[key], inner)):
            document = _put(document, (*path, key), inner, order)
    return document


def _made(document: Document, path: KeyPath, value: Value) -> Document:
    """Make the mapping that an empty key stands for."""
    return replace(document, path[:-1], {str(path[-1]): value}, spread=True)


def _with(value: Value, path: KeyPath, new: Value) -> Value:
    """Return a value with another part; only what the path leads through is copied, as an anchor may share it."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, list):
        return [_with(item, rest, new) if number == step else item for number, item in enumerate(value)]
    known = value if isinstance(value, dict) else {}
    return {**known, str(step): _with(known.get(str(step)), rest, new)}


def _without(value: Value, path: KeyPath) -> Value:
    step, rest = path[0], path[1:]
    if isinstance(value, list):
        return [_without(item, rest) if number == step else item for number, item in enumerate(value)]
    known = value if isinstance(value, dict) else {}
    if rest:
        return {**known, str(step): _without(known[str(step)], rest)}
    return {key: inner for key, inner in known.items() if key != step}
