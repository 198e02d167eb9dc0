"""What the rules about signed-off numbers find, each by the kind of change, and where each is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from icc_cli.city.found import Found, On
from icc_cli.city.places import FILE_START
from icc_cli.diagnostics import Location, Related
from icc_cli.lint.context import Case
from icc_cli.yamltext import KeyPath

if TYPE_CHECKING:  # few cities have signed off anything, and the others need not wait for it
    from icc_cli.changes.signed_off import FrozenChange
    from icc_cli.city.checkpoints import FrozenValue

Kind: TypeAlias = Literal["measurement-rewritten", "baseline-rewritten", "target-rewritten", "kpi-removed"]
"""Kinds of change that rewrite what was signed off, as `checkpoints.comparing.ChangeKind` names them."""
CODES: Mapping[str, str] = {
    "measurement-rewritten": "ICC-M080",
    "baseline-rewritten": "ICC-M081",
    "target-rewritten": "ICC-M082",
    "kpi-removed": "ICC-M083",
}
"""The rule that tells of each of these kinds."""
_FOR_GOOD = "Put it back; or say why it changed in a comment behind it: # icc: allow"


def changes_of(case: Case, kind: Kind) -> Iterator[Found]:
    """Yield the changes of a kind, with the place where the number was signed off."""
    if not case.rewritten:
        return
    from icc_cli.changes.signed_off_text import printed

    for frozen, change in case.rewritten:
        if change.kind != kind:
            continue
        path, on = place_of(case, change, frozen.solution)
        signed = _signed(frozen)
        if kind == "kpi-removed":
            message = f"`{change.kpi}` was signed off with {frozen.signed_off}, and is not there any more"
            hint = "Put it back under its id, with a state where it is not measured any more."
            yield Found(path, message, on, help=hint, elsewhere=(signed,))
            continue
        now = printed(change.after, change.unit_after)
        was = printed(change.before, change.unit_before)
        what = f"{change.checkpoint} of" if change.checkpoint else "the target of"
        message = f"{what} `{change.kpi}` is {now}, but {was} was signed off with {frozen.signed_off}"
        yield Found(path, message, on, help=f"{_FOR_GOOD} {CODES[kind]} reason", elsewhere=(signed,))


def place_of(case: Case, change: FrozenChange, solution: str | None) -> tuple[KeyPath, On]:
    """Return what is underlined, where the change is also accepted: the value, or the KPI where it has none of its own.

    A KPI that is gone is told at its `solution`'s KPIs, or, where these are gone as well, at the city.
    """
    if change.kind == "kpi-removed":
        groups = (each.path for each in case.kpi_groups if each.group.solution == solution)
        return next(groups, ("city",)), "item"
    each = next(each for each in case.kpis if each.placed.kpi.id == change.kpi)
    kpi = each.placed.kpi
    if change.checkpoint is None:
        return ((*each.path, "target"), "value") if kpi.target else (each.path, "item")
    if change.checkpoint in kpi.measurements:
        return (*each.path, "measurements", change.checkpoint), "value"
    return each.path, "item"


def _signed(frozen: FrozenValue) -> Related:
    span = frozen.document.value_span(frozen.path) or FILE_START
    return Related("signed off", Location(frozen.document.file, span, frozen.document))
