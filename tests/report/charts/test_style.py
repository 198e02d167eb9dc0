"""Colours can be read, whichever accent a city chooses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_cli.report.charts.style import PALETTE, WHITE, contrast, mix


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1


@pytest.mark.parametrize("colour", [PALETTE.accent, PALETTE.dark, PALETTE.grey, PALETTE.alert])
@pytest.mark.parametrize("ground", [WHITE, PALETTE.pale])
def test_text_can_be_read(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 4.5


def test_dark_text_can_be_read_on_tints() -> None:
    assert contrast(PALETTE.dark, PALETTE.tint(0.14)) >= 4.5
    assert contrast(PALETTE.accent, PALETTE.tint(0.14)) >= 4.5


@given(st.integers(0, 0xFFFFFF))
def test_any_accent_of_a_city_can_carry_white_text(colour: int) -> None:
    chosen = PALETTE.with_accent(f"#{colour:06x}")
    assert contrast(chosen.accent, WHITE) >= 4.5
    assert contrast(chosen.accent, chosen.pale) >= 4.5


def test_an_accent_that_is_dark_enough_stays_as_it_is() -> None:
    assert PALETTE.with_accent("#7A1F5C").accent == "#7a1f5c"


@pytest.mark.parametrize("written", ["red", "#abc", "#12345g", "", "#1234567"])
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        PALETTE.with_accent(written)


def test_colours_mix() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert PALETTE.tint(0) == WHITE
    assert PALETTE.tint(1) == PALETTE.accent
