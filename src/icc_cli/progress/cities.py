"""Reviews the progress of many cities, and returns only what is needed of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.diagnostics import Finding, Severity
from icc_cli.processes import each_of
from icc_cli.progress.city import CityProgress, city_progress
from icc_cli.progress.gaps import CityGaps
from icc_cli.progress.portfolio import CitySummary, summary_of
from icc_cli.progress.timing import Calendar

Moment: TypeAlias = str | date
"""A checkpoint, or a day."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about each city."""

    since: Moment = "start"
    until: Moment | None = None
    as_of: date | None = None
    kinds: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    worst_first: bool = False
    is_whole: bool = True
    """Whether each KPI is wanted, rather than a summary of the city and its missing numbers."""


@dataclass(frozen=True, slots=True)
class Known:
    """The ids of a city that a question may name."""

    checkpoints: tuple[str, ...]
    kinds: tuple[str, ...]
    solutions: tuple[str, ...]
    members: tuple[str, ...]
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The answer to a question about a city."""

    folder: CityFolder
    errors: tuple[Finding, ...] = ()
    """Errors that keep the city's files from being understood; if there are any, everything else is empty."""
    known: Known | None = None
    complaint: str = ""
    """Why the requested period does not exist; then there is no answer."""
    progress: CityProgress | None = None
    """The full progress, if requested."""
    summary: CitySummary | None = None
    gaps: CityGaps | None = None


def review_cities(folders: Sequence[CityFolder], question: Question) -> list[Review]:
    """Review each city, in order."""
    return each_of(_review, [(folder, question) for folder in folders])


def _review(task: tuple[CityFolder, Question]) -> Review:
    folder, question = task
    reading, errors = _sound(folder)
    deliverable, edition = reading.deliverable, reading.edition
    if errors or deliverable is None:
        return Review(folder, tuple(errors))
    known = Known(
        checkpoints=edition.checkpoint_ids(),
        kinds=tuple(kind.id for kind in edition.kinds),
        solutions=tuple(deliverable.solutions),
        members=tuple(member.id for member in deliverable.city.members),
        kpis=tuple(deliverable.all_kpis),
    )
    named = [moment for moment in (question.since, question.until) if isinstance(moment, str)]
    if not set(named) <= set(known.checkpoints):
        return Review(folder, known=known)  # the caller looks at what is known
    try:
        period = period_of(Calendar.of(deliverable, edition), question.since, question.until, question.as_of)
    except PeriodError as error:
        return Review(folder, known=known, complaint=str(error))
    progress = city_progress(
        deliverable,
        edition,
        since=period.since,
        until=period.until,
        as_of=period.as_of,
        kinds=question.kinds,
        solutions=question.solutions,
        members=question.members,
        statuses=question.statuses,
        worst_first=question.worst_first,
    )
    return Review(
        folder,
        known=known,
        progress=progress if question.is_whole else None,
        summary=summary_of(progress),
        gaps=progress.missing,
    )


def _sound(folder: CityFolder) -> tuple[Reading, list[Finding]]:
    """Return the reading of a city, and the errors that keep it from being understood."""
    from icc_cli.city.form import check_form

    reading = read_city(folder)
    return reading, [finding for finding in check_form(reading) if finding.severity is Severity.ERROR]


class Period(NamedTuple):
    """Two checkpoints, and the day that due dates are compared with."""

    since: str
    until: str
    as_of: date


class PeriodError(ValueError):
    """Raised for two checkpoints or days that do not form a period; says why."""


def period_of(calendar: Calendar, since: str | date, until: str | date | None, as_of: date | None) -> Period:
    """Return the requested period. Each end is a checkpoint or a day, which means the last checkpoint by then.

    Without `until`, it ends with the last checkpoint by `as_of`, and without that day, with the last of all; but never
    with the checkpoint that it starts with. Without `as_of`, due dates are compared with the day given as `until`, else
    with that of the later checkpoint.

    Raises PeriodError if there is no such period.
    """
    days, order = calendar.checkpoints, list(calendar.checkpoints)
    first = _checkpoint_by(days, since) if isinstance(since, date) else since
    if until is None:
        by_then = [each for each in order if as_of is None or days[each] <= as_of]
        following = order[order.index(first) + 1 :]
        last = by_then[-1] if by_then and by_then[-1] in following else next(iter(following), first)
    else:
        last = _checkpoint_by(days, until) if isinstance(until, date) else until
    if order.index(first) >= order.index(last):
        shown = ", ".join(f"{each} ({day.isoformat()})" for each, day in days.items())
        raise PeriodError(f"{first} does not come before {last}: the checkpoints are {shown}")
    if until is not None and as_of is not None and as_of < days[last]:
        raise PeriodError(f"the {last} values are of {days[last].isoformat()}, after {as_of.isoformat()}")
    own = until if isinstance(until, date) else days[last]
    return Period(first, last, as_of or own)


def _checkpoint_by(days: Mapping[str, date], day: date) -> str:
    """Return the last checkpoint on or before a day."""
    passed = [checkpoint for checkpoint, when in days.items() if when <= day]
    if not passed:
        first, when = next(iter(days.items()))
        raise PeriodError(f"no checkpoint was by {day.isoformat()}: the first is {first}, on {when.isoformat()}")
    return passed[-1]
