"""Holds changes against the checkpoints that a city had signed off: what was frozen changes with a reason, or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_cli.changes.change import Change
from icc_cli.changes.kinds import checkpoints, kpis, targets
from icc_cli.city import Reading
from icc_cli.city.locating import FILE_START, locate
from icc_cli.diagnostics import Location, Severity
from icc_cli.diagnostics.registry import Rule

_HEADING = "Checkpoints"
_FOLDER = "checkpoints"
_OF_TARGETS = {each for each in vars(targets).values() if isinstance(each, Rule)}
_OF_VALUES = {kpis.BASELINE_REWRITTEN, kpis.MEASUREMENT_REWRITTEN, kpis.MEASUREMENT_REMOVED}


def hold_against_frozen(changes: Sequence[Change], old: Reading, new: Reading) -> list[Change]:
    """Return changes, those of what the old version had signed off as errors; and what became of its records."""
    if not any((reading.folder.path / _FOLDER).is_dir() for reading in (old, new)):
        return list(changes)
    from icc_cli.city.checkpoints import frozen_values  # few cities have signed off a checkpoint

    signed_off = {
        (value.kpi, value.checkpoint): value.signed_off
        for value in frozen_values(old.folder.path)
        if any(getattr(each, "state", None) is None for each in value.quantities)
    }
    held = [_held(change, signed_off) for change in changes]
    return [*held, *_of_records(old, new)]


def _held(change: Change, signed_off: dict[tuple[str, str | None], str]) -> Change:
    kpi = dict(change.ids).get("kpi", "")
    if change.kind in _OF_TARGETS:
        checkpoint = signed_off.get((kpi, None))
    elif change.kind in _OF_VALUES:
        checkpoint = signed_off.get((kpi, change.field))
    else:
        checkpoint = None
    if checkpoint is None:
        return change
    kind = change.kind if change.severity is Severity.ERROR else checkpoints.SIGNED_OFF_CHANGED
    return replace(change, kind=kind, message=f"{change.message}, and was signed off with {checkpoint}")


def _of_records(old: Reading, new: Reading) -> Iterator[Change]:
    """Yield what became of the records themselves; what is said about them may change, their numbers may not."""
    from icc_cli.city.checkpoints import frozen_files

    before, after = (
        {file.checkpoint.checkpoint: file for file in frozen_files(reading.folder.path)} for reading in (old, new)
    )
    city = locate(new, ("city", "id"), "value")
    for checkpoint in dict.fromkeys((*before, *after)):
        was, now = before.get(checkpoint), after.get(checkpoint)
        if was is None:
            kind, verb = checkpoints.CHECKPOINT_SIGNED_OFF, "was signed off"
        elif now is None:
            kind, verb = checkpoints.CHECKPOINT_REWRITTEN, "has no record any more"
        elif was.checkpoint.kpis != now.checkpoint.kpis:
            kind, verb = checkpoints.CHECKPOINT_REWRITTEN, "has another record than was signed off"
        else:
            continue
        yield Change(
            kind=kind,
            city=new.folder.id,
            message=f"checkpoint {checkpoint} {verb}",
            old=Location(was.document.file, FILE_START, was.document) if was else None,
            new=Location(now.document.file, FILE_START, now.document) if now else city,
            heading=_HEADING,
            ids=(("checkpoint", checkpoint),),
            was=f"{was.checkpoint.date.words()}, {was.checkpoint.by}" if was else None,
            now=f"{now.checkpoint.date.words()}, {now.checkpoint.by}" if now else None,
        )
