"""Rules about identity at their edges: whose document it is, and what is one name and what are two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("name", "compiled_by"),
    [
        ("Białystok", "City of Białystok"),
        ("Białystok", "Urząd Miejski w Białymstoku"),
        ("Kraków", "Gmina Miejska Krakowa"),
        ("Bialystok", "BIAŁYSTOK"),
        ("SiMOS", "Consortium of SiMOS"),
        ("Sofia", "The city"),
        ("Sofia", "Digital Office"),
    ],
)
def test_the_city_itself_compiled_it(told: Told, name: str, compiled_by: str) -> None:
    assert told("ICC-I001", city={"name": name, "compiled_by": compiled_by}) == []


@pytest.mark.parametrize(
    ("name", "compiled_by"), [("Sofia", "Pori"), ("Porto", "Pori"), ("Old Town", "Town of Otherton")]
)
def test_another_city_compiled_it(told: Told, name: str, compiled_by: str) -> None:
    (message,) = told("ICC-I001", city={"name": name, "compiled_by": compiled_by})
    assert f"“{compiled_by}”" in message


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("All 5 partner cities take part.", 1),
        ("All eleven municipalities take part.", 1),
        ("All 2 cities take part.", 0),
        ("Of all 136 European cities it is the smallest.", 0),
        ("Two of 17 districts take part.", 0),
    ],
)
def test_how_many_members_a_text_counts(told: Told, summary: str, expected: int) -> None:
    members = [{"id": "old-town", "name": "Old Town"}, {"id": "hill", "name": "Hill"}]
    assert len(told("ICC-I011", city={"members": members, "executive_summary": summary})) == expected


@pytest.mark.parametrize(
    ("written", "is_found"),
    [
        ("In Bialystok it snows.", True),
        ("In BIałystok it snows.", True),
        ("In BIALYSTOK it snows.", True),
        ("In BIAŁYSTOK it snows.", False),
        ("See www.bialystok.pl or mail@bialystok.pl.", False),
        ("See https://Bialystok.pl/news.", False),
        ("The Białystoker come.", False),
    ],
)
def test_spellings_of_a_city(told: Told, written: str, is_found: bool) -> None:
    assert bool(told("ICC-I020", city={"name": "Białystok", "executive_summary": written})) is is_found


def test_a_person_with_and_without_middle_name_or_marks(told: Told) -> None:
    team = [{"name": "Zoë Maria Kos"}, {"name": "Zoe Kos"}, {"name": "Zoë Anna Kos"}, {"name": "Zoë Koss"}]
    messages = told("ICC-I021", city={"team": team})
    assert messages == ["“Zoe Kos” is named “Zoë Maria Kos” elsewhere"]


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("IT Service Centre", "Centre for IT Services", True),
        ("IT Service Centre", "IT Services Center", True),
        ("Department for Digitalisation", "Digitalization Department", True),
        ("Department for Digitalisation", "department for digitalization", False),
        ("Strategy for Digital Change", "Strategy of Digital Change", True),
        ("The IT Service Centre", "IT service centre", False),
        ("Roads & Parks Office", "Roads and Parks Office", False),
        ("IT Department", "IT Departments", False),
        ("Testville City", "City of Testville", False),
        ("Office for Roads", "Office for Parks", False),
        ("Municipal Office in Testville", "Municipal Office", False),
    ],
)
def test_two_forms_of_one_name(told: Told, one: str, other: str, is_found: bool) -> None:
    team = [{"organisation": one}, {"organisation": other}]
    assert bool(told("ICC-I030", city={"team": team})) is is_found


def test_a_name_inside_longer_names_is_told_once(told: Told) -> None:
    team = [{"organisation": "IT Service Centre"}, {"organisation": "IT Services Centre"}]
    team += [{"role": "Head of the IT Service Centre"}, {"role": "Head of IT Services Centre"}]
    assert len(told("ICC-I030", city={"team": team})) == 1


def test_a_name_goes_on_behind_its_beginning(told: Told) -> None:
    text = "The Committee for Roads and Parks met the Roads Committee."
    assert told("ICC-I030", city={"executive_summary": text}) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The Regional Energy Agency pays. REA is rich.", False),
        ("The Regional Energy Agency (REA) pays.", False),
        ("The Regional Energy Agency pays.", False),
    ],
)
def test_abbreviations_in_one_text(told: Told, text: str, is_found: bool) -> None:
    assert bool(told("ICC-I032", city={"executive_summary": text})) is is_found


def test_a_charter_may_repeat_the_name_of_its_solution(told: Told) -> None:
    solution: dict[str, Any] = {"id": "lights", "name": "Lamps & Street lights"}
    solution["also_named"] = ["lamps and street-lights"]
    assert told("ICC-I033", strategy={"solutions": [solution]}) == []
    solution["also_named"] = ["Lumen"]
    assert len(told("ICC-I033", strategy={"solutions": [solution]})) == 1


@pytest.mark.parametrize(
    ("title", "role", "is_found"),
    [
        ("Mayor Foreword", "Deputy Mayor for Energy", True),
        ("A word of the mayor", "Dep. Mayor", True),
        ("Foreword of the deputy mayor", "Deputy Mayor", False),
        ("Mayor Foreword", "Mayor", False),
        ("Foreword", "Vice-Mayor", False),
    ],
)
def test_whose_foreword_it_is(told: Told, title: str, role: str, is_found: bool) -> None:
    foreword = {"title": title, "by": {"name": "Ada Nowak", "role": role}, "text": "Thanks."}
    assert bool(told("ICC-I003", city={"foreword": foreword})) is is_found
