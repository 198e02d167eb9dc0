"""`icc progress`: shows where cities stand, what each KPI did, and which numbers are missing."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from icc_cli.cli.choices import Members, check_known, check_members_of
from icc_cli.cli.common import Cities, Paths, cities_or_exit, day_or_exit, fail, print_findings
from icc_cli.cli.outputs import format_option, write_out
from icc_cli.output.findings.lines import summary
from icc_cli.output.formats import find_format
from icc_cli.progress.order import Order
from icc_cli.progress.status import Status

if TYPE_CHECKING:
    from icc_cli.city import CityFolder
    from icc_cli.progress.cities import Known, Moment, Question, Review
    from icc_cli.progress.city import CityProgress
    from icc_cli.progress.portfolio import CitySummary

TABLE = "table"
LATE, OVERDUE = "late", "overdue"
_STATUSES = tuple(status.value for status in Status)
_ORDERS = {
    "kpis": (Order.STATUS,),
    "portfolio": (Order.NAME, Order.STATUS, Order.COVERAGE, Order.LAST),
    "gaps": (Order.DUE, Order.OWNER),
}
_VIEWS = {"kpis": "the KPIs of a city", "portfolio": "several cities", "gaps": "missing numbers"}


def progress(
    paths: Paths = None,
    city: Cities = None,
    since: Annotated[
        str, typer.Option("--from", metavar="CHECKPOINT", help="The earlier checkpoint, or a day like 2021-04-30.")
    ] = "start",
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="CHECKPOINT", help="The later one; the last (by --as-of) if none is given."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day that due dates are compared with; the later checkpoint's if none."),
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only KPIs of this kind; may be repeated.")
    ] = None,
    solution: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only KPIs of this solution; may be repeated.")
    ] = None,
    member: Members = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Only KPIs of this status; may be repeated.")
    ] = None,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="Which numbers are missing, whose they are, and by when they are due.")
    ] = False,
    explain: Annotated[
        list[str] | None, typer.Option(metavar="KPI", help="Why this KPI stands as it does; may be repeated.")
    ] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="Each KPI of several cities, in place of a line for each city.")
    ] = False,
    sort: Annotated[
        Order | None,
        typer.Option(
            metavar="ORDER", help="Cities: name, status, coverage, last. KPIs: status. Missing numbers: due, owner."
        ),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS", help="Exit with 1 if a KPI shown has this status, or something is late or overdue."
        ),
    ] = None,
    format_: Annotated[str, format_option("progress", "it")] = TABLE,
) -> None:
    """Show where cities stand: each KPI, or a line for each city.

    Exit code 0: it is shown. 1: something is as --fail-on names it, or the files of a city cannot be understood; its
    findings are on standard error, and the other cities are shown. 2: nothing could be shown.
    """
    from icc_cli.processes import FEW  # other commands need not wait for any of it
    from icc_cli.progress.cities import Question, review_cities
    from icc_cli.progress.gaps import MissingNumbers
    from icc_cli.progress.portfolio import sorted_cities

    if explain and (gaps or format_ != TABLE):
        fail("--explain is for reading at a terminal: leave out --gaps and --format (JSON has the reason of each KPI)")
    feared = _words(fail_on)
    check_known("status", feared, (*_STATUSES, LATE, OVERDUE))
    statuses = _words(status)
    check_known("status", statuses, _STATUSES)
    folders = cities_or_exit(paths, city)
    question = Question(
        since=_moment(since, "--from"),
        until=None if until is None else _moment(until, "--to"),
        as_of=None if as_of is None else day_or_exit(as_of, "--as-of"),
        kinds=tuple(kind or ()),
        solutions=tuple(solution or ()),
        members=tuple(member or ()),
        statuses=statuses,
        worst_first=sort is Order.STATUS,
        is_whole=bool(city or detail or explain) or len(folders) < FEW,
    )
    reviews = review_cities(folders, question)
    sound = _sound(reviews)
    _check(question, explain or (), sound)
    meant = [review for review, known in sound if _is_meant(question, explain, known)]
    if not sound:
        raise typer.Exit(1)
    if not meant:
        fail("no city here has the member, the solution and the KPI that are asked for")
    view = "gaps" if gaps else "kpis" if explain or city or detail or len(meant) == 1 else "portfolio"
    if sort is not None and sort not in _ORDERS[view]:
        others = ", ".join(order.value for order in _ORDERS[view])
        fail(f"--sort {sort.value} is not for {_VIEWS[view]}, which can be sorted by {others}")
    shown: object
    if view == "gaps":
        shown = MissingNumbers([each.gaps for each in meant if each.gaps is not None], sort or Order.DUE)
    elif view == "portfolio":
        shown = sorted_cities((each.summary for each in meant if each.summary is not None), sort or Order.NAME)
    elif explain:
        view = "explanations"
        shown = [(city, row) for city in _whole(meant, question) for row in city.rows if row.placed.kpi.id in explain]
    else:
        shown = _whole(meant, question)
    write_out(find_format("progress", view, format_), shown)
    sys.stdout.flush()
    is_feared = _tell_feared([review.summary for review in meant if review.summary is not None], feared)
    if is_feared or len(sound) < len(folders):
        raise typer.Exit(1)


def _sound(reviews: Sequence[Review]) -> list[tuple[Review, Known]]:
    """The cities whose files are sound; the findings of the others are shown."""
    for review in reviews:
        if review.known is None:
            print_findings(list(review.errors))
            print(f"\n{review.folder.id}: {summary(list(review.errors), 1)}", file=sys.stderr)
    return [(review, review.known) for review in reviews if review.known is not None]


def _check(question: Question, explained: Collection[str], sound: Sequence[tuple[Review, Known]]) -> None:
    """Exit with 2 where something is asked for that no city has, or a period that is none."""
    if not sound:
        return
    known = [each for _, each in sound]
    checkpoints = [moment for moment in (question.since, question.until) if isinstance(moment, str)]
    check_known("checkpoint", checkpoints, (id_ for each in known for id_ in each.checkpoints))
    complaint = next((review.complaint for review, _ in sound if review.complaint), None)
    if complaint:
        fail(complaint)
    check_members_of(question.members, {review.folder.id: each.members for review, each in sound})
    check_known("kind", question.kinds, (id_ for each in known for id_ in each.kinds))
    check_known("solution", question.solutions, (id_ for each in known for id_ in each.solutions))
    check_known("KPI", explained, (id_ for each in known for id_ in each.kpis))


def _is_meant(question: Question, explained: Collection[str] | None, known: Known) -> bool:
    """Whether a city has something of all that is asked for."""
    asked = ((question.solutions, known.solutions), (question.members, known.members), (explained, known.kpis))
    return all(not wanted or any(each in has for each in wanted) for wanted, has in asked)


def _whole(meant: Sequence[Review], question: Question) -> list[CityProgress]:
    """The progress of cities with all their KPIs; one that was asked for in short only is asked again."""
    from dataclasses import replace

    from icc_cli.progress.cities import review_cities

    lacking: list[CityFolder] = [review.folder for review in meant if review.progress is None]
    again = review_cities(lacking, replace(question, is_whole=True))
    return [review.progress for review in (*meant, *again) if review.progress is not None]


def _tell_feared(cities: Iterable[CitySummary], feared: Collection[str]) -> bool:
    """Say on standard error what is as `--fail-on` names it; return whether anything is."""
    from icc_cli.progress.milestones import Standing

    told = []
    for city in cities:
        numbers = {status.value: number for status, number in city.counts.items()}
        numbers |= {LATE: city.milestones.get(Standing.LATE, 0), OVERDUE: city.overdue}
        told += [f"{city.id}: {numbers[each]} {_THINGS.get(each, each)}" for each in feared if numbers.get(each)]
    if told:
        print(f"icc: {'; '.join(told)}", file=sys.stderr)
    return bool(told)


_THINGS = {LATE: "late milestones", OVERDUE: "overdue numbers"}


def _words(given: Sequence[str] | None) -> tuple[str, ...]:
    """What is given as `missed,regressed` or one by one, each once."""
    return tuple(dict.fromkeys(word for each in given or () for word in map(str.strip, each.split(",")) if word))


def _moment(given: str, option: str) -> Moment:
    """Return a checkpoint or a day: no checkpoint begins with a digit."""
    return day_or_exit(given, option) if given[:1].isdigit() else given
