"""Section 2, initiative charters: one page each, the same slots in the same places."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.model.base import Party
from icc_cli.model.charters import Charter, CharterSlots, Description, System
from icc_cli.model.kpis import KpiKind
from icc_cli.model.money import Funding
from icc_cli.model.roadmap import Milestone
from icc_cli.report.context import Context, Item, PassageView
from icc_cli.report.funding import funding_item
from icc_cli.report.outline import Topic
from icc_cli.report.prose import in_words
from icc_cli.report.views.roadmap import milestone_dates

_LINES = 29
"""So many lines of the usual size a column holds; beyond, the charter is set smaller, so that it keeps to its page."""
_LETTERS = (46, 62, 46)
"""Letters on a line of each column."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a charter. Without items it was not provided."""

    title: str
    items: tuple[Item, ...]
    is_list: bool = True
    """Whether the items are a list; prose that says one thing after the other is none."""

    def lines(self, letters: int) -> float:
        """Return about how many lines the slot takes, with its title and the space below."""
        lengths = [len(item.text) + sum(len(detail) + 3 for detail in item.details) for item in self.items]
        return 1.7 + sum(0.15 + math.ceil(length / letters) for length in lengths or [1])


@dataclass(frozen=True, slots=True)
class Column:
    """One of the three columns of a charter."""

    title: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A slot of several systems side by side, a cell each; None where a system leaves it empty."""

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
    columns = (
        Column("Strategy", tuple(_strategy(context, charter, extended))),
        Column("Stakeholders and risks", tuple(_people(context, charter, extended))),
        Column("Inputs, outputs, outcomes", tuple(_results(context, charter, extended))),
    )
    systems = [(_system(system), _all_slots(context, system)) for system in charter.systems]
    view = CharterView(
        columns=columns,
        systems=tuple(name for name, _ in systems),
        rows=tuple(
            SystemRow(cells[0].title, cells)
            for cells in zip(*(slots for _, slots in systems), strict=True)
            if any(cell.items for cell in cells)
        ),
        is_dense=any(
            sum(slot.lines(letters) for slot in column.slots) > _LINES
            for column, letters in zip(columns, _LETTERS, strict=True)
        ),
    )
    name = charter.title or context.solution_name(charter.solution)
    return Topic(anchor, f"Initiative charter: {name}", "charter", view)


def _system(system: System) -> Item:
    return Item(system.name, tuple(f"also named {name}" for name in system.also_named))


def _strategy(context: Context, charter: Charter, extended: frozenset[str]) -> Iterable[Slot]:
    vision = context.deliverable.strategy.vision
    ambitions = [
        ambition.name for key in charter.ambitions if (ambition := context.deliverable.ambitions.get(key)) is not None
    ]
    link = _prose(context, charter.vision_link) or ((Item(vision.title),) if vision.title else ())
    yield Slot("Description", _description(context, charter.description), is_list=False)
    if "goal" in extended:
        yield Slot("Goal and scope", _prose(context, charter.goal), is_list=False)
    yield Slot("Link to vision", link, is_list=False)
    yield Slot(
        "Link to ambition statement",
        (*(Item(name) for name in ambitions), *_prose(context, charter.ambition_link)),
        is_list=False,
    )
    yield Slot("Expected impact and timing", _impact(context, charter), is_list=False)


def _people(context: Context, charter: Charter, extended: frozenset[str]) -> Iterable[Slot]:
    yield Slot("Solution lead", _parties(context, charter.lead))
    yield Slot("Solution working team", _parties(context, charter.team))
    yield Slot("Contributors", _parties(context, charter.contributors))
    if "stakeholders" in extended:
        yield Slot("Key stakeholders", _lines(charter.stakeholders))
    yield Slot("Risks and mitigation", _risks(context, charter))
    if "dependencies" in extended:
        yield Slot("Dependencies", _lines(charter.dependencies))


def _results(context: Context, charter: Charter, extended: frozenset[str]) -> Iterable[Slot]:
    yield Slot("Source of funding and estimated cost", _funding(context, charter.funding))
    if "support" in extended:
        yield Slot("Support needed", _lines(charter.support))
    outputs = (*_kpis(context, charter, KpiKind.MATURITY), *_passages(context.passages(charter.maturity)))
    outcomes = (*_kpis(context, charter, KpiKind.PERFORMANCE), *_passages(context.passages(charter.performance)))
    yield Slot("Solution maturity: outputs", outputs)
    yield Slot("City performance: outcomes and impacts", outcomes)


def _all_slots(context: Context, slots: CharterSlots) -> tuple[Slot, ...]:
    return (
        Slot("Description", _description(context, slots.description), is_list=False),
        Slot("Goal and scope", _prose(context, slots.goal), is_list=False),
        Slot("Expected impact and timing", _impact(context, slots), is_list=False),
        Slot("Lead", _parties(context, slots.lead)),
        Slot("Working team", _parties(context, slots.team)),
        Slot("Contributors", _parties(context, slots.contributors)),
        Slot("Key stakeholders", _lines(slots.stakeholders)),
        Slot("Risks and mitigation", _risks(context, slots)),
        Slot("Dependencies", _lines(slots.dependencies)),
        Slot("Funding and estimated cost", _funding(context, slots.funding)),
        Slot("Support needed", _lines(slots.support)),
    )


def _description(context: Context, description: Description) -> tuple[Item, ...]:
    parts = (
        ("", description.summary),
        ("What: ", description.what),
        ("Why: ", description.why),
        ("How: ", description.how),
        ("Who: ", description.who),
    )
    return tuple(
        Item(
            Markup("<strong>{}</strong>{}").format(label, context.prose.inline(text))
            if label
            else context.prose.inline(text)
        )
        for label, text in parts
        if text
    )


def _impact(context: Context, slots: CharterSlots) -> tuple[Item, ...]:
    milestones = tuple(_milestone(context, milestone) for milestone in slots.timing)
    return (*_prose(context, slots.impact), *_prose(context, slots.horizon), *milestones)


def _milestone(context: Context, milestone: Milestone) -> Item:
    done = {True: "✓ reached", False: "○ open", None: None}[milestone.done]
    note = context.prose.inline(milestone.note) if milestone.note else None
    facts = in_words(milestone_dates(milestone), milestone.phase, done)
    return Item(milestone.title, tuple(detail for detail in (facts, note) if detail))


def _parties(context: Context, parties: Iterable[Party]) -> tuple[Item, ...]:
    return tuple(context.party(party) for party in parties)


def _risks(context: Context, slots: CharterSlots) -> tuple[Item, ...]:
    risks = [
        Item(
            context.prose.inline(risk.risk),
            (Markup("Mitigation: {}").format(context.prose.inline(risk.mitigation)),) if risk.mitigation else (),
        )
        for risk in slots.risks
    ]
    common = [Item(Markup("Mitigation: {}").format(text)) for text in context.inlines(slots.mitigations)]
    return (*risks, *common)


def _funding(context: Context, funding: Iterable[Funding]) -> tuple[Item, ...]:
    return tuple(funding_item(each, context.prose) for each in funding)


def _kpis(context: Context, charter: Charter, kind: KpiKind) -> tuple[Item, ...]:
    return tuple(
        Item(placed.kpi.name, context.system_name(placed.kpi.system))
        for placed in context.deliverable.kpis_of(charter.solution, kind)
    )


def _passages(passages: Iterable[PassageView]) -> tuple[Item, ...]:
    return tuple(
        Item(Markup("<strong>{}</strong> {}").format(each.heading, each.text) if each.heading else each.text)
        for each in passages
    )


def _prose(context: Context, text: str | None) -> tuple[Item, ...]:
    return (Item(context.prose.inline(text)),) if text else ()


def _lines(texts: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(text) for text in texts)
