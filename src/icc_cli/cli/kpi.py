"""`icc kpi`: a KPI shown, its measurements set, and the workbook that a city's departments fill in."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from icc_cli.cli.choices import check_known
from icc_cli.cli.common import check_output_or_exit, fail, fail_to_write
from icc_cli.cli.editing import (
    ChosenCity,
    City,
    checked_or_exit,
    one_city_or_exit,
    one_city_to_write_or_exit,
    write_or_exit,
)
from icc_cli.cli.help import Commands
from icc_cli.diagnostics import plain, shown_path
from icc_cli.editing import (
    CannotEditError,
    Details,
    Edited,
    KpiPlace,
    NewValue,
    UnusableError,
    as_read,
    entry_of,
    find_kpis,
    with_measurements,
)
from icc_cli.yamltext import Value

kpi = Commands(help="Show KPIs, and enter their measurements.", no_args_is_help=True)

KpiId = Annotated[str, typer.Argument(metavar="KPI", help="The KPI's id.")]


@kpi.command("set")
def set_(
    kpi_id: KpiId,
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="CHECKPOINT=VALUE",
            help="A value (40, '≈ 4000 kWh', '3-4'), a state (pending, not-monitored, not-applicable, "
            "not-yet-measurable), or nothing, which takes the measurement out.",
        ),
    ],
    city: City = None,
    note: Annotated[str | None, typer.Option(help="What a reader must know to understand the value.")] = None,
    reason: Annotated[
        str | None, typer.Option(help="Why there is no value: not-started, no-data, postponed, cancelled, …")
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="When it was measured: 2022-05-31, 2022-05, 2022-Q2 or 2022.")
    ] = None,
    expected: Annotated[str | None, typer.Option(metavar="DATE", help="When it will be measurable.")] = None,
    source: Annotated[
        str | None, typer.Option(help="Where the value comes from, if not from the KPI's source.")
    ] = None,
    who: Annotated[str | None, typer.Option(help="Who supplied it.")] = None,
) -> None:
    """Write measurements of a KPI into the city's files; what else stands there stays as it is.

    What is given takes the place of all that was said about the checkpoint. The city is checked before anything is
    written. Exit code 0: the measurements are as they should be. 1: they would bring an error, or the city has
    errors of form. 2: there is no such city, KPI or checkpoint, or the value is none.
    """
    details = Details(reason=reason, expected=expected, date=date, source=source, who=who, note=note)
    with one_city_to_write_or_exit(city) as chosen:
        _set(chosen, kpi_id, values, details)


def _set(chosen: ChosenCity, kpi_id: str, values: Iterable[str], details: Details) -> None:
    place = _kpi_or_exit(chosen, kpi_id)
    given = dict(_pairs(values))
    check_known("checkpoint", given, chosen.reading.edition.checkpoint_ids())
    news = [NewValue(kpi_id, checkpoint, _entry_or_exit(words, details)) for checkpoint, words in given.items()]
    edited = edited_or_exit(chosen, news)
    if edited.changes:
        checked_or_exit(chosen, edited)
        write_or_exit(chosen, edited)
    for each in news:
        before, after = shown(place.entry(each.checkpoint)), shown(each.entry)
        file = shown_path(place.place.document.file)
        is_same = before == after
        print(
            plain(f"{file}: {kpi_id} {each.checkpoint}: {f'{after}, as before' if is_same else f'{before} → {after}'}")
        )


@kpi.command("show")
def show(kpi_id: KpiId, city: City = None) -> None:
    """Show a KPI: what it is, its target, its values, and how it stands.

    Exit code 0: it is shown. 1: the city has errors of form. 2: there is no such city or KPI.
    """
    from icc_cli.cli.outputs import write_out
    from icc_cli.output.formats import find_format
    from icc_cli.output.progress.kpi import ShownKpi

    chosen = one_city_or_exit(city)
    placed = _kpi_or_exit(chosen, kpi_id).placed
    shown = ShownKpi(placed, chosen.deliverable, chosen.reading.edition)
    write_out(find_format("kpi show", "kpi", "table"), shown)


@kpi.command("export")
def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write; one that is there is replaced.")
    ],
    city: City = None,
) -> None:
    """Write a workbook in which departments enter measurements, for `icc kpi import`.

    Exit code 0: it is written. 1: the city has errors of form, no KPIs, or text that is too long for a spreadsheet.
    2: there is no such city, or the file cannot be written.
    """
    from icc_cli.city.outputs import write_output
    from icc_cli.office import UnusableWorkbookError, workbook_of

    if file.suffix.casefold() != ".xlsx":
        fail(f"{shown_path(file)}: a workbook's name ends in .xlsx")
    check_output_or_exit(file)
    chosen = one_city_or_exit(city)
    if not chosen.deliverable.all_kpis:
        fail(f"{chosen.reading.folder.id} has no KPIs to enter measurements for", 1)
    try:
        content = workbook_of(chosen.reading)
    except UnusableWorkbookError as error:
        fail(str(error), 1)
    try:
        write_output(file, content)
    except OSError as error:
        fail_to_write(file, error)
    print(shown_path(file))


@kpi.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="A workbook that `icc kpi export` has written.")],
    city: City = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
) -> None:
    """Show what a filled-in workbook changes, ask, and write it into the city's files.

    Without a terminal to ask at, and without --yes, nothing is written. Exit code 0: the city's files are as the
    workbook says, or it changes nothing. 1: there are changes and they were not written: they were not agreed to, they
    contradict newer ones, or would bring an error. 2: the file is no workbook of this city.
    """
    from icc_cli.office import UnusableWorkbookError, changes_in, read_workbook

    try:
        workbook = read_workbook(file)
        chosen = one_city_or_exit(city or [workbook.city])
        filled = changes_in(workbook, chosen.reading)
    except UnusableWorkbookError as error:
        for line in error.complaints:
            print(f"icc: {plain(line)}", file=sys.stderr)
        raise typer.Exit(error.code) from None
    for remark in filled.remarks:
        print(f"icc: {plain(remark)}", file=sys.stderr)
    if not filled.changes:
        print("no changes")
        return
    for change in filled.changes:
        _print_change(change.place, change.kpi, change.checkpoint, change.before, change.after)
    edited = edited_or_exit(chosen, [NewValue(each.kpi, each.checkpoint, each.after) for each in filled.changes])
    checked_or_exit(chosen, edited)
    count = f"{len(filled.changes)} {'change' if len(filled.changes) == 1 else 'changes'}"
    if not yes and not (sys.stdin.isatty() and typer.confirm(f"Write {count} to {chosen.reading.folder.id}?")):
        print(f"{count}, not written{'' if sys.stdin.isatty() else ': add --yes to write them'}")
        raise typer.Exit(1)
    write_or_exit(chosen, edited)
    print(f"{count} written to {', '.join(shown_path(each.file) for each in edited.changes)}")


def edited_or_exit(chosen: ChosenCity, values: Iterable[NewValue]) -> Edited:
    """Return the city with other measurements, in memory; exit with 1 where a file cannot be edited so."""
    try:
        return with_measurements(chosen.reading, values)
    except CannotEditError as error:
        fail(str(error), 1)


def shown(entry: Value) -> str:
    """Return what a file holds for a measurement, in words for people."""
    from icc_cli.progress.text import cell_text

    if entry is None:
        return "missing"
    measurement = as_read(entry)
    details = [f"{key} {value}" for key in ("date", "source", "who", "note") if (value := getattr(measurement, key))]
    words = cell_text(measurement, None)
    return f"{words} ({' '.join('; '.join(details).split())})" if details else words


def _print_change(place: str, kpi_id: str, checkpoint: str, before: Value, after: Value) -> None:
    print(plain(f"{place}: {kpi_id} {checkpoint}"))
    print(plain(f"  - {shown(before)}"))
    print(plain(f"  + {shown(after)}"))


def _kpi_or_exit(chosen: ChosenCity, kpi_id: str) -> KpiPlace:
    kpis = find_kpis(chosen.reading)
    check_known("KPI", [kpi_id], kpis)
    return kpis[kpi_id]


def _pairs(values: Iterable[str]) -> Iterable[tuple[str, str]]:
    seen = set()
    for each in values:
        checkpoint, sign, words = each.partition("=")
        if not sign:
            fail(f"{each!r} gives no value: write CHECKPOINT=VALUE, as in final=40")
        if checkpoint in seen:
            fail(f"{checkpoint} is given twice")
        seen.add(checkpoint)
        yield checkpoint, words


def _entry_or_exit(words: str, details: Details) -> Value:
    is_empty = not words.strip()
    try:
        said = details.keys()
        entry = None if is_empty else entry_of(words, details)
    except UnusableError as error:
        fail(f"{words!r}: {error}")
    if is_empty and said:
        fail(
            "without a value there is nothing to say a note or a reason about: give a state, as in final=not-monitored"
        )
    return entry
