"""Changes for programs: one JSON object, whose `schema` says which version of its shape it has.

The shape is that of schemas/diff.schema.json. Fields may be added to a version, but none removed or changed.
"""

from __future__ import annotations

import json
from typing import Any

from icc_cli.changes.change import Change, CityChanges, Comparison
from icc_cli.diagnostics import Location, Severity, plain
from icc_cli.output.findings.json_format import location_fields

SCHEMA = "icc-diff/1"


def write_json(comparison: Comparison) -> str:
    """Return the comparison as JSON: lines and columns count from 1, ends are exclusive. Nothing changed: no cities."""
    counts = {each.value: sum(change.severity is each for change in comparison.changes) for each in Severity}
    body = {
        "schema": SCHEMA,
        "old": plain(comparison.old),
        "new": plain(comparison.new),
        "counts": counts,
        "cities": [_city(city) for city in comparison.cities],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _city(city: CityChanges) -> dict[str, Any]:
    return {
        "id": plain(city.city),
        "name": plain(city.name),
        "changes": [_change(change) for change in city.changes],
        "accepted": [
            {
                **_change(each.change),
                "reason": plain(each.reason),
                "until": str(each.until) if each.until else None,
            }
            for each in city.accepted
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "code": change.kind.id.code,
        "name": change.kind.id.name,
        "severity": change.severity.value,
        "message": plain(change.message),
        "heading": plain(change.heading),
        "items": [{"what": what, "id": plain(each)} for what, each in change.ids],
        "field": change.field or None,
        "was": None if change.was is None else plain(change.was),
        "now": None if change.now is None else plain(change.now),
        "words": [{"sign": each.sign, "words": plain(each.words)} for each in change.stretches],
        "old": _place(change.old),
        "new": _place(change.new),
    }


def _place(location: Location | None) -> dict[str, Any] | None:
    return None if location is None else location_fields(location)
