"""Wordings besides those of the published tables (`published_values.yaml`): what they mean, and how they print."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.quantity import Measurement, Qualifier, Quantity, Reason, Relation, State, Target
from icc_cli.model.quantities.states import is_unclear
from icc_cli.model.quantities.text import parse_quantities, parse_quantity, print_quantity

ICT = "„Smart office” & „Widening e-services” projects not yet started, KPIs are not being monitored"
VALUE, UNIT, TEXT = "value", "unit", "text"

OTHERS: list[tuple[str, dict[str, Any], str]] = [
    (
        f"({ICT})",
        {"state": State.NOT_MONITORED, "reason": Reason.NOT_STARTED, "note": ICT},
        "not monitored (not started)",
    ),
    ("≈50", {VALUE: 50, "qualifier": Qualifier.APPROX}, "≈ 50"),
    ("-", {"state": State.NOT_MONITORED}, "not monitored"),
    ("–", {"state": State.NOT_MONITORED}, "not monitored"),
    ("—", {"state": State.NOT_MONITORED}, "not monitored"),
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
        "30 × the value of 2020",
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


@pytest.mark.parametrize(("words", "fields", "printed"), OTHERS, ids=lambda case: str(case)[:40])
def test_a_cell_means_what_it_says(words: str, fields: dict[str, Any], printed: str) -> None:
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
    assert print_quantity(Quantity.model_validate("30x increase from 2020"), unit="%") == "30\u00a0× the value of 2020"
    assert print_quantity(Quantity.model_validate("+5 pp"), unit="%") == "+5\u00a0percentage points"


def test_plain_signs_for_terminals_that_know_no_others() -> None:
    found = Quantity.model_validate("1,000,000+ BGN ≈ 500,000 €")
    assert print_quantity(found, ascii=True) == ">= 1 000 000 BGN (~ 500 000 EUR)"
    assert print_quantity(Quantity.model_validate("-363 t"), ascii=True) == "-363 t"


def test_dashes_and_n_a_leave_open_why() -> None:
    assert [is_unclear(words) for words in ("N/A", "n.a.", "-", "–")] == [True] * 4
    assert not any(is_unclear(words) for words in ("TBD", "not applicable", "0", "- (not started)"))
