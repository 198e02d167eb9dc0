"""The final report: the topics of all sections in the order of the standard deliverable, rendered as HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from markupsafe import Markup

from icc_cli.model.dates import month_of
from icc_cli.model.deliverable import Deliverable
from icc_cli.programme import Edition
from icc_cli.programme.edition import Section
from icc_cli.report.context import Context
from icc_cli.report.environment import set_page
from icc_cli.report.language import Language
from icc_cli.report.origin import Origin
from icc_cli.report.outline import Chapter, Report, Topic
from icc_cli.report.views.annex import annex
from icc_cli.report.views.charters import charters
from icc_cli.report.views.front import cover, front
from icc_cli.report.views.impact import impact
from icc_cli.report.views.kpis import kpis
from icc_cli.report.views.money import money
from icc_cli.report.views.preparation import preparation
from icc_cli.report.views.roadmap import governance, governance_introduction, plan
from icc_cli.report.views.strategy import strategy


def final_report_html(
    deliverable: Deliverable,
    edition: Edition,
    *,
    for_screen: bool = False,
    created: str | None = None,
    members: Collection[str] = (),
    origin: Origin | None = None,
    language: Language | None = None,
) -> str:
    """Return the final report as HTML, for the whole city or for some members of a consortium.

    With `for_screen` the document is self-contained, with embedded fonts. Otherwise the program that typesets it
    provides the fonts. `created` is the document's date and time in ISO 8601; `origin` says where the deliverable comes
    from; `language` is that of the report's own words, by default the deliverable's.

    Raises:
        UnusableReportError: The city's picture, or a template of its own, cannot be used.
    """
    context = Context.of(deliverable, edition, members, origin or Origin(), language)
    values = values_of(context, outline(context, created), for_screen=for_screen)
    return set_page("report.html.j2", values, city=context.origin.folder)


def values_of(context: Context, report: object, *, for_screen: bool) -> dict[str, object]:
    """Return the values that the templates of a report or of a shorter document get."""
    return {
        "report": report,
        "for_screen": for_screen,
        "palette": context.palette,
        "say": context.say,
        "words": context.prose.words,
        "own": Markup(' lang="{}"').format(context.foreign) if context.foreign else "",
    }


def outline(context: Context, created: str | None = None) -> Report:
    """Return the report's chapters and topics, without empty ones."""
    city = context.deliverable.city
    name = f"{city.name}: {context.part}" if context.part else city.name
    topics: dict[str, tuple[Topic | None, ...]] = {
        "preparation-assessment": (*preparation(context), *strategy(context)),
        "ambition-roadmap": (
            *plan(context),
            *charters(context),
            money(context),
            *kpis(context),
            governance_introduction(context),
        ),
        "impact": impact(context),
        "appendix": (*governance(context), *annex(context)),
    }
    chapters = (_chapter(context, section, topics[section.id]) for section in context.edition.sections)
    return Report(
        language=context.language.code,
        title=f"{name}: {context.say('report.title')}",
        author=city.compiled_by,
        created=created,
        running_title=context.say("report.running-title", name=name),
        cover=cover(context),
        front=_filled(front(context)),
        chapters=tuple(chapter for chapter in chapters if chapter.topics),
    )


def _filled(topics: Iterable[Topic | None]) -> tuple[Topic, ...]:
    return tuple(topic for topic in topics if topic is not None)


def _chapter(context: Context, section: Section, topics: Iterable[Topic | None]) -> Chapter:
    phases = [phase for phase in context.edition.phases if str(phase.number) in section.number.split("+")]
    own = next((entry for entry in context.deliverable.city.sections if entry.section == section.id), None)
    months = context.language.period(own.start, own.end) if own else ""
    if phases and not months:
        months = context.language.period(month_of(phases[0].start), month_of(phases[-1].end))
    return Chapter(
        id=f"section-{section.id}",
        number=section.number,
        title=section.title,
        period=months,
        sentence=" ".join(phase.aim for phase in phases) or context.say("report.appendix-sentence"),
        topics=_filled(topics),
    )
