"""Section 2, the plan: roadmap chart, its rationale, details of single steps, governance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.model.base import Passage
from icc_cli.model.charters import Charter, System
from icc_cli.model.deliverable import Deliverable
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.model.roadmap import Activity, Milestone, Roadmap, Track
from icc_cli.report import sizes
from icc_cli.report.charts import governance_chart, roadmap_chart
from icc_cli.report.context import Context, PassageView
from icc_cli.report.measure import WrappedText
from icc_cli.report.outline import Figure, Topic

_REMARK_HEIGHT = 48
"""Height of the note on a page, in CSS pixels."""
_TITLE_WIDTH = 1.2
"""Source Sans at this many times the size is slightly wider than a title in Source Serif."""


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """The roadmap in short, and as charts, one per page. The note says where charts take their dates from."""

    summary: tuple[PassageView, ...]
    charts: tuple[Figure, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class StepView:
    """An activity or milestone for which more than the title is known."""

    title: str
    also_named: tuple[str, ...]
    phase: str
    when: str
    responsible: tuple[str, ...]
    state: str
    note: Markup | None


@dataclass(frozen=True, slots=True)
class StepsView:
    """Activities and milestones of a solution, or those of the whole roadmap."""

    solution: str
    activities: tuple[StepView, ...]
    milestones: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class GovernanceView:
    """Who steers, administers and carries out a solution."""

    figure: Figure
    notes: tuple[Markup, ...]


def plan(context: Context) -> tuple[Topic | None, ...]:
    """Return the topics of the plan, in order; None for those without content."""
    return (_chart(context), _rationale(context), _steps(context))


def governance_introduction(context: Context) -> Topic | None:
    """Return the text before the governance of the single solutions, or None."""
    view = context.text(context.deliverable.roadmap.governance_introduction)
    return Topic("governance", context.say("roadmap.governance"), "text", view, "run-on") if view else None


def governance(context: Context) -> tuple[Topic, ...]:
    """Return the governance of each solution that has one: the topics of the appendix."""
    return tuple(
        _governance(context, solution)
        for solution in context.deliverable.solutions
        if context.deliverable.governance_of(solution)
    )


def _chart(context: Context) -> Topic | None:
    drawn, borrowed = with_charters_milestones(context.deliverable)
    road = drawn.roadmap
    summary = context.passages(road.summary)
    remark = _remark(context, borrowed)
    taken = _room(road.summary) + (_REMARK_HEIGHT if remark else 0)
    charts = roadmap_chart(
        drawn,
        context.edition,
        width=sizes.TEXT_WIDTH,
        height=sizes.ROADMAP_HEIGHT,
        taken=taken,
        palette=context.palette,
        language=context.language,
    )
    view = RoadmapView(summary, tuple(_figures(context, drawn.roadmap, charts)), remark)
    has_content = view.summary or view.charts
    return Topic("roadmap", context.say("roadmap.title"), "roadmap", view) if has_content else None


def _figures(context: Context, road: Roadmap, charts: Sequence[Markup]) -> Iterator[Figure]:
    """Yield the charts of a roadmap as figures, with their content in numbers."""
    counts = {
        "roadmap.count-solutions": len(road.tracks),
        "roadmap.count-activities": sum(len(track.activities) for track in road.tracks),
        "roadmap.count-milestones": len(road.milestones) + sum(len(track.milestones) for track in road.tracks),
    }
    holds = ", ".join(context.say(key, count=count) for key, count in counts.items() if count)
    for number, chart in enumerate(charts, 1):
        key = "roadmap.takeaway-part" if len(charts) > 1 else "roadmap.takeaway"
        yield Figure(context.say(key, holds=holds, number=number, all=len(charts)), chart)


def with_charters_milestones(deliverable: Deliverable) -> tuple[Deliverable, tuple[str, ...]]:
    """Return a deliverable in which solutions without a track use the milestones of their charters.

    Only dated ones are used. Also returns the solutions that this applies to.
    """
    tracks, borrowed = [], []
    for solution in deliverable.solutions:
        track = deliverable.track_of(solution)
        if track is None and (milestones := tuple(_dated(deliverable.charters_of(solution)))):
            track = Track(solution=solution, milestones=milestones)
            borrowed.append(solution)
        if track is not None:
            tracks.append(track)
    if not borrowed:
        return deliverable, ()
    roadmap = deliverable.roadmap.model_copy(update={"tracks": tuple(tracks)})
    return deliverable.model_copy(update={"roadmap": roadmap}), tuple(borrowed)


def _dated(charters: Iterable[Charter]) -> Iterator[Milestone]:
    """Yield the dated milestones of charters and of their systems, with the system's name before the title."""
    for charter in charters:
        for slots in (charter, *charter.systems):
            for milestone in slots.timing:
                if milestone.due is None and milestone.start is None:
                    continue
                title = f"{slots.name}: {milestone.title}" if isinstance(slots, System) else milestone.title
                yield milestone.model_copy(update={"title": title})


def _room(summary: Iterable[Passage]) -> float:
    """Return roughly how high the summary is in its three columns, in CSS pixels."""
    lines = sum(WrappedText(passage.text).lines(80, 3.35) + 1 + (passage.title is not None) for passage in summary)
    return (lines / 3 + 2) * sizes.BODY.leading * sizes.PX_PER_PT if lines else 0.0


def _remark(context: Context, borrowed: tuple[str, ...]) -> str:
    if not borrowed:
        return ""
    if len(borrowed) == len(context.deliverable.solutions):
        return context.say("roadmap.from-charters")
    names = ", ".join(context.solution_name(solution) or solution for solution in borrowed)
    return f"{context.say('roadmap.from-charters')} {context.say('roadmap.holds-for', solutions=names)}"


def _rationale(context: Context) -> Topic | None:
    view = context.text(context.deliverable.roadmap.rationale)
    return Topic("roadmap-rationale", context.say("roadmap.rationale"), "text", view) if view else None


def _steps(context: Context) -> Topic | None:
    """Return what does not fit into the chart: a table of dates, states and notes, if the city gives any."""
    road = context.deliverable.roadmap
    tracks = [
        StepsView(
            context.solution_name(track.solution) or "",
            tuple(_activity(context, each) for each in track.activities if _has_more(each)),
            tuple(_milestone(context, each) for each in track.milestones if _has_more(each)),
        )
        for track in road.tracks
    ]
    overarching = tuple(_milestone(context, each) for each in road.milestones if _has_more(each))
    groups = tuple(
        group
        for group in (StepsView(context.say("roadmap.all-solutions"), (), overarching), *tracks)
        if group.activities or group.milestones
    )
    return Topic("roadmap-steps", context.say("roadmap.steps"), "steps", groups) if groups else None


def _has_more(step: Activity | Milestone) -> bool:
    given = [step.start, step.done, step.note]
    given += [step.end] if isinstance(step, Activity) else [step.due, step.phase]
    return any(each is not None for each in given)


def _activity(context: Context, activity: Activity) -> StepView:
    return StepView(
        title=activity.title,
        also_named=activity.also_named,
        phase="",
        when=context.language.period(activity.start, activity.end),
        responsible=activity.responsible,
        state=state(context, activity.done),
        note=context.prose.inline(activity.note) if activity.note else None,
    )


def _milestone(context: Context, milestone: Milestone) -> StepView:
    return StepView(
        title=milestone.title,
        also_named=(),
        phase=milestone.phase or "",
        when=milestone_dates(context, milestone),
        responsible=(),
        state=state(context, milestone.done),
        note=context.prose.inline(milestone.note) if milestone.note else None,
    )


def milestone_dates(context: Context, milestone: Milestone) -> str:
    """Return when a milestone is due, or the period of the work towards it; empty if unknown."""
    if milestone.start is None:
        return context.language.date(milestone.due) if milestone.due else ""
    return context.language.period(milestone.start, milestone.due)


def state(context: Context, done: bool | None) -> str:
    """Return whether something was reached, as sign and word; empty if nothing was said."""
    if done is None:
        return ""
    return (
        f"✓{NO_BREAK_SPACE}{context.say('roadmap.reached')}"
        if done
        else f"○{NO_BREAK_SPACE}{context.say('roadmap.open')}"
    )


def _governance(context: Context, solution: str) -> Topic:
    entry = context.deliverable.governance_of(solution)
    assert entry is not None
    name = context.say("roadmap.governance-of", solution=context.solution_name(solution))
    parties = (*entry.steering_committee, *entry.pmo, *entry.core_team)
    notes = context.inlines(note for note in (entry.note, *(party.note for party in parties)) if note)
    has_room = not notes and WrappedText(name).lines(sizes.TEXT_WIDTH, _TITLE_WIDTH * sizes.TITLE.px) == 1
    chart = governance_chart(
        context.deliverable,
        solution,
        context.edition,
        width=sizes.TEXT_WIDTH,
        height=sizes.ROADMAP_HEIGHT if has_room else sizes.GOVERNANCE_HEIGHT,
        palette=context.palette,
        language=context.language,
    )
    track = context.deliverable.track_of(solution)
    units = {unit for activity in track.activities for unit in activity.responsible} if track else set()
    number = len(track.activities) if track else 0
    title = context.say("roadmap.governance-takeaway")
    if units:
        activities = context.say("roadmap.count-activities", count=number)
        title = context.say("roadmap.units", count=len(units), activities=activities)
    view = GovernanceView(Figure(title, chart), notes)
    return Topic(f"governance-{solution}", name, "governance", view)
