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

from icc_cli.model.quantities.quantity import Measurement, Target
from icc_cli.model.quantities.text import print_quantity
from icc_cli.output.progress.words import one_line
from icc_cli.progress.change import ValueChange
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow
from icc_cli.progress.gaps import Gap, MissingNumbers
from icc_cli.progress.milestones import Reached
from icc_cli.progress.portfolio import CitySummary
from icc_cli.progress.targets import Verdict
from icc_cli.progress.text import cell_text, target_text

SCHEMA = "icc-progress/1"


def write_kpis(cities: Iterable[CityProgress]) -> str:
    """The progress of cities with all their KPIs, in the order of the table."""
    return _written("kpis", [_city(progress) for progress in cities])


def write_portfolio(cities: Iterable[CitySummary]) -> str:
    """Cities in short, in the order of the table."""
    return _written("portfolio", [_summary(city) for city in cities])


def write_gaps(missing: MissingNumbers) -> str:
    """The missing numbers of cities, in the order of the table; those of all cities in one list."""
    of_cities = [
        {
            "id": city.id,
            "name": city.name,
            "as_of": city.as_of.isoformat(),
            "kpis": city.kpis,
            "missing_numbers": len(city.gaps),
            "overdue": city.overdue,
            "not_expected": city.silent,
        }
        for city in missing.cities
    ]
    return _written("gaps", of_cities, gaps=[_gap(gap) for gap in missing.sorted()])


def _written(view: str, cities: list[dict[str, Any]], **others: Any) -> str:
    body = {"schema": SCHEMA, "view": view, "cities": cities, **others}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _summary(city: CitySummary) -> dict[str, Any]:
    return {
        "id": city.id,
        "name": city.name,
        "programme": city.programme,
        "from": city.since,
        "to": city.until,
        "as_of": city.as_of.isoformat(),
        "members": list(city.members),
        "counts": {status.value: number for status, number in city.counts.items()},
        "coverage": {"measured": city.measured, "kpis": city.kpis},
        "missing_numbers": city.missing_numbers,
        "overdue": city.overdue,
        "last_measured": _last_measured(city),
        "milestones": {standing.value: number for standing, number in city.milestones.items()},
        "worst": [{"standing": item.standing.value, "name": item.name, "kpi": item.kpi} for item in city.worst],
        "further": city.further,
    }


def _last_measured(city: CitySummary) -> dict[str, Any] | None:
    if city.last_measured is None:
        return None
    return {"checkpoint": city.last_checkpoint, "date": city.last_measured.isoformat()}


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "city": gap.city,
        "solution": None if gap.solution is None else {"id": gap.solution, "name": gap.solution_name},
        "system": gap.system,
        "kind": gap.kind.value,
        "kpi": gap.kpi,
        "name": gap.name,
        "checkpoint": gap.checkpoint,
        "instead": gap.standing,
        "later": list(gap.later),
        "due": None if gap.due is None else gap.due.isoformat(),
        "overdue": gap.is_overdue,
        "owner": None if gap.owner is None else {"who": gap.owner.who, "role": gap.owner.role},
    }


def _milestone(reached: Reached) -> dict[str, Any]:
    return {
        "title": reached.title,
        "solution": None if reached.solution is None else reached.solution.id,
        "system": reached.system,
        "due": None if reached.due is None else str(reached.due),
        "standing": reached.standing.value,
    }


def _city(progress: CityProgress) -> dict[str, Any]:
    days = progress.calendar.checkpoints
    return {
        "id": progress.deliverable.city.id,
        "name": progress.deliverable.city.name,
        "programme": progress.edition.id,
        "from": progress.since,
        "to": progress.until,
        "as_of": progress.as_of.isoformat(),
        "members": [member.id for member in progress.members],
        "checkpoints": [{"id": checkpoint, "date": day.isoformat()} for checkpoint, day in days.items()],
        "counts": {status.value: number for status, number in progress.counts.items()},
        "coverage": {"measured": progress.measured, "kpis": len(progress.rows), "text": progress.coverage},
        "missing_numbers": len(progress.gaps),
        "overdue": progress.missing.overdue,
        "milestones": [_milestone(each) for each in progress.milestones],
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
    verdicts = {id(verdict.target): verdict for verdict in assessment.verdicts}
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
        "targets": [_target(target, kpi.unit, verdicts.get(id(target))) for target in kpi.target],
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


def _target(target: Target, unit: str | None, verdict: Verdict | None) -> dict[str, Any]:
    return {
        **_quantity(target, unit),
        "subject": target.subject,
        "due": None if target.due is None else str(target.due),
        "note": target.note,
        "text": one_line(target_text(target, unit)),
        "raw": target.raw,
        "status": None if verdict is None else verdict.status.value,
        "why": None if verdict is None else one_line(verdict.reason),
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


def _change(change: ValueChange) -> dict[str, Any]:
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
