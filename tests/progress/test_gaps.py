"""Missing numbers: which of a KPI's is next, by when it is due after the measurement calendar, and whose it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from gallery import deliverable, gallery, kpi

from icc_cli.model import Deliverable
from icc_cli.programme import EDITIONS
from icc_cli.progress import city_progress
from icc_cli.progress.gaps import Gap, MissingNumbers
from icc_cli.progress.order import Order

EDITION = EDITIONS["icc-2020"]
SILENT = {"state": "not-monitored", "reason": "no-data"}


def gap(kind: str = "performance", as_of: date | None = None, **fields: Any) -> Gap | None:
    """The missing number of the only KPI of a city."""
    city = deliverable({"kpis": [kpi(1, {"name": "A", **fields}, kind)]})
    found = city_progress(city, EDITION, as_of=as_of).gaps
    return found[0] if found else None


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        # Maturity and performance are measured at the checkpoints: the end of cycle 2, and the programme review.
        ("performance", {}, ("start", "2021-04-30", "missing", ("midway", "final"))),
        ("performance", {"start": 1}, ("midway", "2022-02-28", "missing", ("final",))),
        ("maturity", {"start": 1, "midway": 2}, ("final", "2022-08-31", "missing", ())),
        ("cross-cutting", {"start": 1, "midway": 2}, ("final", "2022-08-31", "missing", ())),
        ("maturity", {"start": 1, "final": 2}, ("midway", "2022-02-28", "missing", ())),
        ("maturity", {"start": 1, "midway": 2, "final": 3}, None),
        # Activities are counted every month: the next number is due at the end of the month after the last.
        ("activity", {}, ("start", "2021-04-30", "missing", ("midway", "final"))),
        ("activity", {"start": 1}, ("midway", "2021-05-31", "missing", ("final",))),
        ("activity", {"start": 1, "midway": 2}, ("final", "2022-03-31", "missing", ())),
        ("activity", {"start": {"value": 1, "date": "2021-01"}}, ("midway", "2021-02-28", "missing", ("final",))),
        ("activity", {"start": SILENT}, ("midway", "2021-05-31", "missing", ("final",))),
        ("activity", {"start": 1, "midway": 2, "final": 3}, None),
        (
            "activity",
            {"start": 1, "midway": 2, "final": {"value": 3, "date": "2022-05-04"}},
            ("final", "2022-06-30", "an earlier month's", ()),
        ),
        ("activity", {"start": 1, "midway": 2, "final": {"value": 3, "date": "2022-08-02"}}, None),
        # What is expected says itself when.
        ("activity", {"start": 1, "midway": "TBD", "final": 2}, ("midway", "2021-05-31", "pending", ())),
        (
            "performance",
            {"start": 1, "midway": {"state": "pending", "expected": "2022-05"}, "final": 2},
            ("midway", "2022-05-31", "pending", ()),
        ),
        (
            "performance",
            {"monitoring": {"state": "not-yet-measurable", "expected": 2025}},
            ("start", "2025-12-31", "not yet measurable", ("midway", "final")),
        ),
        (
            "performance",
            {"start": 1, "midway": 2, "final": {"state": "not-yet-measurable"}},
            ("final", None, "not yet measurable", ()),
        ),
        # Words stand in the place of a number where there are numbers elsewhere.
        ("maturity", {"start": "Daily users", "midway": "N/A", "final": 50}, ("start", "2021-04-30", "in words", ())),
        ("maturity", {"start": "Some", "midway": "More", "final": "Many"}, None),
        # Nobody expects a number of what is not monitored.
        ("activity", {"monitoring": SILENT}, None),
        ("activity", {"start": "N/A", "midway": "N/A", "final": "N/A"}, None),
    ],
)
def test_the_next_missing_number(kind: str, values: dict[str, Any], expected: tuple[Any, ...] | None) -> None:
    found = gap(kind, **values)
    due = found.due.isoformat() if found and found.due else None
    assert (found and (found.checkpoint, due, found.standing, found.later)) == expected


def test_a_number_is_overdue_after_its_day() -> None:
    days = {day: gap(start=1, as_of=date(2022, 2, day)) for day in (27, 28)} | {1: gap(start=1, as_of=date(2022, 3, 1))}
    assert {day: found and found.is_overdue for day, found in days.items()} == {27: False, 28: False, 1: True}


def test_the_city_has_its_own_days() -> None:
    city = deliverable({"kpis": [kpi(1, {"name": "A", "start": 1}, "performance")]})
    own = city.city.model_copy(update={"checkpoints": gallery().city.checkpoints})
    described = own.model_dump() | {"checkpoints": [{"id": "midway", "date": "2022-04"}]}
    late = Deliverable.model_validate({**city.model_dump(exclude_unset=True), "city": described})
    assert city_progress(late, EDITION).gaps[0].due == date(2022, 4, 30)


def owned(charter: dict[str, Any] | None = None, track: dict[str, Any] | None = None, **fields: Any) -> str | None:
    """Whose the number of the only KPI of a city is."""
    city = deliverable({"solution": "lights", "kpis": [kpi(1, {"name": "A", **fields}, "maturity")]})
    parts: dict[str, Any] = city.model_dump(exclude_unset=True)
    parts |= {"charters": [{"solution": "lights", **charter}]} if charter else {}
    parts |= {"roadmap": {"tracks": [{"solution": "lights", **track}]}} if track else {}
    (found,) = city_progress(Deliverable.model_validate(parts), EDITION).gaps
    return found.owner.words if found.owner else None


def test_whose_a_number_is() -> None:
    lead = {"lead": [{"name": "Ana Kos", "organisation": "City"}, {"organisation": "Energy Office"}]}
    systems = {"systems": [{"id": "lamps", "name": "Lamps", "lead": [{"organisation": "Lamp Office"}]}]}
    one_unit = {"activities": [{"id": "a", "title": "A", "responsible": ["Legal Office"]}]}
    two_units = {"activities": [*one_unit["activities"], {"id": "b", "title": "B", "responsible": ["IT Office"]}]}
    assert owned(lead, one_unit, owner="Data Office") == "Data Office"
    assert owned(lead, one_unit) == "Ana Kos, Energy Office (leads the solution)"
    assert owned({**lead, **systems}, system="lamps") == "Lamp Office (leads the solution)"
    assert owned({**lead, **systems}) == "Ana Kos, Energy Office (leads the solution)"
    assert owned(None, one_unit) == "Legal Office (carries the solution out)"
    assert owned(None, two_units) is None
    assert owned() is None


def test_those_due_first_come_first_and_those_without_a_date_last() -> None:
    later = {"state": "not-yet-measurable"}
    values: list[dict[str, Any]] = [
        {"start": 1, "midway": 2, "final": later},
        {"start": 1, "midway": 2},
        {"start": 1},
        {},
    ]
    city = deliverable({"kpis": [kpi(place, {"name": "A", **each}, "maturity") for place, each in enumerate(values)]})
    progress = city_progress(city, EDITION)
    assert [each.kpi for each in progress.gaps] == ["maturity-3", "maturity-2", "maturity-1", "maturity-0"]


def test_by_owner_nobodys_come_last() -> None:
    owners = ["Zoo", None, "Arts Office"]
    kpis = [
        kpi(place, {"name": "A", **({"owner": each} if each else {})}, "maturity") for place, each in enumerate(owners)
    ]
    progress = city_progress(deliverable({"kpis": kpis}), EDITION)
    assert [gap.kpi for gap in MissingNumbers([progress.missing], Order.OWNER).sorted()] == [
        "maturity-2",
        "maturity-0",
        "maturity-1",
    ]


def test_kpis_of_which_no_number_is_expected_are_counted() -> None:
    missing = city_progress(gallery(), EDITION).missing
    assert missing.silent == 4  # three of the postponed solution, one that is not applicable at all
    assert {gap.kpi for gap in missing.gaps}.isdisjoint({"maturity-99", "performance-99", "activity-99"})
