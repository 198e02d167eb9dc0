"""Cities made up for tests: every status of a KPI, targets and remarks, milestones, and words that are hostile."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from icc_cli.city import find_cities, read_city
from icc_cli.model import Deliverable
from icc_cli.programme import EDITIONS
from icc_cli.progress import CityProgress, ProgressRow, city_progress
from icc_cli.progress.portfolio import CitySummary, sorted_cities, summary_of

EDITION = EDITIONS["icc-2020"]
EXAMPLES = Path(__file__).parents[2] / "examples"
ESCAPE = "\x1b"
HOSTILE = f"[red]name[/red] | {ESCAPE}[31m `code` <b>bold</b> *star* \\| [link](http://example.org) \u202eback :smile:"

VALUES: list[dict[str, Any]] = [
    {"name": "Achieved", "direction": "increase", "target": {"value": 20, "due": 2025}, "start": 10, "final": 20},
    {"name": "On track", "direction": "increase", "target": {"value": 20, "due": 2025}, "start": 10, "final": 15},
    {"name": "At risk", "direction": "increase", "target": {"value": 20, "due": 2025}, "start": 10, "final": 12},
    {"name": "Off track", "direction": "increase", "target": {"value": 20, "due": 2025}, "start": 10, "final": 11},
    {"name": "Regressed", "direction": "increase", "target": {"value": 20, "due": 2025}, "start": 10, "final": 9},
    {"name": "Missed", "direction": "increase", "target": {"value": 20, "due": 2021}, "start": 10, "final": 19},
    {"name": "Improved", "direction": "decrease", "unit": "t CO2 per year", "start": 12000, "final": "≤ 11 637"},
    {"name": "Unchanged", "direction": "increase", "unit": "%", "start": 0, "midway": 0, "final": 0},
    {"name": "Worsened", "direction": "increase", "unit": "%", "start": 50.5, "final": 40},
    {"name": "Changed", "start": 7, "final": 8},
    {"name": "Undetermined", "direction": "increase", "start": "60+", "midway": "approx. 65", "final": "70+"},
    {"name": "Measured", "direction": "increase", "start": "TBD", "final": "1,000,000+ BGN"},
    {"name": "Reported", "start": 3, "final": "The first month passed the results of 2020"},
    {"name": "Pending at last", "start": 3, "final": "TBD", "owner": "Statistics Office"},
    {"name": "Not applicable at last", "start": 3, "final": "not applicable"},
]
STATES: list[dict[str, Any]] = [
    {"name": "Missing", "owner": "Statistics Office"},
    {"name": "Missing, and nobody owes it"},
    {"name": "Pending", "monitoring": "TBD"},
    {"name": "Not yet measurable", "monitoring": {"state": "not-yet-measurable", "expected": 2025}},
    {"name": "Not applicable", "monitoring": {"state": "not-applicable", "note": "The city has no *tramway*."}},
]


def kpi(number: int, fields: dict[str, Any], kind: str) -> dict[str, Any]:
    """A KPI whose measurements stand beside its other fields."""
    measurements = {key: fields[key] for key in ("start", "midway", "final") if key in fields}
    others = {key: value for key, value in fields.items() if key not in measurements}
    return {"id": f"{kind}-{number}", "kind": kind, **others, "measurements": measurements}


def deliverable(*groups: dict[str, Any], name: str = "Gallery") -> Deliverable:
    """A city with groups of KPIs; each solution that a group names is one of the city's."""
    solutions = [group["solution"] for group in groups if "solution" in group]
    return Deliverable.model_validate(
        {
            "city": {"id": "gallery", "name": name, "country": "BG", "programme": "icc-2020", "compiled_by": "Tests"},
            "strategy": {"solutions": [{"id": each, "name": f"The {each} solution"} for each in solutions]},
            "kpis": groups,
        }
    )


def planned() -> Deliverable:
    """A consortium with targets and remarks: systems side by side, namesakes, KPIs with and without values."""
    systems = {"card": "City card", "parking": "Parking management system"}
    measured = [
        {"name": "New users", "system": "card", "direction": "increase", "start": 10, "midway": "12 (a pilot)",
         "final": 20, "target": [{"value": 20, "due": 2022}, "300.000 citizens"]},
        {"name": "New users", "system": "parking", "direction": "increase", "start": "N/A", "final": 40,
         "target": "for 2 level by Likert scale (Survey before and after)"},
        {"name": "Free spaces", "system": "parking", "unit": "spaces", "start": 5, "midway": 7,
         "final": {"state": "not-monitored", "reason": "no-resources", "note": "The sensors were sold."}},
    ]  # fmt: skip
    unmeasured: list[dict[str, Any]] = [
        {"name": "Service", "system": "card", "target": "1 new service"},
        {"name": "Mileage", "system": "parking", "target": {"value": "-363 t", "subject": "emissions", "due": 2025}},
        {"name": "Experience", "description": "Of drivers.", "target": "City Administration"},
        {"name": "Experience", "description": "Of residents.", "owner": "City Administration"},
    ]
    city = deliverable(
        {
            "solution": "joint",
            "kpis": [
                *(kpi(number, fields, "maturity") for number, fields in enumerate(measured)),
                *(kpi(number, fields, "performance") for number, fields in enumerate(unmeasured)),
            ],
        },
        {"solution": "other", "kpis": [kpi(9, {"name": "Of the south", "target": 5}, "activity")]},
        name="Union",
    )
    fields = city.model_dump(exclude_unset=True)
    fields["city"]["members"] = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
    fields["strategy"]["solutions"][0]["members"] = ["north", "south"]
    fields["strategy"]["solutions"][1]["members"] = ["south"]
    listed = [{"id": key, "name": name} for key, name in systems.items()]
    return Deliverable.model_validate({**fields, "charters": [{"solution": "joint", "systems": listed}]})


def gallery() -> Deliverable:
    """Every status; a solution that is not monitored at all; and KPIs of the city as a whole."""
    monitoring = {"state": "not-monitored", "reason": "postponed", "note": "Put off until the law is passed."}
    return deliverable(
        {
            "solution": "measured",
            "kpis": [
                *(kpi(number, fields, "performance") for number, fields in enumerate(VALUES)),
                *(kpi(number, fields, "maturity") for number, fields in enumerate(STATES)),
                *(kpi(number, fields, "activity") for number, fields in enumerate([VALUES[0], *STATES[:2]])),
            ],
        },
        {
            "solution": "postponed",
            "monitoring": monitoring,
            "kpis": [kpi(99, {"name": f"{kind} that waits"}, kind) for kind in ("maturity", "performance", "activity")],
        },
        {"kpis": [kpi(1, {"name": "Inhabitants", "start": 300_000, "final": 301_000}, "cross-cutting")]},
    )


def with_milestones() -> Deliverable:
    """A city whose charters, systems and roadmap have milestones."""
    fields: dict[str, Any] = deliverable(
        {"solution": "lights", "kpis": []}, {"solution": "parks", "kpis": []}
    ).model_dump(exclude_unset=True)
    lights, parks = fields["strategy"]["solutions"]
    fields["strategy"]["solutions"] = [lights, parks | {"status": "postponed", "reason": "No money."}]
    fields["charters"] = [
        {"solution": "parks", "timing": [{"title": "Trees", "due": "2022-05"}]},
        {
            "solution": "lights",
            "timing": [{"title": "Contract", "due": "2021-06", "done": True}],
            "systems": [
                {"id": "lamps", "name": "Lamps", "timing": [{"title": "Tested", "due": "2022-Q2", "done": False}]}
            ],
        },
    ]
    fields["roadmap"] = {
        "start": "2022-01",
        "milestones": [{"title": "All lit", "due": "M8"}],
        "tracks": [{"solution": "lights", "milestones": [{"title": "Planned"}, {"title": "Paid", "due": "2022-03"}]}],
    }
    return Deliverable.model_validate(fields)


def hostile() -> CityProgress:
    """A city whose every word wants to be markup, an escape code or a formula."""
    fields = {"name": HOSTILE, "unit": HOSTILE, "owner": HOSTILE, "start": 1, "final": {"value": 2, "raw": HOSTILE}}
    missing = {"name": "=HYPERLINK(1)", "owner": HOSTILE, "system": "one", "target": {"value": 5, "subject": HOSTILE}}
    return progress_of(
        deliverable(
            {"solution": "one", "kpis": [kpi(1, fields, "activity"), kpi(2, missing, "activity")]}, name=HOSTILE
        )
    )


def on_the_way() -> CityProgress:
    """A city that measures what it wants: values, units, relative targets, a scale, and a number to come."""
    kpis: list[dict[str, Any]] = [
        {"name": "Lamps replaced by dimming ones", "unit": "lamps", "direction": "increase", "owner": "Lamp Office",
         "start": 0, "midway": 4000, "final": 9000, "target": {"value": 10000, "due": 2021}},
        {"name": "Emissions", "unit": "t", "start": "0.5 kt", "midway": 480, "final": 440,
         "target": {"value": "-30 %", "due": 2025}},
        {"name": "Satisfaction", "start": 2, "midway": 2, "final": 3,
         "target": {"value": "+2 levels (Likert scale)", "due": 2022}},
        {"name": "Half a story", "unit": "%", "direction": "increase", "start": 40,
         "target": {"value": 50, "due": 2025}},
    ]  # fmt: skip
    city = deliverable({"kpis": [kpi(place, each, "maturity") for place, each in enumerate(kpis)]}, name="Troubleton")
    return city_progress(city, EDITION)


def progress_of(city: Deliverable) -> CityProgress:
    """The progress of a city from the first to the last checkpoint."""
    return city_progress(city, EDITION)


@cache
def example(city: str) -> CityProgress:
    """The progress of one of the examples."""
    folder = next(folder for folder in find_cities([EXAMPLES]) if folder.id == city)
    reading = read_city(folder)
    assert reading.deliverable is not None
    return progress_of(reading.deliverable)


@cache
def made_up() -> tuple[CityProgress, ...]:
    """The examples, and cities in which something goes wrong."""
    return (
        *map(example, ("bialystok", "simos", "sofia")),
        *(progress_of(each()) for each in (gallery, with_milestones)),
    )


@cache
def portfolio() -> tuple[CitySummary, ...]:
    """Those cities in short, by name."""
    return tuple(sorted_cities(map(summary_of, made_up())))


def every_kpi(*cities: CityProgress) -> list[tuple[CityProgress, ProgressRow]]:
    """All KPIs, each with the progress of its city."""
    return [(city, row) for city in cities for row in city.rows]
