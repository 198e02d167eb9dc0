"""Progress for minutes and web pages: GitHub's Markdown, a table for each kind of each solution.

All words of a city are escaped, so that a name can neither end a cell nor become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from icc_cli.output.progress import words
from icc_cli.output.progress.sheets import Sheet
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow, SharedState, shared_state

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&$!])")
_BLOCK = re.compile(r"^(\d+)([.)])|^([-+=:])")


def write_markdown(cities: Iterable[CityProgress]) -> str:
    """The progress of cities as Markdown, one below the other."""
    return "\n".join("".join(f"{line}\n" for line in _city(progress)) for progress in cities)


def write_sheet(sheet: Sheet) -> str:
    """A portfolio or a list of missing numbers as Markdown."""
    rules = ("---:" if place in sheet.figures else "---" for place, _ in enumerate(sheet.heads))
    lines = [_line([*map(_escaped, row)]) for row in sheet.rows]
    table = [_line(sheet.heads), _line([*rules]), *lines, ""] if lines else []
    remarks = [line for remark in sheet.remarks for line in (_escaped(remark), "")]
    return "".join(f"{line}\n" for line in [f"# {_escaped(sheet.title)}", "", *table, *remarks][:-1])


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
    states = [state for state in dict.fromkeys(row.standing_state for row in group.rows) if state is not None]
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
    yield _line(["KPI", "Unit", *checkpoints, *target, "Change", "Status"])
    yield _line(["---", "---", *("---:" for _ in checkpoints), *("---" for _ in target), "---", "---"])
    for row in rows:
        change = row.assessment.change
        values = (words.value_text(row, checkpoint) for checkpoint in checkpoints)
        aims = (words.targets_text(row) for _ in target)
        cells = [_name(row), row.unit or "", *values, *aims, change.text if change else ""]
        yield _line([*map(_escaped, cells), row.assessment.status.signed_label])


def _below(rows: Iterable[ProgressRow]) -> Iterator[str]:
    """What is said of values, and their words as published, which no cell of a table has room for."""
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


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _state(state: SharedState) -> str:
    note = f": {_escaped(state.note)}" if state.note else ""
    return f"{state.status.sign} {_escaped(state.text)}{note}"


def _escaped(text: str) -> str:
    """Words of a city as text that means nothing else, at the start of a line, too."""
    return _BLOCK.sub(r"\1\\\2\3", _MARKUP.sub(r"\\\1", words.one_line(text)))
