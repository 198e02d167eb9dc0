"""The KPIs of a city at a terminal: at several widths, in colour and without, and why one stands as it does."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from gallery import (
    EDITION,
    ESCAPE,
    deliverable,
    every_kpi,
    example,
    gallery,
    hostile,
    kpi,
    on_the_way,
    planned,
    progress_of,
)
from rich.cells import cell_len

from icc_cli.output.progress import markdown, table, words
from icc_cli.output.progress.kpi_rows import bar
from icc_cli.output.terminal import Terminal
from icc_cli.progress import CityProgress, Status, bare_cell_text, city_progress, target_text


@pytest.fixture
def bialystok() -> CityProgress:
    return example("bialystok")


@pytest.mark.parametrize("width", [120, 80, 60])
@pytest.mark.parametrize("city", ["bialystok", "simos", "sofia"])
def test_table_of_an_example(city: str, width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"progress/{city}-{width}.txt", table.write_kpis([example(city)], Terminal(width)))


@pytest.mark.parametrize("width", [120, 80, 60])
def test_table_of_every_status(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"progress/gallery-{width}.txt", table.write_kpis([progress_of(gallery())], Terminal(width)))


@pytest.mark.parametrize("width", [120, 80, 60])
def test_table_of_targets_and_remarks(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"progress/planned-{width}.txt", table.write_kpis([progress_of(planned())], Terminal(width)))


@pytest.mark.parametrize("width", [120, 80, 60])
@pytest.mark.parametrize("city", ["simos", "sofia", "bialystok"])
def test_every_published_value_target_note_and_system_is_shown(city: str, width: int) -> None:
    progress = example(city)
    text = " ".join(table.write_kpis([progress], Terminal(width)).split())
    for known in published(progress):
        # In a table the words of a cell stand below each other, beside those of other cells.
        pieces = [known] if width == 60 else known.split()
        assert [piece for piece in pieces if piece not in text] == []


def published(progress: CityProgress) -> list[str]:
    """All that is known of each KPI, as it is printed."""
    found = []
    for row in progress.rows:
        unit = row.placed.kpi.unit
        cells = [cell for cell in row.cells.values() if cell is not None]
        found += [
            row.placed.kpi.name,
            row.system or "",
            *(target_text(target, unit) for target in row.placed.kpi.target),
        ]
        found += [bare_cell_text(cell, row.unit) for cell in cells if cell.state is None]
        found += [each.note or "" for each in (*cells, *row.placed.kpi.target)]
    return [" ".join(each.replace("\u00a0", " ").split()) for each in found]


def test_a_kpi_without_values_takes_a_line() -> None:
    progress = example("simos")
    lines = table.write_kpis([progress], Terminal(120)).splitlines()
    for row in progress.rows:
        name, targets = words.name_of(row), words.targets_text(row).replace("\u00a0", " ")
        if len(name) < 50 and len(targets) < 50:
            assert any(line.startswith(f"    · {name}") and line.endswith(targets) for line in lines)


def test_the_gallery_shows_every_status() -> None:
    assert set(progress_of(gallery()).counts) == set(Status)
    text = table.write_kpis([progress_of(gallery())], Terminal(80))
    assert all(f"{status.sign} " in text and status.label in text for status in Status)


@pytest.mark.parametrize("width", [*range(24, 140, 3), 500])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(bialystok: CityProgress, width: int) -> None:
    for progress in (bialystok, progress_of(gallery()), progress_of(planned())):
        lines = table.write_kpis([progress], Terminal(width)).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert not any(line != line.rstrip() for line in lines)
        shown = {word.removesuffix(":") for line in lines for word in line.split()}
        names = {word for row in progress.rows for word in row.placed.kpi.name.split() if len(word) < 12}
        assert names <= shown


def test_what_a_solution_shares_is_said_once(bialystok: CityProgress) -> None:
    text = table.write_kpis([bialystok], Terminal(100))
    assert text.count("not monitored (not started)") == 3
    assert text.count("has not begun") == 2  # the third is broken over two lines


def test_colour_only_repeats_signs_and_words(bialystok: CityProgress) -> None:
    plain = table.write_kpis([bialystok], Terminal(80))
    coloured = table.write_kpis([bialystok], Terminal(80, colour=True))
    assert ESCAPE not in plain
    assert ESCAPE + "[32m▲" in coloured
    without = re.sub(ESCAPE + r"\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in without.splitlines()] == plain.splitlines()


def test_a_city_without_kpis_says_so() -> None:
    nothing = progress_of(deliverable())
    assert "There are no KPIs" in table.write_kpis([nothing], Terminal(80))
    assert "There are no KPIs" in markdown.write_kpis([nothing])
    filtered = city_progress(gallery(), EDITION, kinds=["activity"], solutions=["nowhere"])
    assert "None of the 27 KPIs" in table.write_kpis([filtered], Terminal(80))


@pytest.mark.parametrize("width", [30, 60, 80, 120])
def test_names_are_no_markup_and_no_escape_codes_at_a_terminal(width: int) -> None:
    text = table.write_kpis([hostile()], Terminal(width))
    assert "[red]name[/red]" in text
    assert ":smile:" in text
    assert not any(letter in text for letter in (ESCAPE, "\u202e", "\r", "\x07"))


def test_a_bar_runs_from_the_first_value_to_the_target() -> None:
    def drawn(**fields: Any) -> str:
        city = deliverable({"kpis": [kpi(1, {"name": "A", "direction": "increase", **fields}, "maturity")]})
        return bar(city_progress(city, EDITION).rows[0], "start")

    assert drawn(start=0, final=0, target=90) == "├●─────────┤"
    assert drawn(start=0, final=30, target=90) == "├━━━●──────┤"
    assert drawn(start=0, final=89, target=90) == "├━━━━━━━━●─┤"
    assert drawn(start=0, final=90, target=90) == "├━━━━━━━━━●┤"
    assert drawn(start=0, final=900, target=90) == "├━━━━━━━━━●┤"
    assert drawn(start=50, final=30, target=90) == "◀──────────┤"
    assert drawn(final=90, target=90) == ""  # nobody knows where it began
    assert drawn(start=0, final="≥ 30", target=90) == ""
    assert drawn(start=0, final=30) == ""


@pytest.mark.parametrize("width", [132, 120, 80, 60])
def test_table_of_bars(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"progress/bars-{width}.txt", table.write_kpis([on_the_way()], Terminal(width)))


def test_why_a_kpi_stands_as_it_does() -> None:
    city = deliverable(
        {
            "kpis": [
                kpi(
                    1,
                    {
                        "name": "Users",
                        "direction": "increase",
                        "start": 10,
                        "final": 30,
                        "target": [{"value": 20, "due": 2021}, {"value": 50, "due": 2023}],
                    },
                    "maturity",
                )
            ]
        }
    )
    text = table.write_explanations(every_kpi(progress_of(city)), Terminal(100))
    assert text.splitlines() == [
        "Gallery: Users",
        "  ● on track   ├━━━━●─────┤ 50 %",
        "  50 % of the way to the target of 50 is covered, while 50 % of the time until 2023 has passed.",
        "  Target 20 by 2021: ✓ achieved. The final value, 30, meets the target of 20.",
    ]
