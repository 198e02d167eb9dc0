"""Where a value of a deliverable stands: the file, the span, and the line on which the item that owns it names itself.

It stands beside the rooms of the house, as rules need it and those who compare cities do, without all the rules.
"""

from __future__ import annotations

from icc_cli.city import Reading
from icc_cli.city.discovery import CITY_FILE
from icc_cli.diagnostics import Location
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


def _name_span(document: Document, path: KeyPath) -> Span | None:
    return document.first_span(path, ITEM_NAMES)


def _owner_line(document: Document, path: KeyPath) -> int | None:
    """Return the line on which the item that owns a value names itself."""
    for length in range(len(path) - 1, -1, -1):
        span = _name_span(document, path[:length])
        if span is not None:
            return span.start.line
    return None
