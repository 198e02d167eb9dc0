"""The order of a report: chapters of topics, each with its template and its view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from icc_cli.report import sizes
from icc_cli.report.measure import WrappedText

_COLUMNS, _WIDTH = 3, 210.0
"""Columns of the contents, and the line width in them, in points."""

Start = Literal["page", "run-on", "flow-on"]
"""Whether a topic starts a page or follows the one before: `run-on` in one piece where the page has room, `flow-on`
also in parts.
"""


@dataclass(frozen=True, slots=True)
class Topic:
    """A titled part of the report, listed in its contents."""

    id: str
    """The anchor for links."""
    title: str
    template: str
    """The template in `templates/final-report/sections`, without its extension."""
    view: object
    """What the template prints."""
    start: Start = "page"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the standard report, with a divider page. `number` is empty before the first section."""

    id: str
    number: str
    title: str
    period: str
    sentence: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, with a sentence on what it shows and notes for the reader. It is numbered by its position."""

    title: str
    chart: Markup
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture of the city's own, as a `data:` address, and what it shows."""

    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The content of the cover."""

    edition: str
    city: str
    title: str
    part: str
    """Whose part of a consortium's report it is; empty for a whole one."""
    motto: str
    facts: tuple[str, ...]
    pattern: str
    """The city's pattern, as the address of a picture."""
    divider_pattern: str
    picture: PictureView | None
    """Replaces the cover's pattern."""


@dataclass(frozen=True, slots=True)
class ContentsPart:
    """A chapter in the contents; the one without title and anchor is what comes before the first."""

    title: str
    anchor: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report, ready to be rendered."""

    language: str
    title: str
    """Title of the document, as a viewer's window shows it."""
    author: str
    created: str | None
    """Date and time of the document in ISO 8601; None if not given, since the clock is never read."""
    running_title: str
    cover: Cover
    front: tuple[Topic, ...]
    chapters: tuple[Chapter, ...]

    @property
    def contents(self) -> tuple[tuple[ContentsPart, ...], ...]:
        """The table of contents, in columns, without the disclaimer page before it.

        Columns are balanced here, as WeasyPrint would lay out the page dozens of times to do it.
        """
        chapters = (ContentsPart(_heading(each), each.id, each.topics) for each in self.chapters)
        parts = (ContentsPart("", "", self.front[1:]), *chapters)
        room = sum(map(_height, parts)) / _COLUMNS
        while len(columns := _filled(parts, room)) > _COLUMNS:
            room += sizes.BODY.leading / 2
        return columns


def _filled(parts: Iterable[ContentsPart], room: float) -> tuple[tuple[ContentsPart, ...], ...]:
    """Return parts in columns of a height, split where a column ends, but never right after a chapter's title."""
    columns: list[list[ContentsPart]] = [[]]
    used = 0.0
    for part in parts:
        waiting = part
        while waiting.topics:
            fitting = [
                number
                for number in range(1, len(waiting.topics) + 1)
                if used + _height(replace(waiting, topics=waiting.topics[:number])) <= room
            ]
            number = max(fitting, default=0 if columns[-1] else 1)
            if number:
                placed = replace(waiting, topics=waiting.topics[:number])
                columns[-1].append(placed)
                used += _height(placed)
                waiting = ContentsPart("", "", waiting.topics[number:])
            if waiting.topics:
                columns.append([])
                used = 0.0
    return tuple(map(tuple, columns))


def _height(part: ContentsPart) -> float:
    """Return the height of a part of the contents in points, including the space after it."""
    title = _lines(part.title) * sizes.BODY.leading + 4 if part.title else 0.0
    return title + sum(_lines(topic.title) * sizes.BODY.leading + 2 for topic in part.topics) + 20


def _lines(title: str) -> int:
    return WrappedText(title).lines(_WIDTH, sizes.BODY.size)


def _heading(chapter: Chapter) -> str:
    return f"{chapter.number}  {chapter.title}"
