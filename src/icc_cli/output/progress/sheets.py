"""Portfolios and lists of missing numbers as plain tables of words, which every format for readers prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.output.progress.words import counts_text, day, one_line, standings_text
from icc_cli.progress.gaps import NOBODY, CityGaps, Gap, MissingNumbers
from icc_cli.progress.portfolio import CitySummary


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of words. The first column names what a row is about."""

    title: str
    heads: tuple[str, ...]
    figures: frozenset[int]
    """The columns of figures, which end below each other."""
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]
    """The sentences below the table."""


def portfolio_sheet(cities: Sequence[CitySummary]) -> Sheet:
    """A line for each city."""
    heads = ("City", "KPIs", "With value", "Last measured", "KPIs by status", "Milestones", "Worst")
    rows = tuple(
        (
            city_name(city),
            str(city.kpis),
            coverage(city),
            last_measured(city),
            counts_text(city.counts),
            standings_text(city.milestones),
            worst(city),
        )
        for city in cities
    )
    return Sheet(portfolio_title(cities), heads, frozenset({1, 2}), rows, (portfolio_summary(cities),))


def portfolio_title(cities: Sequence[CitySummary]) -> str:
    """The heading of a portfolio: `3 cities: progress from start to final`."""
    periods = {(city.since, city.until) for city in cities}
    since, until = periods.pop() if len(periods) == 1 else ("", "")
    between = f" from {since} to {until}" if since else ""
    number = "1 city" if len(cities) == 1 else f"{len(cities)} cities"
    return f"{number}: progress{between}"


def portfolio_summary(cities: Sequence[CitySummary]) -> str:
    """The last line of a portfolio: how many KPIs have a value, and how many lack a number."""
    kpis, measured = sum(city.kpis for city in cities), sum(city.measured for city in cities)
    missing, overdue = sum(city.missing_numbers for city in cities), sum(city.overdue for city in cities)
    lack = (
        f" {missing} {'lacks' if missing == 1 else 'lack'} a number, {overdue} of them overdue: --gaps lists them."
        if missing
        else ""
    )
    checkpoints = {city.until for city in cities}
    value = f"a {checkpoints.pop()} value" if len(checkpoints) == 1 else "a value at the later checkpoint"
    have = "KPI has" if kpis == 1 else "KPIs have"
    return f"{measured} of {kpis} {have} {value}.{lack}"


def city_name(city: CitySummary) -> str:
    """A city's name, with the members of a consortium that are meant."""
    return one_line(city.name + (f" ({', '.join(city.members)})" if city.members else ""))


def coverage(city: CitySummary) -> str:
    """How many KPIs have a value, and the share, rounded down: `8 (19 %)`."""
    share = f" ({int(100 * city.coverage)}{NO_BREAK_SPACE}%)" if city.kpis else ""
    return f"{city.measured}{share}".replace(" ", NO_BREAK_SPACE)


def last_measured(city: CitySummary) -> str:
    """When a KPI had a value last."""
    return "never" if city.last_measured is None else day(city.last_measured)


def worst(city: CitySummary) -> str:
    """The worst items, each behind its sign; the last of them says how many more there are like these."""
    told = [f"{item.standing.sign}{NO_BREAK_SPACE}{one_line(item.name)}" for item in city.worst]
    return "; ".join([*told, *([f"and {city.further} more"] if city.further else [])])


def gaps_sheet(missing: MissingNumbers) -> Sheet:
    """A line for each missing number; with its city, where they are of several."""
    cities = missing.cities
    several, days = len(cities) > 1, {city.id: city.as_of for city in cities}
    heads = ("KPI", *(("City",) if several else ()), "Solution", "Number", "Due", "Whose")
    rows = tuple(
        (
            kpi_words(gap),
            *((one_line(gap.city_name),) if several else ()),
            solution_words(gap),
            number_words(gap),
            due_words(gap, days[gap.city]),
            owner_words(gap),
        )
        for gap in missing.sorted()
    )
    return Sheet(gaps_title(cities), heads, frozenset(), rows, tuple(gaps_remarks(cities)))


def gaps_title(cities: Sequence[CityGaps]) -> str:
    """The heading of a list of missing numbers: `Sofia: missing numbers on 31 August 2022`."""
    days = {city.as_of for city in cities}
    whose = one_line(cities[0].name) if len(cities) == 1 else f"{len(cities)} cities"
    return f"{whose}: missing numbers{f' on {day(days.pop())}' if len(days) == 1 else ''}"


def gaps_remarks(cities: Sequence[CityGaps]) -> Iterator[str]:
    """The last lines of such a list: how many are missing, and how many nobody expects."""
    kpis, missing = sum(city.kpis for city in cities), sum(len(city.gaps) for city in cities)
    overdue, silent = sum(city.overdue for city in cities), sum(city.silent for city in cities)
    if missing:
        lack = "KPI lacks" if kpis == 1 else "KPIs lacks" if missing == 1 else "KPIs lack"
        yield f"{missing} of {kpis} {lack} a number; {overdue} of these numbers {_are(overdue)} overdue."
    elif not kpis:
        yield "There are no KPIs of which a number could be missing."
    else:
        yield f"None of the {kpis} KPIs lacks a number that is expected."
    if silent:
        kpi = "KPI" if silent == 1 else "KPIs"
        yield f"{silent} {kpi} {_are(silent)} not monitored or not applicable: no number is expected."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def kpi_words(gap: Gap) -> str:
    """The KPI's name, behind its system's."""
    return one_line(f"{gap.system}: {gap.name}" if gap.system else gap.name)


def solution_words(gap: Gap) -> str:
    """The solution's name."""
    return one_line(gap.solution_name or "City as a whole")


def number_words(gap: Gap) -> str:
    """Where the number belongs, what stands there, and where more are missing: `start (in words), midway`."""
    told = "" if gap.standing == "missing" else f" ({gap.standing})"
    return ", ".join([gap.checkpoint + told, *gap.later])


def owner_words(gap: Gap) -> str:
    """Whose number it is."""
    return one_line(gap.owner.words) if gap.owner is not None else NOBODY


def due_words(gap: Gap, as_of: date) -> str:
    """When it is due, and how far that is from the day of the list: `30 April 2021, overdue by 488 days`."""
    if gap.due is None:
        return "no date named"
    days = (gap.due - as_of).days
    number = f"{abs(days)}{NO_BREAK_SPACE}{'day' if abs(days) == 1 else 'days'}"
    distance = "today" if days == 0 else f"in {number}" if days > 0 else f"overdue by {number}"
    return f"{day(gap.due)}, {distance}"
