"""Milestones: every row of the table in `standing_of`, and where milestones are found."""

from __future__ import annotations

from datetime import date

import pytest
from gallery import with_milestones

from icc_cli.programme import EDITIONS
from icc_cli.progress import city_progress
from icc_cli.progress.milestones import Standing, count_standings, standing_of

EDITION = EDITIONS["icc-2020"]
DONE = {"true": True, "false": False, "-": None}


def table() -> list[list[str]]:
    """The rows of the table in the docstring, as cells."""
    lines = (standing_of.__doc__ or "").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line.count("|") == 3]
    assert len(rows) > 10
    return rows[2:]


@pytest.mark.parametrize("row", table(), ids=" ".join)
def test_table_of_cases(row: list[str]) -> None:
    done, due, solution, expected = row
    day = None if due == "-" else date.fromisoformat(due)
    assert standing_of(DONE[done], day, date(2022, 8, 31), is_active=solution == "active").value == expected


def test_milestones_of_charters_systems_and_the_roadmap() -> None:
    found = city_progress(with_milestones(), EDITION).milestones
    assert [
        (each.title, each.solution.id if each.solution else None, each.system, each.standing) for each in found
    ] == [
        ("Contract", "lights", None, Standing.DONE),
        ("Tested", "lights", "Lamps", Standing.LATE),
        ("Planned", "lights", None, Standing.UNDATED),
        ("Paid", "lights", None, Standing.UNCONFIRMED),
        ("Trees", "parks", None, Standing.PUT_OFF),
        ("All lit", None, None, Standing.AHEAD),  # month 8 of the plan ends on the day of the checkpoint
    ]
    assert list(count_standings(found)) == list(Standing)


def test_another_day_and_other_solutions() -> None:
    later = city_progress(with_milestones(), EDITION, as_of=date(2022, 9, 1), solutions=["lights"]).milestones
    assert [each.title for each in later] == ["Contract", "Tested", "Planned", "Paid"]
    whole = city_progress(with_milestones(), EDITION, as_of=date(2022, 9, 1)).milestones
    assert whole[-1].standing is Standing.UNCONFIRMED
