"""What the rules about signed-off numbers find, each by the kind of change."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.checkpoints import FrozenChange, FrozenValue
from icc_cli.checkpoints.comparing import ChangeKind
from icc_cli.checkpoints.words import printed
from icc_cli.diagnostics import Location, Related
from icc_cli.rules.case import Case, KpiAt
from icc_cli.rules.engine import Found, On
from icc_cli.rules.places import FILE_START, Path

_FOR_GOOD = "Put it back; or say why it changed in a comment behind it: # icc: allow"


def changes_of(case: Case, kind: ChangeKind) -> Iterator[Found]:
    """Yield the changes of a kind, with the place where the number was signed off."""
    kpis = {each.placed.kpi.id: each for each in case.kpis}
    for frozen, change in case.rewritten:
        if change.kind is not kind:
            continue
        signed = _signed(frozen)
        if kind is ChangeKind.KPI_REMOVED:
            message = f"`{change.kpi}` was signed off with {frozen.signed_off}, and is not there any more"
            hint = "Put it back under its id, with a state where it is not measured any more."
            group = _group(case, frozen.solution)
            yield Found(group, message, on="item", help=hint, elsewhere=(signed,))
            continue
        path, on = _place(kpis[change.kpi], change)
        now = printed(change.after, change.unit_after)
        was = printed(change.before, change.unit_before)
        what = f"{change.checkpoint} of" if change.checkpoint else "the target of"
        message = f"{what} `{change.kpi}` is {now}, but {was} was signed off with {frozen.signed_off}"
        code = {ChangeKind.BASELINE: "ICC-M081", ChangeKind.TARGET: "ICC-M082"}.get(kind, "ICC-M080")
        yield Found(path, message, on=on, help=f"{_FOR_GOOD} {code} reason", elsewhere=(signed,))


def _place(each: KpiAt, change: FrozenChange) -> tuple[Path, On]:
    """Return what is to be underlined: the value, or, where the KPI has none of its own, the KPI."""
    kpi = each.placed.kpi
    if change.checkpoint is None:
        return ((*each.path, "target"), "value") if kpi.target else (each.path, "item")
    if change.checkpoint in kpi.measurements:
        return (*each.path, "measurements", change.checkpoint), "value"
    return each.path, "item"


def _group(case: Case, solution: str | None) -> Path:
    return next((each.path for each in case.kpi_groups if each.group.solution == solution), ("city",))


def _signed(frozen: FrozenValue) -> Related:
    span = frozen.document.value_span(frozen.path) or FILE_START
    return Related("signed off", Location(frozen.document.file, span, frozen.document))
