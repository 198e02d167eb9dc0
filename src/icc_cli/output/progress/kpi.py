"""One KPI as `icc kpi show` prints it: what it is, its target, its values, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from icc_cli.diagnostics import plain
from icc_cli.model import Deliverable, PlacedKpi
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.output.console import HEADING, Indented, printed, to_text
from icc_cli.output.progress.kpi_rows import status_text
from icc_cli.output.terminal import Terminal
from icc_cli.programme import Edition
from icc_cli.progress import Calendar, assess, cell_text, target_text

_INDENT = 2
_NAMES = 13
"""The columns that the names of facts have at least, so that those of all KPIs stand below each other."""


class ShownKpi(NamedTuple):
    """A KPI, and where it is from."""

    placed: PlacedKpi
    deliverable: Deliverable
    edition: Edition


def write_kpi(shown: ShownKpi, terminal: Terminal) -> str:
    """Return what is known of a KPI. Its status is that between the first and the last checkpoint of the edition."""
    return printed(_parts(shown), terminal)


def _parts(shown: ShownKpi) -> Iterator[RenderableType]:
    yield Indented(plain(shown.placed.kpi.id), style=HEADING)
    facts = Table.grid(Column(min_width=_INDENT + _NAMES), Column(), padding=(0, 1, 0, 0))
    for name, fact in _facts(*shown):
        facts.add_row(
            Indented(name, _INDENT), fact if isinstance(fact, Text) else to_text(plain(" ".join(fact.split())))
        )
    yield facts


def _facts(placed: PlacedKpi, deliverable: Deliverable, edition: Edition) -> Iterator[tuple[str, str | Text]]:
    """Each fact that is known, with its name."""
    kpi = placed.kpi
    solution = deliverable.solutions.get(placed.group.solution or "")
    initiative = deliverable.initiatives.get(kpi.initiative or "")
    known = {
        "name": kpi.name,
        "also named": "; ".join(kpi.also_named),
        "kind": kpi.kind.value,
        "solution": solution.name if solution else placed.group.solution or "the city as a whole",
        "initiative": initiative.name if initiative else kpi.initiative,
        "description": kpi.description,
        "unit": kpi.unit,
        "direction": kpi.direction.value if kpi.direction else None,
        "accumulation": kpi.accumulation.value if kpi.accumulation else None,
        "owner": kpi.owner,
        "source": kpi.source,
        "target": "; ".join(target_text(target, kpi.unit) for target in kpi.target) or "none",
        "note": kpi.note,
    }
    yield from ((name, fact) for name, fact in known.items() if fact)
    order = edition.checkpoint_ids()
    yield from ((checkpoint, _cell(placed.at(checkpoint), kpi.unit)) for checkpoint in order)
    assessment = assess(placed, order[0], order[-1], Calendar.of(deliverable, edition))
    yield "status", status_text(assessment.status)
    yield "why", assessment.reason


def _cell(measurement: Measurement | None, unit: str | None) -> str:
    note = f" ({measurement.note})" if measurement is not None and measurement.note else ""
    return f"{cell_text(measurement, unit)}{note}"
