"""Bars of money stand on one scale; what is open about a range is drawn open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from icc_cli.report.charts import Amount, funding_chart
from icc_cli.report.charts.style import PALETTE

from .pictures import WIDTH, Picture, check_layout


def amount(low: int, high: int | None = None, name: str = "Lamps <b>") -> Amount:
    return Amount(
        "City budget", name, Decimal(low), Decimal(high or low), f"{low}–{high} EUR" if high else f"{low} EUR"
    )


def draw(*amounts: Amount) -> Picture:
    return Picture(funding_chart(amounts, title="Funding of Łódź", width=WIDTH))


def test_bars_are_as_long_as_their_amounts() -> None:
    picture = draw(amount(900), amount(300), amount(0))
    lengths = [bar.right - bar.left for bar in picture.bars(PALETTE.accent)]
    assert lengths[0] == pytest.approx(3 * lengths[1], abs=0.1)
    assert lengths[2] == 0
    assert "Lamps <b>, City budget: 900 EUR" in picture.description
    check_layout(picture)


def test_the_upper_part_of_a_range_is_open() -> None:
    picture = draw(amount(900), amount(300, 600))
    ((left, right),) = [(bar.left, bar.right) for bar in picture.bars("#ffffff")]
    full = picture.bars(PALETTE.accent)
    assert right - left == pytest.approx((full[0].right - full[0].left) * 2 / 3, abs=2)
    assert full[1].right - full[1].left == pytest.approx((full[0].right - full[0].left) / 3, abs=1)


def test_long_names_are_wrapped() -> None:
    check_layout(draw(amount(5, name="A very long purpose of money " * 6), amount(2)))
