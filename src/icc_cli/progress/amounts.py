"""What is compared with what: a value with its unit and its basis, so that unlike things are never subtracted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from icc_cli.model.kpis import Kpi
from icc_cli.model.quantity import Measurement, Qualifier, Quantity, Relation, Target
from icc_cli.model.units import normal_unit
from icc_cli.progress.interval import Interval

_PERCENTAGE = re.compile(r"%( of .*)?|percentage points")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as a calculation sees it."""

    interval: Interval
    unit: str | None
    """The unit as the KPI spells it, where it is the KPI's."""
    relation: Relation = Relation.ABSOLUTE
    reference: str | None = None
    scale: str | None = None
    is_approximate: bool = False

    @property
    def is_percentage(self) -> bool:
        """Whether it changes by percentage points."""
        return self.relation is Relation.RELATIVE_CHANGE or (
            self.unit is not None and _PERCENTAGE.fullmatch(normal_unit(self.unit)) is not None
        )

    def unlike(self, other: Amount) -> str | None:
        """Say what keeps the two from being compared (`one is in t, the other in kt`), or None."""
        if self.relation is not other.relation:
            return f"one is {_KIND_OF[self.relation]}, the other {_KIND_OF[other.relation]}"
        if not same_unit(self.unit, other.unit):
            return f"one is {_in_unit(self.unit)}, the other {_in_unit(other.unit)}"
        if self.relation is not Relation.ABSOLUTE and self.reference != other.reference:
            return "they are relative to different things"
        if self.scale != other.scale:
            return "they stand on different scales"
        return None


_KIND_OF = {
    Relation.ABSOLUTE: "a value",
    Relation.RATIO: "a ratio",
    Relation.CHANGE: "a change",
    Relation.RELATIVE_CHANGE: "a change in per cent",
}


def amount_of(measurement: Measurement | None, kpi: Kpi) -> Amount | None:
    """The amount of a measurement; None where there is no number."""
    return _amount(measurement, kpi.unit) if measurement is not None and measurement.has_number else None


def amount_of_target(target: Target, kpi: Kpi) -> Amount:
    """The amount of a target that holds a number.

    Where a KPI has targets for several things, the thing counted stands for the unit: a value is compared with
    the target only if it says that it counts the same.
    """
    subject = target.subject if len(kpi.target) > 1 else None
    return _amount(target, subject or kpi.unit)


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units are the same, in whatever spelling (`kg/year`, `kg per year`)."""
    if one is None or other is None:
        return one is other
    return normal_unit(one) == normal_unit(other)


def _amount(quantity: Quantity, unit: str | None) -> Amount:
    own = None if quantity.relation is Relation.RELATIVE_CHANGE else quantity.unit or unit
    return Amount(
        Interval.of(quantity),
        unit if same_unit(own, unit) else own,
        quantity.relation,
        quantity.reference,
        quantity.scale,
        quantity.qualifier is Qualifier.APPROX,
    )


def _in_unit(unit: str | None) -> str:
    return "without a unit" if unit is None else f"in {unit}"
