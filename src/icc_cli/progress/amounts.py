"""Prepares values for comparison: a value with its unit and basis, so that unlike things are never subtracted.

Values in units of one kind are comparable: they are converted exactly to the KPI's unit, or to that of the later value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Self

from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.kpis import Kpi
from icc_cli.model.quantities.conversion import ratio
from icc_cli.model.quantities.quantity import Measurement, Qualifier, Quantity, Relation, Target
from icc_cli.model.quantities.units import normal_unit
from icc_cli.progress.interval import Interval

_POINTS = "percentage points"
_PERCENTAGE = re.compile(rf"%( of .*)?|{_POINTS}")
_LEVELS = "levels"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as calculations see it."""

    interval: Interval
    unit: str | None
    """The unit as the KPI spells it, if it is the KPI's."""
    relation: Relation = Relation.ABSOLUTE
    reference: str | None = None
    scale: str | None = None
    is_approximate: bool = False

    @property
    def is_percentage(self) -> bool:
        """Whether its changes are in percentage points."""
        return self.relation is Relation.RELATIVE_CHANGE or (
            self.unit is not None and _PERCENTAGE.fullmatch(normal_unit(self.unit)) is not None
        )

    def in_unit_of(self, other: Amount) -> Self:
        """Return the same in the unit of another amount, if the two units are of one kind; otherwise unchanged."""
        if self.relation is not other.relation or same_unit(self.unit, other.unit):
            return self
        how_many = ratio(self.unit, other.unit)
        return self if how_many is None else replace(self, interval=self.interval.times(how_many), unit=other.unit)

    def unlike(self, other: Amount) -> str | None:
        """Say why the two cannot be compared (`one is in t, the other in kt`), or None."""
        if self.relation is not other.relation:
            return f"one is {_KIND_OF[self.relation]}, the other {_KIND_OF[other.relation]}"
        if not same_unit(self.unit, other.unit):
            return f"one is {_in_unit(self.unit)}, the other {_in_unit(other.unit)}"
        if self.relation is not Relation.ABSOLUTE and self.reference != other.reference:
            return "they are relative to different things"
        if self.scale != other.scale:
            return "they are on different scales"
        return None


_KIND_OF = {
    Relation.ABSOLUTE: "a value",
    Relation.RATIO: "a ratio",
    Relation.CHANGE: "a change",
    Relation.RELATIVE_CHANGE: "a change in per cent",
}


def amount_of(measurement: Measurement | None, kpi: Kpi) -> Amount | None:
    """Return the amount of a measurement, in the KPI's unit if possible; None if there is no number.

    A bare number is on the scale that the KPI's targets name, if any.
    """
    if measurement is None or not measurement.has_number:
        return None
    amount = _amount(measurement, kpi.unit)
    scales = {target.scale for target in kpi.target if target.scale is not None}
    if amount.unit is None and amount.scale is None and amount.relation is Relation.ABSOLUTE and len(scales) == 1:
        return replace(amount, scale=scales.pop())
    return amount


def amount_of_target(target: Target, kpi: Kpi) -> Amount:
    """Return the amount of a target that holds a number, in the KPI's unit if possible.

    If a KPI has targets for several things, the thing counted acts as the unit: a value is compared with the target
    only if it says that it counts the same.
    """
    subject = target.subject if len(kpi.target) > 1 else None
    return _amount(target, subject or kpi.unit)


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units are the same, in any spelling (`kg/year`, `kg per year`)."""
    if one is None or other is None:
        return one is other
    return normal_unit(one) == normal_unit(other)


def _amount(quantity: Quantity, unit: str | None) -> Amount:
    amount = Amount(
        Interval.of(quantity),
        quantity.unit or unit,
        quantity.relation,
        quantity.reference,
        quantity.scale,
        quantity.qualifier is Qualifier.APPROX,
    )
    if quantity.relation in (Relation.RATIO, Relation.RELATIVE_CHANGE):
        return replace(amount, unit=None)
    if quantity.scale is not None and quantity.unit == _LEVELS:
        return replace(amount, unit=unit)  # the steps of a scale, which its values count
    if same_unit(amount.unit, unit) or _are_points_of(amount.unit, unit):
        return replace(amount, unit=unit)
    return amount.in_unit_of(replace(amount, unit=unit))


def _are_points_of(unit: str | None, whole: str | None) -> bool:
    """Whether a unit is the percentage points in which a percentage changes."""
    return unit is not None and whole is not None and normal_unit(unit) == _POINTS and normal_unit(whole)[0] == "%"


def _in_unit(unit: str | None) -> str:
    return "without a unit" if unit is None else f"in {unit}"


def no_change(relation: Relation) -> int:
    """Return what a change or ratio is at the value that it is relative to."""
    return 1 if relation is Relation.RATIO else 0


def reference_of(placed: PlacedKpi, reference: str | None, checkpoints: Mapping[str, date]) -> str | None:
    """Return the checkpoint that a target is relative to: the first, unless it names another, or the year of a value's
    date.

    None if it names something else.
    """
    if reference is None:
        return next(iter(checkpoints))
    if reference in checkpoints:
        return reference
    dated = ((each, placed.kpi.measurements.get(each)) for each in checkpoints)
    fitting = [each for each, cell in dated if cell is not None and str(cell.date) == reference]
    return fitting[0] if len(fitting) == 1 else None


def base_of(placed: PlacedKpi, checkpoint: str) -> Amount | None:
    """Return the value that a target is relative to, if there is one."""
    amount = amount_of(placed.at(checkpoint), placed.kpi)
    return amount if amount is not None and amount.relation is Relation.ABSOLUTE else None


def relative_to(base: Amount, amount: Amount, aim: Amount) -> Amount | None:
    """Return a value as the change from a base, or as the ratio to it, in the way `aim` is given; None if there is
    none.

    Nothing is a percentage of a base that is not above 0.
    """
    amount = amount.in_unit_of(base)
    if amount.unlike(base) is not None:
        return None
    if aim.relation is Relation.CHANGE:
        return replace(amount, interval=amount.interval.minus(base.interval), relation=aim.relation).in_unit_of(aim)
    if base.interval.low <= 0:
        return None
    share = amount.interval.share_of(base.interval)
    if aim.relation is Relation.RELATIVE_CHANGE:
        share = share.minus(Interval.at(1)).times(Fraction(100))
    return replace(amount, interval=share, relation=aim.relation, unit=None, scale=None)
