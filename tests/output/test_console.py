"""What rich prints: within the width, no word lost, no markup of a city's, in signs that a terminal can show."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.table import Column
from rich.text import Text

from icc_cli.output.console import Indented, printed, table, to_text
from icc_cli.output.terminal import Terminal

NO_BREAK = "\u00a0"
WIDE = "東京都のスマートシティ戦略 e\u0301cole de l\u2019e\u0301nergie 서울특별시 " * 3


def test_what_a_no_break_space_joins_is_not_broken() -> None:
    text = f"seven of{NO_BREAK}{NO_BREAK}ten lamps"
    assert printed([to_text(text)], Terminal(24)) == "seven of  ten lamps\n"
    assert printed([to_text(f"a number with its unit{NO_BREAK}here")], Terminal(24)) == "a number with its\nunit here\n"


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_wide_and_combining_characters_keep_to_the_width(width: int) -> None:
    found = table(Column("Name", overflow="fold"), Column("Value", justify="right"), padding=(0, 2, 0, 0))
    found.add_row(Indented(WIDE, hanging=2), to_text("12"))
    lines = printed([Indented(WIDE, 4, bullet="· "), found], Terminal(width)).splitlines()
    assert max(map(cell_len, lines)) <= width
    letters = "".join("".join(lines).split())
    assert letters.count("".join(WIDE.split())) == 1 or width < 80
    assert all(letters.count(each) >= 2 * WIDE.count(each) for each in "東戦略특")


def test_a_word_that_is_too_long_is_broken_and_not_cut() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 2
    text = printed([Indented(f"die {word} fährt", 2, hanging=2)], Terminal(30))
    assert "".join(text.split()) == f"die{word}fährt"


def test_lines_hang_below_words_and_bullets() -> None:
    hanging = printed([Indented("one two three four five six", 2, hanging=2)], Terminal(24))
    assert hanging == "  one two three four\n    five six\n"
    bullet = printed([Indented("one two three four five six", 2, bullet="· ")], Terminal(24))
    assert bullet == "  · one two three four\n    five six\n"


@pytest.mark.parametrize("text", ["[red]name[/red]", "[/]", ":smile:", "[link=http://x.eu]x[/link]", "[[x]]"])
def test_words_are_no_markup(text: str) -> None:
    for terminal in (Terminal(40), Terminal(40, colour=True)):
        assert printed([Indented(text), to_text(text)], terminal) == f"{text}\n{text}\n"


def test_colour_only_where_it_is_wanted() -> None:
    assert printed([Text("good", "green")], Terminal(40)) == "good\n"
    assert printed([Text("good", "green")], Terminal(40, colour=True)) == "\x1b[32mgood\x1b[0m\n"


def test_without_signs_those_of_any_keyboard_are_as_wide() -> None:
    text = "✓ ● ◆ ▽ ◀ ✗ ▲ ▼ ≠ □ ¶ → ○ ├━┤ ─ … – ·"
    plain = printed([Text(text)], Terminal(80, ascii=True))
    assert plain.isascii()
    assert len(plain) == len(text) + 1
