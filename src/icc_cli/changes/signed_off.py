"""What has become of numbers that were signed off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from icc_cli.changes.same_value import same_quantity, same_targets
from icc_cli.city.checkpoints import FrozenValue
from icc_cli.model import Deliverable, PlacedKpi
from icc_cli.model.checkpoint import FrozenCheckpoint, FrozenKpi
from icc_cli.model.quantities.kinds import State
from icc_cli.model.quantities.quantity import Measurement, Quantity
from icc_cli.programme import Edition

_OPEN = (State.PENDING, State.NOT_YET_MEASURABLE)
"""States that announce a value: it may come at any time, whatever was signed off."""


class ChangeKind(StrEnum):
    """What a change is."""

    KPI_REMOVED = "kpi-removed"
    KPI_ADDED = "kpi-added"
    MEASURED = "measured"
    """A value where there was none, or only the announcement of one."""
    BASELINE = "baseline-rewritten"
    MEASUREMENT = "measurement-rewritten"
    TARGET = "target-rewritten"
    TARGET_ADDED = "target-added"

    @property
    def is_rewritten(self) -> bool:
        """Whether something that was signed off is no longer as it was."""
        return self not in (ChangeKind.KPI_ADDED, ChangeKind.MEASURED, ChangeKind.TARGET_ADDED)


class FrozenChange(NamedTuple):
    """What became of something since it was signed off."""

    kind: ChangeKind
    kpi: str
    name: str
    checkpoint: str | None
    """The checkpoint of the measurement; None: the targets, or the KPI as a whole."""
    before: tuple[Quantity, ...]
    unit_before: str | None
    """The unit of quantities that name none, as it was."""
    after: tuple[Quantity, ...]
    unit_after: str | None


def rewritten(deliverable: Deliverable, values: Iterable[FrozenValue]) -> Iterator[tuple[FrozenValue, FrozenChange]]:
    """Yield the frozen values that the deliverable tells otherwise now, each with the change.

    Of a KPI that is gone, only the first is told. A value that was missing or announced when it was signed off may
    still come, and so may a first target.
    """
    gone: set[str] = set()
    for value in values:
        placed = deliverable.all_kpis.get(value.kpi)
        if placed is None:
            if value.kpi not in gone:
                gone.add(value.kpi)
                yield value, _removed(value.kpi, value.kpi)
            continue
        now = _now(placed, value.checkpoint)
        if _is_open(value.quantities) or _is_same(value.quantities, value.unit, now, placed.kpi.unit):
            continue
        kind = _kind(value.checkpoint, is_baseline=value.is_baseline)
        change = FrozenChange(
            kind, value.kpi, placed.kpi.name, value.checkpoint, value.quantities, value.unit, now, placed.kpi.unit
        )
        yield value, change


def changes_since(deliverable: Deliverable, frozen: FrozenCheckpoint, edition: Edition) -> list[FrozenChange]:
    """Return what has changed in a city since a checkpoint was signed off, in the order of the report.

    That is what was rewritten, KPIs that came or went, targets that were set, and what was measured since: at the
    checkpoint itself, at the first one, and at those that follow.
    """
    before = {kpi.id: kpi for kpi in frozen.kpis}
    order = edition.checkpoint_ids()
    later = order[order.index(frozen.checkpoint) + 1 :] if frozen.checkpoint in order else ()
    changes = []
    for placed in deliverable.all_kpis.values():
        known = before.get(placed.kpi.id)
        if known is None:
            added = FrozenChange(
                ChangeKind.KPI_ADDED, placed.kpi.id, placed.kpi.name, None, (), None, (), placed.kpi.unit
            )
            changes.append(added)
            continue
        rows = [(frozen.checkpoint, known.value), *((checkpoint, None) for checkpoint in later)]
        if frozen.checkpoint != order[0]:
            rows.insert(0, (order[0], known.baseline))
        for checkpoint, measurement in rows:
            quantities = () if measurement is None else (measurement,)
            changes += _of_row(placed, known, checkpoint, quantities, is_baseline=checkpoint == order[0])
        changes += _of_row(placed, known, None, known.target, is_baseline=False)
    gone = [kpi for kpi in frozen.kpis if kpi.id not in deliverable.all_kpis]
    return [*changes, *(_removed(kpi.id, kpi.name) for kpi in gone)]


def _of_row(
    placed: PlacedKpi, known: FrozenKpi, checkpoint: str | None, before: tuple[Quantity, ...], *, is_baseline: bool
) -> Iterator[FrozenChange]:
    now = _now(placed, checkpoint)
    if _is_same(before, known.unit, now, placed.kpi.unit):
        return
    kind = _kind(checkpoint, is_baseline=is_baseline)
    if _is_open(before):
        if not any(quantity.has_number or quantity.text for quantity in now):
            return
        kind = ChangeKind.TARGET_ADDED if checkpoint is None else ChangeKind.MEASURED
    yield FrozenChange(kind, known.id, placed.kpi.name, checkpoint, before, known.unit, now, placed.kpi.unit)


def _removed(kpi: str, name: str) -> FrozenChange:
    return FrozenChange(ChangeKind.KPI_REMOVED, kpi, name, None, (), None, (), None)


def _now(placed: PlacedKpi, checkpoint: str | None) -> tuple[Quantity, ...]:
    if checkpoint is None:
        return placed.kpi.target
    measurement = placed.at(checkpoint)
    return () if measurement is None else (measurement,)


def _kind(checkpoint: str | None, *, is_baseline: bool) -> ChangeKind:
    if checkpoint is None:
        return ChangeKind.TARGET
    return ChangeKind.BASELINE if is_baseline else ChangeKind.MEASUREMENT


def _is_open(quantities: tuple[Quantity, ...]) -> bool:
    return all(getattr(quantity, "state", None) in _OPEN for quantity in quantities)


def _is_same(before: tuple[Quantity, ...], unit: str | None, now: tuple[Quantity, ...], unit_now: str | None) -> bool:
    if len(before) != len(now):
        return False
    if all(isinstance(quantity, Measurement) for quantity in before):
        return all(same_quantity(one, unit, other, unit_now) for one, other in zip(before, now, strict=True))
    return same_targets(before, unit, now, unit_now)
