"""The executive summary: one page that can be handed out alone, so it names the city and gives the report's key
figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from icc_cli.report.context import Context, TextView
from icc_cli.report.outline import Topic


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number from the report, and what it counts."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The summary: the city, its vision, figures from the report, and the text."""

    city: str
    edition: str
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
        city=city.name,
        edition=context.edition.name,
        motto=context.deliverable.strategy.vision.title or "",
        figures=tuple(_figures(context)),
        text=text,
    )
    return Topic("executive-summary", context.say("front.executive-summary"), "executive-summary", view)


def _figures(context: Context) -> Iterator[KeyFigure]:
    deliverable, progress = context.deliverable, context.progress
    counts = {
        "key-figure.ambitions": len(deliverable.ambitions),
        "key-figure.solutions": len(deliverable.solutions),
        "key-figure.kpis": len(progress.rows),
    }
    for key, number in counts.items():
        if number:
            yield KeyFigure(number, context.say(key, count=number))
    if progress.rows:
        yield KeyFigure(progress.measured, context.say("key-figure.measured", count=progress.measured))
