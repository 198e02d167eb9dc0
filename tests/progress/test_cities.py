"""Which checkpoints and which day are meant by what somebody asks for."""

from __future__ import annotations

from datetime import date

import pytest

from icc_cli.progress.cities import PeriodError, period_of
from icc_cli.progress.timing import Calendar

CALENDAR = Calendar({"start": date(2021, 4, 30), "midway": date(2022, 2, 28), "final": date(2022, 8, 31)})


def day(text: str | None) -> str | date | None:
    return date.fromisoformat(text) if text and text[0].isdigit() else text


@pytest.mark.parametrize(
    ("since", "until", "as_of", "expected"),
    [
        ("start", None, None, ("start", "final", "2022-08-31")),
        ("start", "midway", None, ("start", "midway", "2022-02-28")),
        ("start", None, "2022-03-15", ("start", "midway", "2022-03-15")),
        ("start", None, "2022-02-28", ("start", "midway", "2022-02-28")),
        ("start", None, "2021-06-15", ("start", "midway", "2021-06-15")),
        ("start", None, "2020-01-01", ("start", "midway", "2020-01-01")),
        ("midway", None, "2022-03-15", ("midway", "final", "2022-03-15")),
        ("start", None, "2030-01-01", ("start", "final", "2030-01-01")),
        ("start", "final", "2030-01-01", ("start", "final", "2030-01-01")),
        ("start", "2022-05-01", None, ("start", "midway", "2022-05-01")),
        ("2021-12-31", "2022-12-31", None, ("start", "final", "2022-12-31")),
        ("2021-04-30", "2022-02-28", "2022-03-31", ("start", "midway", "2022-03-31")),
    ],
)
def test_periods(since: str, until: str | None, as_of: str | None, expected: tuple[str, str, str]) -> None:
    found = period_of(CALENDAR, day(since) or "", day(until), date.fromisoformat(as_of) if as_of else None)
    assert (found.since, found.until, found.as_of.isoformat()) == expected


@pytest.mark.parametrize(
    ("since", "until", "as_of", "complaint"),
    [
        ("final", None, None, "final does not come before final: the checkpoints are start (2021-04-30), midway"),
        ("midway", "start", None, "midway does not come before start"),
        ("2022-03-01", "2022-04-01", None, "midway does not come before midway"),
        ("2020-01-01", None, None, "no checkpoint was by 2020-01-01: the first is start, on 2021-04-30"),
        ("start", "final", "2022-01-01", "the final values are of 2022-08-31, after 2022-01-01"),
    ],
)
def test_no_periods(since: str, until: str | None, as_of: str | None, complaint: str) -> None:
    with pytest.raises(PeriodError) as caught:
        period_of(CALENDAR, day(since) or "", day(until), date.fromisoformat(as_of) if as_of else None)
    assert complaint in str(caught.value)
