"""Rules about the roadmap and its dates at their edges: what must be found, and near misses that must not."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from icc_cli.lint.shared.dated_prose import entries
from icc_cli.programme.edition import Stage

FoundIn = Callable[..., list[str]]


def milestones(*given: str) -> dict[str, str]:
    """Return a file with overarching milestones, one a line; the first stands on line 2."""
    return {"roadmap/more.yaml": "milestones:\n" + "".join(f"  - {{{each}}}\n" for each in given)}


def stories(*given: str) -> dict[str, str]:
    return {"impact/more.yaml": "stories:\n" + "".join(f"  - '{each}'\n" for each in given)}


def codes(found: list[str]) -> list[str]:
    return [each[:8] for each in found]


@pytest.mark.parametrize(
    ("start", "due", "expected"),
    [
        ("2021-06", "2021-05", ["ICC-R001"]),
        ("2021-06", "2021-06", []),
        ("2021-06-30", "2021-06", []),  # some day of the month, which may be the last
        ("2021-06", "2021", []),
        ("2021-Q4", "2021-09-30", ["ICC-R001"]),
        ("M3", "M2", ["ICC-R001"]),
        ("M3", "2021-06", ["ICC-R001"]),  # the plan starts in May 2021
        ("M2", "2021-06", []),
    ],
)
def test_an_end_before_its_start(found_in: FoundIn, start: str, due: str, expected: list[str]) -> None:
    assert codes(found_in(milestones(f"title: Event, start: {start}, due: {due}, done: true"))) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2021-04", ["ICC-R003"]),
        ("2022-07-31", []),
        ("2022-08", ["ICC-R003"]),
        ("2022", []),  # some day of the year, which may be within
        ("M15", []),
        ("M16", ["ICC-R003"]),
    ],
)
def test_the_months_of_the_plan(found_in: FoundIn, due: str, expected: list[str]) -> None:
    assert codes(found_in(milestones(f"title: Event, due: {due}, done: true"))) == expected


@pytest.mark.parametrize(
    ("section", "start", "end", "is_found"),
    [
        ("ambition-roadmap", "2021-02", "2021-04", False),
        ("ambition-roadmap", "2021-02", "2021-05", True),
        ("ambition-roadmap", "2021", "2021", False),
        ("impact", "2021-05", "2022-09", False),
        ("impact", "2022-01", "2022-08", False),
        ("impact", "2021-02", "2022-09", True),
        ("appendix", "2021-02", "2021-05", False),  # reports no phase
    ],
)
def test_the_period_of_a_section(found_in: FoundIn, section: str, start: str, end: str, is_found: bool) -> None:
    city = (
        "id: testville\nname: Testville\ncountry: PL\nprogramme: icc-2020\ncompiled_by: City of Testville\n"
        f"sections: [{{section: {section}, start: {start}, end: {end}}}]\n"
    )
    assert ("ICC-R010" in codes(found_in({"city.yaml": city}))) is is_found


@pytest.mark.parametrize(
    ("stage", "due", "expected"),
    [
        (Stage.ROADMAP, "2021-06", []),
        (Stage.MIDWAY, "2022-02", ["ICC-R030"]),
        (Stage.MIDWAY, "2022-03", []),
        (Stage.FINAL, "2022-07", ["ICC-R030"]),
        (Stage.FINAL, "2022", []),  # the year is not over when the last measurement is made
    ],
)
def test_what_is_due_at_a_stage(found_in: FoundIn, stage: Stage, due: str, expected: list[str]) -> None:
    assert codes(found_in(milestones(f"title: Event, due: {due}"), stage)) == expected


def test_what_was_missed_is_found_in(found_in: FoundIn) -> None:
    assert found_in(milestones("title: Event, due: 2022-03, done: false")) == []


def test_the_citys_own_checkpoint_counts(found_in: FoundIn) -> None:
    city = (
        "id: testville\nname: Testville\ncountry: PL\nprogramme: icc-2020\ncompiled_by: City of Testville\n"
        "checkpoints: [{id: final, date: 2022-06-30}]\n"
    )
    assert codes(found_in({**milestones("title: Event, due: 2022-07"), "city.yaml": city}, families="R")) == []


def test_a_solution_that_was_put_off_owes_nothing(found_in: FoundIn) -> None:
    strategy = (
        "vision: {title: Light, statement: Every street is lit.}\n"
        "solutions: [{id: lights, name: Street lights, status: postponed, reason: Prices rose.}]\n"
    )
    charter = "solution: lights\ntiming: [{title: Contract, due: 2021-06}]\n"
    assert found_in({"strategy.yaml": strategy, "charters/lights.yaml": charter}, families="R") == []


@pytest.mark.parametrize(
    "text",
    [
        "Lit in September 2021.",
        "Lit in September, 2021.",
        "Lit in **September** 2021.",
        "From January to June 2022 nothing was lit.",
        "From January and February 2022 on.",
        "Lit in May 2021, and in June everything was.",  # the year is known from the sentence before
        "It may be lit in marching order.",
        "Lit by March Lamps, a company.",
        "September is warm.",
    ],
)
def test_a_month_whose_year_is_known(found_in: FoundIn, text: str) -> None:
    assert found_in(stories(text)) == []


@pytest.mark.parametrize(
    "text",
    ["Lit in September.", "Lit in **May**, at last.", "Lit early in 2021, by June mostly.", "Lit in early March."],
)
def test_a_month_whose_year_is_not(found_in: FoundIn, text: str) -> None:
    assert codes(found_in(stories(text))) == ["ICC-R021"]


def test_the_year_of_another_paragraph_does_not_count(found_in: FoundIn) -> None:
    text = "stories:\n  - |-\n    Lit in May 2021.\n\n    Dimmed in June.\n"
    assert codes(found_in({"impact/more.yaml": text})) == ["ICC-R021"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Contract signed, due: 2021-09", "Full use, due: 2021-08", ["ICC-R040", "ICC-R041"]),
        ("Full use, due: 2021-08", "Contract signed, due: 2021-09", ["ICC-R040"]),
        ("Full use, due: 2021", "Contract signed, due: 2021-09", []),
        ("Public tender, due: 2021-08", "Contract signed, due: 2021-07", ["ICC-R040", "ICC-R041"]),
        ("Contract signed, due: 2021-07", "Contract signed, due: 2021-09", ["ICC-R042"]),
        ("Contract drafted, due: 2021-07", "Lamps installed, due: 2021-06", ["ICC-R041"]),
    ],
)
def test_the_order_of_a_purchase(found_in: FoundIn, first: str, second: str, expected: list[str]) -> None:
    found = found_in(milestones(f"title: {first}, done: true", f"title: {second}, done: true"))
    assert sorted(codes(found)) == expected


def test_charter_and_rationale_of_the_kpis_have_one_date_for_full_use(found_in: FoundIn) -> None:
    rationale = (
        "solution: lights\nrationale:\n  validity: |-\n    - **1 January 2022:** full implementation\nkpis: []\n"
    )
    track = "tracks: [{solution: lights, milestones: [{title: Full use of lamps, due: 2021-11, done: true}]}]\n"
    (found,) = found_in({"kpis/more.yaml": rationale, "roadmap/more.yaml": track}, families="R")
    assert found.startswith("ICC-R042:1 the full use of `lights` is in November 2021 according to the roadmap")
    assert found.endswith("in January 2022 according to the rationale of its KPIs")


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("- **June 2022:** the contract is signed", "2022-06-01", "2022-06-30"),
        ("- **2019-2021:** studies", "2019-01-01", "2021-12-31"),
        ("* 2021 studies", "2021-01-01", "2021-12-31"),
        ("- **End of 2022:** the contract", "2022-10-01", "2022-12-31"),
        ("- **January to June 2022:** talks", "2022-01-01", "2022-06-30"),
        ("- **1 January 2023:** full use", "2023-01-01", "2023-01-01"),
        ("- **31 February 2022:** full use", "2022-02-28", "2022-02-28"),
    ],
)
def test_a_dated_entry_of_prose(line: str, first: str, last: str) -> None:
    ((_, found),) = entries(line)
    assert found == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


def test_an_entry_goes_on_until_the_next_one() -> None:
    text = "- **2021:** studies,\n  and talks\n- **2022:** contract\nNot dated."
    assert [what for what, _ in entries(text)] == ["studies, and talks", "contract Not dated."]
