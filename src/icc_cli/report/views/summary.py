"""The executive summary: a page that can be handed out alone, and so says whose it is, and the report in figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from icc_cli.report.context import Context, TextView
from icc_cli.report.outline import Topic


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number of the report, and what it counts."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The summary: whose it is, the city's vision, figures of the report, and the text."""

    whose: str
    motto: str
    figures: tuple[KeyFigure, ...]
    text: TextView


def executive_summary(context: Context) -> Topic | None:
    """Return the executive summary, or None for a city that gave none."""
    text = context.text(context.deliverable.city.executive_summary)
    if text is None:
        return None
    city = context.deliverable.city
    view = SummaryPage(
        whose=f"{city.name}, {context.edition.name}",
        motto=context.deliverable.strategy.vision.title or "",
        figures=tuple(figure for figure in _figures(context) if figure.number),
        text=text,
    )
    return Topic("executive-summary", context.say("front.executive-summary"), "executive-summary", view)


def _figures(context: Context) -> Iterator[KeyFigure]:
    deliverable, progress = context.deliverable, context.progress
    counts = (
        (len(deliverable.city.members), "member city", "member cities"),
        (len(deliverable.ambitions), "ambition", "ambitions"),
        (len(deliverable.solutions), "solution", "solutions"),
        (len(progress.rows), "KPI", "KPIs"),
    )
    for number, one, many in counts:
        yield KeyFigure(number, one if number == 1 else many)
    if progress.rows:
        have = "has" if progress.measured == 1 else "have"
        yield KeyFigure(progress.measured, f"of them {have} a {progress.until} value")
