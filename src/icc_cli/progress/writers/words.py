"""Words that more than one format prints: headings, counts, and what is said of a city without KPIs."""

from __future__ import annotations

from itertools import groupby

from icc_cli.model.numbers import NO_BREAK_SPACE
from icc_cli.model.quantity_text import clean
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow
from icc_cli.progress.status import Status
from icc_cli.progress.text import bare_cell_text

CITY_AS_A_WHOLE = "City as a whole"
PERCENTAGE_POINTS_LEGEND = "pp: percentage points"

_OWED = (Status.MISSING, Status.PENDING)


def by_solution(progress: CityProgress) -> list[tuple[str, list[ProgressGroup]]]:
    """The groups of each solution below the heading of the solution."""
    return [
        (one_line(groups[0].solution.name) if groups[0].solution else CITY_AS_A_WHOLE, groups)
        for groups in (list(same) for _, same in groupby(progress.groups, lambda group: group.solution))
    ]


def kind_title(progress: CityProgress, group: ProgressGroup) -> str:
    """The programme's heading for the kind of a group."""
    return next(kind.title for kind in progress.edition.kinds if kind.id == group.kind)


def name_of(row: ProgressRow) -> str:
    """A KPI's name, and who owes its value where there is none yet."""
    kpi = row.placed.kpi
    owes = f" (owed by {kpi.owner})" if kpi.owner and row.assessment.status in _OWED else ""
    return one_line(kpi.name + owes)


def value_text(row: ProgressRow, checkpoint: str) -> str:
    """A value below a head with the unit; a state without its reason, which the row's assessment gives."""
    cell = row.cells[checkpoint]
    if cell is not None and cell.state is not None:
        return Status(cell.state.value).label
    return bare_cell_text(cell, row.unit)


def counts_text(counts: dict[Status, int]) -> str:
    """How many there are of each status: `▲ 4 improved · = 4 unchanged`. The words of one status hold together."""
    told = (f"{status.sign} {number} {status.label}" for status, number in counts.items())
    return f"{NO_BREAK_SPACE}· ".join(text.replace(" ", NO_BREAK_SPACE) for text in told)


def summary(progress: CityProgress) -> str:
    """The last line on a city: how many KPIs of each status, and how many have a value."""
    total = len(progress.rows)
    return f"{total} {'KPI' if total == 1 else 'KPIs'}: {counts_text(progress.counts)}. {progress.coverage}."


def emptiness(progress: CityProgress) -> str:
    """What is said where there is no KPI to show."""
    total = len(progress.deliverable.all_kpis)
    if total == 0:
        return "There are no KPIs: the city's folder has none in kpis.yaml or kpis/."
    return f"None of the {total} KPIs is of a kind and a solution that were asked for."


def uses_percentage_points(progress: CityProgress) -> bool:
    """Whether a change is given in `pp`, which not every reader knows."""
    changes = (row.assessment.change for row in progress.rows)
    return any(change is not None and change.unit == "pp" for change in changes)


def one_line(text: str) -> str:
    """Words of a city on one line, without control characters."""
    return " ".join(clean(text).split())
