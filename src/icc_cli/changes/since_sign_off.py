"""What became of the numbers that a city signed off last: which changes weaken a commitment, which have a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icc_cli.changes.change import Where
from icc_cli.changes.differences import Pair, differences
from icc_cli.changes.judging import Deliverables
from icc_cli.changes.judging.targets import of_target
from icc_cli.changes.kinds import targets
from icc_cli.changes.signed_off import ChangeKind, FrozenChange, changes_since, rewritten
from icc_cli.city import Reading
from icc_cli.city.checkpoints import FrozenFile, values_of
from icc_cli.city.places import locate
from icc_cli.diagnostics.stages import Stage
from icc_cli.lint.accepting import Accepted
from icc_cli.lint.context import Case
from icc_cli.lint.rules.checkpoint.changes import CODES, place_of
from icc_cli.model.checkpoint import FrozenCheckpoint
from icc_cli.model.deliverable import Deliverable

_WEAKER = (targets.TARGET_LOWERED, targets.TARGET_POSTPONED, targets.TARGET_REMOVED, targets.TARGET_BLURRED)


@dataclass(frozen=True, slots=True)
class ChangeSince:
    """A change since the sign-off."""

    change: FrozenChange
    is_weaker: bool
    """Whether a target asks for less, later or less firmly than was signed off, or the KPI is gone."""
    solution: str | None
    """The solution that the KPI belongs to; None: the city as a whole."""
    accepted: Accepted | None
    """What the city says about the change, where it accepts it."""


@dataclass(frozen=True, slots=True)
class SignedOff:
    """The latest checkpoint that was signed off, and what has changed since.

    Values that only an earlier sign-off holds are among it where they were rewritten.
    """

    frozen: FrozenCheckpoint
    changes: tuple[ChangeSince, ...]


def signed_off(
    reading: Reading, deliverable: Deliverable, files: Sequence[FrozenFile], accepted: Sequence[Accepted]
) -> SignedOff:
    """Return what has changed since the latest sign-off.

    `files` are the checkpoints that were signed off, at least one, in the order of the programme; `accepted` are the
    findings that the city accepts.
    """
    return SignedOff(files[-1].checkpoint, tuple(_changes(reading, deliverable, files, accepted)))


def _changes(
    reading: Reading, deliverable: Deliverable, files: Sequence[FrozenFile], accepted: Sequence[Accepted]
) -> Iterator[ChangeSince]:
    case, frozen = Case(reading, deliverable, Stage.FINAL), files[-1].checkpoint
    solutions = {kpi.id: kpi.solution for kpi in frozen.kpis}
    solutions |= {kpi: placed.group.solution for kpi, placed in deliverable.all_kpis.items()}
    changes = [*changes_since(deliverable, frozen, reading.edition), *_rewritten_earlier(deliverable, files)]
    order = {kpi: place for place, kpi in enumerate(deliverable.all_kpis)}
    for change in sorted(changes, key=lambda change: order.get(change.kpi, len(order))):
        solution = solutions[change.kpi]
        yield ChangeSince(
            change, _is_weaker(change, deliverable), solution, _accepted(case, change, solution, accepted)
        )


def _rewritten_earlier(deliverable: Deliverable, files: Sequence[FrozenFile]) -> Iterator[FrozenChange]:
    """Yield what was rewritten of what the latest sign-off does not hold; a KPI that it goes without is no change."""
    for value, change in rewritten(deliverable, values_of(files)):
        if value.signed_off != files[-1].checkpoint.checkpoint and change.kind is not ChangeKind.KPI_REMOVED:
            yield change


def _is_weaker(change: FrozenChange, deliverable: Deliverable) -> bool:
    if change.kind is not ChangeKind.TARGET:
        return change.kind is ChangeKind.KPI_REMOVED
    kpi = deliverable.all_kpis[change.kpi].kpi
    before = kpi.model_copy(update={"unit": change.unit_before, "target": change.before})
    found = (each for each in differences(Pair(before, kpi), Where((), ())) if each.field == "target")
    versions = Deliverables(deliverable, deliverable)
    return any(told.kind in _WEAKER for each in found for told in of_target(each, versions))


def _accepted(case: Case, change: FrozenChange, solution: str | None, accepted: Sequence[Accepted]) -> Accepted | None:
    """Return the acceptance of a change: that of its rule, at the place where the change is told."""
    if not change.kind.is_rewritten:
        return None
    location = locate(case.reading, *place_of(case, change, solution))
    place = CODES[change.kind], location.file, location.span
    return next((each for each in accepted if _place(each) == place), None)


def _place(accepted: Accepted) -> tuple[object, ...]:
    finding = accepted.finding
    return finding.rule.code, finding.location.file, finding.location.span
