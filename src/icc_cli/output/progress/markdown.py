"""Progress for minutes and web pages as GitHub's Markdown: a table for each kind of each solution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from icc_cli.output.markdown import escaped, table
from icc_cli.output.progress import words
from icc_cli.output.progress.sheets import Sheet, gaps_sheet, portfolio_sheet
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow, SharedState, shared_state
from icc_cli.progress.gaps import MissingNumbers
from icc_cli.progress.portfolio import CitySummary


def write_kpis(cities: Iterable[CityProgress]) -> str:
    """The progress of cities as Markdown, one below the other."""
    return "\n".join("".join(f"{line}\n" for line in _city(progress)) for progress in cities)


def write_portfolio(cities: Sequence[CitySummary]) -> str:
    """A line for each city, as Markdown."""
    return _written(portfolio_sheet(cities))


def write_gaps(missing: MissingNumbers) -> str:
    """A line for each missing number, as Markdown."""
    return _written(gaps_sheet(missing))


def _written(sheet: Sheet) -> str:
    rows = [[_escaped(cell) for cell in row] for row in sheet.rows]
    lines = [*table(sheet.heads, rows, sheet.figures), ""] if rows else []
    remarks = [line for remark in sheet.remarks for line in (_escaped(remark), "")]
    return "".join(f"{line}\n" for line in [f"# {_escaped(sheet.title)}", "", *lines, *remarks][:-1])


def _city(progress: CityProgress) -> Iterator[str]:
    yield f"# {_escaped(words.title(progress))}"
    yield ""
    if not progress.rows:
        yield words.emptiness(progress)
        return
    for heading, groups in words.by_solution(progress):
        yield f"## {_escaped(heading)}"
        yield ""
        shared = shared_state(row for group in groups for row in group.rows)
        if shared is not None:
            yield _state(shared)
            yield ""
        for group in groups:
            yield f"### {words.kind_title(progress, group)}"
            yield ""
            yield from _group(progress, group, is_told=shared is not None)
            yield ""
    yield words.summary(progress)
    if missing := words.missing_numbers(progress):
        yield ""
        yield missing
    if progress.milestones:
        yield ""
        yield f"## {words.milestones_title(progress)}"
        yield ""
        yield words.milestone_counts(progress)
        told = words.open_milestones(progress)
        yield from ("", *(f"- {each.standing.sign} {_escaped(words.milestone(each))}" for each in told)) if told else ()


def _group(progress: CityProgress, group: ProgressGroup, *, is_told: bool) -> Iterator[str]:
    """The KPIs with values as a table, then those that share a state, below that state unless it is told."""
    tabled = [row for row in group.rows if row.standing_state is None]
    states = words.states(group.rows)
    if tabled:
        yield from _table(progress, tabled)
        yield from _below(tabled)
    for number, state in enumerate(states):
        if tabled or number:
            yield ""
        if not is_told:
            yield _state(state)
            yield ""
        yield from (_listed(row) for row in group.rows if row.standing_state == state)


def _table(progress: CityProgress, rows: Sequence[ProgressRow]) -> Iterator[str]:
    checkpoints = progress.edition.checkpoint_ids()
    target = ["Target"] if any(row.placed.kpi.target for row in rows) else []
    heads = ["KPI", "Unit", *checkpoints, *target, "Change", "Status"]
    lines = []
    for row in rows:
        change = row.assessment.change
        values = (words.value_text(row, checkpoint) for checkpoint in checkpoints)
        aims = (words.targets_text(row) for _ in target)
        cells = [_name(row), row.unit or "", *values, *aims, change.text if change else ""]
        lines.append([*map(_escaped, cells), row.assessment.status.signed_label])
    return table(heads, lines, range(2, 2 + len(checkpoints)))


def _below(rows: Iterable[ProgressRow]) -> Iterator[str]:
    """Remarks on values, and their words as published: no cell of a table has room for them."""
    noted = [(row, [*words.remarks(row), *words.published(row)]) for row in rows]
    lines = [_item(row, said) for row, said in noted if said]
    if lines:
        yield from ("", *lines)


def _listed(row: ProgressRow) -> str:
    """A KPI without a value, with its targets."""
    targets = [f"target {words.targets_text(row)}"] if row.placed.kpi.target else []
    return _item(row, [*targets, *words.published(row)])


def _item(row: ProgressRow, said: Sequence[str]) -> str:
    return f"- {_escaped(' · '.join([_name(row), *said]))}"


def _name(row: ProgressRow) -> str:
    system = f"{row.system}: " if row.system else ""
    return system + words.name_of(row)


def _state(state: SharedState) -> str:
    note = f": {_escaped(state.note)}" if state.note else ""
    return f"{state.status.sign} {_escaped(state.text)}{note}"


def _escaped(text: str) -> str:
    return escaped(words.one_line(text))
