"""Reads dated lists in prose (`**June 2022:** the contract is signed`), as in rationales of KPIs."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from icc_cli.lint.context import RuleContext
from icc_cli.lint.shared.dated import Days, plans, span
from icc_cli.model.base import Passage
from icc_cli.model.date_guess import MONTHS
from icc_cli.model.roadmap import KpiRationale
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_MONTH = "|".join(MONTHS)
_ENTRY = lazy(
    rf"^[ \t]*(?:[-*+][ \t]+)?\*{{0,2}}(?:(?P<part>End|Beginning|Start|Middle) of )?(?:(?P<day>\d{{1,2}}) )?"
    rf"(?:(?P<first>{_MONTH})(?: ?(?:to|–|-) ?(?P<last>{_MONTH}))? )?"
    r"(?P<year>(?:19|20)\d\d)(?: ?(?:to|–|-) ?(?P<until>(?:19|20)\d\d))?:?\*{0,2}:?[ \t]+"
    r"(?P<what>\S[^\n]*(?:\n(?![ \t]*[-*+] )[^\n]+)*)",
    re.MULTILINE,
)
_PARTS = {"End": (10, 12), "Beginning": (1, 3), "Start": (1, 3), "Middle": (5, 8)}
"""The months that a part of a year may mean."""


class Point(NamedTuple):
    """Something that happens at a time, wherever it is written."""

    path: KeyPath
    what: str
    days: Days


def entries(text: str) -> list[tuple[str, Days]]:
    """Return the entries of a dated list in order, each with what happens and its days."""
    return [(" ".join(found["what"].split()), _days(found)) for found in _ENTRY.finditer(text)]


def rationales(context: RuleContext) -> Iterator[tuple[str | None, list[tuple[KeyPath, str]]]]:
    """Yield the rationale of each solution's KPIs (None: of the city's), as texts with their paths."""
    yield None, list(_texts(("roadmap", "kpi_rationale"), context.deliverable.roadmap.kpi_rationale))
    for index, group in enumerate(context.deliverable.kpis):
        yield group.solution, list(_texts(("kpis", index, "rationale"), group.rationale))


def points_of_rationale(texts: Iterable[tuple[KeyPath, str]]) -> list[Point]:
    """Return all dated entries of some texts."""
    return [Point(path, what, days) for path, text in texts for what, days in entries(text)]


def points_of_plans(context: RuleContext) -> Iterator[tuple[str | None, str, list[list[Point]]]]:
    """Yield for each plan its solution, its label, and its lists of dated items."""
    for plan in plans(context):
        lists = [
            [
                Point(item.path, item.title, known)
                for item in items
                if (known := span(context, item)) is not None and known.first <= known.last
            ]
            for items in plan.lists
        ]
        yield plan.solution, plan.label, lists


def _texts(path: KeyPath, rationale: KpiRationale) -> Iterator[tuple[KeyPath, str]]:
    for name in type(rationale).model_fields:
        passages: tuple[Passage, ...] = getattr(rationale, name)
        for index, passage in enumerate(passages):
            yield (*path, name, index, "text"), passage.text


def _days(found: re.Match[str]) -> Days:
    year, last_year = int(found["year"]), int(found["until"] or found["year"])
    first, last = _PARTS.get(found["part"] or "", (1, 12))
    if found["first"]:
        first = MONTHS.index(found["first"]) + 1
        last = MONTHS.index(found["last"]) + 1 if found["last"] else first
    final = calendar.monthrange(last_year, last)[1]
    if found["day"] and found["first"] and not found["last"]:
        day = min(max(int(found["day"]), 1), final)
        return Days(datetime.date(year, first, day), datetime.date(year, first, day))
    return Days(datetime.date(year, first, 1), datetime.date(last_year, last, final))
