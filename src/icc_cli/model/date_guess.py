"""Guesses which date was meant by one written in another way; only used to word the error."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_SHAPES = (
    r"(?P<day>\d{1,2})\s?(?P<mark>[./-])\s?(?P<month>\d{1,2})\s?[./-]\s?(?P<year>\d{4})\.?",
    r"(?P<year>\d{4})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?(?P<day>\d{1,2})\.?(?:[T ].{1,30})?",
    r"(?P<month>\d{1,2})\s?[./-]\s?(?P<year>\d{4})",
    r"(?P<year>\d{4})\s?[./-]\s?(?P<month>\d{1,2})",
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s(?:of\s)?(?P<name>[A-Za-z]{3,9})\.?,?\s(?P<year>\d{4})",
    r"(?P<name>[A-Za-z]{3,9})\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})",
    r"(?P<name>[A-Za-z]{3,9})\.?,?\s(?:of\s)?(?P<year>\d{4})",
    r"(?P<year>\d{4})\s(?P<name>[A-Za-z]{3,9})",
    r"Q\s?(?P<quarter>[1-4])\s?[/ -]?\s?(?P<year>\d{4})",
    r"(?P<year>\d{4})\s?[/ -]?\s?Q\s?(?P<quarter>[1-4])",
    r"(?P<quarter>[1-4])(?:st|nd|rd|th)\squarter\s(?:of\s)?(?P<year>\d{4})",
    r"m(?:onth)?\s?(?P<plan>\d{1,3})",
)


def guess(text: str) -> str | None:
    """Return `text` in the date format, or None if it is ambiguous (`05/06/2022` may be May or June)."""
    if len(text) > 40:
        return None
    for shape in _SHAPES:
        found = re.fullmatch(shape, text.strip(), re.IGNORECASE | re.ASCII)
        if found:
            return _iso(found.groupdict())
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    if parts.get("plan"):
        month = int(parts["plan"] or 0)
        return f"M{month}" if 1 <= month <= 120 else None
    year = int(parts["year"] or 0)
    if not 1900 <= year <= 2199:
        return None
    if parts.get("quarter"):
        return f"{year}-Q{parts['quarter']}"
    day = int(parts.get("day") or 0)
    month = int(parts.get("month") or 0) or _month_named(parts.get("name") or "")
    if parts.get("mark") == "/" and day != month and day <= 12 and month <= 12:
        return None  # the day comes first in Europe, the month in America
    if month > 12:
        day, month = month, day
    if not 1 <= month <= 12 or not 0 <= day <= 31:
        return None
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _month_named(name: str) -> int:
    """Return the number of a month given by its name or the start of its name; 0 if it is not one."""
    wanted = name.casefold()
    if wanted == "sept":
        return 9
    for number, month in enumerate(MONTHS, start=1):
        if wanted == month.casefold() or (len(wanted) == 3 and month.casefold().startswith(wanted)):
            return number
    return 0
