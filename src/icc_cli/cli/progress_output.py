"""Where `icc progress` writes: each view in each format, with only the writer that is needed."""

from __future__ import annotations

import locale
import sys
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO, TypedDict

import typer

from icc_cli.cli.common import colour, width
from icc_cli.progress.order import Order

if TYPE_CHECKING:
    from icc_cli.output.progress.sheets import Sheet
    from icc_cli.progress.city import CityProgress
    from icc_cli.progress.gaps import CityGaps
    from icc_cli.progress.portfolio import CitySummary


class Format(StrEnum):
    """How progress is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"


class _Terminal(TypedDict):
    """What a writer for terminals must know."""

    width: int
    colour: bool
    ascii: bool


def write_kpis(cities: Sequence[CityProgress], format_: Format) -> None:
    """Write each KPI of cities."""
    match format_:
        case Format.TABLE:
            from icc_cli.output.progress import table  # rich is only for terminals

            sys.stdout.write(table.write_table(cities, **_terminal()))
        case Format.JSON:
            from icc_cli.output.progress import as_json

            sys.stdout.write(as_json.write_json(cities))
        case Format.CSV:
            from icc_cli.output.progress import as_csv

            _write_csv(as_csv.write_csv(cities))
        case Format.MARKDOWN:
            from icc_cli.output.progress import markdown

            sys.stdout.write(markdown.write_markdown(cities))
        case Format.HTML:
            from icc_cli.output.progress import as_html

            sys.stdout.write(as_html.write_html(cities))


def write_portfolio(cities: Sequence[CitySummary], order: Order, format_: Format) -> None:
    """Write a line a city."""
    from icc_cli.progress.portfolio import sorted_cities

    cities = sorted_cities(cities, order)
    match format_:
        case Format.TABLE:
            from icc_cli.output.progress import overview

            sys.stdout.write(overview.write_portfolio(cities, **_terminal()))
        case Format.JSON:
            from icc_cli.output.progress import as_json

            sys.stdout.write(as_json.write_portfolio(cities))
        case Format.CSV:
            from icc_cli.output.progress import as_csv

            _write_csv(as_csv.write_portfolio(cities))
        case Format.MARKDOWN | Format.HTML:
            from icc_cli.output.progress import sheets

            _write_sheet(sheets.portfolio_sheet(cities), format_)


def write_gaps(cities: Sequence[CityGaps], order: Order, format_: Format) -> None:
    """Write a line a missing number."""
    match format_:
        case Format.TABLE:
            from icc_cli.output.progress import overview

            sys.stdout.write(overview.write_gaps(cities, order, **_terminal()))
        case Format.JSON:
            from icc_cli.output.progress import as_json

            sys.stdout.write(as_json.write_gaps(cities, order))
        case Format.CSV:
            from icc_cli.output.progress import as_csv

            _write_csv(as_csv.write_gaps(cities, order))
        case Format.MARKDOWN | Format.HTML:
            from icc_cli.output.progress import sheets

            _write_sheet(sheets.gaps_sheet(cities, order), format_)


def write_explanations(cities: Sequence[CityProgress], kpis: Collection[str]) -> None:
    """Write why some KPIs stand as they do."""
    from icc_cli.output.progress import explained

    sys.stdout.write(explained.write_explanations(cities, kpis, **_terminal()))


def _write_sheet(sheet: Sheet, format_: Format) -> None:
    from icc_cli.output.progress import as_html, markdown

    sys.stdout.write(markdown.write_sheet(sheet) if format_ is Format.MARKDOWN else as_html.write_sheet(sheet))


def _write_csv(text: str) -> None:
    typer.echo(text.encode(), nl=False)  # as bytes, so that no system changes its line ends


def _terminal() -> _Terminal:
    return {"width": width(sys.stdout), "colour": colour(sys.stdout), "ascii": not _has_signs(sys.stdout)}


def _has_signs(stream: TextIO) -> bool:
    """Tell whether what reads a stream has the signs of bars and statuses: after its encoding, and a terminal's."""
    from icc_cli.output.progress.console import SIGNS

    encodings = [stream.encoding or "utf-8", *([locale.getencoding()] if stream.isatty() else [])]
    try:
        for encoding in encodings:
            SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
