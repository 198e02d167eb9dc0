"""Where the parts of a file stand: what an edit must know of the text around a value."""

from __future__ import annotations

import re

from icc_cli.yamltext import Document, KeyPath, Span, Value

LINE_BREAK = re.compile(r"\r\n|\r|\n")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")


class CannotEditError(Exception):
    """A value cannot be changed without changing another one, or not where it stands; the message says why."""


def words(path: KeyPath) -> str:
    """Return a path as messages name it: by its last two steps."""
    return f"`{'.'.join(str(step) for step in path[-2:])}`"


def value_at(document: Document, path: KeyPath) -> Value:
    """Return the value at a path that exists."""
    value = document.value
    for step in path:
        value = value[step]  # type: ignore[index]  # the path exists
    return value


def mapping_at(document: Document, path: KeyPath) -> dict[str, Value]:
    """Return the mapping at a path.

    Raises:
        CannotEditError: Something else stands there.
    """
    value = value_at(document, path)
    if not isinstance(value, dict):
        raise CannotEditError(f"{words(path)} is no mapping")
    return value


def exists(document: Document, path: KeyPath) -> bool:
    """Tell whether there is a value, if only an empty one, at a path."""
    return document.value_span(path) is not None


def value_range(document: Document, path: KeyPath) -> tuple[int, int]:
    """Return the offsets at which a value starts and ends."""
    return _offsets(document, document.value_span(path), path)


def key_range(document: Document, path: KeyPath) -> tuple[int, int]:
    """Return the offsets at which the key of the last step starts and ends."""
    return _offsets(document, document.key_span(path), path)


def own_keys(document: Document, path: KeyPath) -> list[str]:
    """Return the keys that are written in a mapping, in the order of the text; a merge key brings others in."""
    start, end = value_range(document, path)
    places = {key: key_range(document, (*path, key))[0] for key in mapping_at(document, path)}
    return sorted((key for key, place in places.items() if start <= place < end), key=places.__getitem__)


def is_in_braces(document: Document, path: KeyPath) -> bool:
    """Tell whether the parts of a mapping stand in braces or brackets, its own or those around it."""
    for length in range(len(path), -1, -1):
        start, end = value_range(document, path[:length])
        found = _PROPERTIES.match(document.text, start, end)
        if document.text[found.end() if found else start :][:1] in ("{", "["):
            return True
    return False


def is_alias(document: Document, path: KeyPath) -> bool:
    """Tell whether a value is written somewhere else, and only named here."""
    return document.text.startswith("*", value_range(document, path)[0])


def column_of_key(document: Document, path: KeyPath) -> int:
    """Return how many characters stand before a key on its line."""
    start = key_range(document, path)[0]
    return document.lines.position(start).column - 1


def end_of_line(text: str, offset: int) -> int:
    """Return the offset of the next line break, or of the end."""
    found = LINE_BREAK.search(text, offset)
    return found.start() if found else len(text)


def line_end(text: str) -> str:
    """Return how the lines of a text end: as its first one does."""
    found = LINE_BREAK.search(text)
    return found.group() if found else "\n"


def _offsets(document: Document, span: Span | None, path: KeyPath) -> tuple[int, int]:
    if span is None:
        raise CannotEditError(f"there is no {words(path)}")
    return document.lines.offset(span.start), document.lines.offset(span.end)
