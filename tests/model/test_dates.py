"""Dates that keep the precision they were given with."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from icc_cli.model.dates import PartialDate, Period, Precision

DATE = TypeAdapter(PartialDate)


@pytest.mark.parametrize(
    ("given", "precision", "first", "last", "words"),
    [
        ("2022-05-31", Precision.DAY, "2022-05-31", "2022-05-31", "31 May 2022"),
        ("2022-05", Precision.MONTH, "2022-05-01", "2022-05-31", "May 2022"),
        ("2024-02", Precision.MONTH, "2024-02-01", "2024-02-29", "February 2024"),
        ("2022-Q3", Precision.QUARTER, "2022-07-01", "2022-09-30", "3rd quarter of 2022"),
        ("2022", Precision.YEAR, "2022-01-01", "2022-12-31", "2022"),
        (2022, Precision.YEAR, "2022-01-01", "2022-12-31", "2022"),
    ],
)
def test_a_date_keeps_its_precision(given: Any, precision: Precision, first: str, last: str, words: str) -> None:
    date = DATE.validate_python(given)
    assert date.precision is precision
    assert (date.first_day().isoformat(), date.last_day().isoformat()) == (first, last)
    assert date.words() == words
    assert str(date) == str(given)


def test_a_month_of_the_plan_becomes_a_date_with_the_start_of_the_plan() -> None:
    month = DATE.validate_python("M3")
    assert month.words() == "month 3"
    assert str(month) == "M3"
    assert month.resolve(datetime.date(2022, 11, 15)) == DATE.validate_python("2023-01")
    assert DATE.validate_python("M1").resolve(datetime.date(2022, 11, 1)) == DATE.validate_python("2022-11")
    assert DATE.validate_python("2022").resolve(datetime.date(2023, 1, 1)) == DATE.validate_python("2022")
    with pytest.raises(ValueError, match="start of the plan"):
        month.first_day()


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ("31.5.2022", "Write 2022-05-31\\."),
        ("31/05/2022", "Write 2022-05-31\\."),
        ("05/31/2022", "Write 2022-05-31\\."),
        ("2022/05/31", "Write 2022-05-31\\."),
        ("2022-5", "Write 2022-05\\."),
        ("May 2022", "Write 2022-05\\."),
        ("31st of May 2022", "Write 2022-05-31\\."),
        ("May 31, 2022", "Write 2022-05-31\\."),
        ("Sept. 2022", "Write 2022-09\\."),
        ("05/2022", "Write 2022-05\\."),
        ("2022.05", "Write 2022-05\\."),
        ("Q3 2022", "Write 2022-Q3\\."),
        ("3rd quarter of 2022", "Write 2022-Q3\\."),
        ("month 3", "Write M3\\."),
        ("2022-05-31T10:00:00Z", "Write 2022-05-31\\."),
        ("2022-02-30", "February 2022 has no day 30"),
        ("soon", "is 'soon', which is not a date\nA date is written 2022-05-31"),
        ("", "is empty"),
        ("1822", "is not a date"),
        (True, "is not a date"),
        (22, "is not a date"),
        (10**15, "is not a date"),
        (2022.5, "Write 2022-05\\."),
        ("00/05/2022", "is not a date"),
        ("13/13/2022", "is not a date"),
        ([], "is not a date"),
        (None, "is not a date"),
    ],
)
def test_another_form_is_refused_with_the_right_one(given: Any, advice: str) -> None:
    with pytest.raises(ValidationError, match=advice):
        DATE.validate_python(given)


def test_a_number_beyond_what_python_prints_is_refused() -> None:
    with pytest.raises(ValidationError, match="is not a date"):
        DATE.validate_python(10**5000)


def test_a_date_that_may_mean_two_days_is_not_guessed() -> None:
    with pytest.raises(ValidationError) as caught:
        DATE.validate_python("05/06/2022")
    assert "is not a date" in str(caught.value)


def test_dates_are_values() -> None:
    assert {DATE.validate_python("2022-05"), DATE.validate_python("2022-05")} == {PartialDate(2022, month=5)}
    assert DATE.validate_python("2022-05") != DATE.validate_python("2022")
    assert DATE.dump_json(DATE.validate_python("2022-Q1")) == b'"2022-Q1"'


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_is_read_and_written(day: datetime.date) -> None:
    date = DATE.validate_python(day.isoformat())
    assert date.first_day() == date.last_day() == day
    assert str(date) == day.isoformat()


@given(st.text(max_size=50) | st.text("0123456789-/.QM ", max_size=12))
def test_no_words_break_the_reader(words: str) -> None:
    try:
        date = PartialDate.parse(words)
    except ValueError:
        return
    assert str(date) == words.strip()


def test_editors_are_told_how_a_date_looks() -> None:
    text, year = DATE.json_schema()["anyOf"]
    assert text["pattern"].startswith("^")
    assert year["type"] == "integer"


def test_a_period_does_not_end_before_it_starts() -> None:
    period = Period.model_validate({"start": "2022-05", "end": 2022})
    assert period.end == PartialDate(2022)
    assert Period.model_validate({"start": "M3", "end": "2022"}).start == PartialDate(plan_month=3)
    for start, end in (("2022-05", "2022-04-30"), ("M5", "M4"), ("2022-Q3", "2022-06")):
        with pytest.raises(ValidationError, match="before it starts"):
            Period.model_validate({"start": start, "end": end})
    with pytest.raises(ValidationError, match="is empty"):
        Period.model_validate({})
