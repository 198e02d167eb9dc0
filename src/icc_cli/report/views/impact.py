"""Sections 3 and 4, impact: results by kind of KPI, lessons learnt, commitments, next steps."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.model.impact import Commitment
from icc_cli.model.kpis import KpiKind
from icc_cli.report.context import Context, TextView, start_after
from icc_cli.report.outline import Start, Topic
from icc_cli.report.views.coverage import coverage, covered
from icc_cli.report.views.progress import progress_table
from icc_cli.report.views.stories import stories


@dataclass(frozen=True, slots=True)
class Count:
    """How many KPIs have a status."""

    number: int
    status: str


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The impact in short: what the city says, and how many KPIs have which status."""

    text: TextView | None
    coverage: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class ConceptView:
    """One of the four measurable concepts."""

    number: int
    title: str
    description: Markup
    example: Markup


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson and the reflection on it."""

    number: int
    lesson: Markup
    reflection: Markup | None


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment, with its solution and KPIs."""

    text: Markup
    solution: str | None
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommitmentsView:
    """Commitments of one kind."""

    title: str
    commitments: tuple[CommitmentView, ...]


@dataclass(frozen=True, slots=True)
class PlanTargetView:
    """A target of the three-year plan."""

    number: int
    category: str
    subject: str
    commitment: Markup


def impact(context: Context) -> tuple[Topic | None, ...]:
    """Return the topics on impact, in order; None for those without content."""
    told = (
        *_results(context),
        _lessons(context),
        _collaboration(context),
        _commitments(context),
        _ambitions(context),
        _targets(context),
        stories(context),
    )
    summary = _summary(context)
    # The concepts are the programme's own words: alone they would make a section that says nothing about the city.
    has_content = summary is not None or any(topic is not None for topic in told)
    return (summary, coverage(context), _concepts(context), *told) if has_content else ()


def _summary(context: Context) -> Topic | None:
    given = context.deliverable.impact.summary
    progress = context.progress
    if not (given or progress.groups):
        return None
    counts = tuple(
        Count(number, context.language.status(status)) for status, number in progress.counts.items() if number
    )
    known = covered(context) if progress.groups else ""
    view = SummaryView(context.text(given), known, counts)
    return Topic("impact-summary", context.say("impact.summary"), "impact-summary", view)


def _concepts(context: Context) -> Topic:
    own = {entry.concept.value: entry for entry in context.deliverable.impact.concepts}
    concepts = []
    for number, concept in enumerate(context.edition.concepts, 1):
        entry = own.get(concept.id)
        description = entry.description if entry and entry.description else concept.description
        example = entry.example if entry and entry.example else concept.example
        concepts.append(
            ConceptView(number, concept.title, context.prose.inline(description), context.prose.inline(example))
        )
    return Topic("concepts", context.say("impact.concepts"), "concepts", tuple(concepts))


def _results(context: Context) -> list[Topic | None]:
    discussion = context.deliverable.impact.discussion
    parts = (
        (KpiKind.PERFORMANCE, discussion.performance),
        (KpiKind.MATURITY, discussion.maturity),
        (KpiKind.ACTIVITY, discussion.activity),
        (KpiKind.CROSS_CUTTING, ()),
    )
    topics: list[Topic | None] = []
    start: Start = "page"
    for kind, passages in parts:
        title = context.say(f"impact.{kind.value}")
        table = progress_table(context, kind)
        text = context.text(passages)
        anchor = f"results-{kind.value}"
        if table:
            topics.append(Topic(anchor, context.say("impact.progress", title=title), "progress", table, start))
            start = "flow-on"
        if text:
            said = context.say("impact.discussion", title=title)
            begins: Start = start if start == "page" else start_after(text.room)
            topics.append(Topic(f"{anchor}-discussion", said, "text", text, begins))
            start = "flow-on"
    return topics


def _lessons(context: Context) -> Topic | None:
    lessons = tuple(
        LessonView(
            number,
            context.prose.inline(each.lesson),
            context.prose.inline(each.reflection) if each.reflection else None,
        )
        for number, each in enumerate(context.deliverable.impact.lessons, 1)
    )
    return Topic("lessons", context.say("impact.lessons"), "lessons", lessons, "run-on") if lessons else None


def _collaboration(context: Context) -> Topic | None:
    view = context.text(context.deliverable.impact.collaboration)
    return Topic("collaboration", context.say("impact.collaboration"), "text", view, "run-on") if view else None


def _commitments(context: Context) -> Topic | None:
    given = context.deliverable.impact.commitments
    columns = (
        CommitmentsView(context.say("impact.to-resources"), _commitment_views(context, given.resources)),
        CommitmentsView(context.say("impact.to-collaboration"), _commitment_views(context, given.collaboration)),
        CommitmentsView(context.say("impact.to-kpis"), _commitment_views(context, given.kpis)),
    )
    has_content = any(column.commitments for column in columns)
    return (
        Topic("commitments", context.say("impact.commitments"), "commitments", columns, "run-on")
        if has_content
        else None
    )


def _ambitions(context: Context) -> Topic | None:
    plan = context.deliverable.impact.plan
    columns = (
        CommitmentsView(context.say("impact.plan-ambitions"), _commitment_views(context, plan.ambitions)),
        CommitmentsView(context.say("impact.plan-steps"), _commitment_views(context, plan.steps)),
    )
    filled = tuple(column for column in columns if column.commitments)
    # The whole plan is kept on one page: otherwise its targets would be left alone on the next.
    start: Start = "page" if plan.targets else "run-on"
    return Topic("plan-ambitions", context.say("impact.plan"), "plan", filled, start) if filled else None


def _commitment_views(context: Context, commitments: tuple[Commitment, ...]) -> tuple[CommitmentView, ...]:
    return tuple(
        CommitmentView(
            context.prose.inline(each.text),
            context.solution_name(each.solution),
            tuple(context.kpi_name(kpi) for kpi in each.kpis),
        )
        for each in commitments
    )


def _targets(context: Context) -> Topic | None:
    titles = {kind.id: kind.title for kind in context.edition.kinds}
    targets = tuple(
        PlanTargetView(
            number=number,
            category=titles[target.category.value],
            subject=": ".join(
                part
                for part in (
                    context.solution_name(target.solution),
                    context.kpi_name(target.kpi) if target.kpi else None,
                )
                if part
            ),
            commitment=context.prose.inline(target.commitment),
        )
        for number, target in enumerate(context.deliverable.impact.plan.targets, 1)
    )
    return (
        Topic("plan-targets", context.say("impact.plan-targets"), "plan-targets", targets, "run-on")
        if targets
        else None
    )
