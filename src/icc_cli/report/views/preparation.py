"""Section 1, preparation and assessment: the city's current state, and what it wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.model.assessment import Insight, Performance
from icc_cli.report.context import Context, PassageView, Size, fitting_size, room_of
from icc_cli.report.outline import Start, Topic

SIGNIFICANCE_SIGNS = {"critical": "●", "important": "◆", "contextual": "○"}


@dataclass(frozen=True, slots=True)
class Significance:
    """The mark of what an insight means for the journey; `meaning` is its line in the legend."""

    sign: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class InsightView:
    """An insight, listed under higher or lower performance."""

    title: str | None
    statement: Markup
    significance: Significance | None


@dataclass(frozen=True, slots=True)
class InsightsView:
    """What the city performance analysis found. The legend is empty when no insight is marked."""

    higher: tuple[InsightView, ...]
    lower: tuple[InsightView, ...]
    legend: tuple[Significance, ...]
    size: Size


@dataclass(frozen=True, slots=True)
class DiscussionView:
    """What was said about a topic."""

    title: str
    points: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """Organisations of one kind."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EcosystemView:
    """The city's ecosystem, and what was discussed with it."""

    introduction: tuple[PassageView, ...]
    topics: tuple[DiscussionView, ...]
    organisations: tuple[OrganisationsView, ...]
    size: Size


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The executive summary of city needs."""

    today: tuple[PassageView, ...]
    higher: tuple[str, ...]
    lower: tuple[str, ...]
    vision: Markup | None
    takeaways: tuple[Markup, ...]


def preparation(context: Context) -> tuple[Topic | None, ...]:
    """Return the topics of section 1 up to the city's needs, in order; None for those without content."""
    return (
        *_introduction(context),
        _insights(context),
        _ecosystem(context),
        _needs(context),
    )


def _introduction(context: Context) -> Iterator[Topic]:
    """Yield the introduction and the state of the city, which does not take a whole page for a few lines."""
    assessment = context.deliverable.assessment
    introduction, state = context.text(assessment.introduction), context.text(assessment.state_of_city)
    if introduction:
        yield Topic("introduction", context.say("preparation.introduction"), "text", introduction)
    if state:
        start: Start = "run-on" if introduction and state.is_brief else "page"
        yield Topic("state-of-the-city", context.say("preparation.state-of-city"), "text", state, start)


def _insights(context: Context) -> Topic | None:
    insights = context.deliverable.assessment.insights
    if not insights:
        return None
    used = {insight.significance.value for insight in insights if insight.significance}
    view = InsightsView(
        higher=_of(context, Performance.HIGHER),
        lower=_of(context, Performance.LOWER),
        legend=tuple(_significance(context, mark) for mark in context.edition.significance if mark in used),
        # The longer column decides, as in a two-column text of that length.
        size=fitting_size(2 * max(_length(insights, performance) for performance in Performance)),
    )
    return Topic("insights", context.say("preparation.insights"), "insights", view)


def _of(context: Context, performance: Performance) -> tuple[InsightView, ...]:
    return tuple(
        InsightView(
            title=insight.title,
            statement=context.prose.inline(insight.statement),
            significance=_significance(context, insight.significance.value) if insight.significance else None,
        )
        for insight in context.deliverable.assessment.insights
        if insight.performance is performance
    )


def _length(insights: Iterable[Insight], performance: Performance) -> int:
    """Return roughly how much room the insights on one side take, in characters."""
    return sum(
        room_of(f"{insight.title or ''}{insight.statement}\n")
        for insight in insights
        if insight.performance is performance
    )


def _significance(context: Context, mark: str) -> Significance:
    return Significance(
        SIGNIFICANCE_SIGNS[mark], context.say(f"preparation.{mark}"), context.edition.significance[mark]
    )


def _ecosystem(context: Context) -> Topic | None:
    ecosystem, title = context.deliverable.assessment.ecosystem, context.say("preparation.ecosystem")
    if not (ecosystem.topics or ecosystem.organisations):
        text = context.text(ecosystem.introduction)
        return Topic("ecosystem", title, "text", text) if text else None
    view = EcosystemView(
        introduction=context.passages(ecosystem.introduction),
        topics=tuple(
            DiscussionView(context.edition.topics[topic.topic.value], context.inlines(topic.points))
            for topic in ecosystem.topics
        ),
        organisations=tuple(OrganisationsView(group.name, group.organisations) for group in ecosystem.organisations),
        size=fitting_size(*(room_of(point) for topic in ecosystem.topics for point in topic.points)),
    )
    return Topic("ecosystem", title, "ecosystem", view)


def _needs(context: Context) -> Topic | None:
    assessment = context.deliverable.assessment
    vision = context.deliverable.strategy.vision.statement
    view = NeedsView(
        today=context.passages(assessment.needs),
        higher=_short(assessment.insights, Performance.HIGHER),
        lower=_short(assessment.insights, Performance.LOWER),
        vision=context.prose.blocks(vision) if vision else None,
        takeaways=context.inlines(assessment.takeaways),
    )
    has_content = view.today or view.higher or view.lower or view.takeaways
    return Topic("city-needs", context.say("preparation.needs"), "needs", view) if has_content else None


def _short(insights: tuple[Insight, ...], performance: Performance) -> tuple[str, ...]:
    return tuple(each.short for each in insights if each.short and each.performance is performance)
