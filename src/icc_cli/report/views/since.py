"""The annex on what has changed since the city signed off its numbers; weakened commitments come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from icc_cli.model.checkpoint import FrozenCheckpoint
from icc_cli.model.quantities.quantity import Measurement, Quantity, Target
from icc_cli.report.context import Context
from icc_cli.report.outline import Topic

if TYPE_CHECKING:
    from icc_cli.changes.signed_off import SignedOffChange
    from icc_cli.report.sign_off import ChangeSince

_SHORT = 12
"""Enough letters to identify a revision."""
GROUPS = ("weaker", "rewritten", "measured", "other")
"""Groups of changes, in order; the catalogue entry of that name is the group's title."""


@dataclass(frozen=True, slots=True)
class SinceRow:
    """A change: its KPI, the field, what was signed off and the current value."""

    kpi: str
    solution: str | None
    """The solution of the KPI, if different from the row before."""
    what: str
    was: str
    now: str
    reason: str
    """The reason in the city's words; empty if it gives none."""
    until: str
    """The date until which the city accepts the change; empty if permanently."""
    needs_reason: bool
    """Whether something signed off has been altered, which calls for a reason."""


@dataclass(frozen=True, slots=True)
class SinceGroup:
    """The changes of one kind."""

    title: str
    rows: tuple[SinceRow, ...]


@dataclass(frozen=True, slots=True)
class SinceView:
    """What has changed, in a sentence and by kind, and who signed off the compared version."""

    sentence: str
    sign_off: str
    groups: tuple[SinceGroup, ...]


def since(context: Context) -> Topic | None:
    """Return the topic; None for a city that has signed off nothing."""
    given = context.origin.signed_off
    if given is None:
        return None
    changes = [each for each in given.changes if _concerns(context, each)]
    by_group = {name: [each for each in changes if _group(each) == name] for name in GROUPS}
    view = SinceView(
        sentence=_sentence(context, changes),
        sign_off=_sign_off(context, given.frozen),
        groups=tuple(
            SinceGroup(context.say(f"since.{name}"), tuple(_rows(context, given.frozen, group)))
            for name, group in by_group.items()
            if group
        ),
    )
    return Topic("since", context.say(f"since.title-{given.frozen.checkpoint}"), "since", view)


def _group(each: ChangeSince) -> str:
    if each.change.is_weaker:
        return "weaker"
    if each.change.checkpoint is None:
        return "other"
    return "rewritten" if each.change.is_rewritten else "measured"


def _concerns(context: Context, each: ChangeSince) -> bool:
    """Whether a change concerns the members that the report is about."""
    return not context.members or each.change.solution is None or each.change.solution in context.deliverable.solutions


def _sentence(context: Context, changes: list[ChangeSince]) -> str:
    rewritten = sum(each.change.is_rewritten for each in changes)
    if rewritten:
        return context.say("since.broken", count=rewritten)
    return context.say("since.kept" if changes else "since.nothing")


def _sign_off(context: Context, frozen: FrozenCheckpoint) -> str:
    words = context.say("since.sign-off", date=context.language.date(frozen.date), who=frozen.by)
    if frozen.revision is None:
        return words
    key = "since.changed-revision" if frozen.uncommitted else "since.revision"
    return f"{words}; {context.say(key, revision=frozen.revision[:_SHORT])}"


def _rows(context: Context, frozen: FrozenCheckpoint, group: list[ChangeSince]) -> Iterator[SinceRow]:
    before = None
    for each in group:
        accepted = each.accepted
        solution = context.solution_name(each.change.solution) or escape(context.say("kpis.whole-city"))
        was, now = _sides(context, frozen, each.change)
        yield SinceRow(
            kpi=each.change.name,
            solution=solution if solution != before else None,
            what=_what(context, each.change),
            was=was,
            now=now,
            reason=accepted.reason if accepted else "",
            until=context.language.date(accepted.until) if accepted and accepted.until else "",
            needs_reason=each.change.is_rewritten,
        )
        before = solution


def _what(context: Context, change: SignedOffChange) -> str:
    if change.is_addition or change.is_removal:
        return context.say("kpis.kpi")
    return context.say(f"progress.{change.checkpoint}" if change.checkpoint else "kpis.target")


def _sides(context: Context, frozen: FrozenCheckpoint, change: SignedOffChange) -> tuple[str, str]:
    """Return the signed-off and the current text; for a deleted KPI, the value and targets that it had."""
    if change.is_addition:
        return context.say("since.absent"), context.say("since.added")
    if change.is_removal:
        known = next(kpi for kpi in frozen.kpis if kpi.id == change.kpi)
        value = [] if known.value is None else [context.cell(known.value, known.unit)]
        targets = (context.target(each, known.unit) for each in known.target)
        words = [*value, *(context.say("bar-chart.target-value", value=each) for each in targets)]
        return "; ".join(words) or context.say("value.missing"), context.say("since.removed")
    return _words(context, change.before, change.unit_before), _words(context, change.now, change.unit_now)


def _words(context: Context, quantities: tuple[Quantity, ...], unit: str | None) -> str:
    words = [context.cell(each, unit) for each in quantities if isinstance(each, Measurement)]
    words += [context.target(each, unit) for each in quantities if isinstance(each, Target)]
    return "; ".join(words) or context.say("value.missing")
