"""Portfolios and lists of missing numbers at a terminal: tables where there is room, else a few lines for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from icc_cli.output.console import HEADING, NARROWEST_TABLE, QUIET, Indented, printed, readable_width, table, to_text
from icc_cli.output.progress import sheets
from icc_cli.output.progress.kpi_rows import STATUS_STYLES
from icc_cli.output.progress.words import counts_text
from icc_cli.output.terminal import Terminal
from icc_cli.progress.gaps import Gap, MissingNumbers
from icc_cli.progress.order import Order
from icc_cli.progress.portfolio import CitySummary
from icc_cli.progress.status import Status

_ROOMY = 100
"""From so many columns on, the worst items of a city have a column."""
_LEAST_STATUSES = 30
"""Columns that are kept for the statuses of a city, and the gaps before them, however long its name is."""
_INDENT = 2
_GAP = 3


def write_portfolio(cities: Sequence[CitySummary], terminal: Terminal) -> str:
    """A line for each city."""
    return printed(_portfolio(cities, readable_width(terminal)), terminal)


def write_gaps(missing: MissingNumbers, terminal: Terminal) -> str:
    """A line for each missing number."""
    return printed(_gaps(missing, readable_width(terminal)), terminal)


def _portfolio(cities: Sequence[CitySummary], width: int) -> Iterator[RenderableType]:
    yield Indented(sheets.portfolio_title(cities), style=HEADING)
    yield Text()
    if width < NARROWEST_TABLE:
        for city in cities:
            yield from _card(city)
        yield Text()
    else:
        yield from _cities(cities, width)
        yield Text()
        occurring = [status for status in Status if any(status in city.counts for city in cities)]
        legend = " · ".join(status.signed_label.replace(" ", "\u00a0") for status in occurring)
        yield Indented(legend, style=QUIET)
    yield Indented(sheets.portfolio_summary(cities))


def _cities(cities: Sequence[CitySummary], width: int) -> Iterator[RenderableType]:
    """A row for each city; the worst items have a column where there is room for it, else a line below their city."""
    heads = ("City", "KPIs", "With value", "Last measured", "By status")
    rows = [
        (sheets.city_name(city), str(city.kpis), sheets.coverage(city), sheets.last_measured(city)) for city in cities
    ]
    figures = [max(map(cell_len, column)) for column in zip(heads[1:4], *(row[1:] for row in rows), strict=True)]
    names = min(max(cell_len(row[0]) for row in (heads, *rows)), width - sum(figures) - _LEAST_STATUSES)

    def begin(*, has_heads: bool) -> Table:
        columns = [
            Column(heads[0], width=names),
            *(Column(head, width=wide, justify="right") for head, wide in zip(heads[1:3], figures, strict=False)),
            Column(heads[3], width=figures[2]),
            Column(heads[4], overflow="fold"),
            *([Column("Worst", overflow="fold")] if width >= _ROOMY else []),
        ]
        return table(*columns, padding=(0, 2, 0, 0), show_header=has_heads)

    piece = begin(has_heads=True)
    for city, row in zip(cities, rows, strict=True):
        name, *others = row
        worst = to_text(sheets.worst(city))
        piece.add_row(
            Indented(name, hanging=_INDENT),
            *map(to_text, others),
            _signs(city),
            *([worst] if width >= _ROOMY else []),
        )
        if worst and width < _ROOMY:
            yield from (piece, Indented(f"worst: {sheets.worst(city)}", _INDENT, style=QUIET))
            piece = begin(has_heads=False)
    if piece.rows:
        yield piece


def _signs(city: CitySummary) -> Text:
    """The counts of statuses as signs and numbers: `▲4 =4 –34`."""
    counts = [Text(f"{status.sign}{number}", STATUS_STYLES.get(status, "")) for status, number in city.counts.items()]
    return Text(" ").join(counts)


def _card(city: CitySummary) -> Iterator[RenderableType]:
    """A city where there is no room for a table."""
    yield Indented(sheets.city_name(city), style=HEADING)
    last = f"last measured {sheets.last_measured(city)}" if city.last_measured else "never measured"
    yield Indented(f"{city.kpis} KPIs, {sheets.coverage(city)} with a value, {last}", _INDENT)
    if city.counts:
        yield Indented(counts_text(city.counts), _INDENT)
    if city.worst:
        yield Indented(f"worst: {sheets.worst(city)}", _INDENT, style=QUIET)


def _gaps(missing: MissingNumbers, width: int) -> Iterator[RenderableType]:
    """By due date, then by solution; or by whose they are, then by solution, each with its due date."""
    cities = missing.cities
    several, days = len(cities) > 1, {city.id: city.as_of for city in cities}
    by_owner = missing.order is Order.OWNER

    def due(gap: Gap) -> str:
        told = sheets.due_words(gap, days[gap.city])
        return f"due {told}" if gap.due else told

    def heading(gap: Gap) -> str:
        told = due(gap)
        return sheets.owner_words(gap) if by_owner else told[0].upper() + told[1:]

    def subheading(gap: Gap) -> str:
        about = f"{gap.city_name}: {sheets.solution_words(gap)}" if several else sheets.solution_words(gap)
        return f"{about} · {due(gap) if by_owner else sheets.owner_words(gap)}"

    yield Indented(sheets.gaps_title(cities), style=HEADING)
    gaps = missing.sorted()
    longest = max((cell_len(sheets.kpi_words(gap)) for gap in gaps), default=0)
    names = min(longest, (width - 2 * _INDENT) * 5 // 8)
    for title, under in _grouped(gaps, heading):
        yield Text()
        yield Indented(f"{title}: {len(under)} {'number' if len(under) == 1 else 'numbers'}", style=HEADING)
        for solution, together in _grouped(under, subheading):
            yield Indented(solution, _INDENT)
            if width < NARROWEST_TABLE:
                for name, number in _named(together):
                    yield Indented(name, 2 * _INDENT)
                    yield Indented(number, 3 * _INDENT, style=QUIET)
                continue
            numbers = Table.grid(Column(width=2 * _INDENT + names), Column(style=QUIET), padding=(0, _GAP, 0, 0))
            for name, number in _named(together):
                numbers.add_row(Indented(name, 2 * _INDENT, hanging=_INDENT), to_text(number))
            yield numbers
    yield Text()
    for remark in sheets.gaps_remarks(cities):
        yield Indented(remark)


def _named(gaps: Sequence[Gap]) -> Iterator[tuple[str, str]]:
    """Each number's KPI and where it belongs; the kind tells KPIs of one name apart."""
    namesakes = Counter(map(sheets.kpi_words, gaps))
    for gap in gaps:
        name = sheets.kpi_words(gap)
        yield f"{name} ({gap.kind.value})" if namesakes[name] > 1 else name, sheets.number_words(gap)


def _grouped(gaps: Sequence[Gap], key: Callable[[Gap], str]) -> Iterator[tuple[str, list[Gap]]]:
    """Numbers below the words that they share, in the order in which these come first."""
    found: dict[str, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(key(gap), []).append(gap)
    yield from found.items()
