"""What the name of a KPI says: whether it measures something, what it counts, and when two names mean the same.

Names are English phrases, as cities print them: `number of …`, `% of …`, `increase of …`. The lists are short on
purpose: they only contain words that settle the question in the name of a KPI in any context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from icc_cli.model.kpis import Kpi
from icc_cli.model.quantities.quantity import Qualifier, Quantity, Relation
from icc_cli.model.quantities.units import find_unit
from icc_cli.patterns import lazy


def _listed(words: str) -> frozenset[str]:
    """Read a list of words."""
    return frozenset(words.split())


COUNT = (
    r"(?:\b(?:number|amount|count|quantity)s?(?:\s+of\b|(?=\s*$))|\b(?:no|nr)\.(?:\s*of\b)?"
    r"|#(?:\s*amount)?(?:\s*of\b)?)"
)
SHARE = r"(?:(?:%|\bper\s?cent(?:age)?\b)(?:\s+of\b)?|\b(?:share|rate|ratio|proportion)\s+of\b)"
CHANGE_WORD = (
    r"(?:increas(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|reduc(?:tions?|e[ds]?|ing)|growth|improv(?:ements?|e[ds]?|ing)"
    r"|optimi[sz](?:ation|ing|ed?)|more|less|fewer|better)"
)
HEAD = lazy(
    rf"{COUNT}|{SHARE}|\b(?:increase|decrease|reduction|growth|improvement|optimi[sz]ation)\s+(?:of|in)\b", re.I
)
"""Words that announce a measure."""

_MEASURES = _listed(
    "number amount count quantity volume share percentage percent proportion rate ratio index score "
    "level time duration hours days cost costs price expenditure spending revenue turnover income "
    "consumption emissions capacity speed temperature area length distance mileage kilometres energy "
    "electricity waste frequency attendance turnout population reach coverage funding funds "
    "financing usage"
)
"""Nouns that can be measured as they are."""
_PHYSICAL = _listed(
    "energy electricity heat capacity emissions consumption expenditure spending cost costs revenue "
    "turnover funding funds rate mileage area length distance duration"
)
"""Nouns whose number means nothing without a unit."""
_PEOPLE = _listed(
    "user people person citizen resident inhabitant employee visitor attendee participant tourist "
    "student worker member customer commuter household"
)
_VAGUE = lazy(
    r"(?:better|improved|faster|simpler|good|examine|develop|implement|introduce|showing|sharing|via)\b", re.I
)
"""First words after which a plural counts nothing: `better services`, `examine the habits`."""
_PREPOSITION = lazy(
    r"\s(?:of|in|at|on|for|with|from|per|by|to|within|during|after|before|under|about|across|via|among|over|when|that|which)\s|[,;/(]|\s[–-]\s"
)
_NAMES = 2048
"""Size of the cache of names: several rules ask the same about each, and cities repeat names."""
_NO_PLURAL = ("ss", "us", "is")
"""Endings of words that look like a plural."""
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL = _listed(
    "a an the of in on at to for with and or by from per in into that which be is are was were can may their its s"
)
_GROUP = lazy(r"\([^()]*\)?")
_CHANGE = lazy(rf"\b{CHANGE_WORD}\b", re.I)


@lru_cache(maxsize=_NAMES)
def plain_name(name: str) -> str:
    """Return a name without its parentheses."""
    return " ".join(_GROUP.sub(" ", name).split())


@lru_cache(maxsize=_NAMES)
def says_measure(name: str) -> bool:
    """Whether a name says what is measured: `number of …`, `% of …`, `costs …`, or countable things."""
    plain = plain_name(name)
    words = {word.casefold() for word in _WORD.findall(plain)}
    return HEAD.search(plain) is not None or not words.isdisjoint(_MEASURES) or counts_things(name)


@lru_cache(maxsize=_NAMES)
def counts_things(name: str) -> bool:
    """Whether a name is what a number counts: `Daily users`, `Number of votes`, but not `User submitted info`."""
    plain = plain_name(name)
    if re.search(COUNT, plain, re.I):
        return needs_no_unit(plain)
    if _VAGUE.match(plain):
        return False
    phrase = _PREPOSITION.split(f" {plain} ")[0]
    return any(_is_plural(word) for word in _WORD.findall(phrase))


def needs_no_unit(name: str) -> bool:
    """Whether nothing in a name is measured in units: things are counted; energy or money is not."""
    words = {word.casefold() for word in _WORD.findall(plain_name(name))}
    return words.isdisjoint(_PHYSICAL)


def stem(word: str) -> str:
    """Return a noun in the singular, as far as its letters show."""
    low = word.casefold()
    if low == "people":
        return "person"
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    return low[:-1] if _is_plural(low) else low


@lru_cache(maxsize=_NAMES)
def key_words(text: str, ignored: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the words that a name is about, in the singular: without measure, change, small words and remarks."""
    plain = _CHANGE.sub(" ", HEAD.sub(" ", plain_name(text).split(" / ")[0]))
    words = {stem(word) for word in _WORD.findall(plain)} - _SMALL - {"amount", "number", "total"}
    return frozenset(words - ignored or words)


def counted(quantity: Quantity, subject: str | None = None) -> str | None:
    """Return what a number says that it counts: its subject, or a unit that is not a unit of measurement; None for
    neither.
    """
    words = subject or quantity.unit
    if words is None or not quantity.has_number or (subject is None and find_unit(words) is not None):
        return None
    return words


def counts_the_same(words: str, names: Iterable[str]) -> bool:
    """Whether the things counted may be what a KPI counts: their noun is in one of its names.

    There are many words for people: `citizens` fit a KPI that counts users. They do not fit the experience of users.
    """
    nouns = _nouns(words)
    for name in names:
        if nouns & {stem(word) for word in _WORD.findall(name)} - (_PEOPLE if not _is_about_people(name) else set()):
            return True
        if nouns & _PEOPLE and _is_about_people(name):
            return True
    return False


def has_scale(kpi: Kpi) -> bool:
    """Whether a KPI has a unit, a scale or a number anywhere, so that it is clearly measurable."""
    quantities: list[Quantity] = [*kpi.target, *kpi.measurements.values()]
    return kpi.unit is not None or any(each.has_number or each.scale is not None for each in quantities)


def is_measurable(kpi: Kpi) -> bool:
    """Whether a KPI can be measured, judging by its name, its description, its unit, or a number given."""
    return has_scale(kpi) or says_measure(kpi.name) or HEAD.search(kpi.description or "") is not None


def is_change(quantity: Quantity) -> bool:
    """Whether a number is a change rather than a level."""
    return quantity.has_number and quantity.relation in (Relation.CHANGE, Relation.RELATIVE_CHANGE)


def is_bound(quantity: Quantity) -> bool:
    """Whether a number is a bound, which itself says which side is better: `at least 5`."""
    return quantity.qualifier not in (Qualifier.EXACT, Qualifier.APPROX)


def _nouns(words: str) -> set[str]:
    """Return the nouns that a phrase counts: the last word before the first preposition; several between slashes."""
    phrase = re.split(r"\s(?:of|in|at|on|for|with|from|per|by|to)\s", f" {words} ")[0]
    return {stem(found[-1]) for part in phrase.split("/") if (found := _WORD.findall(part))}


def _is_about_people(name: str) -> bool:
    """Whether a KPI counts people: `Number of users`, but not `Experience of users`."""
    plain = HEAD.sub(" ", plain_name(name).split(" / ")[0])
    phrase = _PREPOSITION.split(f" {plain.strip()} ")[0]
    return any(_is_plural(word) and stem(word) in _PEOPLE for word in _WORD.findall(phrase))


def _is_plural(word: str) -> bool:
    low = word.casefold()
    return low == "people" or (len(low) > 3 and low.endswith("s") and not low.endswith(_NO_PLURAL))
