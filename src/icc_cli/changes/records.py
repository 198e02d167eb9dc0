"""Holds changes against the checkpoints that a city had signed off, and tells what became of the records themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from icc_cli.changes.change import Change
from icc_cli.changes.kinds import checkpoints, kpis, targets
from icc_cli.city import Reading
from icc_cli.city.discovery import CHECKPOINTS
from icc_cli.city.places import FILE_START, locate
from icc_cli.diagnostics import Location, Severity
from icc_cli.diagnostics.registry import Rule

_HEADING = "Checkpoints"
_OF_TARGETS = {each for each in vars(targets).values() if isinstance(each, Rule)}
_OF_VALUES = {kpis.BASELINE_REWRITTEN, kpis.MEASUREMENT_REWRITTEN, kpis.MEASUREMENT_REMOVED, kpis.MEASURED}

_Rewritten = Mapping[tuple[str, str | None], str]
"""The checkpoint that something was signed off with which is no longer so, by KPI and checkpoint; None: its targets."""


def hold_against_records(changes: Sequence[Change], old: Reading, new: Reading) -> list[Change]:
    """Return changes, as errors where they rewrite what the old version had signed off; and those of the records."""
    if not any((reading.folder.path / CHECKPOINTS).is_dir() for reading in (old, new)):
        return list(changes)
    from icc_cli.changes.signed_off import changes_since  # few cities have signed off a checkpoint
    from icc_cli.city.checkpoints import frozen_files

    rewritten = {
        (each.kpi, each.checkpoint): each.record.signed_off
        for each in changes_since(new, frozen_files(old.folder.path))
        if each.record is not None and each.is_rewritten
    }
    return [*(_held(change, rewritten) for change in changes), *_of_records(old, new)]


def _held(change: Change, rewritten: _Rewritten) -> Change:
    kpi = dict(change.ids).get("kpi", "")
    if change.kind in _OF_TARGETS:
        checkpoint = rewritten.get((kpi, None))
    elif change.kind in _OF_VALUES:
        checkpoint = rewritten.get((kpi, change.field))
    elif change.kind is kpis.UNIT_CHANGED:  # it rewrites each value that kept its number
        checkpoint = next((checkpoint for (each, _), checkpoint in rewritten.items() if each == kpi), None)
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
            kind, verb = checkpoints.CHECKPOINT_REWRITTEN, "no longer has a record"
        elif was.checkpoint.kpis != now.checkpoint.kpis:
            kind, verb = checkpoints.CHECKPOINT_REWRITTEN, "has a different record from the one that was signed off"
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
