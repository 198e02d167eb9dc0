"""Quantities as the format writes them: short forms, mappings, and what is refused in which words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.quantity import Measurement, Qualifier, Quantity, Reason, Relation, State, Target, Targets


class Written(float):
    """A number as the reader of the files hands it over: with the words that stand in the file."""

    raw: str

    def __new__(cls, raw: str) -> Written:
        number = super().__new__(cls, raw.replace(".inf", "inf").replace(".nan", "nan"))
        number.raw = raw
        return number


def refusal(model: type[BaseModel], given: Any) -> str:
    """What a user is told about `given`."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(given)
    return "; ".join(error["msg"] for error in caught.value.errors()).replace("Value error, ", "")


@pytest.mark.parametrize(
    "given", [30, Written("30.0"), "30", {"value": 30}, {"value": "30"}, {"value": Written("3e1")}]
)
def test_a_number_may_be_given_in_each_form(given: Any) -> None:
    assert Measurement.model_validate(given).value == 30


def test_numbers_are_exact_as_written() -> None:
    assert str(Quantity.model_validate({"value": Written("0.1")}).value) == "0.1"
    assert str(Quantity.model_validate(0.1).value) == "0.1"
    assert Quantity.model_validate(Written("12.5")).value == Decimal("12.5")


def test_one_group_of_three_is_thousands_in_a_short_form_and_decimals_in_a_mapping() -> None:
    short = Quantity.model_validate(Written("12.000"))
    assert (short.value, short.raw) == (Decimal(12000), "12.000")
    assert Quantity.model_validate({"value": Written("12.000")}).value == 12


def test_the_words_of_a_short_form_are_kept() -> None:
    assert Quantity.model_validate("≈  4000").raw == "≈ 4000"
    assert Quantity.model_validate({"value": "≈ 4000", "note": "by phone"}).raw == "≈ 4000"
    assert Quantity.model_validate({"value": "≈ 4000", "raw": "4k or so"}).raw == "4k or so"
    assert Quantity.model_validate(4000).raw is None


def test_a_mapping_adds_to_the_short_form_in_its_value() -> None:
    found = Measurement.model_validate({"value": "7000+", "note": "by September", "date": "2022-09", "who": "IT"})
    assert (found.value, found.qualifier, found.note) == (Decimal(7000), Qualifier.AT_LEAST, "by September")
    assert found.date == PartialDate(year=2022, month=9)


def test_what_is_counted_is_the_subject_of_a_target_and_the_unit_of_a_measurement() -> None:
    assert Target.model_validate("12 schools").subject == "schools"
    assert Measurement.model_validate("12 schools").unit == "schools"


def test_what_is_counted_may_stand_behind_the_unit() -> None:
    target = Target.model_validate("-363 t (of emissions) (estimate)")
    assert (target.unit, target.subject, target.note) == ("t", "emissions", "estimate")
    measurement = Measurement.model_validate("-363 t (of emissions) (estimate)")
    assert (measurement.unit, measurement.note) == ("t", "of emissions; estimate")


@pytest.mark.parametrize("words", ["2 pilot", "1 so far", "1 completed", "5 of the schools", "1 of 3", "12 (of 20)"])
def test_what_is_said_of_a_number_is_no_thing_that_it_counts(words: str) -> None:
    target = Target.model_validate(words)
    assert (target.subject, target.unit) == (None, None)
    assert target.note


def test_words_that_run_targets_together_are_several_targets() -> None:
    targets = TypeAdapter(Targets).validate_python("12.000 public employees 300.000 citizens")
    assert [(target.value, target.subject) for target in targets] == [
        (Decimal(12000), "public employees"),
        (Decimal(300000), "citizens"),
    ]
    assert len(TypeAdapter(Targets).validate_python({"value": 5, "due": 2025})) == 1
    assert len(TypeAdapter(Targets).validate_python([5, "6"])) == 2


def test_an_entry_of_a_list_of_targets_holds_one() -> None:
    with pytest.raises(ValidationError, match="in a list write each as an entry of its own") as caught:
        TypeAdapter(Targets).validate_python([5, "12.000 public employees 300.000 citizens"])
    assert caught.value.errors()[0]["loc"] == (1,)


def test_every_field_of_a_mapping_is_read() -> None:
    found = Quantity.model_validate(
        {
            "value": 23,
            "qualifier": "at-least",
            "unit": "speakers",
            "relation": "change",
            "reference": "2020",
            "parts": [{"value": 22}, {"value": 1, "label": "key note"}],
            "equivalent": "≈ 5 % of population",
            "note": "in *two* days",
        }
    )
    assert found.relation is Relation.CHANGE
    assert [(part.value, part.label) for part in found.parts] == [(Decimal(22), None), (Decimal(1), "key note")]
    assert found.equivalent is not None
    assert (found.equivalent.value, found.equivalent.unit) == (Decimal(5), "% of population")


def test_a_measurement_without_a_value_says_why() -> None:
    found = Measurement.model_validate({"state": "not-monitored", "reason": "not-started", "note": "no cluster"})
    assert (found.state, found.reason, found.has_number) == (State.NOT_MONITORED, Reason.NOT_STARTED, False)
    later = Measurement.model_validate({"state": "not-yet-measurable", "expected": 2026})
    assert later.expected == PartialDate(year=2026)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (True, "true is not a number"),
        ({"value": False}, "false is not a number"),
        (Written(".nan"), "is not a number: give one"),
        ({"value": float("inf")}, "is not a number: give one"),
        (10**18, "too large"),
        ({"value": Written("1e400")}, "too large"),
        ({"value": Written("1e-13")}, "more than 12 decimals"),
        (None, "is empty: give a number"),
        ("", "is empty: give a number"),
        ("…", "says nothing: give a number"),
        ([], "must be a number, words"),
        ({}, "holds neither a number nor words"),
        ({"min": 3}, "gives min without max: add max, or for an open end write value: 3 with qualifier: at-least"),
        ({"max": 3}, "value: 3 with qualifier: at-most"),
        ({"value": 1, "min": 2, "max": 3}, "keep value, or keep min and max"),
        ({"min": 3, "max": 2}, "min (3) above its max (2): swap them"),
        ("5-3", "min (5) above its max (3)"),
        ({"min": 3, "max": 3}, "write value: 3"),
        ({"min": 3, "max": 4, "qualifier": "at-least"}, "a range is exact or approx"),
        ({"value": 3, "text": "three"}, "put the words under note"),
        ({"value": 3, "state": "pending"}, "a number as well as the state pending"),
        ({"text": "three", "state": "pending"}, "a text as well as the state pending"),
        ({"reason": "no-data"}, "gives a reason but no state"),
        ({"value": 3, "expected": 2025}, "needs state: not-yet-measurable"),
        ({"state": "pending", "date": 2025}, "nothing was measured"),
        ({"text": "much", "parts": [{"value": 3}]}, "parts without the value"),
        ({"value": 4, "parts": [{"value": 3}]}, "add up to 3, while its value is 4"),
        ({"text": "much", "unit": "kWh"}, "gives unit, which describes a number"),
        ({"text": "much", "qualifier": "approx"}, "gives qualifier, which describes a number"),
        ({"value": 3, "reference": "2020"}, "needs relation: ratio, change or relative-change"),
        ({"value": 3, "relation": "relative-change", "unit": "t"}, "always in per cent"),
        ({"value": 3, "relation": "ratio", "unit": "t"}, "has no unit"),
        ({"value": 3, "equivalent": {"value": 4, "equivalent": 5}}, "an equivalent of its own"),
        ("4 schools and 3 libraries", "gives 2 figures (4 schools; 3 libraries)"),
    ],
)
def test_what_is_refused_says_what_to_write(given: Any, words: str) -> None:
    assert words in refusal(Measurement, given)


def test_an_error_stands_at_the_place_of_its_cause() -> None:
    class Kpi(BaseModel):
        measurements: dict[str, Measurement]

    with pytest.raises(ValidationError) as caught:
        Kpi.model_validate({"measurements": {"start": {"value": 3, "unti": "kWh"}, "final": {"state": "gone"}}})
    places = {error["loc"] for error in caught.value.errors()}
    assert places == {("measurements", "start", "unti"), ("measurements", "final", "state")}


def test_a_quantity_has_no_state() -> None:
    assert "must be a number" in refusal(Quantity, "TBD")


@pytest.mark.parametrize("model", [Quantity, Measurement, Target])
def test_editors_are_told_the_short_forms(model: type[BaseModel]) -> None:
    schema = model.model_json_schema()
    described = schema["$defs"].get(model.__name__, schema)
    assert [form["type"] for form in described["anyOf"]] == ["number", "string", "object"]
    assert described["anyOf"][2]["additionalProperties"] is False
