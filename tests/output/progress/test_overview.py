"""Many cities in a line each, and missing numbers, at a terminal of three widths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from gallery import every_kpi, example, gallery, made_up, portfolio, progress_of
from rich.cells import cell_len

from icc_cli.output.progress import overview, sheets, table
from icc_cli.output.terminal import Terminal
from icc_cli.progress.gaps import MissingNumbers
from icc_cli.progress.order import Order
from icc_cli.progress.portfolio import summary_of

WIDTHS = [120, 80, 60]
Golden = Callable[[str, str], None]


@pytest.mark.parametrize("width", WIDTHS)
def test_portfolio(width: int, golden: Golden) -> None:
    golden(f"progress/portfolio-{width}.txt", overview.write_portfolio(portfolio(), Terminal(width)))


@pytest.mark.parametrize("width", WIDTHS)
def test_missing_numbers_of_sofia(width: int, golden: Golden) -> None:
    missing = [example("sofia").missing]
    golden(f"progress/gaps-sofia-{width}.txt", overview.write_gaps(MissingNumbers(missing, Order.DUE), Terminal(width)))


@pytest.mark.parametrize("width", WIDTHS)
def test_missing_numbers_of_several_cities_by_owner(width: int, golden: Golden) -> None:
    missing = [city.missing for city in made_up() if city.deliverable.city.id != "sofia"]
    golden(
        f"progress/gaps-owners-{width}.txt", overview.write_gaps(MissingNumbers(missing, Order.OWNER), Terminal(width))
    )


@pytest.mark.parametrize("width", [*range(24, 140, 5), 500])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    missing = [city.missing for city in made_up()]
    texts = [
        overview.write_portfolio(portfolio(), Terminal(width)),
        *(overview.write_gaps(MissingNumbers(missing, order), Terminal(width)) for order in (Order.DUE, Order.OWNER)),
        table.write_explanations(every_kpi(*made_up()), Terminal(width)),
    ]
    for text in texts:
        assert max(map(cell_len, text.splitlines())) <= width


def test_a_terminal_without_the_signs_gets_those_of_any_keyboard() -> None:
    cities = [progress_of(gallery())]
    texts = [
        table.write_kpis(cities, Terminal(120, ascii=True)),
        overview.write_portfolio([summary_of(cities[0])], Terminal(80, ascii=True)),
        overview.write_gaps(MissingNumbers([cities[0].missing]), Terminal(80, ascii=True)),
        table.write_explanations(every_kpi(*cities), Terminal(80, ascii=True)),
    ]
    assert all(text.isascii() for text in texts)
    assert "|====o-----| 50 %" in texts[0]


@pytest.mark.parametrize("name", ["Å", "東京都 " * 9, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"])
@pytest.mark.parametrize("width", [40, 72, 80, 100, 132])
def test_any_name_of_a_city_has_room(name: str, width: int) -> None:
    text = overview.write_portfolio([replace(portfolio()[1], name=name)], Terminal(width))
    assert max(map(cell_len, text.splitlines())) <= width
    assert width < 72 or "\nCity " in text
    assert all(text.count(letter) >= name.count(letter) for letter in name.strip())


def test_cities_that_do_not_share_a_period_say_nothing_of_it() -> None:
    one, other, *_ = portfolio()
    assert sheets.portfolio_title([one, replace(other, until="midway")]) == "2 cities: progress"
