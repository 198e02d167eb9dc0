"""The language of a report: its words from a catalogue; numbers, dates and country names from the CLDR.

Only what `icc` itself says is translated. What a city wrote is printed as written.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.model.wording import Wording
from icc_cli.progress import Status
from icc_cli.report.catalogue import LANGUAGES, Words, catalogue

if TYPE_CHECKING:
    from babel import Locale

_LOCALES = {"en": "en_GB"}
"""Languages that follow the conventions of one of their countries."""
_COUNTRIES = {"EL": "GR", "UK": "GB"}
"""Codes that the European institutions use in place of those of ISO 3166-1."""


class Language(Wording):
    """A language with a catalogue. Nothing is loaded before it is needed."""

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(f"there is no catalogue for the language {code!r}: choose one of {', '.join(LANGUAGES)}")
        self.code = code

    def say(self, key: str, /, *, count: int | None = None, **parts: object) -> str:
        """Return the words of a key, with `parts` filled in; `count` selects the plural form and is also a part.

        The result is safe HTML where one of the parts is. Integers are formatted as numbers.
        """
        words = self._catalogue[key]
        if count is not None:
            parts["count"] = count
        if not isinstance(words, str):
            words = words.get(self.locale.plural_form(count or 0), words["other"])
        filled = {name: self.number(Decimal(part)) if isinstance(part, int) else part for name, part in parts.items()}
        if any(hasattr(part, "__html__") for part in filled.values()):
            return Markup(escape(words)).format(**filled)
        return words.format(**filled)

    def number(self, number: Decimal, *, signed: bool = False) -> str:
        """Return a number with the language's decimal mark; thousands are separated by spaces in every language.

        Source: European Union, Interinstitutional Style Guide, 6.5, which applies to all languages of the Union.
        """
        return self._marked(super().number(number, signed=signed))

    def money(self, amount: Decimal) -> str:
        """Return an amount with the language's decimal mark."""
        return self._marked(super().money(amount))

    def date(self, date: PartialDate) -> str:
        """Return a date in words, in the nominative, so that it can follow a label, as in `termin: maj 2022`."""
        from babel.dates import format_date, format_skeleton

        if date.plan_month is not None:
            return self.say("date.plan-month", number=date.plan_month)
        if date.quarter is not None:
            return self.say(f"date.quarter-{date.quarter}", year=self._year(date.year))
        if date.month is None:
            return self._year(date.year)
        day = datetime.date(date.year, date.month, date.day or 1)
        if date.day is None:
            return _unbroken(format_skeleton("yMMMM", day, locale=self.locale))
        words: str = format_date(day, "long", locale=self.locale)
        return _unbroken(words.replace(" ", NO_BREAK_SPACE, 1))

    def month_labels(self, month: int) -> tuple[str, str]:
        """Return the short name of a month (1 to 12), and its first letter."""
        from babel.dates import get_month_names

        widths = (get_month_names(width, "stand-alone", self.locale) for width in ("abbreviated", "narrow"))
        short, letter = (str(names[month]) for names in widths)
        return short, letter.upper()

    def period(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """Return a period in words, empty when neither end is known; an unknown end is left open."""
        if start and end:
            return self.date(start) if start == end else f"{self.date(start)} – {self.date(end)}"
        if start:
            return self.say("date.from", date=self.date(start))
        return self.say("date.until", date=self.date(end)) if end else ""

    def phrase(self, name: str, **parts: str) -> str:
        """Return the words that surround a number or replace it."""
        return self.say(f"value.{name}", count=None, **parts)

    def status(self, status: Status) -> str:
        """Return sign and words of a status: `▲ improved`."""
        return f"{status.sign} {self.say(f'status.{status.value}')}"

    def country(self, code: str) -> str:
        """Return the name of a country by its code; the code itself if unknown."""
        return str(self.locale.territories.get(_COUNTRIES.get(code, code), code))

    @cached_property
    def locale(self) -> Locale:
        """The language as Babel knows it: month names, decimal mark, plural forms."""
        from babel import Locale

        return Locale.parse(_LOCALES.get(self.code, self.code))

    @cached_property
    def _catalogue(self) -> Mapping[str, Words]:
        return catalogue(self.code)

    @cached_property
    def _decimal_mark(self) -> str:
        return str(self.locale.number_symbols["latn"]["decimal"])

    def _marked(self, printed: str) -> str:
        return printed.replace(".", self._decimal_mark)

    def _year(self, year: int) -> str:
        from babel.dates import format_skeleton

        return _unbroken(format_skeleton("y", datetime.date(year, 1, 1), locale=self.locale))


@cache
def language(code: str) -> Language:
    """Return a language by its code.

    Raises:
        ValueError: It has no catalogue.
    """
    return Language(code)


ENGLISH = language("en")
"""The language that all others are translated from."""


def _unbroken(words: str) -> str:
    """Keep a sign that follows the year, as in Bulgarian, on the same line; use one kind of space."""
    return re.sub("(?<=[0-9])[ \u202f](?=[^0-9]+$)", NO_BREAK_SPACE, words)
