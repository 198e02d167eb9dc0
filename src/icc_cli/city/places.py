"""Finds things: from a path of the deliverable to a span of a file, and to the name that people know."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

from icc_cli.city import Reading
from icc_cli.city.discovery import CITY_FILE
from icc_cli.diagnostics import Location, Related
from icc_cli.yamltext import Document, KeyPath, Position, Span

ITEM_NAMES = ("id", "solution", "name", "title", "topic", "concept")
"""Keys by which people recognise an item of a list, the best one first."""
FILE_START = Span(Position(1, 1), Position(1, 1))


def locate(reading: Reading, path: KeyPath, on: str) -> Location:
    """Return where a path of the deliverable stands; where it does not exist, its nearest owner that does."""
    place = reading.assembly.place(path)
    if place is None:
        return Location(reading.folder.path / CITY_FILE, FILE_START)
    document, exact = place.document, place.document.nearest(place.path)
    span = None
    if on == "key":
        span = document.key_span(exact)
    elif on == "item":
        span = _name_span(document, exact)
    span = span or document.value_span(exact) or FILE_START
    return Location(document.file, span, document, _owner_line(document, exact))


def text_at(location: Location) -> tuple[str, ...]:
    """Return the text that a place spans, as the only fact of a finding; nothing unless it is within one line."""
    start, end = location.span.start, location.span.end
    if location.document is None or start.line != end.line or start == end:
        return ()
    return (location.document.line(start.line)[start.column - 1 : end.column - 1].strip(),)


def related(reading: Reading, places: Iterable[tuple[str, KeyPath]]) -> tuple[Related, ...]:
    """Return labelled paths as places in files."""
    return tuple(Related(label, locate(reading, path, "value")) for label, path in places)


def key_of(reading: Reading, path: KeyPath) -> str:
    """Return a path as a key that stays the same when lines or items move: an item of a list is known by its name."""
    value: object = reading.assembly.value
    steps = [reading.folder.id]
    for step in path:
        inner = _part(value, step)
        if isinstance(step, str):
            steps.append(step)
        elif isinstance(value, list):  # else a value stands for a list of one
            steps.append(name_of(inner) or _first_words(inner))
        value = inner if isinstance(value, list) or isinstance(step, str) else value
    return "/".join(steps)


def file_key(reading: Reading, file: pathlib.Path) -> str:
    """Return the key of a file as a whole, whose values are not known."""
    return f"{reading.folder.id}/{file.relative_to(reading.folder.path).as_posix()}"


def item_name(reading: Reading, path: KeyPath) -> str | None:
    """Return the name by which people know the innermost item that a path leads into, or None."""
    place = reading.assembly.place(path)
    if place is None:
        return None
    steps = place.document.nearest(place.path)
    for length in range(len(steps), -1, -1):
        name = name_of(value_at(place.document, steps[:length]))
        if name:
            return name
    return None


def name_of(value: object) -> str | None:
    """Return the name by which people know an item, or None where it has none or is no mapping."""
    if not isinstance(value, dict):
        return None
    return next((value[key] for key in ITEM_NAMES if isinstance(value.get(key), str)), None)


def value_at(document: Document, path: KeyPath) -> object:
    """Return the value that stands at a path of a file; None where there is none."""
    value: object = document.value
    for step in path:
        value = _part(value, step)
    return value


def _name_span(document: Document, path: KeyPath) -> Span | None:
    return document.first_span(path, ITEM_NAMES)


def _owner_line(document: Document, path: KeyPath) -> int | None:
    """Return the line on which the item that owns a value names itself."""
    for length in range(len(path) - 1, -1, -1):
        span = _name_span(document, path[:length])
        if span is not None:
            return span.start.line
    return None


def _part(value: object, step: str | int) -> object:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _first_words(item: object) -> str:
    """Return how an item without a name begins, which tells it from the others in its list."""
    texts = item.values() if isinstance(item, dict) else (item,)
    text = next((text for text in texts if isinstance(text, str)), "")
    return " ".join(text[:200].split())[:40] or "item"
