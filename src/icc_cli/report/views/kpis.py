"""Section 2, KPIs: the overview by solution and kind, the definitions of each kind, the rationale of the approach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.kpis import Direction, Kpi, KpiKind
from icc_cli.model.roadmap import KpiRationale
from icc_cli.programme.edition import Kind
from icc_cli.progress import target_text
from icc_cli.report.context import Context, Size, TextView, fitting_size, start_after
from icc_cli.report.outline import Topic
from icc_cli.report.prose import in_words
from icc_cli.report.published import published_as
from icc_cli.report.views.kpi_ambitions import kpis_by_ambition

_OVERVIEW = (KpiKind.ACTIVITY, KpiKind.MATURITY, KpiKind.PERFORMANCE)
_SIGNS = {Direction.INCREASE: "▲", Direction.DECREASE: "▼", Direction.MAINTAIN: "●"}
_BRIEF = 120
"""Up to this many letters, a text takes a few lines even in the narrowest column of a table."""
RATIONALE_ASPECTS = ("summary", "availability", "actionability", "validity")
"""Fields of a rationale, in print order."""


@dataclass(frozen=True, slots=True)
class SystemNames:
    """Names of KPIs about one system, or about none if the solution is not divided."""

    system: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """The KPIs of a solution, by kind and system."""

    solution: str
    cells: tuple[tuple[SystemNames, ...], ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All KPIs of the solutions at a glance."""

    heads: tuple[str, ...]
    rows: tuple[OverviewRow, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """A minor detail of a KPI; the label is empty where the text speaks for itself."""

    label: str
    text: str | Markup


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """A KPI as it is defined."""

    number: int
    name: str
    system: str | None
    """The system that it is about, if different from the row before."""
    initiative: str
    details: tuple[Detail, ...]
    unit: str
    direction: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DefinitionGroup:
    """The KPIs of one solution, or of the city as a whole."""

    solution: str
    rows: tuple[DefinitionRow, ...]

    @property
    def ends_in_pair(self) -> bool:
        """Whether the last row is kept with the one before."""
        return are_pair([(row.name, row.initiative, row.unit, *row.targets) for row in self.rows[-2:]])


@dataclass(frozen=True, slots=True)
class DefinitionsView:
    """The KPIs of a kind. A column that is empty for all of them is left out."""

    purpose: str
    measured: str
    groups: tuple[DefinitionGroup, ...]
    has_initiatives: bool
    has_units: bool
    has_directions: bool
    has_targets: bool

    @property
    def widths(self) -> tuple[int, ...]:
        """Column widths in per cent; the KPI's name takes the rest."""
        optional = (
            (self.has_initiatives, 28),
            (self.has_units, 10),
            (self.has_directions, 10),
            (self.has_targets, 16),
        )
        others = [width for is_there, width in optional if is_there]
        return (100 - sum(others), *others)


@dataclass(frozen=True, slots=True)
class Aspect:
    """An aspect of the rationale; without a title it is the approach in general."""

    title: str
    text: TextView


@dataclass(frozen=True, slots=True)
class RationalePart:
    """The rationale of the city as a whole, without a heading, or of one solution."""

    heading: str | None
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class RationaleView:
    """The rationale of the approach; a long one, solution by solution, is set like a table."""

    parts: tuple[RationalePart, ...]
    size: Size


def are_pair(rows: Sequence[Iterable[str]]) -> bool:
    """Tell whether rows, given by their texts, are two that are low enough to be kept on one page.

    Otherwise the last row of a group would be left alone on a page; but what is higher than a page must be split.
    """
    return len(rows) == 2 and all(len(words) <= _BRIEF for row in rows for words in row)


def kpis(context: Context) -> tuple[Topic | None, ...]:
    """Return the topics on KPIs, in order; None for those without content."""
    definitions = [_definitions(context, kind) for kind in context.edition.kinds]
    return (_overview(context), kpis_by_ambition(context), *definitions, _rationale(context))


def by_solution(context: Context, kind: KpiKind) -> Iterator[tuple[str, list[PlacedKpi]]]:
    """Yield each solution's KPIs of a kind under its name, those of the city as a whole last."""
    for solution in (*context.deliverable.solutions, None):
        placed = context.kpis_by_system(solution, kind)
        if placed:
            yield context.solution_name(solution) or escape(context.say("kpis.whole-city")), placed


def _overview(context: Context) -> Topic | None:
    titles = {kind.id: kind.column for kind in context.edition.kinds}
    rows = tuple(
        OverviewRow(
            solution.name,
            tuple(_names(context, key, kind) for kind in _OVERVIEW),
        )
        for key, solution in context.deliverable.solutions.items()
        if any(True for _ in context.deliverable.kpis_of(key))
    )
    view = OverviewView(tuple(titles[kind.value] for kind in _OVERVIEW), rows)
    return Topic("kpi-overview", context.say("kpis.overview"), "kpi-overview", view) if rows else None


def _names(context: Context, solution: str, kind: KpiKind) -> tuple[SystemNames, ...]:
    return tuple(
        SystemNames(context.system_name(system), tuple(placed.kpi.name for placed in kpis))
        for system, kpis in groupby(context.kpis_by_system(solution, kind), key=lambda placed: placed.kpi.system)
    )


def _definitions(context: Context, kind: Kind) -> Topic | None:
    groups = []
    number = 0
    for solution, placed in by_solution(context, KpiKind(kind.id)):
        rows = []
        before = None
        for each in placed:
            number += 1
            is_next = each.kpi.system != before
            rows.append(_definition(context, each, number, context.system_name(each.kpi.system) if is_next else None))
            before = each.kpi.system
        groups.append(DefinitionGroup(solution, tuple(rows)))
    rows = [row for group in groups for row in group.rows]
    if not rows:
        return None
    view = DefinitionsView(
        purpose=kind.purpose,
        measured=kind.measured[:1].lower() + kind.measured[1:],
        groups=tuple(groups),
        has_initiatives=any(row.initiative for row in rows),
        has_units=any(row.unit for row in rows),
        has_directions=any(row.direction for row in rows),
        has_targets=any(row.targets for row in rows),
    )
    return Topic(
        f"kpis-{kind.id}", context.say("kpis.definitions", kind=kind.column), "kpi-definitions", view, "flow-on"
    )


def _definition(context: Context, placed: PlacedKpi, number: int, system: str | None) -> DefinitionRow:
    kpi = placed.kpi
    initiative = context.deliverable.initiatives.get(kpi.initiative or "")
    return DefinitionRow(
        number=number,
        name=kpi.name,
        system=system,
        initiative=initiative.name if initiative else kpi.initiative or "",
        details=tuple(_details(context, kpi)),
        unit=kpi.unit or "",
        direction=_direction(context, kpi.direction) if kpi.direction else "",
        targets=tuple(context.target(target, kpi.unit) for target in kpi.target),
    )


def _direction(context: Context, direction: Direction) -> str:
    return f"{_SIGNS[direction]} {context.say(f'kpis.{direction.value}')}"


def _details(context: Context, kpi: Kpi) -> Iterable[Detail]:
    say = context.say
    if kpi.description:
        yield Detail("", context.prose.inline(kpi.description))
    for name in kpi.also_named:
        yield Detail(say("kpis.also-named"), name)
    if kpi.accumulation:
        yield Detail(say("kpis.values"), say(f"kpis.{kpi.accumulation.value}"))
    if kpi.owner:
        yield Detail(say("kpis.owner"), kpi.owner)
    if kpi.source:
        yield Detail(say("kpis.source"), kpi.source)
    for target in kpi.target:
        note = context.prose.inline(target.note) if target.note else None
        published = published_as(target, target_text(target, kpi.unit), context.language)
        if words := in_words(note, published, separator=" · "):
            yield Detail(say("kpis.on-target"), words)
    if kpi.note:
        yield Detail(say("kpis.note"), context.prose.inline(kpi.note))


def _rationale(context: Context) -> Topic | None:
    groups = context.deliverable.kpis
    others = [group.solution for group in groups if group.solution not in context.deliverable.solutions]
    given: list[tuple[str | None, list[KpiRationale]]] = [(None, [context.deliverable.roadmap.kpi_rationale])]
    for solution in dict.fromkeys((*context.deliverable.solutions, *others)):
        heading = context.solution_name(solution) or escape(context.say("kpis.whole-city"))
        given.append((heading, [group.rationale for group in groups if group.solution == solution]))
    parts = (RationalePart(heading, tuple(_aspects(context, rationales))) for heading, rationales in given)
    filled = tuple(part for part in parts if part.aspects)
    if not filled:
        return None
    room = sum(aspect.text.room for part in filled for aspect in part.aspects)
    view = RationaleView(filled, fitting_size(room))
    return Topic("kpi-rationale", context.say("kpis.rationale"), "kpi-rationale", view, start_after(room))


def _aspects(context: Context, rationales: Iterable[KpiRationale]) -> Iterator[Aspect]:
    for name in RATIONALE_ASPECTS:
        passages = [passage for rationale in rationales for passage in getattr(rationale, name)]
        text = context.text(passages)
        if text:
            yield Aspect("" if name == "summary" else context.say(f"kpis.{name}"), text)
