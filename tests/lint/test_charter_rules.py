"""Rules about charters at their edges: what must be found, and near misses that must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FoundIn = Callable[..., list[str]]

SLOTS = {
    "description": "Lamps that dim.",
    "ambitions": "[frugal-light]",
    "impact": "Less electricity for the same light.",
    "timing": "[{title: Contract signed, due: 2021-06, done: true}]",
    "lead": "[{organisation: Digital Office}]",
    "team": "[{name: Jan Kos}]",
    "contributors": "[{organisation: Utility}]",
    "risks": "[{risk: Lamps come late., mitigation: A second supplier is under contract.}]",
    "funding": "[{source: City budget, amount: 200000, currency: EUR}]",
}


def charter(**slots: str | None) -> dict[str, str]:
    """Return Testville's charter with other slots, a line a slot."""
    lines = ["solution: lights", *(f"{name}: {text}" for name, text in {**SLOTS, **slots}.items() if text is not None)]
    return {"charters/lights.yaml": "\n".join(lines) + "\n"}


def codes(found: list[str]) -> list[str]:
    return [each[:8] for each in found]


def test_a_slot_that_one_system_fills_is_not_missing(found_in: FoundIn) -> None:
    system = "[{id: lamps, name: Lamps, impact: Less electricity.}]"
    assert found_in(charter(impact=None, systems=system)) == []


def test_all_empty_slots_are_one_finding(found_in: FoundIn) -> None:
    (found,) = found_in({"charters/lights.yaml": "solution: lights\n"})
    assert found.startswith("ICC-C001:1 ")
    for slot in ("the ambitions", "the expected impact", "the risks", "the funding"):
        assert slot in found


def test_mitigations_of_the_whole_answer_all_risks(found_in: FoundIn) -> None:
    assert found_in(charter(risks="[Lamps come late, Prices rise]", mitigations="[The offer binds for a year.]")) == []


def test_risks_without_any_mitigation_are_one_finding(found_in: FoundIn) -> None:
    assert codes(found_in(charter(risks="[Lamps come late, Prices rise]"))) == ["ICC-C010"]


@pytest.mark.parametrize(
    "mitigation",
    [
        "The government waived the requirement.",
        "National government has changed the rules.",
        "The policy is postponed to a later period",
        "Postponing the policy",
        "Better experience of users",
        "Improved communication",
    ],
)
def test_a_circumstance_is_no_mitigation(found_in: FoundIn, mitigation: str) -> None:
    assert codes(found_in(charter(risks=f'[{{risk: The law changes., mitigation: "{mitigation}"}}]'))) == ["ICC-C011"]


@pytest.mark.parametrize(
    "mitigation",
    [
        "Government support is asked for in writing.",
        "Postponing other projects frees two engineers.",
        "Better training: a course every month.",
        "Improved contracts are signed with both suppliers before the winter begins.",
        "The council adopts a rule of its own.",
        "Delayed deliveries are fined.",
    ],
)
def test_what_the_city_does_is_a_mitigation(found_in: FoundIn, mitigation: str) -> None:
    assert found_in(charter(risks=f'[{{risk: The law changes., mitigation: "{mitigation}"}}]')) == []


@pytest.mark.parametrize(
    ("tax", "is_right"),
    [
        ("amount: 4581, vat: excluded, vat_rate: 22, vat_amount: 1007.82", True),
        ("amount: 122, vat: included, vat_rate: 22, vat_amount: 22", True),
        ("amount: 99.99, vat: excluded, vat_rate: 20, vat_amount: 20", True),  # rounded to the cent
        ("amount: 192402, vat: excluded, vat_rate: 22, vat_amount: 42329.26", False),
        ("amount: 122, vat: included, vat_rate: 22, vat_amount: 26.84", False),
    ],
)
def test_a_tax_is_worked_out_from_the_amount_before_it(found_in: FoundIn, tax: str, is_right: bool) -> None:
    assert codes(found_in(charter(funding=f"[{{source: Budget, currency: EUR, {tax}}}]"))) == [
        *([] if is_right else ["ICC-C021"])
    ]


def test_a_cancelled_amount_needs_no_currency_and_pays_nothing(found_in: FoundIn) -> None:
    cancelled = "{source: State, amount: 5, status: cancelled}"
    assert found_in(charter(funding=f"[{cancelled}, {{source: Budget, amount: 9, currency: EUR}}]")) == []
    assert codes(found_in(charter(funding=f"[{cancelled}, {{amount: 9, currency: EUR}}]"))) == ["ICC-C025"]


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        ("{source: A, amount: 30, currency: EUR, phase: pilot}", "amount: 45", []),
        ("{source: A, amount: 3, currency: EUR}, {amount: 4, currency: EUR}", "amount: 7", []),
        ("{source: A, amount: 3, currency: EUR}, {amount: 4, currency: EUR}", "amount: 8", ["ICC-C023"]),
        ("{source: A, amount: 3, currency: EUR}, {amount: 4, currency: EUR}", "amount: 8, qualifier: approx", []),
        ("{source: A, amount: 3, currency: EUR}, {amount: 4, currency: EUR, vat: excluded}", "amount: 7", ["ICC-C022"]),
    ],
)
def test_totals(found_in: FoundIn, parts: str, total: str, expected: list[str]) -> None:
    funding = f"[{parts}, {{{total}, currency: EUR, phase: Total}}]"
    assert codes(found_in(charter(funding=funding))) == expected


def test_unlike_amounts_of_systems_that_are_not_added_are_fine(found_in: FoundIn) -> None:
    systems = (
        "[{id: a, name: A, funding: [{amount: 5, currency: EUR, recurrence: yearly}]},"
        " {id: b, name: B, funding: [{amount: 9, currency: EUR}]}]"
    )
    assert found_in(charter(systems=systems)) == []


def governed(core_team: str) -> dict[str, str]:
    """Return a roadmap of Testville with another core team."""
    return {
        "roadmap.yaml": (
            "rationale: The contract comes first.\n"
            "start: 2021-05\nmonths: 15\n"
            "tracks:\n"
            "  - solution: lights\n"
            "    activities: [{id: mount-lamps, title: Mounting, start: 2021-07, end: 2022-06, responsible: [Utility],"
            " done: true}]\n"
            "governance:\n"
            "  - solution: lights\n"
            "    steering_committee: [{name: Ada Nowak, role: Mayor}]\n"
            "    pmo: [{organisation: Digital Office}]\n"
            f"    core_team: {core_team}\n"
        )
    }


@pytest.mark.parametrize(
    ("team", "core_team"),
    [
        ("[{name: Jan Kos, role: Head of Office}]", "[{name: JAN KOS}]"),
        ("[{name: Jan Kos, role: Head of IT Service Center}]", "[{role: Head of the IT Service Centre}]"),
        ("[{organisation: Departments with responsibility for the e-services concerned}]",
         "[{role: Heads of Departments with responsibility for data and e-services}]"),
        ("[{name: Jan Kos}, {name: Ada Nowak}]", "[{name: Jan Kos}]"),  # somebody of the steering committee helps
    ],
)  # fmt: skip
def test_the_same_team_under_other_names(found_in: FoundIn, team: str, core_team: str) -> None:
    assert found_in({**charter(team=team), **governed(core_team)}) == []


@pytest.mark.parametrize(
    ("team", "core_team", "said"),
    [
        ("[{name: Ewa Lis}, {name: Jan Kos}]", "[{name: Jan Kos}]", "has Ewa Lis, whom governance does not list"),
        ("[{name: Jan Kos}]", "[{name: Jan Kos}, {name: Ewa Lis}]", "lacks Ewa Lis, whom governance lists"),
        ("[{role: Head of Legal Office}]", "[{role: Head of European Funds Office}]", "has Head of Legal Office"),
    ],
)
def test_another_team(found_in: FoundIn, team: str, core_team: str, said: str) -> None:
    (found,) = found_in({**charter(team=team), **governed(core_team)})
    assert found.startswith("ICC-C030")
    assert said in found


def test_a_team_that_was_copied_from_another_solution(found_in: FoundIn) -> None:
    roadmap = governed("[{name: Jan Kos}]")["roadmap.yaml"]
    roadmap += "  - solution: parks\n    core_team: [{name: Ewa Lis}, {role: Head Gardener}]\n"
    strategy = {"strategy/more.yaml": "solutions: [{id: parks, name: Parks}]\n"}
    team = charter(team="[{role: Head Gardener}, {name: Ewa Lis}]")
    (found,) = found_in({**team, **strategy, "roadmap.yaml": roadmap}, families="C")
    assert "is the core team of `parks`, while governance has Jan Kos" in found
