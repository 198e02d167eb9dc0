"""Sections 3 and 4, coverage: how many KPIs have a result, where, and with which status."""

from __future__ import annotations

from dataclasses import dataclass

from icc_cli.progress.city import count_statuses
from icc_cli.report import sizes
from icc_cli.report.charts import coverage_chart, statuses_chart
from icc_cli.report.context import Context
from icc_cli.report.outline import Figure, Topic


@dataclass(frozen=True, slots=True)
class StatusRow:
    """How many KPIs have a status: of each kind, and of all."""

    status: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What is known about the KPIs, as a chart and in numbers."""

    known: Figure
    statuses: Figure
    kinds: tuple[str, ...]
    rows: tuple[StatusRow, ...]


def covered(context: Context) -> str:
    """Return how many KPIs have a final value: `8 of 42 KPIs have a final value`."""
    progress = context.progress
    return context.say("coverage.covered", count=len(progress.rows), have=progress.measured)


def coverage(context: Context) -> Topic | None:
    """Return the page on coverage; None for a city without KPIs."""
    progress = context.progress
    if not progress.groups:
        return None
    kinds = [kind for kind in context.edition.kinds if any(group.kind == kind.id for group in progress.groups)]
    counts = [
        count_statuses([row for group in progress.groups if group.kind == kind.id for row in group.rows])
        for kind in kinds
    ]
    most, number = max(progress.counts.items(), key=lambda entry: entry[1])
    total = len(progress.rows)
    view = CoverageView(
        known=Figure(
            covered(context),
            coverage_chart(progress, width=sizes.TEXT_WIDTH, palette=context.palette, language=context.language),
        ),
        statuses=Figure(
            context.say("coverage.most", count=total, number=number, status=context.say(f"status.{most.value}")),
            statuses_chart(progress, width=sizes.TEXT_WIDTH, palette=context.palette, language=context.language),
        ),
        kinds=tuple(kind.title for kind in kinds),
        rows=tuple(
            StatusRow(context.language.status(status), (*(each.get(status, 0) for each in counts), number))
            for status, number in progress.counts.items()
        ),
    )
    return Topic("coverage", context.say("coverage.title"), "coverage", view)
