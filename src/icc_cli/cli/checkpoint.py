"""`icc checkpoint`: numbers signed off, and what has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from icc_cli.changes.signed_off import SignedOffChange, changes_since
from icc_cli.city.checkpoints import FrozenFile, frozen_files
from icc_cli.city.discovery import CHECKPOINTS
from icc_cli.cli.choices import check_known
from icc_cli.cli.common import fail, fail_to_write
from icc_cli.cli.editing import ChosenCity, City, one_city_or_exit, one_city_to_write_or_exit
from icc_cli.cli.help import Commands
from icc_cli.diagnostics import plain, shown_path
from icc_cli.editing import UnusableError, one_line
from icc_cli.editing.sign_off import freeze, text_of
from icc_cli.editing.writing import write_new
from icc_cli.git import head_of, user_of

checkpoint = Commands(help="Sign off a checkpoint's numbers, and show what changed since.", no_args_is_help=True)

CheckpointId = Annotated[str, typer.Argument(metavar="CHECKPOINT", help="The checkpoint: start, midway or final.")]


@checkpoint.command("freeze")
def freeze_(
    checkpoint_id: CheckpointId,
    city: City = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who signs off; the name that git knows if not given.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Sign off again what was signed off already.")] = False,
) -> None:
    """Sign off a checkpoint: write its numbers, baselines and targets into the city's folder.

    From then on a change of one of them is an error of `icc validate`, unless it is accepted with a reason. Exit code
    0: it is signed off. 1: it was signed off before, and --force was not given; or the city has errors of form or no
    KPIs. 2: there is no such city or checkpoint, nobody to sign off, or the file cannot be written.
    """
    with one_city_to_write_or_exit(city) as chosen:
        _freeze(chosen, checkpoint_id, by, force=force)


@checkpoint.command("changes")
def changes(checkpoint_id: CheckpointId, city: City = None) -> None:
    """Show what has changed since a checkpoint was signed off: values, targets, and KPIs that came or went.

    Exit code 0: it is shown, or nothing has changed. 1: the city has errors of form. 2: there is no such city, or the
    checkpoint was never signed off.
    """
    chosen = one_city_or_exit(city)
    check_known("checkpoint", [checkpoint_id], chosen.reading.edition.checkpoint_ids())
    record = _signed_off(chosen, checkpoint_id)
    if record is None:
        fail(f"{checkpoint_id} was not signed off: icc checkpoint freeze {checkpoint_id} does so")
    _print(changes_since(chosen.reading, [record]))


def _freeze(chosen: ChosenCity, checkpoint_id: str, by: str | None, *, force: bool) -> None:
    check_known("checkpoint", [checkpoint_id], chosen.reading.edition.checkpoint_ids())
    if not chosen.deliverable.all_kpis:
        fail(f"{chosen.reading.folder.id} has no KPIs whose numbers could be signed off", 1)
    file = _file(chosen, checkpoint_id)
    record = _signed_off(chosen, checkpoint_id)
    if record is not None and not _may_replace(chosen, record, file, force=force):
        return
    frozen = freeze(
        chosen.deliverable,
        chosen.reading.edition,
        checkpoint_id,
        day=chosen.terms.today,
        by=_signer(chosen, by),
        revision=head_of(chosen.reading.folder.path),
    )
    try:
        write_new(chosen.reading.folder.path, file, text_of(frozen).encode())
    except OSError as error:
        fail_to_write(file, error)
    values = sum(kpi.value is not None and kpi.value.state is None for kpi in frozen.kpis)
    have = "KPI has" if len(frozen.kpis) == 1 else "KPIs have"
    print(f"{shown_path(file)}: {values} of {len(frozen.kpis)} {have} a {checkpoint_id} value")


def _may_replace(chosen: ChosenCity, record: FrozenFile, file: Path, *, force: bool) -> bool:
    """Tell what a new signature changes, and whether it may take the place of the old one; exit with 1 if not."""
    before, order = record.checkpoint, chosen.reading.edition.checkpoint_ids()
    held = (None, order[0], before.checkpoint)
    found = [change for change in changes_since(chosen.reading, [record]) if change.checkpoint in held]
    signed = plain(f"{before.checkpoint} was signed off on {before.date.words()} by {before.by}")
    if not found:
        print(f"{shown_path(file)}: {signed}, and nothing has changed since")
        return False
    print(f"{signed}; since then:")
    _print(found)
    if not force:
        fail("it is not signed off again without --force", 1)
    return True


def _print(found: Sequence[SignedOffChange]) -> None:
    for change in found:
        print(plain(change.words()))


def _signed_off(chosen: ChosenCity, checkpoint_id: str) -> FrozenFile | None:
    files = frozen_files(chosen.reading.folder.path)
    return next((each for each in files if each.checkpoint.checkpoint == checkpoint_id), None)


def _file(chosen: ChosenCity, checkpoint_id: str) -> Path:
    return chosen.reading.folder.path / CHECKPOINTS / f"{checkpoint_id}.yaml"


def _signer(chosen: ChosenCity, by: str | None) -> str:
    given = by if by is not None else user_of(chosen.reading.folder.path) or ""
    try:
        name = one_line(given)
    except UnusableError as error:
        fail(f"{given!r} {error}")
    if not name:
        fail("who signs off? add --by NAME")
    return name
