"""Lays out charters: columns of about equal height, in the type size that keeps a charter to one page.

If even small type is not enough, the charter continues on a second page under the same headings. Heights come from the
font metrics and the distances in the style sheet; all lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product, zip_longest

from markupsafe import Markup

from icc_cli.report import sizes
from icc_cli.report.context import Item
from icc_cli.report.measure import WrappedText
from icc_cli.report.views.charter_slots import Slot

_PAGE_WIDTH = 728.5
_GUTTER = 22.7
_ROOM = 458.0
"""Height of the text on a page, without its title."""
_TITLE_LETTERS = 60
"""Roughly how many letters of a title fit on a line."""
_NARROWEST, _WIDEST = 22, 56
"""Limits of a column's width in per cent of the page."""
_SYSTEM_HEADS = 16
"""Width of the slot names beside the systems, in per cent."""
BAND_COLUMNS = 4
"""Number of columns of milestones across the page."""


@dataclass(frozen=True, slots=True)
class Style:
    """A type size, and the spacing that the style sheet puts around texts in it."""

    is_dense: bool
    after_slot: float
    after_item: float
    has_lists: bool = True
    """Whether lists of names have one line each; otherwise the names follow each other."""

    @property
    def size(self) -> float:
        """The type size."""
        return self._type.size

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self._type.leading

    @property
    def _type(self) -> sizes.TypeSize:
        return sizes.SMALL if self.is_dense else sizes.BODY


_USUAL = Style(is_dense=False, after_slot=8, after_item=2)
_DENSE = Style(is_dense=True, after_slot=4, after_item=1)
_STYLES = (_USUAL, replace(_USUAL, has_lists=False), _DENSE, replace(_DENSE, has_lists=False))
"""In order of preference."""
_SHORT = 60
"""Up to this many letters, a list item is a name and may follow another on the same line."""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the three columns of a charter."""

    title: str
    slots: tuple[Slot, ...]
    width: int = 0
    """In per cent of the page."""


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A slot of several systems side by side: one cell each, or one for all where they say the same."""

    title: str
    cells: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class CharterPage:
    """What part of a charter is on one page."""

    is_dense: bool
    columns: tuple[Column, ...] = ()
    milestones: Slot | None = None
    """A band across the page, below the columns."""
    systems: tuple[Item, ...] = ()
    rows: tuple[SystemRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a charter contains, before it is divided into pages."""

    title: str
    continued_title: str
    """The title of all pages but the first."""
    columns: tuple[Column, ...]
    milestones: Slot | None
    systems: tuple[Item, ...]
    rows: tuple[SystemRow, ...]


def pages(given: Parts) -> tuple[CharterPage, ...]:
    """Return a charter divided into pages: one if it fits in any style."""
    room = _ROOM - sizes.TITLE.leading * math.ceil(len(given.title) / _TITLE_LETTERS)
    for style in _STYLES:
        parts = _in_style(given, style)
        page, height = _page(parts, style)
        if height + _systems_height(parts, style) <= room:
            return (replace(page, systems=parts.systems, rows=parts.rows),)
    room -= sizes.TITLE.leading * (len(given.continued_title) > _TITLE_LETTERS >= len(given.title))
    systems = _system_pages(given, room)
    for style in _STYLES:
        page, height = _page(_in_style(given, style), style)
        if height <= room:
            return (page, *systems)
    return (*_column_pages(given, room), *systems)


def _in_style(parts: Parts, style: Style) -> Parts:
    """Return the parts in a style: without lists, names follow each other."""
    if style.has_lists:
        return parts
    columns = (_with(column, map(_run_in, column.slots)) for column in parts.columns)
    rows = (replace(row, cells=tuple(map(_run_in, row.cells))) for row in parts.rows)
    return replace(parts, columns=tuple(columns), rows=tuple(rows))


def _run_in(slot: Slot) -> Slot:
    names = [item.text for item in slot.items if not item.details and len(item.text) <= _SHORT]
    if not slot.is_list or len(names) < max(2, len(slot.items)) or any(isinstance(name, Markup) for name in names):
        return slot
    return replace(slot, items=(Item("; ".join(names)),), is_list=False)


def _page(parts: Parts, style: Style) -> tuple[CharterPage, float]:
    """Return the columns and the band on one page, and the height that they take."""
    columns, height = _balanced(parts.columns, style)
    return CharterPage(style.is_dense, columns, parts.milestones), height + _band_height(parts.milestones, style)


def _balanced(given: Sequence[Column], style: Style) -> tuple[tuple[Column, ...], float]:
    """Return the column widths that make the highest column lowest, and its height. Equal widths are preferred."""
    widths = range(_NARROWEST, _WIDEST + 1)
    heights = [{width: _column_height(column, width, style) for width in widths} for column in given]
    third = 100 / 3

    def badness(choice: tuple[int, ...]) -> tuple[float, float]:
        highest = max(column[width] for column, width in zip(heights, choice, strict=True))
        return highest, max(abs(width - third) for width in choice)

    choices = ((one, two, 100 - one - two) for one, two in product(widths, widths) if 100 - one - two in widths)
    best = min(choices, key=badness)
    placed = (replace(column, width=width) for column, width in zip(given, best, strict=True))
    return tuple(placed), badness(best)[0]


def _column_height(column: Column, width: int, style: Style) -> float:
    inner = _PAGE_WIDTH * width / 100 - _GUTTER
    return 30 + sum(_slot_height(slot, inner, style) for slot in column.slots)


def _slot_height(slot: Slot, width: float, style: Style) -> float:
    return style.leading + _items_height(slot, width, style) + style.after_slot


def _items_height(slot: Slot, width: float, style: Style) -> float:
    inner = width - 10 * (slot.is_list and len(slot.items) > 1)
    lines = sum(_words(item).lines(inner, style.size) for item in slot.items) or 1
    return lines * style.leading + style.after_item * max(len(slot.items) - 1, 0)


@lru_cache(maxsize=2000)
def _words(item: Item) -> WrappedText:
    parts = [part if isinstance(part, Markup) else Markup.escape(part) for part in (item.text, *item.details)]
    return WrappedText.of_html(" · ".join(parts))


def _band_height(slot: Slot | None, style: Style) -> float:
    """Return the height of the milestones, which fill their columns one after the other."""
    if slot is None:
        return 0.0
    width = (_PAGE_WIDTH - (BAND_COLUMNS - 1) * _GUTTER) / BAND_COLUMNS
    heights = [_words(item).lines(width - 10, style.size) * style.leading + style.after_item for item in slot.items]
    room = max(sum(heights) / BAND_COLUMNS, *heights)
    while _filled(heights, room) > BAND_COLUMNS:
        room += style.leading
    return 5 + style.leading + room + style.after_slot


def _filled(heights: Iterable[float], room: float) -> int:
    columns, used = 1, 0.0
    for height in heights:
        if used and used + height > room:
            columns, used = columns + 1, 0.0
        used += height
    return columns


def _systems_height(parts: Parts, style: Style) -> float:
    if not parts.rows:
        return 0.0
    heads = 12 + sizes.SMALL.leading * (1 + max(len(system.details) for system in parts.systems))
    return heads + sum(_row_height(row, len(parts.systems), style) for row in parts.rows) + style.after_slot


def _row_height(row: SystemRow, number: int, style: Style) -> float:
    share = (100 - _SYSTEM_HEADS) / 100 * (1 if len(row.cells) == 1 else 1 / number)
    title = WrappedText(row.title).lines(_PAGE_WIDTH * _SYSTEM_HEADS / 100 - 8, style.size) * style.leading
    cells = (_items_height(cell, _PAGE_WIDTH * share - 8, style) + style.after_item for cell in row.cells)
    return 6.5 + max(title, *cells)


def _system_pages(given: Parts, room: float) -> list[CharterPage]:
    """Return the systems on pages of their own."""
    styles = (style for style in _STYLES if _systems_height(_in_style(given, style), style) <= room)
    style = next(styles, _USUAL)
    parts = _in_style(given, style)
    made: list[CharterPage] = []
    rows: list[SystemRow] = []
    for row in parts.rows:
        if rows and _systems_height(replace(parts, rows=(*rows, row)), style) > room:
            made.append(CharterPage(style.is_dense, systems=parts.systems, rows=tuple(rows)))
            rows = []
        rows.append(row)
    return [*made, CharterPage(style.is_dense, systems=parts.systems, rows=tuple(rows))] if rows else []


def _column_pages(parts: Parts, room: float) -> list[CharterPage]:
    """Return the columns on as few pages as they need: what does not fit on one page goes to the next."""
    return min((_flowed(_in_style(parts, style), room, style) for style in _STYLES), key=len)


def _flowed(parts: Parts, room: float, style: Style) -> list[CharterPage]:
    columns, _ = _balanced(parts.columns, style)
    split = [list(_pieces(column, room, style)) for column in columns]
    made = [
        CharterPage(
            style.is_dense,
            tuple(replace(column, slots=slots) for column, slots in zip(columns, page, strict=True)),
        )
        for page in zip_longest(*split, fillvalue=())
    ]
    if parts.milestones:
        used = max(_column_height(column, column.width, style) for column in made[-1].columns)
        if used + _band_height(parts.milestones, style) <= room:
            made[-1] = replace(made[-1], milestones=parts.milestones)
        else:
            made.append(CharterPage(style.is_dense, milestones=parts.milestones))
    return made


def _pieces(column: Column, room: float, style: Style) -> Iterator[tuple[Slot, ...]]:
    """Yield the part of a column that fits on each page; a slot is split between items if it must be."""
    placed: list[Slot] = []
    waiting = list(column.slots)
    while waiting:
        slot = waiting.pop(0)
        fitting = [
            number
            for number in range(1, max(len(slot.items), 1) + 1)
            if _column_height(_with(column, [*placed, _first(slot, number)]), column.width, style) <= room
        ]
        number = max(fitting, default=0)
        if number == 0 and placed:
            yield tuple(placed)
            placed, waiting = [], [slot, *waiting]
            continue
        # An item longer than a page breaks wherever it does.
        placed.append(_first(slot, max(number, 1)))
        if rest := slot.items[max(number, 1) :]:
            yield tuple(placed)
            placed, waiting = [], [replace(slot, items=rest), *waiting]
    if placed:
        yield tuple(placed)


def _with(column: Column, slots: Iterable[Slot]) -> Column:
    return replace(column, slots=tuple(slots))


def _first(slot: Slot, number: int) -> Slot:
    return replace(slot, items=slot.items[:number])
