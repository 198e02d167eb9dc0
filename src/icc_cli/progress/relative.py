"""Values in the measure of a target that is relative: how much more than the first value, or how many times it.

The values are put in the target's measure, rather than the target in theirs: a first value that is a bound or a range
then leaves open no more than it must.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from icc_cli.model.deliverable import PlacedKpi
from icc_cli.model.quantities.quantity import Relation
from icc_cli.progress.amounts import Amount, amount_of
from icc_cli.progress.interval import Interval


def no_change(relation: Relation) -> int:
    """What a change or a ratio is at the value that it is relative to."""
    return 1 if relation is Relation.RATIO else 0


def reference_of(placed: PlacedKpi, reference: str | None, checkpoints: Mapping[str, date]) -> str | None:
    """The checkpoint that a target is relative to: the first, unless it names another, or the year of a value's date.

    None where it names something else.
    """
    if reference is None:
        return next(iter(checkpoints))
    if reference in checkpoints:
        return reference
    dated = ((each, placed.kpi.measurements.get(each)) for each in checkpoints)
    fitting = [each for each, cell in dated if cell is not None and str(cell.date) == reference]
    return fitting[0] if len(fitting) == 1 else None


def base_of(placed: PlacedKpi, checkpoint: str) -> Amount | None:
    """The value that a target is relative to, if there is one."""
    amount = amount_of(placed.at(checkpoint), placed.kpi)
    return amount if amount is not None and amount.relation is Relation.ABSOLUTE else None


def relative_to(base: Amount, amount: Amount, aim: Amount) -> Amount | None:
    """A value as the change from a base, or as the ratio to it, that `aim` is one of; None where there is none.

    Nothing is a share of a base that is not above 0.
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
