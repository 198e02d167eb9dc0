"""What has become of the numbers that a city signed off, judged as between two versions: the record is the old one.

`icc checkpoint changes`, the rules about signed-off numbers and the annex of the report all read this list, and each
takes what it tells from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from icc_cli.changes.amounts import Sides, plain_words
from icc_cli.changes.change import Kind, Where
from icc_cli.changes.differences import Difference, Pair, differences
from icc_cli.changes.judging import Deliverables
from icc_cli.changes.judging.measurements import of_cell
from icc_cli.changes.judging.targets import of_target
from icc_cli.changes.kinds import kpis, targets
from icc_cli.changes.kpi_differences import KpiAt, kpis_of
from icc_cli.city import Reading
from icc_cli.city.checkpoints import FrozenFile, FrozenValue, values_of
from icc_cli.city.found import On
from icc_cli.model import Deliverable
from icc_cli.model.kpis import Kpi
from icc_cli.model.quantities.quantity import Quantity, Target
from icc_cli.model.quantities.text import print_quantity
from icc_cli.programme import Edition
from icc_cli.yamltext import KeyPath

_NOWHERE = Where((), ())
_VALUE: On = "value"
_ITEM: On = "item"
_WEAKER = (
    targets.TARGET_LOWERED,
    targets.TARGET_POSTPONED,
    targets.TARGET_REMOVED,
    targets.TARGET_BLURRED,
    kpis.KPI_REMOVED,
)


@dataclass(frozen=True, slots=True)
class SignedOffChange:
    """What has become of one value, of the targets of a KPI, or of a KPI as a whole."""

    kpi: str
    """The KPI's id."""
    name: str
    solution: str | None
    """The solution that the KPI belongs to; None: the city as a whole."""
    checkpoint: str | None
    """The checkpoint of the value; None: the targets, or the KPI as a whole."""
    kinds: tuple[Kind, ...]
    """What `icc diff` calls it; of a KPI's targets, each may have changed in another way."""
    record: FrozenValue | None
    """What was signed off; None: it is in no record."""
    now: tuple[Quantity, ...]
    unit_now: str | None
    """The unit of quantities that name none."""
    path: KeyPath
    """What is underlined, and where the change is accepted: the value, else the item that lacks it."""
    on: On

    @property
    def before(self) -> tuple[Quantity, ...]:
        """One measurement, or the targets, as they were signed off."""
        return self.record.quantities if self.record and not self.is_removal else ()

    @property
    def unit_before(self) -> str | None:
        """The unit of quantities that named none."""
        return self.record.unit if self.record else None

    @property
    def is_addition(self) -> bool:
        """Whether the KPI is new."""
        return kpis.KPI_ADDED in self.kinds

    @property
    def is_removal(self) -> bool:
        """Whether the KPI is gone."""
        return kpis.KPI_REMOVED in self.kinds

    @property
    def is_rewritten(self) -> bool:
        """Whether something that was signed off is no longer as it was, rather than that something came since."""
        return self.is_removal or (self.record is not None and not self.record.is_open)

    @property
    def is_weaker(self) -> bool:
        """Whether a target asks for less, later or less firmly than was signed off, or the KPI is gone."""
        return any(kind in _WEAKER for kind in self.kinds)

    def words(self) -> str:
        """Return the change on one line: `parks-lit midway: 5 parks → 6 parks`."""
        if self.is_removal or self.is_addition:
            return f"{self.kpi}: {'removed' if self.is_removal else 'added'}"
        return f"{self.kpi} {self.checkpoint or 'target'}: {self.words_before()} → {self.words_now()}"

    def words_before(self) -> str:
        """Return what was signed off, in words."""
        return _printed(self.before, self.unit_before)

    def words_now(self) -> str:
        """Return what is there now, in words."""
        return _printed(self.now, self.unit_now)


def changes_since(reading: Reading, files: Sequence[FrozenFile]) -> list[SignedOffChange]:
    """Return what has changed since checkpoints were signed off, in the order of the report.

    That is what was rewritten, KPIs that came or went, targets that were set, and what was measured since: at the
    checkpoints that were signed off, and at those that follow.

    Args:
        reading: The city as it is; nothing has changed in one that cannot be understood.
        files: The checkpoints, in the order of the programme. What was signed off several times counts as it was the
            last time, and a KPI is new if the last of them does not have it.
    """
    if reading.deliverable is None or not files:
        return []
    return list(_SinceSignOff(reading.deliverable, reading.edition, files).changes())


class _SinceSignOff:
    """A city beside what it signed off."""

    def __init__(self, deliverable: Deliverable, edition: Edition, files: Sequence[FrozenFile]) -> None:
        by_id = {at.placed.kpi.id: at for at in kpis_of(deliverable)}
        self._kpis = {kpi: by_id[kpi] for kpi in deliverable.all_kpis}
        self._groups = deliverable.kpis
        self._versions = Deliverables(deliverable, deliverable)
        self._order = edition.checkpoint_ids()
        last = files[-1].checkpoint
        self._later = self._order[self._order.index(last.checkpoint) + 1 :] if last.checkpoint in self._order else ()
        self._known = {kpi.id for kpi in last.kpis}
        self._names = {kpi.id: kpi.name for file in files for kpi in file.checkpoint.kpis}
        self._records: dict[str, dict[str | None, FrozenValue]] = {}
        for value in values_of(files):
            self._records.setdefault(value.kpi, {})[value.checkpoint] = value

    def changes(self) -> Iterator[SignedOffChange]:
        for at in self._kpis.values():
            yield from self._of_kpi(at, self._records.get(at.placed.kpi.id, {}))
        for kpi, records in self._records.items():
            if kpi not in self._kpis:
                yield self._removed(next(iter(records.values())))

    def _of_kpi(self, at: KpiAt, records: Mapping[str | None, FrozenValue]) -> Iterator[SignedOffChange]:
        kpi, later = at.placed.kpi, self._later
        if kpi.id not in self._known:
            later = ()
            yield self._change(at, None, (kpis.KPI_ADDED,), None, ())
        for checkpoint in dict.fromkeys((*self._order, *filter(None, records))):
            if checkpoint in records or checkpoint in later:
                yield from self._of_value(at, checkpoint, records.get(checkpoint))
        if None in records:
            yield from self._of_targets(at, records[None])

    def _of_value(self, at: KpiAt, checkpoint: str, record: FrozenValue | None) -> Iterator[SignedOffChange]:
        kpi, new = at.placed.kpi, at.placed.at(checkpoint)
        old = next(iter(record.quantities), None) if record else None
        unit = record.unit if record else kpi.unit
        if old is new or (old and new and Sides(old, new, unit, kpi.unit).is_same):
            return
        if (record is None or record.is_open) and not _holds_something(new):
            return
        owners = (Pair(at.placed.group, at.placed.group), Pair(kpi.model_copy(update={"unit": unit}), kpi))
        difference = Difference(_with_unit(old, unit, kpi), new, _NOWHERE, checkpoint, owners)
        kinds = tuple(told.kind for told in of_cell(difference, self._order))[:1]  # the others are about its note
        below = ("measurements", checkpoint) if checkpoint in kpi.measurements else ()
        yield self._change(at, checkpoint, kinds, record, () if new is None else (new,), below)

    def _of_targets(self, at: KpiAt, record: FrozenValue) -> Iterator[SignedOffChange]:
        kpi = at.placed.kpi
        old, new = self._without_same(record, kpi)
        if not (old or new) or (record.is_open and not any(map(_holds_something, kpi.target))):
            return
        signed = kpi.model_copy(update={"unit": record.unit, "target": record.quantities})
        changed = Pair(
            signed.model_copy(update={"target": tuple(_with_unit(each, record.unit, kpi) for each in old)}),
            kpi.model_copy(update={"target": tuple(new)}),
        )
        found = differences(changed, _NOWHERE, without=("unit",))
        found = (each._replace(owners=(Pair(signed, kpi),)) for each in found)
        kinds = tuple(told.kind for each in found for told in of_target(each, self._versions))
        yield self._change(at, None, kinds, record, kpi.target, ("target",) if kpi.target else ())

    def _without_same(self, record: FrozenValue, kpi: Kpi) -> tuple[list[Quantity], list[Target]]:
        """Return the targets of a record that the KPI has no more, and those that it has besides, in any order."""
        old, new = [], list(kpi.target)
        for one in record.quantities:
            found = next((each for each in new if self._is_same_target(one, each, (record.unit, kpi.unit))), None)
            if found is None:
                old.append(one)
            else:
                new.remove(found)
        return old, new

    def _is_same_target(self, old: Quantity, new: Target, units: tuple[str | None, str | None]) -> bool:
        return (
            isinstance(old, Target)
            and Sides(old, new, *units).is_same
            and plain_words(old.subject) == plain_words(new.subject)
            and self._versions.is_same_day(old.due, new.due)
        )

    def _change(
        self,
        at: KpiAt,
        checkpoint: str | None,
        kinds: tuple[Kind, ...],
        record: FrozenValue | None,
        now: tuple[Quantity, ...],
        below: KeyPath = (),
    ) -> SignedOffChange:
        """Return a change at a place below a KPI, or at the KPI where it has nothing of the kind."""
        group, kpi = at.placed
        path, on = (*at.path, *below), _VALUE if below else _ITEM
        return SignedOffChange(kpi.id, kpi.name, group.solution, checkpoint, kinds, record, now, kpi.unit, path, on)

    def _removed(self, record: FrozenValue) -> SignedOffChange:
        """Return the change of a KPI that is gone: its place is at its solution's KPIs, else at the city."""
        groups = (("kpis", number) for number, group in enumerate(self._groups) if group.solution == record.solution)
        path: KeyPath = next(groups, ("city",))
        name, kinds = self._names[record.kpi], (kpis.KPI_REMOVED,)
        return SignedOffChange(record.kpi, name, record.solution, None, kinds, record, (), None, path, _ITEM)


def _holds_something(quantity: Quantity | None) -> bool:
    return quantity is not None and (quantity.has_number or bool(quantity.text))


def _with_unit(quantity: Any, unit: str | None, kpi: Kpi) -> Any:
    """Return what was signed off with its unit, where the KPI has another one now: each value is judged by itself."""
    if quantity is None or unit == kpi.unit:
        return quantity
    return quantity.model_copy(update={"unit": quantity.unit or unit})


def _printed(quantities: tuple[Quantity, ...], unit: str | None) -> str:
    """Return a measurement, or the targets of a KPI, with their due dates; `missing` for none."""
    return "; ".join(_with_due(quantity, unit) for quantity in quantities) or "missing"


def _with_due(quantity: Quantity, unit: str | None) -> str:
    due = f" by {quantity.due.words()}" if isinstance(quantity, Target) and quantity.due else ""
    return f"{print_quantity(quantity, unit=unit)}{due}"
