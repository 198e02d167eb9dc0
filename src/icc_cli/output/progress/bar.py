"""The way from the first value to the target as a bar of signs, with the present marked on it."""

from __future__ import annotations

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.progress.city import ProgressRow
from icc_cli.progress.status import Status

WIDTH = 12
_BEGIN, _GONE, _NOW, _LEFT, _TARGET, _BACKWARDS = "├━●─┤◀"


def has_bar(row: ProgressRow, since: str) -> bool:
    """Whether a KPI has a first value, a target, and one place between them, or beyond, where it stands."""
    first = row.cells[since]
    return row.assessment.fraction is not None and first is not None and first.has_number


def bar(row: ProgressRow, since: str) -> str:
    """The bar: `├━━━●──────┤`; with `◀` at its beginning for a value further off than the first. Empty without one."""
    if not has_bar(row, since) or row.assessment.fraction is None:
        return ""
    places = WIDTH - 3
    if row.assessment.status is Status.REGRESSED:
        return _BACKWARDS + _LEFT * (places + 1) + _TARGET
    is_there = row.assessment.fraction == 1
    gone = places if is_there else min(round(row.assessment.fraction * places), places - 1)
    return _BEGIN + _GONE * gone + _NOW + _LEFT * (places - gone) + _TARGET


def bar_with_share(row: ProgressRow, since: str) -> str:
    """The bar with the share of the way that is gone: `├━━━●──────┤ 33 %`. Its parts hold together."""
    drawn = bar(row, since)
    if not drawn or row.assessment.status is Status.REGRESSED:
        return drawn
    return f"{drawn}{NO_BREAK_SPACE}{int(100 * (row.assessment.fraction or 0))}{NO_BREAK_SPACE}%"
