"""The end of section 1: the city's solutions, vision and ambitions."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.model.strategy import Promise, Solution, SolutionStatus
from icc_cli.progress import target_text
from icc_cli.report.context import Context, PassageView, Size
from icc_cli.report.outline import Topic
from icc_cli.report.prose import in_words
from icc_cli.report.published import published_as

_MEDIUM_LINES = 24
"""How many lines of the larger size fit in a column of the page."""


@dataclass(frozen=True, slots=True)
class SolutionView:
    """A priority solution. `status` says so if it is no longer pursued."""

    number: int
    name: str
    also_named: tuple[str, ...]
    description: Markup | None
    members: tuple[str, ...]
    status: str | None
    reason: Markup | None
    initiatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A strategic project in the pipeline."""

    name: str
    description: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """Solutions and delivery strategy."""

    solutions: tuple[SolutionView, ...]
    roadblocks: tuple[str, ...]
    collaboration: tuple[str, ...]
    size: Size


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A figure that the vision promises."""

    name: str
    figure: str
    kpi: str | None
    note: Markup | None


@dataclass(frozen=True, slots=True)
class AmbitionView:
    """An ambition statement, and the solutions that serve it."""

    number: int
    name: str
    statement: Markup | None
    justification: Markup | None
    solutions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VisionView:
    """Vision and ambitions."""

    title: str | None
    statement: Markup | None
    justification: Markup | None
    promises: tuple[PromiseView, ...]
    ambitions: tuple[AmbitionView, ...]


def strategy(context: Context) -> tuple[Topic | None, ...]:
    """Return the strategy's topics in order; None for those without content."""
    return (_delivery(context), _projects(context), _vision(context))


def _delivery(context: Context) -> Topic | None:
    plan = context.deliverable.strategy
    view = DeliveryView(
        solutions=tuple(_solution(context, number, each) for number, each in enumerate(plan.solutions, 1)),
        roadblocks=plan.roadblocks,
        collaboration=plan.collaboration,
        size="medium" if sum(map(_lines, plan.solutions)) <= _MEDIUM_LINES else "small",
    )
    has_content = view.solutions or view.roadblocks or view.collaboration
    return Topic("solutions", context.say("strategy.solutions"), "solutions", view) if has_content else None


def _lines(solution: Solution) -> int:
    """Return roughly how many lines of the larger size a solution takes in its column."""
    return 2 + len(solution.also_named) + len(solution.initiatives) + len(solution.description or "") // 45


def _solution(context: Context, number: int, solution: Solution) -> SolutionView:
    members = {member.id: member.name for member in context.deliverable.city.members}
    is_active = solution.status is SolutionStatus.ACTIVE
    return SolutionView(
        number=number,
        name=solution.name,
        also_named=solution.also_named,
        description=context.prose.inline(solution.description) if solution.description else None,
        members=tuple(members.get(member, member) for member in solution.members),
        status=None if is_active else context.say(f"strategy.{solution.status.value}"),
        reason=context.prose.inline(solution.reason) if solution.reason else None,
        initiatives=tuple(initiative.name for initiative in solution.initiatives),
    )


def _projects(context: Context) -> Topic | None:
    projects = tuple(
        ProjectView(project.name, context.passages(project.description))
        for project in context.deliverable.strategy.projects
    )
    return Topic("projects", context.say("strategy.projects"), "projects", projects) if projects else None


def _vision(context: Context) -> Topic | None:
    plan = context.deliverable.strategy
    view = VisionView(
        title=plan.vision.title,
        statement=context.prose.blocks(plan.vision.statement) if plan.vision.statement else None,
        justification=context.prose.blocks(plan.vision.justification) if plan.vision.justification else None,
        promises=tuple(_promise(context, promise) for promise in plan.vision.promises),
        ambitions=tuple(
            AmbitionView(
                number=number,
                name=ambition.name,
                statement=context.prose.inline(ambition.statement) if ambition.statement else None,
                justification=context.prose.inline(ambition.justification) if ambition.justification else None,
                solutions=_serving(context, ambition.id),
            )
            for number, ambition in enumerate(plan.ambitions, 1)
        ),
    )
    has_content = view.title or view.statement or view.promises or view.ambitions
    return Topic("vision", context.say("strategy.vision"), "vision", view) if has_content else None


def _promise(context: Context, promise: Promise) -> PromiseView:
    figure = context.target(promise, None)
    note = context.prose.inline(promise.note) if promise.note else None
    return PromiseView(
        name=promise.name,
        figure=figure,
        kpi=context.kpi_name(promise.kpi) if promise.kpi else None,
        note=in_words(note, published_as(promise, target_text(promise, None), context.language), separator="; ")
        or None,
    )


def _serving(context: Context, ambition: str) -> tuple[str, ...]:
    charters = context.deliverable.charters
    serving = {charter.solution for charter in charters if ambition in charter.ambitions}
    return tuple(solution.name for key, solution in context.deliverable.solutions.items() if key in serving)
