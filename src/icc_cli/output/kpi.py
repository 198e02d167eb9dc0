"""One KPI as `icc kpi show` prints it: what it is, its target, its values, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.diagnostics import plain
from icc_cli.model import Deliverable, PlacedKpi
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.output.terminal import Terminal
from icc_cli.programme import Edition
from icc_cli.progress import Calendar, assess, cell_text, target_text


class ShownKpi(NamedTuple):
    """A KPI, and where it is from."""

    placed: PlacedKpi
    deliverable: Deliverable
    edition: Edition


def write_kpi(shown: ShownKpi, terminal: Terminal) -> str:
    """Return what is known of a KPI. Its status is that between the first and the last checkpoint of the edition."""
    return "".join(f"{plain(line)}\n" for line in _lines(*shown))


def _lines(placed: PlacedKpi, deliverable: Deliverable, edition: Edition) -> Iterator[str]:
    kpi = placed.kpi
    solution = deliverable.solutions.get(placed.group.solution or "")
    initiative = deliverable.initiatives.get(kpi.initiative or "")
    yield kpi.id
    yield from _facts(
        {
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
    )
    order = edition.checkpoint_ids()
    assessment = assess(placed, order[0], order[-1], Calendar.of(deliverable, edition))
    yield from _facts({checkpoint: _cell(placed.at(checkpoint), kpi.unit) for checkpoint in order})
    yield from _facts({"status": assessment.status.signed_label, "why": assessment.reason})


def _cell(measurement: Measurement | None, unit: str | None) -> str:
    note = f" ({measurement.note})" if measurement is not None and measurement.note else ""
    return f"{cell_text(measurement, unit)}{note}"


def _facts(facts: dict[str, str | None]) -> Iterator[str]:
    for name, words in facts.items():
        if words:
            yield f"  {name:<13} {' '.join(words.split())}"
