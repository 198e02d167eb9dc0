"""`icc validate`: says what is wrong with cities' files, and where."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TextIO

import typer

from icc_cli.city.own_files import BrokenFileError
from icc_cli.cli.common import (
    Cities,
    Paths,
    check_output_or_exit,
    chosen_cities,
    configuration_of,
    fail,
    fail_to_write,
    today_or_exit,
)
from icc_cli.cli.fixing import Diff, Fix, Fixing, Unsafe, fix_cities, fixable, fixing_or_exit
from icc_cli.cli.outputs import Output, outputs_or_exit, write_outputs
from icc_cli.diagnostics import Finding, Severity, at_or_above, plain, shown_path
from icc_cli.diagnostics.selection import Choice, Selection
from icc_cli.lint.catalogue import find_family, find_rule, nearest_rule
from icc_cli.lint.examine import Outcome, Terms, check_cities
from icc_cli.output.findings.lines import statistics, summary
from icc_cli.output.formats import format_names
from icc_cli.programme.edition import Stage

if TYPE_CHECKING:
    from icc_cli.city.configuration import Configuration

Rules = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Only these rules: codes, names, letters of families; commas between them."),
]
OtherRules = Annotated[list[str] | None, typer.Option(metavar="RULE", help="Not these rules.")]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMAT[:FILE]",
        help=f"How to write the findings, and to which file: {', '.join(format_names('validate'))}. May be repeated.",
    ),
]
AskedStage = Annotated[
    Stage | None, typer.Option(help="What must be there by now; if not given, what city.yaml or icc.yaml says.")
]
FailOn = Annotated[Severity, typer.Option("--fail-on", help="The mildest severity that makes the exit code 1.")]
OutputFile = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write the format.")]
Counted = Annotated[bool, typer.Option("--statistics", help="Count at the end what each rule has found.")]
Baseline = Annotated[Path | None, typer.Option(metavar="FILE", help="Leave out the findings that this file lists.")]
NewBaseline = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help="List in this file what is found now, to leave it out."),
]
OldBaseline = Annotated[
    Path | None,
    typer.Option("--migrate-baseline", metavar="FILE", help="Carry over this baseline of version 1."),
]
Day = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day on which acceptances must hold; today if not given."),
]


class _Request(NamedTuple):
    """What is asked for, once it is known that it can be carried out."""

    paths: list[Path] | None
    cities: list[str] | None
    stage: Stage | None
    selection: Selection
    day: datetime.date
    baseline: Path | None
    new_baseline: Path | None
    old_baseline: Path | None


class _Result(NamedTuple):
    """The result of a run."""

    cities: list[str]
    findings: list[Finding]
    remarks: list[str]


def validate(
    paths: Paths = None,
    city: Cities = None,
    stage: AskedStage = None,
    select: Rules = None,
    ignore: OtherRules = None,
    formats: Formats = None,
    output: OutputFile = None,
    counted: Counted = False,
    fail_on: FailOn = Severity.ERROR,
    baseline: Baseline = None,
    new_baseline: NewBaseline = None,
    old_baseline: OldBaseline = None,
    as_of: Day = None,
    fix: Fix = False,
    unsafe: Unsafe = False,
    diff: Diff = False,
) -> None:
    """Say what is wrong with the files of cities, and where.

    Exit code 0: no finding at or above --fail-on. 1: there are some. 2: nothing could be checked.
    """
    outputs = outputs_or_exit(formats or (), output)
    check_output_or_exit(new_baseline)
    if diff:  # then standard output is for what `patch` reads
        outputs = [each for each in outputs if each.file is not None]
    told = sys.stdout if _is_for_people(outputs) and not diff else sys.stderr
    selection = Selection(_rules_or_exit(select), _rules_or_exit(ignore))
    request = _Request(paths, city, stage, selection, today_or_exit(as_of), baseline, new_baseline, old_baseline)
    fixing = fixing_or_exit(fix=fix, unsafe=unsafe, diff=diff)
    try:
        result = _carried_out(request, fixing, told)
    except BrokenFileError as error:
        write_outputs(outputs, error.findings, [])
        raise typer.Exit(2) from None
    write_outputs(outputs, result.findings, result.cities)
    _close(outputs, result, statistics(result.findings) if counted else [], told)
    raise typer.Exit(1 if at_or_above(result.findings, fail_on) else 0)


def _carried_out(request: _Request, fixing: Fixing | None, told: TextIO) -> _Result:
    configuration = configuration_of(request.paths)
    folders = chosen_cities(request.paths, request.cities, configuration)

    def terms(city: str) -> Terms:
        if configuration is None:
            return Terms(request.stage, choice=Choice((request.selection,)), today=request.day)
        choice = configuration.choice(city, request.selection)
        return Terms(request.stage, configuration.stage(city), choice, request.day)

    outcomes = check_cities(folders, terms)
    if fixing is not None:
        outcomes = fix_cities(folders, outcomes, terms, fixing, told)
    baseline = request.baseline or (configuration.baseline if configuration else None)
    is_all = not request.paths and not request.cities and _is_top(configuration)
    remarks = list(_on_outcomes(outcomes))
    if request.new_baseline is not None:
        baseline = request.new_baseline
        _write_baseline(baseline, outcomes, is_all)
    elif request.old_baseline is not None:
        baseline = request.old_baseline
        remarks += _migrate_baseline(baseline, outcomes, is_all)
    if baseline is not None:
        outcomes, said = _heard(baseline, outcomes, is_all)
        remarks += said
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    remarks += fixable(findings)
    return _Result([folder.id for folder in folders], findings, remarks)


def _is_top(configuration: Configuration | None) -> bool:
    """Tell whether all cities of the repository are below the current folder."""
    here = Path.cwd()
    if configuration is not None:
        return configuration.folder == here
    return (here / ".git").exists() or not any((above / ".git").exists() for above in here.parents)


def _on_outcomes(outcomes: Sequence[Outcome]) -> Iterator[str]:
    broken = [plain(outcome.city) for outcome in outcomes if not outcome.is_whole]
    if broken:
        listed = ", ".join(broken[:8]) + (", …" if len(broken) > 8 else "")
        yield f"only the form was checked of {listed}: content is, once the errors of form are fixed"
    accepted = sum(len(outcome.accepted) for outcome in outcomes)
    if accepted:
        yield f"{_counted(accepted)} accepted, for reasons that the files give"


def _write_baseline(file: Path, outcomes: Sequence[Outcome], is_all: bool) -> None:
    from icc_cli.lint.baseline import read_baseline, renew, write_baseline

    try:
        write_baseline(file, renew(outcomes, read_baseline(file) if os.path.lexists(file) else (), everywhere=is_all))
    except OSError as error:
        fail_to_write(file, error)


def _migrate_baseline(file: Path, outcomes: Sequence[Outcome], is_all: bool) -> Iterator[str]:
    """Carry over a baseline of version 1, and yield what was and what was not; exit with 2 where it cannot be done."""
    from icc_cli.lint.baseline import VERSION, migrate, read_baseline_1, write_baseline

    migrated = migrate(outcomes, read_baseline_1(file), everywhere=is_all)
    if migrated.not_sought:
        first = migrated.not_sought[0]
        fail(
            f"{_counted(len(migrated.not_sought))} listed in {shown_path(file)} that this run did not look for, as"
            f" {plain(first.rule)} about {plain(first.about)}: check all cities and rules, at the latest stage"
        )
    try:
        write_baseline(file, migrated.entries)
    except OSError as error:
        fail_to_write(file, error)
    yield f"{_counted(migrated.carried)} carried over to version {VERSION} of {shown_path(file)}"
    for entry in migrated.gone:
        yield f"not carried over, as it is gone: {plain(f'{entry.rule} {entry.about}: {entry.message}')}"


def _heard(file: Path, outcomes: Sequence[Outcome], is_all: bool) -> tuple[list[Outcome], list[str]]:
    from icc_cli.lint.baseline import compare, read_baseline

    compared = compare(outcomes, read_baseline(file), everywhere=is_all)
    said = [f"{_counted(compared.known)} left out, as {shown_path(file)} lists them"] if compared.known else []
    if compared.gone:
        word, them = ("finding", "is") if compared.gone == 1 else ("findings", "are")
        said.append(f"{compared.gone} {word} of {shown_path(file)} {them} gone: --write-baseline removes what is gone")
    return compared.outcomes, said


def _counted(number: int) -> str:
    return f"{number} finding is" if number == 1 else f"{number} findings are"


def _close(outputs: Sequence[Output], result: _Result, counts: Sequence[str], told: TextIO) -> None:
    """Print how it came out: below findings for people, else where it does not mix with what programs read."""
    has_summary = _shown_format(outputs) == "text"
    lines = [*([] if has_summary else [summary(result.findings, len(result.cities))]), *result.remarks, *counts]
    told.write("".join(f"{line}\n" for line in lines))


def _is_for_people(outputs: Sequence[Output]) -> bool:
    """Tell whether nothing that a program reads goes to standard output."""
    return _shown_format(outputs) in (None, "text")


def _shown_format(outputs: Sequence[Output]) -> str | None:
    return next((output.format for output in outputs if output.file is None), None)


def _rules_or_exit(given: Sequence[str] | None) -> tuple[str, ...]:
    words = tuple(word for each in given or () for word in map(str.strip, each.split(",")) if word)
    for word in words:
        if not (find_family(word) or find_rule(word)):
            near = nearest_rule(word)
            fail(f"no rule {word!r}; {f'did you mean {near}?' if near else 'icc rules lists them all'}")
    return words
