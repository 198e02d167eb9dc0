"""Progress for web pages: a fragment of HTML without style or script, whose tables a screen reader can walk through.

Each table has a caption, and heads with a scope; signs are hidden from screen readers, as words stand beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from icc_cli.output.fragments import fragment
from icc_cli.output.progress import words
from icc_cli.output.progress.sheets import Sheet, gaps_sheet, portfolio_sheet
from icc_cli.progress.city import CityProgress, ProgressGroup, SharedState, shared_state
from icc_cli.progress.gaps import MissingNumbers
from icc_cli.progress.portfolio import CitySummary


def write_kpis(cities: Sequence[CityProgress]) -> str:
    """The progress of cities, a section for each."""
    return "".join(map(_section, cities))


def write_portfolio(cities: Sequence[CitySummary]) -> str:
    """A line for each city, as a section with a table."""
    return _sheet(portfolio_sheet(cities))


def write_gaps(missing: MissingNumbers) -> str:
    """A line for each missing number, as a section with a table."""
    return _sheet(gaps_sheet(missing))


def _section(progress: CityProgress) -> str:
    checkpoints = progress.edition.checkpoint_ids()
    return fragment(
        "progress.html.j2",
        words.one_line,
        progress=progress,
        words=words,
        checkpoints=checkpoints,
        heads=("KPI", "Unit", *checkpoints, "Target", "Progress", "Change", "Status"),
        figures=range(2, 2 + len(checkpoints)),
        state_of=_state_of,
    )


def _state_of(groups: Sequence[ProgressGroup]) -> SharedState | None:
    return shared_state(row for group in groups for row in group.rows)


def _sheet(sheet: Sheet) -> str:
    return fragment("sheet.html.j2", words.one_line, sheet=sheet)
