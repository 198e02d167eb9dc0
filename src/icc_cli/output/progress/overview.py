"""Portfolios and lists of missing numbers at a terminal: a table where there is room, else a few lines each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from icc_cli.output.progress import sheets
from icc_cli.output.progress.console import NARROWEST_TABLE, print_lines, readable_width
from icc_cli.output.progress.grid import Grid
from icc_cli.output.progress.layout import HEADING, QUIET, widest, wrap
from icc_cli.output.progress.words import counts_text
from icc_cli.output.terminal import Terminal
from icc_cli.progress.gaps import Gap, MissingNumbers
from icc_cli.progress.order import Order
from icc_cli.progress.portfolio import CitySummary
from icc_cli.progress.status import Status

_ROOMY = 100
"""From so many columns on, the worst items of a city stand beside it; else below."""
_LEAST_COLUMN = 14
_INDENT = "  "
_GAP = 3


def write_portfolio(cities: Sequence[CitySummary], terminal: Terminal) -> str:
    """A line for each city."""
    room = readable_width(terminal.width)
    return print_lines(_portfolio(cities, room), width=room, colour=terminal.colour, ascii=terminal.ascii)


def write_gaps(missing: MissingNumbers, terminal: Terminal) -> str:
    """A line for each missing number."""
    room = readable_width(terminal.width)
    return print_lines(_gaps(missing, room), width=room, colour=terminal.colour, ascii=terminal.ascii)


def _portfolio(cities: Sequence[CitySummary], width: int) -> Iterator[Text]:
    yield from _wrapped(sheets.portfolio_title(cities), width, style=HEADING)
    yield Text()
    is_roomy = width >= _ROOMY
    heads = ("City", "KPIs", "With value", "Last measured", "By status", *(("Worst",) if is_roomy else ()))
    rows = [
        (
            sheets.city_name(city),
            str(city.kpis),
            sheets.coverage(city),
            sheets.last_measured(city),
            signs(city),
            *((sheets.worst(city),) if is_roomy else ()),
        )
        for city in cities
    ]
    grid = Grid.fitting(heads, rows, frozenset({1, 2}), width, _LEAST_COLUMN) if width >= NARROWEST_TABLE else None
    if grid is not None:
        yield from grid.head()
        for city, row in zip(cities, rows, strict=True):
            yield from grid.row(row)
            if not is_roomy:
                yield from _below(city, width)
    else:
        for city in cities:
            yield from _card(city, width)
    yield Text()
    if grid is not None:
        occurring = {status: 0 for status in Status if any(status in city.counts for city in cities)}
        legend = " · ".join(status.signed_label.replace(" ", "\u00a0") for status in occurring)
        yield from _wrapped(legend, width, style=QUIET)
    yield from _wrapped(sheets.portfolio_summary(cities), width)


def signs(city: CitySummary) -> str:
    """The counts of statuses as signs and numbers: `▲4 =4 –34`."""
    return " ".join(f"{status.sign}{number}" for status, number in city.counts.items())


def _below(city: CitySummary, width: int) -> Iterator[Text]:
    """The worst items in a quiet line."""
    if city.worst:
        yield from _wrapped(f"worst: {sheets.worst(city)}", width, indent=_INDENT, style=QUIET)


def _card(city: CitySummary, width: int) -> Iterator[Text]:
    """A city where there is no room for a table."""
    yield from _wrapped(sheets.city_name(city), width, style=HEADING)
    last = f"last measured {sheets.last_measured(city)}" if city.last_measured else "never measured"
    yield from _wrapped(f"{city.kpis} KPIs, {sheets.coverage(city)} with a value, {last}", width, indent=_INDENT)
    if city.counts:
        yield from _wrapped(counts_text(city.counts), width, indent=_INDENT)
    yield from _below(city, width)


def _gaps(missing: MissingNumbers, width: int) -> Iterator[Text]:
    """By due date, then by solution; or by whose they are, then by solution, each with its due date."""
    cities, order = missing
    several, days = len(cities) > 1, {city.id: city.as_of for city in cities}
    by_owner = order is Order.OWNER

    def due(gap: Gap) -> str:
        words = sheets.due_words(gap, days[gap.city])
        return f"due {words}" if gap.due else words

    def heading(gap: Gap) -> str:
        words = due(gap)
        return sheets.owner_words(gap) if by_owner else words[0].upper() + words[1:]

    def subheading(gap: Gap) -> str:
        about = f"{gap.city_name}: {sheets.solution_words(gap)}" if several else sheets.solution_words(gap)
        return f"{about} · {due(gap) if by_owner else sheets.owner_words(gap)}"

    yield from _wrapped(sheets.gaps_title(cities), width, style=HEADING)
    gaps = missing.sorted()
    longest = widest(sheets.kpi_words(gap) for gap in gaps)
    names = min(longest, (width - len(_INDENT) * 2) * 5 // 8)
    for title, under in _grouped(gaps, heading):
        yield Text()
        count = f"{len(under)} {'number' if len(under) == 1 else 'numbers'}"
        yield from _wrapped(f"{title}: {count}", width, style=HEADING)
        for solution, together in _grouped(under, subheading):
            yield from _wrapped(solution, width, indent=_INDENT)
            namesakes = Counter(map(sheets.kpi_words, together))
            for gap in together:
                name = sheets.kpi_words(gap)
                shown = f"{name} ({gap.kind.value})" if namesakes[name] > 1 else name
                yield from _gap(shown, sheets.number_words(gap), names, width)
    yield Text()
    for remark in sheets.gaps_remarks(cities):
        yield from _wrapped(remark, width)


def _gap(name: str, number: str, names: int, width: int) -> Iterator[Text]:
    """A missing number beside its KPI's name, or below it where there is no room for a table."""
    inset = len(_INDENT) * 2
    if width < NARROWEST_TABLE:
        yield from _wrapped(name, width, indent=_INDENT * 2)
        yield from _wrapped(number, width, indent=_INDENT * 3, style=QUIET)
        return
    left, right = wrap(name, names, hanging=len(_INDENT)), wrap(number, width - inset - names - _GAP)
    for first, second in zip_longest(left, right, fillvalue=""):
        yield Text.assemble(" " * inset, first, " " * (names - cell_len(first) + _GAP), (second, QUIET))


def _grouped(gaps: Sequence[Gap], key: Callable[[Gap], str]) -> Iterator[tuple[str, list[Gap]]]:
    """Numbers below the words that they share, in the order in which these come first."""
    found: dict[str, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(key(gap), []).append(gap)
    yield from found.items()


def _wrapped(text: str, width: int, *, indent: str = "", style: str = "") -> Iterator[Text]:
    return (Text(indent + line, style=style) for line in wrap(text, width - len(indent)))
