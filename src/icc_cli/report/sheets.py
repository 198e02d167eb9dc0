"""Short documents built from topics of the final report: an initiative charter, the roadmap, the KPIs, a quick look.

They use the report's topics and templates; only what surrounds them differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from icc_cli.report.context import Context
from icc_cli.report.outline import Report, Topic
from icc_cli.report.views.charters import charters
from icc_cli.report.views.council import council
from icc_cli.report.views.coverage import coverage
from icc_cli.report.views.impact import impact
from icc_cli.report.views.kpis import kpis
from icc_cli.report.views.roadmap import plan


@dataclass(frozen=True, slots=True)
class Sheet:
    """A short document, ready to be rendered. The first fields are those of a `Report`."""

    language: str
    title: str
    author: str
    created: str | None
    running_title: str
    city: str
    name: str
    """What the document is, as its header says."""
    topics: tuple[Topic, ...]


def charter_sheet(context: Context, created: str | None) -> Sheet:
    """Return the initiative charters, one page each."""
    return _sheet(context, "charter", charters(context), created)


def roadmap_sheet(context: Context, created: str | None) -> Sheet:
    """Return the roadmap: chart, rationale, and the steps in detail."""
    return _sheet(context, "roadmap", plan(context), created)


def kpi_sheet(context: Context, created: str | None) -> Sheet:
    """Return all KPIs: how many have a result, then for each kind the measurements and definitions."""
    definitions = {
        topic.id: replace(topic, start="flow-on")
        for topic in kpis(context)
        if topic and topic.template == "kpi-definitions"
    }
    results = {
        topic.id: replace(topic, start="page") for topic in impact(context) if topic and topic.template == "progress"
    }
    by_kind = [
        topic
        for kind in context.edition.kinds
        for topic in (results.get(f"results-{kind.id}"), definitions.get(f"kpis-{kind.id}"))
    ]
    return _sheet(context, "kpi-sheet", (coverage(context), *by_kind), created)


def summary_sheet(context: Context, created: str | None) -> Sheet:
    """Return two pages for a council."""
    return _sheet(context, "summary", council(context), created)


def excerpt(report: Report, sections: Sequence[str]) -> Sheet:
    """Return the parts of a report that `sections` name: ids of chapters or topics, or prefixes of them.

    Raises:
        KeyError: Nothing in the report has one of these names; the name is the error's argument.
    """
    chosen: set[str] = set()
    for name in sections:
        named = {topic.id for part, topics in _parts(report) for topic in topics if _is_named(name, part, topic)}
        if not named:
            raise KeyError(name)
        chosen |= named
    topics = [topic for _, topics in _parts(report) for topic in topics if topic.id in chosen]
    return Sheet(
        language=report.language,
        title=report.title,
        author=report.author,
        created=report.created,
        running_title=report.running_title,
        city=report.cover.city,
        name=report.cover.title,
        topics=tuple(topics),
    )


def section_names(report: Report) -> list[str]:
    """Return the names that `excerpt` accepts: chapters, each before its topics."""
    return [name for part, topics in _parts(report) for name in (part, *(topic.id for topic in topics)) if name]


def _parts(report: Report) -> Iterable[tuple[str, tuple[Topic, ...]]]:
    yield "", report.front
    for chapter in report.chapters:
        yield chapter.id.removeprefix("section-"), chapter.topics


def _is_named(name: str, part: str, topic: Topic) -> bool:
    return name == part or topic.id == name or topic.id.startswith(f"{name}-")


def _sheet(context: Context, name: str, topics: Iterable[Topic | None], created: str | None) -> Sheet:
    city = context.deliverable.city
    whose = f"{city.name}: {context.part}" if context.part else city.name
    words = context.say(f"sheet.{name}")
    return Sheet(
        language=context.language.code,
        title=f"{whose}: {words}",
        author=city.compiled_by,
        created=created,
        running_title=f"{whose}  ·  {words}",
        city=whose,
        name=words,
        topics=tuple(topic for topic in topics if topic is not None),
    )
