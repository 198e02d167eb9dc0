"""What is said of one KPI: its status, its change, how far it is to its target, and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from icc_cli.progress.change import ValueChange
from icc_cli.progress.status import Status
from icc_cli.progress.targets import Verdict


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a KPI stands."""

    status: Status
    change: ValueChange | None
    """None where there are no two values to compare."""
    fraction: Decimal | None
    """How much of the way from the first value to the target is gone, 0 to 1, rounded down to four decimals, so
    that 1 means reached. None without a target, or where bounds leave it open."""
    reason: str
    """Why, in one sentence."""
    verdicts: tuple[Verdict, ...] = ()
    """What came of each target that has a number, where the later value has one."""
