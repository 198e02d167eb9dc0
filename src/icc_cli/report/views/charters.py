"""Section 2, initiative charters: one page each, the same slots in the same places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from icc_cli.model.charters import Charter, System
from icc_cli.model.kpis import KpiKind
from icc_cli.report.context import Context, Item
from icc_cli.report.outline import Topic
from icc_cli.report.views import charter_slots
from icc_cli.report.views.charter_slots import Slot

_LINES = 28
"""So many lines of the usual size a column holds; beyond, the charter is set smaller, so that it keeps to its page."""
_LETTERS = 1.5
"""Letters on a line for each per cent of the page that a column is wide."""
_LEAST_WIDTH = 18
"""The least width of a column, in per cent of the page; what remains is shared out after what the columns hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the three columns of a charter."""

    title: str
    slots: tuple[Slot, ...]
    width: int
    """In per cent of the page."""


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A slot of several systems side by side, a cell each."""

    title: str
    cells: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class CharterView:
    """A charter: its columns, and the systems that it covers side by side."""

    columns: tuple[Column, ...]
    systems: tuple[Item, ...]
    rows: tuple[SystemRow, ...]
    is_dense: bool


def charters(context: Context) -> tuple[Topic, ...]:
    """Return all charters, by solution in the order of the report."""
    order = {solution: rank for rank, solution in enumerate(context.deliverable.solutions)}
    ordered = sorted(context.deliverable.charters, key=lambda each: order.get(each.solution, len(order)))
    extended = _extended_slots(ordered)
    return tuple(_charter(context, charter, extended, f"charter-{number}") for number, charter in enumerate(ordered, 1))


def _extended_slots(given: Iterable[Charter]) -> frozenset[str]:
    """Return the slots beyond the standard ones that any charter of the city fills: all then show them."""
    names = ("goal", "stakeholders", "dependencies", "support")
    return frozenset(name for charter in given for name in names if getattr(charter, name))


def _charter(context: Context, charter: Charter, extended: frozenset[str], anchor: str) -> Topic:
    columns = _columns(
        ("Strategy", tuple(_strategy(context, charter, extended))),
        ("Stakeholders and risks", tuple(_people(context, charter, extended))),
        ("Inputs, outputs, outcomes", tuple(_results(context, charter, extended))),
    )
    systems = [(_system(system), charter_slots.all_slots(context, system)) for system in charter.systems]
    view = CharterView(
        columns=columns,
        systems=tuple(name for name, _ in systems),
        rows=tuple(
            SystemRow(cells[0].title, cells)
            for cells in zip(*(slots for _, slots in systems), strict=True)
            if not all(cell.is_empty for cell in cells)
        ),
        is_dense=any(sum(slot.lines(column.width * _LETTERS) for slot in column.slots) > _LINES for column in columns),
    )
    name = charter.title or context.solution_name(charter.solution)
    return Topic(anchor, f"Initiative charter: {name}", "charter", view)


def _columns(*given: tuple[str, tuple[Slot, ...]]) -> tuple[Column, ...]:
    """Return the columns, wider where they hold more, so that they end at about the same height."""
    sizes = [sum(slot.size() for slot in slots) for _, slots in given]
    shared = 100 - _LEAST_WIDTH * len(given)
    # Rounded down, so that together they never exceed the page.
    widths = [_LEAST_WIDTH + shared * size // sum(sizes) for size in sizes]
    return tuple(Column(title, slots, width) for (title, slots), width in zip(given, widths, strict=True))


def _system(system: System) -> Item:
    return Item(system.name, tuple(f"also named {name}" for name in system.also_named))


def _strategy(context: Context, charter: Charter, extended: frozenset[str]) -> Iterable[Slot]:
    vision = context.deliverable.strategy.vision
    ambitions = [
        ambition.name for key in charter.ambitions if (ambition := context.deliverable.ambitions.get(key)) is not None
    ]
    link = charter_slots.prose(context, charter.vision_link) or ((Item(vision.title),) if vision.title else ())
    yield Slot("Description", charter_slots.description(context, charter.description), is_list=False)
    if "goal" in extended:
        yield Slot("Goal and scope", charter_slots.prose(context, charter.goal), is_list=False)
    yield Slot("Link to vision", link, is_list=False)
    yield Slot(
        "Link to ambition statement",
        (*(Item(name) for name in ambitions), *charter_slots.prose(context, charter.ambition_link)),
        is_list=False,
    )
    yield charter_slots.impact(context, charter)


def _people(context: Context, charter: Charter, extended: frozenset[str]) -> Iterable[Slot]:
    yield Slot("Solution lead", charter_slots.parties(context, charter.lead))
    yield Slot("Solution working team", charter_slots.parties(context, charter.team))
    yield Slot("Contributors", charter_slots.parties(context, charter.contributors))
    if "stakeholders" in extended:
        yield Slot("Key stakeholders", charter_slots.lines(charter.stakeholders))
    yield Slot("Risks and mitigation", charter_slots.risks(context, charter))
    if "dependencies" in extended:
        yield Slot("Dependencies", charter_slots.lines(charter.dependencies))


def _results(context: Context, charter: Charter, extended: frozenset[str]) -> Iterable[Slot]:
    yield Slot("Source of funding and estimated cost", charter_slots.funding(context, charter.funding))
    if "support" in extended:
        yield Slot("Support needed", charter_slots.lines(charter.support))
    outputs = (*_kpis(context, charter, KpiKind.MATURITY), *charter_slots.passages(context.passages(charter.maturity)))
    outcomes = (
        *_kpis(context, charter, KpiKind.PERFORMANCE),
        *charter_slots.passages(context.passages(charter.performance)),
    )
    yield Slot("Solution maturity: outputs", outputs)
    yield Slot("City performance: outcomes and impacts", outcomes)


def _kpis(context: Context, charter: Charter, kind: KpiKind) -> tuple[Item, ...]:
    return tuple(
        Item(placed.kpi.name, context.system_name(placed.kpi.system))
        for placed in context.deliverable.kpis_of(charter.solution, kind)
    )
