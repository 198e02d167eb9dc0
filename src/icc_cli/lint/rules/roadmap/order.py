"""R: whether the order of the dates is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.dated import month_of
from icc_cli.lint.shared.dated_prose import Point, points_of_plans, points_of_rationale, rationales
from icc_cli.patterns import lazy

_CONTRACT = lazy(
    r"\bcontracts? (?:(?:is|are|was|were) )?(?:signed|awarded)|\bsign(?:ing|ature of) (?:the )?contract", re.I
)
_TENDER = lazy(r"\b(?:public (?:tender|call)|call for tenders)\b", re.I)
_FULL = lazy(r"\bfull(?:y)? (?:use|implementation|functional|adoption|operation)|\bin full use\b|\bgo-live\b", re.I)
_WORK = lazy(rf"\bdemonstrat\w+|\b(?:delivered|installed)\b|{_FULL.pattern}", re.I)
"""Words for steps of a purchase: the call for tenders, the contract, and what only the contractor can do after it."""


@rule("ICC-R040", "order-that-cannot-be", by_stage="iwww")
def order_that_cannot_be(context: RuleContext) -> Iterator[Found]:
    """Work is done before its contract is signed, or the call for tenders comes after it.

    A purchase has a fixed order: the call for tenders, the contract, then what the contractor delivers and shows. If
    the dates differ, one of them is wrong, or the plan could not have been carried out. Correct the date.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Control room in full use  # <- here
            due: 2021-09
            done: true
          - {title: Contract signed for the control room, due: 2021-12, done: true}

    Good:

        # roadmap/more.yaml
        milestones:
          - {title: Contract signed for the control room, due: 2021-06, done: true}
          - title: Control room in full use
            due: 2021-09
            done: true
    """
    told = [("the rationale of the KPIs", points_of_rationale(texts)) for _, texts in rationales(context)]
    told += [(label, points) for _, label, lists in points_of_plans(context) for points in lists]
    for label, points in told:
        contracts = [point for point in points if _CONTRACT.search(point.what)]
        if not contracts:
            continue
        first = min(contracts, key=lambda point: point.days.first)
        last = max(contracts, key=lambda point: point.days.last)
        for point in points:
            if point in contracts:
                continue
            if _WORK.search(point.what) and point.days.last < first.days.first:
                yield _against(point, first, f"before the contract is signed ({month_of(first.days.first)})", label)
            elif _TENDER.search(point.what) and point.days.first > last.days.last:
                yield _against(point, last, f"after the contract is signed ({month_of(last.days.last)})", label)


@rule("ICC-R041", "dates-go-back", by_stage="iiii")
def dates_go_back(context: RuleContext) -> Iterator[Found]:
    """A list that is ordered by date goes back in time.

    Readers take the order of a list for the order of events. If the dates disagree with it, either a date is wrong or
    an entry is in the wrong place. Correct the date, or sort the list.

    Bad:

        # roadmap/more.yaml
        milestones:
          - {title: Control room planned, due: 2021-10, done: true}
          - {title: Control room opened, due: 2021-06, done: true}  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - {title: Control room planned, due: 2021-06, done: true}
          - {title: Control room opened, due: 2021-10, done: true}
    """
    for _, texts in rationales(context):
        for path, text in texts:
            yield from _backwards(points_of_rationale([(path, text)]))
    for _, _, lists in points_of_plans(context):
        for points in lists:
            if not points or points[0].path[-2] != "activities":
                yield from _backwards(points)


@rule("ICC-R042", "two-dates-for-one-milestone", by_stage="iwww")
def two_dates_for_one_milestone(context: RuleContext) -> Iterator[Found]:
    """One milestone has two dates: under one title, or as the full use or the contract of one solution.

    Full use begins once, and a contract is signed once. Two dates mean that a plan was changed in one place and not in
    another (the charter, the roadmap or the rationale of the KPIs), and nobody can say whether it is late. Keep the
    date that is right.

    Bad:

        # roadmap/more.yaml
        milestones:
          - {title: Control room opened, due: 2021-06, done: true}
          - {title: Control room opened, due: 2021-10, done: true}  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - {title: Control room opened, due: 2021-06, done: true}
          - {title: Control room extended, due: 2021-10, done: true}
    """
    told: dict[str | None, list[Point]] = {}
    for solution, texts in rationales(context):
        told.setdefault(solution, []).extend(points_of_rationale(texts))
    known: dict[tuple[str | None, str], Point] = {}
    for solution, label, lists in points_of_plans(context):
        points = [point for points in lists for point in points]
        for point in points:
            first = known.setdefault((solution, point.what.casefold()), point)
            if not _meet(first, point):
                yield _two_dates(f"“{_short(point.what)}”", point, first, label, "elsewhere")
        for kind, name in ((_FULL, "full use"), (_CONTRACT, "contract")):
            planned = [point for point in points if kind.search(point.what)]
            stated = [point for point in told.get(solution, ()) if kind.search(point.what)]
            if planned and stated and not any(_meet(one, two) for one in planned for two in stated):
                what = f"the {name} of `{solution}`" if solution else f"the {name}"
                yield _two_dates(what, planned[0], stated[0], label, "according to the rationale of its KPIs")


def _two_dates(what: str, point: Point, other: Point, label: str, elsewhere: str) -> Found:
    message = f"{what} is in {_time(point)} according to {label}, and in {_time(other)} {elsewhere}"
    related = (("the other date", other.path),)
    return Found(point.path, message, "item", "Keep the date that is right.", related, facts=_facts(point, other))


def _against(point: Point, contract: Point, when: str, label: str) -> Found:
    related = (("the contract", contract.path),) if contract.path != point.path else ()
    message = f"“{_short(point.what)}” ({_time(point)}) comes {when}, according to {label}"
    return Found(point.path, message, "item", "Correct one of the two dates.", related, facts=_facts(point, contract))


def _backwards(points: list[Point]) -> Iterator[Found]:
    """Yield the first entry of a list that is over before one above it begins."""
    for index, point in enumerate(points[1:], 1):
        above = max(points[:index], key=lambda each: each.days.first)
        if point.days.last < above.days.first:
            message = f"“{_short(point.what)}” ({_time(point)}) is listed after “{_short(above.what)}” ({_time(above)})"
            related = (("this is listed before it", above.path),) if above.path != point.path else ()
            yield Found(
                point.path, message, "item", "Correct the date, or sort the list.", related, facts=_facts(point, above)
            )
            return


def _time(point: Point) -> str:
    """Return when something happens, as precisely as messages need: a year, or a month."""
    first, last = point.days
    return str(first.year) if (last - first).days > 300 and first.year == last.year else month_of(first)


def _meet(one: Point, two: Point) -> bool:
    return one.days.first <= two.days.last and two.days.first <= one.days.last


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


def _facts(point: Point, other: Point) -> tuple[object, ...]:
    return point.what, point.days.first, other.what, other.days.first
