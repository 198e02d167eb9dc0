"""Section 2, initiative charters: one page each, the same slots in the same places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup, escape

from icc_cli.model.charters import Charter, System
from icc_cli.model.kpis import KpiKind
from icc_cli.report.context import Context, Item
from icc_cli.report.outline import Topic
from icc_cli.report.views import charter_slots
from icc_cli.report.views.charter_layout import CharterPage, Column, Parts, SystemRow, pages
from icc_cli.report.views.charter_slots import Slot


@dataclass(frozen=True, slots=True)
class CharterView:
    """A charter divided into pages, usually one."""

    continued_title: str
    """The title of all pages but the first."""
    pages: tuple[CharterPage, ...]


def charters(context: Context) -> tuple[Topic, ...]:
    """Return all charters, by solution in the order of the report."""
    order = {solution: rank for rank, solution in enumerate(context.deliverable.solutions)}
    ordered = sorted(context.deliverable.charters, key=lambda each: order.get(each.solution, len(order)))
    return tuple(_charter(context, charter, f"charter-{number}") for number, charter in enumerate(ordered, 1))


def _charter(context: Context, charter: Charter, anchor: str) -> Topic:
    title = context.say("charter.title", title=charter.title or context.solution_name(charter.solution))
    continued = context.say("charter.continued", title=title)
    milestones = Slot(context.say("charter.milestones"), charter_slots.milestones(context, charter.timing))
    rows = tuple(_rows(context, charter.systems))
    parts = Parts(
        title=title,
        continued_title=continued,
        columns=(
            Column(context.say("charter.strategy"), tuple(_strategy(context, charter))),
            Column(context.say("charter.people"), tuple(_people(context, charter))),
            Column(context.say("charter.results"), tuple(_results(context, charter))),
        ),
        milestones=None if milestones.is_empty else milestones,
        systems=tuple(_system(context, system) for system in charter.systems) if rows else (),
        rows=rows,
    )
    return Topic(anchor, title, "charter", CharterView(continued, pages(parts)))


def _rows(context: Context, systems: Iterable[System]) -> Iterable[SystemRow]:
    """Yield the slots that any system fills; one cell for all where they say the same."""
    for cells in zip(*(charter_slots.all_slots(context, system) for system in systems), strict=True):
        if not all(cell.is_empty for cell in cells):
            yield SystemRow(cells[0].title, cells[:1] if len(set(cells)) == 1 else cells)


def _system(context: Context, system: System) -> Item:
    return Item(system.name, tuple(context.say("charter.system-also-named", name=name) for name in system.also_named))


def _strategy(context: Context, charter: Charter) -> Iterable[Slot]:
    vision = context.deliverable.strategy.vision
    ambitions = [
        ambition.name for key in charter.ambitions if (ambition := context.deliverable.ambitions.get(key)) is not None
    ]
    link = charter_slots.prose(context, charter.vision_link) or ((Item(vision.title),) if vision.title else ())
    described = charter_slots.description(context, charter.description)
    by_system = partial(_by_system, context, charter)
    yield Slot(context.say("charter.description"), described or by_system("description"), is_list=False)
    yield from _extended(context.say("charter.goal"), charter_slots.prose(context, charter.goal), is_list=False)
    if charter.systems and not any(True for _ in _rows(context, charter.systems)):
        yield Slot(context.say("charter.systems"), tuple(_system(context, system) for system in charter.systems))
    yield Slot(context.say("charter.vision-link"), link, is_list=False)
    yield Slot(
        context.say("charter.ambition-link"),
        (*(Item(name) for name in ambitions), *charter_slots.prose(context, charter.ambition_link)),
        is_list=False,
    )
    impact = charter_slots.impact(context, charter)
    if impact or not charter.timing:
        title = context.say("charter.impact-and-timing")
        yield Slot(title, impact or by_system("impact", "timing"), is_list=False)


def _people(context: Context, charter: Charter) -> Iterable[Slot]:
    say, parties, by_system = context.say, charter_slots.parties, partial(_by_system, context, charter)
    yield Slot(say("charter.solution-lead"), parties(context, charter.lead) or by_system("lead"))
    yield Slot(say("charter.solution-team"), parties(context, charter.team) or by_system("team"))
    yield Slot(say("charter.contributors"), parties(context, charter.contributors) or by_system("contributors"))
    yield from _extended(say("charter.stakeholders"), charter_slots.lines(charter.stakeholders))
    yield Slot(say("charter.risks"), charter_slots.risks(context, charter) or by_system("risks"))
    yield from _extended(say("charter.dependencies"), charter_slots.lines(charter.dependencies))


def _results(context: Context, charter: Charter) -> Iterable[Slot]:
    funding = charter_slots.funding(context, charter.funding) or _by_system(context, charter, "funding")
    yield Slot(context.say("charter.funding-source"), funding)
    yield from _extended(context.say("charter.support"), charter_slots.lines(charter.support))
    outputs = (*_kpis(context, charter, KpiKind.MATURITY), *charter_slots.passages(context.passages(charter.maturity)))
    outcomes = (
        *_kpis(context, charter, KpiKind.PERFORMANCE),
        *charter_slots.passages(context.passages(charter.performance)),
    )
    yield Slot(context.say("charter.outputs"), outputs)
    yield Slot(context.say("charter.outcomes"), outcomes)


def _extended(title: str, items: tuple[Item, ...], *, is_list: bool = True) -> Iterable[Slot]:
    """Yield a slot of the extended charter, which is left out if unused."""
    if items:
        yield Slot(title, items, is_list)


def _by_system(context: Context, charter: Charter, *fields: str) -> tuple[Item, ...]:
    """Return where to read on, for a slot that only the systems fill."""
    is_told = any(getattr(system, field) for system in charter.systems for field in fields)
    return (Item(escape(context.say("charter.see-systems"))),) if is_told else ()


def _kpis(context: Context, charter: Charter, kind: KpiKind) -> tuple[Item, ...]:
    """Return the names of KPIs; with several systems, those about one of them follow its name."""
    by_system = groupby(context.kpis_by_system(charter.solution, kind), key=lambda placed: placed.kpi.system)
    items: list[Item] = []
    for system, kpis in by_system:
        names = [placed.kpi.name for placed in kpis]
        if head := context.system_name(system):
            words = context.prose.words
            items.append(Item(Markup("<strong>{}:</strong> {}").format(words(head), words("; ".join(names)))))
        else:
            items += [Item(name) for name in names]
    return tuple(items)
