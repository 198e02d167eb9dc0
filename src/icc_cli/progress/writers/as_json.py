"""Progress for programs: one JSON object, whose `schema` says which version of its shape it has.

Measured numbers and changes are strings that hold exact decimals ("300200", "-12.5"): a JSON number would be read as a
binary fraction by most programs. Counts are numbers. What is not known is null. What a reader sees is in `text`, with
ordinary spaces; `raw` has the words as they were published, `words` a result that is none but words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from icc_cli.model.quantity import Measurement, Target
from icc_cli.model.quantity_text import print_quantity
from icc_cli.progress.change import Change
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow
from icc_cli.progress.text import cell_text, target_text
from icc_cli.progress.timing import Calendar
from icc_cli.progress.writers.words import one_line

SCHEMA = "icc-progress/1"


def write_json(cities: Iterable[CityProgress]) -> str:
    """The progress of cities as JSON, in the order of the table."""
    body = {"schema": SCHEMA, "cities": [_city(progress) for progress in cities]}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _city(progress: CityProgress) -> dict[str, Any]:
    days = Calendar.of(progress.deliverable, progress.edition).checkpoints
    return {
        "id": progress.deliverable.city.id,
        "name": progress.deliverable.city.name,
        "programme": progress.edition.id,
        "from": progress.since,
        "to": progress.until,
        "members": [member.id for member in progress.members],
        "checkpoints": [{"id": checkpoint, "date": day.isoformat()} for checkpoint, day in days.items()],
        "counts": {status.value: number for status, number in progress.counts.items()},
        "coverage": {"measured": progress.measured, "kpis": len(progress.rows), "text": progress.coverage},
        "groups": [_group(group) for group in progress.groups],
    }


def _group(group: ProgressGroup) -> dict[str, Any]:
    solution = group.solution
    return {
        "solution": None if solution is None else {"id": solution.id, "name": solution.name},
        "kind": group.kind.value,
        "kpis": [_row(row) for row in group.rows],
    }


def _row(row: ProgressRow) -> dict[str, Any]:
    kpi, assessment = row.placed.kpi, row.assessment
    return {
        "id": kpi.id,
        "name": kpi.name,
        "also_named": kpi.also_named,
        "system": None if kpi.system is None else {"id": kpi.system, "name": row.system},
        "description": kpi.description,
        "note": kpi.note,
        "unit": row.unit,
        "direction": kpi.direction,
        "accumulation": kpi.accumulation,
        "owner": kpi.owner,
        "values": {checkpoint: _value(cell, kpi.unit) for checkpoint, cell in row.cells.items()},
        "targets": [_target(target, kpi.unit) for target in kpi.target],
        "change": None if assessment.change is None else _change(assessment.change),
        "fraction": _number(assessment.fraction),
        "status": assessment.status.value,
        "reason": one_line(assessment.reason),
    }


def _value(cell: Measurement | None, unit: str | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return {
        **_quantity(cell, unit),
        "reason": cell.reason,
        "expected": None if cell.expected is None else str(cell.expected),
        "note": cell.note,
        "text": one_line(cell_text(cell, unit)),
        "raw": cell.raw,
    }


def _target(target: Target, unit: str | None) -> dict[str, Any]:
    return {
        **_quantity(target, unit),
        "subject": target.subject,
        "due": None if target.due is None else str(target.due),
        "note": target.note,
        "text": one_line(target_text(target, unit)),
        "raw": target.raw,
    }


def _quantity(quantity: Measurement | Target, unit: str | None) -> dict[str, Any]:
    return {
        "state": quantity.state,
        "words": quantity.text,
        "value": _number(quantity.value),
        "min": _number(quantity.min),
        "max": _number(quantity.max),
        "qualifier": quantity.qualifier if quantity.has_number else None,
        "relation": quantity.relation if quantity.has_number else None,
        "reference": quantity.reference,
        "scale": quantity.scale,
        "unit": quantity.unit or unit if quantity.has_number else None,
        "parts": [{"value": _number(part.value), "label": part.label} for part in quantity.parts],
        "equivalent": None if quantity.equivalent is None else one_line(print_quantity(quantity.equivalent)),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "amount": _number(change.amount),
        "min": _number(change.low),
        "max": _number(change.high),
        "unit": change.unit,
        "per_cent": _number(change.per_cent),
        "text": one_line(change.text),
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
