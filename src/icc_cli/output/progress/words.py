"""Words that several formats print: headings, counts, and what to say about a city without KPIs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.model.quantities.text import clean
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow, SharedState
from icc_cli.progress.milestones import WORTH_TELLING, Reached, Standing, count_standings
from icc_cli.progress.status import Status
from icc_cli.progress.text import bare_cell_text, cell_text, published_words, target_text

CITY_AS_A_WHOLE = "City as a whole"
PERCENTAGE_POINTS_LEGEND = "pp: percentage points"

_OWED = (Status.MISSING, Status.PENDING)


def title(progress: CityProgress) -> str:
    """The heading of a city: `SiMOS (Kranj): progress from start to final`."""
    city = progress.deliverable.city.name
    members = f" ({', '.join(member.name for member in progress.members)})" if progress.members else ""
    return one_line(f"{city}{members}: progress from {progress.since} to {progress.until}")


def by_solution(progress: CityProgress) -> list[tuple[str, list[ProgressGroup]]]:
    """The groups of each solution below the heading of the solution."""
    return [
        (one_line(groups[0].solution.name) if groups[0].solution else CITY_AS_A_WHOLE, groups)
        for groups in (list(same) for _, same in groupby(progress.groups, lambda group: group.solution))
    ]


def kind_title(progress: CityProgress, group: ProgressGroup) -> str:
    """The programme's heading for the kind of a group."""
    return next(kind.title for kind in progress.edition.kinds if kind.id == group.kind)


def by_system(rows: Iterable[ProgressRow]) -> list[tuple[str, list[ProgressRow]]]:
    """Rows below the names of the systems that they are about; those about none, below an empty name, come first."""
    found: dict[str, list[ProgressRow]] = {"": []}
    for row in rows:
        found.setdefault(one_line(row.system or ""), []).append(row)
    return [(system, of_system) for system, of_system in found.items() if of_system]


def states(rows: Iterable[ProgressRow]) -> list[SharedState]:
    """The states that rows without a value share, each once, in the order in which they come first."""
    return [state for state in dict.fromkeys(row.standing_state for row in rows) if state is not None]


def name_of(row: ProgressRow) -> str:
    """A KPI's name; what it counts, where the name does not tell; and who owes its value where there is none yet."""
    kpi = row.placed.kpi
    counts = f": {row.distinction}" if row.distinction else ""
    owes = f" (owed by {kpi.owner})" if kpi.owner and row.assessment.status in _OWED else ""
    return one_line(kpi.name + counts + owes)


def value_text(row: ProgressRow, checkpoint: str) -> str:
    """A value without its unit, which the head of its column has; a state without its reason."""
    cell = row.cells[checkpoint]
    if cell is not None and cell.state is not None:
        return Status(cell.state.value).label
    return bare_cell_text(cell, row.unit)


def has_bar(row: ProgressRow, since: str) -> bool:
    """Whether a KPI has a first value, a target, and one place between them, or beyond, where it stands."""
    first = row.cells[since]
    return row.assessment.fraction is not None and first is not None and first.has_number


def targets_text(row: ProgressRow) -> str:
    """All targets of a KPI with their notes: `+2 levels (Likert scale) (a survey); 300 000 citizens`."""
    kpi = row.placed.kpi
    return "; ".join(
        target_text(target, kpi.unit) + (f" ({one_line(target.note)})" if target.note else "") for target in kpi.target
    )


def remarks(row: ProgressRow) -> list[str]:
    """Notes on a KPI's values and reasons for missing ones, each after its checkpoints: `midway: a pilot`."""
    said: dict[str, list[str]] = {}
    for checkpoint, cell in row.cells.items():
        words = "" if cell is None else _remark(cell)
        if words:
            said.setdefault(words, []).append(checkpoint)
    return [f"{', '.join(checkpoints)}: {words}" for words, checkpoints in said.items()]


def _remark(cell: Measurement) -> str:
    """Why there is no value, or from when on; then the note."""
    reason = cell.reason.value.replace("-", " ") if cell.reason else None
    expected = f"expected {cell.expected.words()}" if cell.expected else None
    return "; ".join(one_line(part) for part in (reason, expected, cell.note) if part)


def published(row: ProgressRow) -> list[str]:
    """The words of values and targets as published, where they are not those that are printed."""
    kpi = row.placed.kpi
    values = (
        (checkpoint, published_words(cell, cell_text(cell, kpi.unit)))
        for checkpoint, cell in row.cells.items()
        if cell is not None
    )
    targets = (("target", published_words(target, target_text(target, kpi.unit))) for target in kpi.target)
    return [f"{place} published as “{one_line(words)}”" for place, words in (*values, *targets) if words is not None]


def counts_text(counts: dict[Status, int]) -> str:
    """How many there are of each status: `▲ 4 improved · = 4 unchanged`. The words of one status hold together."""
    told = (f"{status.sign} {number} {status.label}" for status, number in counts.items())
    return f"{NO_BREAK_SPACE}· ".join(text.replace(" ", NO_BREAK_SPACE) for text in told)


def summary(progress: CityProgress) -> str:
    """The last line on a city: how many KPIs of each status, and how many have a value."""
    total = len(progress.rows)
    return f"{total} {'KPI' if total == 1 else 'KPIs'}: {counts_text(progress.counts)}. {progress.coverage}."


def emptiness(progress: CityProgress) -> str:
    """What to say where there is no KPI to show."""
    total = len(progress.deliverable.all_kpis)
    if total == 0 and progress.members:
        return f"There are no KPIs of {' and '.join(one_line(member.name) for member in progress.members)}."
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


def day(when: date) -> str:
    """A day in words: `31 August 2022`, whose parts hold together."""
    return PartialDate(when.year, month=when.month, day=when.day).words().replace(" ", NO_BREAK_SPACE)


def missing_numbers(progress: CityProgress) -> str:
    """How many numbers are missing, and how many of them are overdue; empty where none is."""
    found = progress.missing
    if not found.gaps:
        return ""
    when = f"overdue on {day(found.as_of)}" if found.overdue else ""
    if len(found.gaps) == 1:
        return f"1 KPI lacks a number{f', {when}' if when else ''}: --gaps tells which."
    overdue = f", {found.overdue} of them {when}" if when else ""
    return f"{len(found.gaps)} KPIs lack a number{overdue}: --gaps lists them."


def milestones_title(progress: CityProgress) -> str:
    """The heading of milestones."""
    return f"Milestones on {day(progress.as_of)}"


def milestone_counts(progress: CityProgress) -> str:
    """How many milestones there are of each standing: `✓ 5 done · ✗ 1 late`."""
    return standings_text(count_standings(progress.milestones))


def standings_text(counts: dict[Standing, int]) -> str:
    """Counts of milestones in words."""
    told = (f"{standing.sign} {number} {standing.label}" for standing, number in counts.items())
    return f"{NO_BREAK_SPACE}· ".join(text.replace(" ", NO_BREAK_SPACE) for text in told)


def open_milestones(progress: CityProgress) -> list[Reached]:
    """The milestones that somebody must still do something about, those due first at the head."""
    found = [each for each in progress.milestones if each.standing in WORTH_TELLING]
    return sorted(found, key=lambda each: each.last_day or date.max)


def milestone(reached: Reached) -> str:
    """A milestone in a line: `May 2022: City-wide launch (ePlatform)`."""
    due = reached.due.words().replace(" ", NO_BREAK_SPACE) if reached.due else ""
    about = reached.system or (reached.solution.name if reached.solution else None)
    return f"{due}: {one_line(reached.title)}{f' ({one_line(about)})' if about else ''}"
