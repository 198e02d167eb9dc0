"""What day it is: by the clock, unless SOURCE_DATE_EPOCH says otherwise, so that a run can be repeated."""

from __future__ import annotations

import datetime
import os

VARIABLE = "SOURCE_DATE_EPOCH"


def source_date() -> datetime.datetime | None:
    """Return the time that SOURCE_DATE_EPOCH gives, as reproducible-builds.org defines it, or None without it.

    Raises:
        ValueError: It is no number of seconds since 1970.
    """
    given = os.environ.get(VARIABLE)
    if given is None:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"{VARIABLE} is {given!r}: it must be a number of seconds since 1970") from None


def today() -> datetime.date:
    """Return the current day.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is no number of seconds since 1970.
    """
    given = source_date()
    return given.date() if given else datetime.date.today()
