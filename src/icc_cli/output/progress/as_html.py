"""Progress for web pages: a fragment of HTML without style or script, whose tables a screen reader can walk through.

Each table has a caption, and heads with a scope; signs are hidden from screen readers, as words stand beside them. All
words of a city are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from icc_cli.output.progress import words
from icc_cli.output.progress.bar import has_bar
from icc_cli.output.progress.sheets import Sheet
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow, SharedState, shared_state
from icc_cli.progress.milestones import Standing
from icc_cli.progress.status import Status


def write_html(cities: Iterable[CityProgress]) -> str:
    """The progress of cities, a section each."""
    return "".join(f"{line}\n" for progress in cities for line in _city(progress))


def write_sheet(sheet: Sheet) -> str:
    """A portfolio or a list of missing numbers, as a section with a table."""
    lines = ['<section class="icc-progress">', f"<h2>{_text(sheet.title)}</h2>"]
    if sheet.rows:
        lines += _table(sheet.title, sheet.heads, ([_text(cell) for cell in row] for row in sheet.rows), sheet.figures)
    lines += [f"<p>{_text(remark)}</p>" for remark in sheet.remarks]
    return "".join(f"{line}\n" for line in [*lines, "</section>"])


def _city(progress: CityProgress) -> Iterator[str]:
    language = escape(progress.deliverable.city.language)
    yield f'<section class="icc-progress" lang="{language}">'
    yield f"<h2>{_text(words.title(progress))}</h2>"
    if progress.rows:
        for heading, groups in words.by_solution(progress):
            yield f"<h3>{_text(heading)}</h3>"
            shared = shared_state(row for group in groups for row in group.rows)
            if shared is not None:
                yield f"<p>{_state(shared)}</p>"
            for group in groups:
                yield from _group(progress, group, heading, is_told=shared is not None)
        yield f"<p>{_text(words.summary(progress))}</p>"
        if missing := words.missing_numbers(progress):
            yield f"<p>{_text(missing)}</p>"
    else:
        yield f"<p>{_text(words.emptiness(progress))}</p>"
    yield from _milestones(progress)
    yield "</section>"


def _group(progress: CityProgress, group: ProgressGroup, solution: str, *, is_told: bool) -> Iterator[str]:
    """The KPIs with values as a table, then those that share a state, below that state unless it is told."""
    title = words.kind_title(progress, group)
    yield f"<h4>{_text(title)}</h4>"
    tabled = [row for row in group.rows if row.standing_state is None]
    if tabled:
        checkpoints = progress.edition.checkpoint_ids()
        heads = ("KPI", "Unit", *checkpoints, "Target", "Progress", "Change", "Status")
        figures = frozenset(range(2, 2 + len(checkpoints)))
        rows = (_cells(progress, row, checkpoints) for row in tabled)
        yield from _table(f"{solution}: {title}", heads, rows, figures)
    for state in dict.fromkeys(row.standing_state for row in group.rows):
        if state is None:
            continue
        if not is_told:
            yield f"<p>{_state(state)}</p>"
        yield "<ul>"
        yield from (f"<li>{_listed(row)}</li>" for row in group.rows if row.standing_state == state)
        yield "</ul>"


def _cells(progress: CityProgress, row: ProgressRow, checkpoints: Sequence[str]) -> list[str]:
    said = [*words.remarks(row), *words.published(row)]
    change = row.assessment.change
    return [
        _name(row) + (f"<br><small>{_text(' · '.join(said))}</small>" if said else ""),
        _text(row.unit or ""),
        *(_text(words.value_text(row, checkpoint)) for checkpoint in checkpoints),
        _text(words.targets_text(row)),
        _bar(progress, row),
        _text(change.text if change is not None else ""),
        f"{_sign(row.assessment.status)}<br><small>{_text(row.assessment.reason)}</small>",
    ]


def _bar(progress: CityProgress, row: ProgressRow) -> str:
    if not has_bar(row, progress.since):
        return ""
    share = row.assessment.fraction
    label = _text(f"Progress towards the target of {row.placed.kpi.name}")
    return f'<progress max="1" value="{share}" aria-label="{label}">{int(100 * (share or 0))} %</progress>'


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], figures: frozenset[int]) -> Iterator[str]:
    """A table of cells that are HTML already; the first of each row is its head."""
    align = [' style="text-align: right"' if place in figures else "" for place, _ in enumerate(heads)]
    yield f"<table><caption>{_text(caption)}</caption>"
    titles = (f'<th scope="col"{style}>{_text(head)}</th>' for head, style in zip(heads, align, strict=True))
    yield f"<thead><tr>{''.join(titles)}</tr></thead>"
    yield "<tbody>"
    for first, *others in rows:
        cells = (f"<td{style}>{cell}</td>" for cell, style in zip(others, align[1:], strict=True))
        yield f'<tr><th scope="row">{first}</th>{"".join(cells)}</tr>'
    yield "</tbody></table>"


def _milestones(progress: CityProgress) -> Iterator[str]:
    if not progress.milestones:
        return
    yield f"<h3>{_text(words.milestones_title(progress))}</h3>"
    yield f"<p>{_text(words.milestone_counts(progress))}</p>"
    told = words.open_milestones(progress)
    if told:
        yield "<ul>"
        for each in told:
            yield f"<li>{_hidden(each.standing)} {_text(each.standing.label)}, {_text(words.milestone(each))}</li>"
        yield "</ul>"


def _listed(row: ProgressRow) -> str:
    targets = [f"target {words.targets_text(row)}"] if row.placed.kpi.target else []
    said = [*targets, *words.published(row)]
    return " · ".join([_name(row), *map(_text, said)])


def _name(row: ProgressRow) -> str:
    return _text(f"{row.system}: {words.name_of(row)}" if row.system else words.name_of(row))


def _state(state: SharedState) -> str:
    note = f": {_text(state.note)}" if state.note else ""
    return f"{_hidden(state.status)} {_text(state.text)}{note}"


def _sign(status: Status) -> str:
    return f'<span class="icc-{status.value}">{_hidden(status)} {_text(status.label)}</span>'


def _hidden(standing: Status | Standing) -> str:
    return f'<span aria-hidden="true">{standing.sign}</span>'


def _text(text: str) -> str:
    return escape(words.one_line(text))
