"""The appendix apart from governance: missing numbers and who owns them, what has changed since the numbers were signed
off, and the findings that the city accepts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import escape

from icc_cli.lint.accepting import Accepted
from icc_cli.progress import ProgressRow
from icc_cli.progress.gaps import Owner, owner_of
from icc_cli.report.charts.coverage import Knowledge, knowledge_of
from icc_cli.report.context import Context, by_system
from icc_cli.report.outline import Topic
from icc_cli.report.views.since import since


@dataclass(frozen=True, slots=True)
class GapRow:
    """KPIs without a final value for which the same is said, and who is to provide one."""

    system: str | None
    kpis: tuple[str, ...]
    standing: str
    owner: str


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of a solution, or of the city as a whole."""

    solution: str
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class GapsView:
    """What is missing, in a sentence and in a table."""

    sentence: str
    groups: tuple[GapGroup, ...]


@dataclass(frozen=True, slots=True)
class AcceptedView:
    """A finding that the city accepts."""

    code: str
    message: str
    reason: str
    until: str
    place: str


def annex(context: Context) -> tuple[Topic | None, ...]:
    """Return the topics of the annex; None for those without content."""
    return (_gaps(context), since(context), _accepted(context))


def _gaps(context: Context) -> Topic | None:
    progress = context.progress
    open_rows = [row for row in progress.rows if knowledge_of(row, progress.until) is not Knowledge.FINAL]
    if not open_rows:
        return None
    groups = []
    for solution in (*context.deliverable.solutions, None):
        rows = [row for row in open_rows if _solution(context, row) == solution]
        if rows:
            name = context.solution_name(solution) or escape(context.say("kpis.whole-city"))
            groups.append(GapGroup(name, tuple(_rows(context, rows))))
    nobody = context.say("gaps.nobody")
    unowned = sum(len(row.kpis) for group in groups for row in group.rows if row.owner == nobody)
    sentence = context.say("gaps.sentence", count=len(progress.rows), number=len(open_rows))
    if unowned:
        sentence += f" {context.say('gaps.unowned', number=unowned)}"
    return Topic("gaps", context.say("gaps.title"), "gaps", GapsView(sentence, tuple(groups)))


def _solution(context: Context, row: ProgressRow) -> str | None:
    """Return the solution that a KPI counts for; None (the city as a whole) if the strategy does not name it."""
    solution = row.placed.group.solution
    return solution if solution in context.deliverable.solutions else None


def _rows(context: Context, rows: list[ProgressRow]) -> Iterator[GapRow]:
    """Yield rows of adjacent KPIs that have the same state and owner."""

    def shared(row: ProgressRow) -> tuple[str | None, str, str]:
        owner = owner_of(row.placed, context.deliverable)
        cell = row.cells.get(context.progress.until)
        return row.placed.kpi.system, context.cell(cell, row.placed.kpi.unit), _owner(context, owner)

    for (system, standing, owner), run in groupby(by_system(rows, lambda row: row.placed), key=shared):
        yield GapRow(context.system_name(system), tuple(row.placed.kpi.name for row in run), standing, owner)


def _owner(context: Context, owner: Owner | None) -> str:
    if owner is None:
        return context.say("gaps.nobody")
    return owner.who if owner.role == "owner" else context.say(f"gaps.{owner.role}", who=owner.who)


def _accepted(context: Context) -> Topic | None:
    entries = tuple(
        AcceptedView(
            code=f"{each.finding.rule.code} {each.finding.rule.name}",
            message=each.finding.message,
            reason=each.reason,
            until=context.language.date(each.until) if each.until else "",
            place=_place(context, each),
        )
        for each in context.origin.accepted
    )
    return Topic("accepted", context.say("accepted.title"), "accepted", entries, "flow-on") if entries else None


def _place(context: Context, accepted: Accepted) -> str:
    """Return the file, relative to the city's folder, and the line where the city says so."""
    file, folder = accepted.location.file, context.origin.folder
    name = file.relative_to(folder) if folder and file.is_relative_to(folder) else file.name
    return f"{Path(name).as_posix()}:{accepted.location.span.start.line}"
