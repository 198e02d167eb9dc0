"""Every wording of the published tables, what it means, and how it is printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from icc_cli.model.dates import PartialDate
from icc_cli.model.quantity import Measurement, Qualifier, Quantity, Reason, Relation, State, Target
from icc_cli.model.quantity_text import parse_quantities, parse_quantity, print_quantity
from icc_cli.model.states import is_unclear

NOT_MONITORED = {"state": State.NOT_MONITORED, "reason": Reason.NOT_STARTED}
ENERGY = "„Energy Cluster” project not yet started, KPIs are not being monitored"
ICT = "„Smart office” & „Widening e-services” projects not yet started, KPIs are not being monitored"
PRICES = "expenditure has not decreased, as the price went up"
HOURS = "Citizens saved more than 10,000 BGN in taxes, and hours on top"
VALUE, UNIT, TEXT = "value", "unit", "text"

PUBLISHED: list[tuple[str, dict[str, Any], str]] = [
    ("93 000 kWh", {VALUE: 93000, UNIT: "kWh"}, "93 000 kWh"),
    ("60 000 kg/year", {VALUE: 60000, UNIT: "kg per year"}, "60 000 kg per year"),
    ("30", {VALUE: 30}, "30"),
    (f"0 ({PRICES})", {VALUE: 0, "note": PRICES}, "0"),
    (f"- ({ENERGY})", {**NOT_MONITORED, "note": ENERGY}, "not monitored (not started)"),
    (f"({ICT})", {**NOT_MONITORED, "note": ICT}, "not monitored (not started)"),
    ("≈ 4000", {VALUE: 4000, "qualifier": Qualifier.APPROX}, "≈ 4 000"),
    ("≈50", {VALUE: 50, "qualifier": Qualifier.APPROX}, "≈ 50"),
    ("30x increase from 2020", {VALUE: 30, "relation": Relation.RATIO, "reference": "2020"}, "30 × 2020"),
    ("First month passed 2020 results", {TEXT: "First month passed 2020 results"}, "First month passed 2020 results"),
    (
        "22 + 1 key note speakers",
        {VALUE: 23, "parts": [(22, None), (1, "key note speakers")]},
        "23 (22 + 1 key note speakers)",
    ),
    ("22+", {VALUE: 22, "qualifier": Qualifier.AT_LEAST}, "≥ 22"),
    ("60+", {VALUE: 60, "qualifier": Qualifier.AT_LEAST}, "≥ 60"),
    ("7000+", {VALUE: 7000, "qualifier": Qualifier.AT_LEAST}, "≥ 7 000"),
    ("1,000,000+ BGN", {VALUE: 1000000, "qualifier": Qualifier.AT_LEAST, UNIT: "BGN"}, "≥ 1 000 000 BGN"),
    (
        "1,000,000+ BGN ≈ 500,000 €",
        {VALUE: 1000000, "qualifier": Qualifier.AT_LEAST, UNIT: "BGN", "equivalent": (500000, Qualifier.APPROX, "EUR")},
        "≥ 1 000 000 BGN (≈ 500 000 EUR)",
    ),
    (
        "200,000+ ≈ 10% of population",
        {VALUE: 200000, "qualifier": Qualifier.AT_LEAST, "equivalent": (10, Qualifier.APPROX, "% of population")},
        "≥ 200 000 (≈ 10 % of population)",
    ),
    (
        "4 (1 association & 3 citizen groups)",
        {VALUE: 4, "parts": [(1, "association"), (3, "citizen groups")]},
        "4 (1 association + 3 citizen groups)",
    ),
    (
        "2 for 7 user types + Ministry of e-Governance integration",
        {VALUE: 2, "note": "for 7 user types + Ministry of e-Governance integration"},
        "2",
    ),
    ("2 pilot", {VALUE: 2, "note": "pilot"}, "2"),
    ("Roadshow of 3-4 events", {"min": 3, "max": 4, UNIT: "events", "note": "Roadshow of 3-4 events"}, "3–4 events"),
    (HOURS, {VALUE: 10000, "qualifier": Qualifier.MORE_THAN, UNIT: "BGN", "note": HOURS}, "> 10 000 BGN"),
    (
        "Registered users at pilot launch",
        {TEXT: "Registered users at pilot launch"},
        "Registered users at pilot launch",
    ),
    ("TBD", {"state": State.PENDING}, "pending"),
    ("N/A", {"state": State.NOT_APPLICABLE}, "not applicable"),
    ("-", {"state": State.NOT_MONITORED}, "not monitored"),
    ("–", {"state": State.NOT_MONITORED}, "not monitored"),
    ("—", {"state": State.NOT_MONITORED}, "not monitored"),
    ("≤2 number of e-services", {VALUE: 2, "qualifier": Qualifier.AT_MOST, UNIT: "e-services"}, "≤ 2 e-services"),
    ("12.000 public employees", {VALUE: 12000, UNIT: "public employees"}, "12 000 public employees"),
    (
        "for 2 level by Likert scale (Survey before and after)",
        {
            VALUE: 2,
            UNIT: "levels",
            "relation": Relation.CHANGE,
            "scale": "Likert scale",
            "note": "Survey before and after",
        },
        "+2 levels (Likert scale)",
    ),
    (
        "-363 tonnes CO2/per year",
        {VALUE: -363, UNIT: "t CO2 per year", "relation": Relation.CHANGE},
        "−363 t CO2 per year",
    ),
    (
        "Increase of Lokalc usage by 5%",
        {VALUE: 5, "relation": Relation.RELATIVE_CHANGE, "note": "Increase of Lokalc usage by 5%"},
        "+5 %",
    ),
    ("Will be measurable in 3 years", {"state": State.NOT_YET_MEASURABLE, "note": "in 3 years"}, "not yet measurable"),
    ("aprox. 700.000€", {VALUE: 700000, "qualifier": Qualifier.APPROX, UNIT: "EUR"}, "≈ 700 000 EUR"),
    ("50.000 – 100.000 EUR", {"min": 50000, "max": 100000, UNIT: "EUR"}, "50 000–100 000 EUR"),
    (
        "Cca 54.000 EUR/year",
        {VALUE: 54000, "qualifier": Qualifier.APPROX, UNIT: "EUR per year"},
        "≈ 54 000 EUR per year",
    ),
    ("1.000.000 EUR/y", {VALUE: 1000000, UNIT: "EUR per year"}, "1 000 000 EUR per year"),
    ("1.5 mln BGN", {VALUE: 1500000, UNIT: "BGN"}, "1 500 000 BGN"),
]

OTHERS: list[tuple[str, dict[str, Any], str]] = [
    (
        "Will be measurable in 2025",
        {"state": State.NOT_YET_MEASURABLE, "expected": PartialDate(2025)},
        "not yet measurable (expected 2025)",
    ),
    (
        "measurable from May 2025",
        {"state": State.NOT_YET_MEASURABLE, "expected": PartialDate(2025, month=5)},
        "not yet measurable (expected May 2025)",
    ),
    ("Not monitored (no data)", {"state": State.NOT_MONITORED, "reason": Reason.NO_DATA}, "not monitored (no data)"),
    ("postponed", {"state": State.NOT_MONITORED, "reason": Reason.POSTPONED}, "not monitored (postponed)"),
    ("TBD (by the council)", {"state": State.PENDING, "note": "by the council"}, "pending"),
    (
        "20% reduction from 2020",
        {VALUE: -20, "relation": Relation.RELATIVE_CHANGE, "reference": "2020"},
        "−20 % (from 2020)",
    ),
    (
        "reduction of CO2 by 10-20 t",
        {"min": -20, "max": -10, UNIT: "t", "relation": Relation.CHANGE, "note": "reduction of CO2 by 10-20 t"},
        "−20 to −10 t",
    ),
    (
        "30x increase from 2020 (survey)",
        {VALUE: 30, "relation": Relation.RATIO, "reference": "2020", "note": "survey"},
        "30 × 2020",
    ),
    ("2 x Raspberry Pi", {VALUE: 2, "note": "x Raspberry Pi"}, "2"),
    ("+5 pp", {VALUE: 5, UNIT: "%", "relation": Relation.CHANGE}, "+5 percentage points"),
    ("-5", {VALUE: -5, "relation": Relation.CHANGE}, "−5 (change)"),
    ("-5 °C", {VALUE: -5, UNIT: "°C"}, "−5 °C"),
    ("between 3 and 4 %", {"min": 3, "max": 4, UNIT: "%"}, "3–4 %"),
    ("10 % – 20 %", {"min": 10, "max": 20, UNIT: "%"}, "10–20 %"),
    ("1-2 million EUR", {"min": 1000000, "max": 2000000, UNIT: "EUR"}, "1 000 000–2 000 000 EUR"),
    ("€500", {VALUE: 500, UNIT: "EUR"}, "500 EUR"),
    (
        "500 EUR (= 1 000 BGN)",
        {VALUE: 500, UNIT: "EUR", "equivalent": (1000, Qualifier.EXACT, "BGN")},
        "500 EUR (= 1 000 BGN)",
    ),
    ("12 (of 20)", {VALUE: 12, "note": "of 20"}, "12"),
    ("5 km/h", {VALUE: 5, UNIT: "km/h"}, "5 km/h"),
    ("100 kWh per m2", {VALUE: 100, UNIT: "kWh per m²"}, "100 kWh per m²"),
    ("5G network", {TEXT: "5G network"}, "5G network"),
    ("2020-2021", {TEXT: "2020-2021"}, "2020-2021"),
    ("31.5.2022", {TEXT: "31.5.2022"}, "31.5.2022"),
    ("24/7 support", {TEXT: "24/7 support"}, "24/7 support"),
    (
        "2020 was passed in the first month",
        {TEXT: "2020 was passed in the first month"},
        "2020 was passed in the first month",
    ),
]


def meaning(found: Measurement) -> dict[str, Any]:
    """The fields that are set, parts and equivalent in brief."""
    fields = {name: getattr(found, name) for name in found.model_fields_set if name != "raw"}
    if found.parts:
        fields["parts"] = [(part.value, part.label) for part in found.parts]
    if found.equivalent:
        same = found.equivalent
        fields["equivalent"] = (same.value, same.qualifier, same.unit)
    return fields


@pytest.mark.parametrize(("words", "fields", "printed"), PUBLISHED + OTHERS, ids=lambda case: str(case)[:40])
def test_a_published_cell_means_what_it_says(words: str, fields: dict[str, Any], printed: str) -> None:
    found = Measurement.model_validate(words)
    assert meaning(found) == fields
    assert print_quantity(found).replace("\u00a0", " ") == printed
    assert found.raw == words


def test_two_targets_in_one_cell_are_told_apart() -> None:
    words = "12.000 public employees 300.000 citizens"
    targets = [Target.model_validate(entry) for entry in parse_quantities(words)]
    assert [print_quantity(target, unit="users") for target in targets] == [
        "12\u00a0000\u00a0public employees",
        "300\u00a0000\u00a0citizens",
    ]
    with pytest.raises(ValueError, match="gives 2 figures"):
        parse_quantity(words)


def test_figures_of_a_sentence_are_not_taken_for_several_entries() -> None:
    assert parse_quantities("2 for 7 user types + Ministry") == ["2 for 7 user types + Ministry"]
    assert parse_quantities("22 + 1 key note speakers") == ["22 + 1 key note speakers"]


def test_the_unit_of_the_kpi_is_printed_where_the_value_has_none_of_its_own() -> None:
    assert print_quantity(Quantity(value=Decimal(40)), unit="%") == "40\u00a0%"
    assert print_quantity(Quantity(value=Decimal(40), unit="EUR"), unit="%") == "40\u00a0EUR"
    assert print_quantity(Quantity.model_validate("30x increase from 2020"), unit="%") == "30\u00a0×\u00a02020"
    assert print_quantity(Quantity.model_validate("+5 pp"), unit="%") == "+5\u00a0percentage points"


def test_plain_signs_for_terminals_that_know_no_others() -> None:
    found = Quantity.model_validate("1,000,000+ BGN ≈ 500,000 €")
    assert print_quantity(found, ascii=True) == ">= 1 000 000 BGN (~ 500 000 EUR)"
    assert print_quantity(Quantity.model_validate("-363 t"), ascii=True) == "-363 t"


def test_dashes_and_n_a_leave_open_why() -> None:
    assert [is_unclear(words) for words in ("N/A", "n.a.", "-", "–")] == [True] * 4
    assert not any(is_unclear(words) for words in ("TBD", "not applicable", "0", "- (not started)"))
