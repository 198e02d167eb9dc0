"""Makes the copy of a checkpoint's numbers, and writes it as plain text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icc_cli.model import Deliverable
from icc_cli.model.checkpoint import VERSION, FrozenCheckpoint, FrozenKpi
from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.quantity import Quantity
from icc_cli.programme import Edition
from icc_cli.yamltext import RawFloat, Value, parse
from icc_cli.yamltext.writing import dump

if TYPE_CHECKING:
    from icc_cli.git import Revision

_HEAD = """\
# Numbers that were signed off, written by `icc checkpoint freeze`. They are not edited: `icc validate` compares the
# city's files with them. A change that has its reason is accepted where it was made: # icc: allow CODE reason
"""
_WORDS_ABOUT = {"note", "raw", "source", "who"}
"""What is said about a number, and is no part of it."""
_DATES = {"due", "date", "expected"}


def freeze(
    deliverable: Deliverable,
    edition: Edition,
    checkpoint: str,
    *,
    day: datetime.date,
    by: str,
    revision: Revision | None = None,
) -> FrozenCheckpoint:
    """Return the numbers of a checkpoint: of each KPI its value, its value at the first checkpoint, and its targets.

    A KPI without any value is there as well, so that it is noticed when it goes.
    """
    first = edition.checkpoint_ids()[0]
    kpis = [
        FrozenKpi(
            id=placed.kpi.id,
            name=placed.kpi.name,
            solution=placed.group.solution,
            unit=placed.kpi.unit,
            baseline=None if checkpoint == first else _bare(placed.at(first)),
            value=_bare(placed.at(checkpoint)),
            target=tuple(filter(None, map(_bare, placed.kpi.target))),
        )
        for placed in sorted(deliverable.all_kpis.values(), key=lambda placed: placed.kpi.id)
    ]
    return FrozenCheckpoint(
        version=VERSION,
        city=deliverable.city.id,
        edition=edition.id,
        checkpoint=checkpoint,
        date=PartialDate.parse(day.isoformat()),
        by=by,
        revision=revision.commit if revision else None,
        uncommitted=revision.has_changes if revision else False,
        kpis=tuple(kpis),
    )


def text_of(frozen: FrozenCheckpoint) -> str:
    """Return the file of a checkpoint.

    Raises:
        ValueError: It would not read back as what it is.
    """
    head: dict[str, Value] = {
        "version": frozen.version,
        "city": frozen.city,
        "edition": frozen.edition,
        "checkpoint": frozen.checkpoint,
        "date": str(frozen.date),
        "by": frozen.by,
    }
    if frozen.revision:
        head["revision"] = frozen.revision
    if frozen.uncommitted:
        head["uncommitted"] = True
    text = _HEAD + dump({**head, "kpis": [dict(_entries(kpi)) for kpi in frozen.kpis]})
    if FrozenCheckpoint.model_validate(parse(text, Path()).value) != frozen:
        raise ValueError("the checkpoint does not read back as it was written")
    return text


def _bare(quantity: Any) -> Any:
    """Return a quantity without the words about it, which may still be corrected; None for none."""
    if quantity is None:
        return None
    return quantity.model_copy(update={**dict.fromkeys(_WORDS_ABOUT & type(quantity).model_fields.keys())})


def _entries(kpi: FrozenKpi) -> Iterable[tuple[str, Value]]:
    yield "id", kpi.id
    yield "name", kpi.name
    for key, words in (("solution", kpi.solution), ("unit", kpi.unit)):
        if words is not None:
            yield key, words
    for key, measurement in (("baseline", kpi.baseline), ("value", kpi.value)):
        if measurement is not None:
            yield key, _entry(measurement)
    if kpi.target:
        targets = [_entry(target) for target in kpi.target]
        yield "target", targets[0] if len(targets) == 1 else targets


def _entry(quantity: Quantity) -> Value:
    """Return a quantity as a file holds it: a whole number alone as such, others with their keys.

    A decimal fraction alone would keep its words, as `12.000` may be meant as twelve thousand.
    """
    fields = {key: _plain(value) for key, value in quantity.model_dump(exclude_defaults=True).items()}
    for key in _DATES & fields.keys():
        year = str(fields[key])
        fields[key] = int(year) if year.isdigit() else year
    is_alone = fields.keys() == {"value"} and isinstance(fields["value"], int)
    return fields["value"] if is_alone else fields


def _plain(value: Any) -> Value:
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case tuple() | list():
            return [_plain(inner) for inner in value]
        case Decimal():
            return int(value) if value == value.to_integral_value() else RawFloat(format(value, "f"))
        case StrEnum():
            return value.value
    return value  # type: ignore[no-any-return]  # words, a number, or true and false
