"""Changes since a checkpoint was signed off, in words."""

from __future__ import annotations

from icc_cli.changes.signed_off import ChangeKind, FrozenChange
from icc_cli.model.quantities.quantity import Quantity, Target
from icc_cli.model.quantities.text import print_quantity


def described(change: FrozenChange) -> str:
    """Return a change on one line: `parks-lit midway: 5 parks → 6 parks`."""
    match change.kind:
        case ChangeKind.KPI_REMOVED:
            return f"{change.kpi}: removed"
        case ChangeKind.KPI_ADDED:
            return f"{change.kpi}: added"
    before, after = printed(change.before, change.unit_before), printed(change.after, change.unit_after)
    return f"{change.kpi} {change.checkpoint or 'target'}: {before} → {after}"


def printed(quantities: tuple[Quantity, ...], unit: str | None) -> str:
    """Return a measurement, or the targets of a KPI, with their due dates; `missing` for none."""
    return "; ".join(_with_due(quantity, unit) for quantity in quantities) or "missing"


def _with_due(quantity: Quantity, unit: str | None) -> str:
    due = f" by {quantity.due.words()}" if isinstance(quantity, Target) and quantity.due else ""
    return f"{print_quantity(quantity, unit=unit)}{due}"
