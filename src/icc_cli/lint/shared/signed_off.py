"""What the rules about signed-off numbers find, by the rule that reports it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from icc_cli.city.found import Found
from icc_cli.city.places import FILE_START
from icc_cli.diagnostics import Location, Related
from icc_cli.lint.context import RuleContext

if TYPE_CHECKING:  # few cities have signed off anything; the others need not load it
    from icc_cli.changes.signed_off import SignedOffChange

MEASUREMENT, BASELINE, TARGET, KPI = "ICC-M080", "ICC-M081", "ICC-M082", "ICC-M083"
_FOR_GOOD = "Restore it, or say why it changed in a comment after it: # icc: allow"


def code_of(change: SignedOffChange) -> str:
    """Return the code of the rule that reports a rewritten signed-off number."""
    if change.is_removal:
        return KPI
    if change.checkpoint is None:
        return TARGET
    return BASELINE if change.record is not None and change.record.is_baseline else MEASUREMENT


def changes_of(context: RuleContext, code: str) -> Iterator[Found]:
    """Yield what a rule reports, with the place of the sign-off."""
    for change in context.rewritten:
        record = change.record
        if record is None or code_of(change) != code:
            continue
        span = record.document.value_span(record.path) or FILE_START
        signed = Related("signed off", Location(record.document.file, span, record.document))
        if change.is_removal:
            message = f"`{change.kpi}` was signed off with {record.signed_off}, and is no longer there"
            hint = "Put it back under its id, with a state where it is no longer measured."
        else:
            what = f"{change.checkpoint} of" if change.checkpoint else "the target of"
            was = f"{change.words_before()} was signed off with {record.signed_off}"
            message = f"{what} `{change.kpi}` is {change.words_now()}, but {was}"
            hint = f"{_FOR_GOOD} {code} reason"
        yield Found(change.path, message, change.on, help=hint, elsewhere=(signed,), facts=_facts(change))


def _facts(change: SignedOffChange) -> tuple[object, ...]:
    """Return what was rewritten, and the numbers, states or texts that it was and is."""
    values: list[object] = [change.checkpoint]
    for each in (*change.before, *change.now):
        said = (each.value, each.min, each.max, each.text, getattr(each, "state", None))
        values += [value for value in said if value is not None]
    return tuple(values)
