"""What a report tells of the latest sign-off: what has changed since, and what the city says about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icc_cli.changes.signed_off import SignedOffChange, changes_since
from icc_cli.city import Reading
from icc_cli.city.checkpoints import FrozenFile
from icc_cli.city.places import locate
from icc_cli.lint.accepting import Accepted
from icc_cli.lint.shared.signed_off import code_of
from icc_cli.model.checkpoint import FrozenCheckpoint


@dataclass(frozen=True, slots=True)
class ChangeSince:
    """A change since the sign-off."""

    change: SignedOffChange
    accepted: Accepted | None
    """What the city says about it, where it accepts it."""


@dataclass(frozen=True, slots=True)
class SignedOff:
    """The latest checkpoint that was signed off, and what has changed since.

    Values that only an earlier sign-off holds are among it where they were rewritten.
    """

    frozen: FrozenCheckpoint
    changes: tuple[ChangeSince, ...]


def signed_off(reading: Reading, files: Sequence[FrozenFile], accepted: Sequence[Accepted]) -> SignedOff:
    """Return what has changed since the latest sign-off.

    `files` are the checkpoints that were signed off, at least one, in the order of the programme; `accepted` are the
    findings that the city accepts.
    """
    latest = files[-1].checkpoint
    by_place = {_place(each): each for each in reversed(accepted)}
    changes = tuple(
        ChangeSince(change, by_place.get(_place_of(reading, change)) if change.is_rewritten else None)
        for change in _since(latest, changes_since(reading, files))
    )
    return SignedOff(latest, changes)


def _since(latest: FrozenCheckpoint, changes: Sequence[SignedOffChange]) -> Iterator[SignedOffChange]:
    """Yield what has changed since the latest sign-off.

    It does not hold the values of earlier ones, which count where they were rewritten; a KPI that it no longer had is
    no change.
    """
    for change in changes:
        is_held = change.record is None or change.record.signed_off == latest.checkpoint
        if is_held or (change.is_rewritten and not change.is_removal):
            yield change


def _place_of(reading: Reading, change: SignedOffChange) -> tuple[object, ...]:
    location = locate(reading, change.path, change.on)
    return code_of(change), location.file, location.span


def _place(accepted: Accepted) -> tuple[object, ...]:
    finding = accepted.finding
    return finding.rule.code, finding.location.file, finding.location.span
