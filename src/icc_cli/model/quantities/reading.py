"""Reads the words in a cell: the forms that people paste from their tables, as fields of a quantity.

The most specific forms are tried first; words without a number at the start, or in one of the few other forms, are a
result in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from icc_cli.model.quantities.details import add_groups, read_sum, split_groups
from icc_cli.model.quantities.figures import Figure, find_figure
from icc_cli.model.quantities.kinds import Qualifier, Relation
from icc_cli.model.quantities.numbers import shorten
from icc_cli.model.quantities.states import read_state
from icc_cli.model.quantities.units import find_unit, is_countable, is_thing
from icc_cli.patterns import lazy

_LONGEST_SENTENCE = 300
"""Only shorter texts are searched for a number after the start: in longer ones it is one of many."""
_RATIO = lazy(
    r"\s?(?:×|x(?![^\W\d_])|times\b|-?fold\b)\s*(?:(?:increase|growth|rise|more|as (?:much|many)|the value)\b\s*)?"
    r"(?:(?P<link>from|of|compared to|compared with|vs\.?|over|than|in|as in)\s)?(?P<reference>.*)"
)
_WAY = r"(?P<way>increase|growth|rise|gain|improvement|reduction|decrease|decline|drop|cut|fall)s?"
_TREND = lazy(rf"{_WAY}(?P<subject> (?:of|in) .{{1,120}}?)? (?:by|of) (?P<figure>[^ ].*)", re.IGNORECASE)
_UPWARDS = ("increase", "growth", "rise", "gain", "improvement", "more", "higher")
_TREND_AFTER = lazy(
    r"(?P<way>increase|growth|rise|more|higher|reduction|decrease|decline|drop|less|fewer|lower)\b[ .]*(?P<rest>.*)"
)
_SINCE = lazy(r"(?:from|compared (?:to|with)|vs\.?|relative to|since) (?P<reference>.{1,80})")
_LEVELS = lazy(
    r"(?:for |by )?(?P<figure>.{1,40}?) (?P<unit>(?:level|point|step|grade)s?)"
    r"(?: (?:by|on|of|in)(?: the| an?)? (?P<scale>[^()]{1,60}?scale))?(?P<rest>(?: \(.*\))?)",
    re.IGNORECASE,
)
_COLLECTION = lazy(r"[^\W\d_][\w -]{0,40} of (?P<figure>.*)")
_COMPARISON = lazy(
    r"[^\W\d_][^0-9]{0,120}? (?P<figure>(?:more than|over|at least|up to|less than|fewer than|about|approximately) .*)",
    re.IGNORECASE,
)
_NEXT_FIGURE = lazy(r"(?<=[^\W\d_])(?:\s?[,;/&]\s?|\s(?:and\s)?)(?=[0-9≈~≥≤<>])")


def parse_quantity(text: str) -> dict[str, Any]:
    """Return the fields of a quantity, measurement or target for `text`.

    Besides the fields of a quantity these may be `state`, `reason`, `expected` and `subject`, the things counted.
    Raises ValueError if it says nothing, or gives several figures.
    """
    words = " ".join(text.split())
    if not any(letter.isalnum() for letter in words) and not re.fullmatch(r"[-–—−]{1,3}", words):
        raise ValueError(
            f"{shorten(words)!r} says nothing: give a number, or say why there is none, as in state: pending"
            if words
            else "is empty: give a number, say why there is none, as in state: pending, or leave the key out"
        )
    several = parse_quantities(words)
    if len(several) > 1:
        figures = "; ".join(shorten(part) for part in several)
        raise ValueError(
            f"gives {len(several)} figures ({figures}): in a list write each as an entry of its own, elsewhere keep "
            "one as value and put the others under note"
        )
    return _read_levels(words) or read_state(words) or _read_head(words) or _read_later_figure(words) or {"text": words}


def parse_quantities(text: str) -> list[str]:
    """Return the entries that `text` runs together: `12.000 public employees 300.000 citizens` are two.

    Anything that does not consist entirely of figures with the things they count is one entry.
    """
    words = " ".join(text.split())
    entries = _NEXT_FIGURE.split(words) if len(words) <= _LONGEST_SENTENCE else []
    return entries if len(entries) > 1 and all(_is_count(entry) for entry in entries) else [words]


def _is_count(entry: str) -> bool:
    figure = find_figure(entry)
    return figure is not None and figure.rest[:1] == " " and _counted(figure.rest.strip(), figure.fields()) is not None


def _read_levels(words: str) -> dict[str, Any] | None:
    """Read `for 2 level by Likert scale (Survey before and after)` as a change on a scale."""
    found = _LEVELS.fullmatch(words)
    figure = find_figure(found["figure"]) if found else None
    if found is None or figure is None or figure.rest:
        return None
    is_change = figure.is_signed or words.lower().startswith(("for ", "by "))
    if not is_change and not found["scale"]:
        return None
    unit = found["unit"].lower()
    fields: dict[str, Any] = {**figure.fields(), "unit": unit if unit.endswith("s") else f"{unit}s"}
    if is_change:
        fields["relation"] = Relation.CHANGE
    if found["scale"]:
        fields["scale"] = found["scale"]
    _add_rest(fields, split_groups(found["rest"].strip())[1])
    return fields


def _read_head(words: str) -> dict[str, Any] | None:
    """Read a figure at the start, with its unit, its sign and the words after it."""
    figure = find_figure(words)
    if figure is None:
        return None
    ratio = None if figure.is_signed else _read_ratio(figure)
    if ratio is not None:
        return ratio
    total = read_sum(words)
    if total is not None:
        return total
    return _read_number(figure)


def _read_ratio(figure: Figure) -> dict[str, Any] | None:
    """Read `30x increase from 2020` and `30 × 2020`, but not `2 x Raspberry Pi`."""
    found = _RATIO.fullmatch(figure.rest)
    if found is None:
        return None
    reference, groups = split_groups(found["reference"])
    is_named = "×" in found.group() or found["link"] or re.fullmatch(r"(?:[0-9]{4})?", reference)
    if not is_named:
        return None
    fields: dict[str, Any] = {**figure.fields(), "relation": Relation.RATIO}
    if reference:
        fields["reference"] = reference
    _add_rest(fields, groups)
    return fields


def _read_number(figure: Figure) -> dict[str, Any] | None:
    """Read a figure with its unit; the words after it are interpreted piece by piece, and the rest is a note."""
    rest = figure.rest
    unit = find_unit(f"{figure.currency}{rest}" if figure.currency else rest.strip())
    if unit is None and re.match(r"[^\W_]|[/:.,%-]\S", rest):
        return None  # not a figure, but a word such as `5G`, `10:30` or `24/7`
    fields: dict[str, Any] = dict(figure.fields())
    if unit is not None:
        fields["unit"] = unit[0]
    words, groups = split_groups(rest.strip() if unit is None else unit[1])
    words = _take_change(fields, words, is_signed=figure.is_signed)
    words = _take_equivalent(fields, words)
    subject = None if unit is not None else _counted(words, fields)
    if subject is not None:
        fields["subject"], words = subject, ""
    if not words:
        _add_rest(fields, groups)
        return fields
    if figure.is_year and not figure.is_marked and unit is None:
        return None
    fields["note"] = " ".join([words, *(f"({group})" for group in groups)])
    return fields


def _take_change(fields: dict[str, Any], words: str, *, is_signed: bool) -> str:
    """Take what makes the figure a change (its sign, or `less` after its unit), and what it is relative to."""
    trend = _TREND_AFTER.fullmatch(words) if "unit" in fields and not is_signed else None
    if not is_signed and trend is None:
        return words
    _make_change(fields, is_loss=trend is not None and trend["way"] not in _UPWARDS)
    words = trend["rest"] if trend is not None else words
    since = _SINCE.fullmatch(words) if "relation" in fields else None
    if since is None:
        return words
    fields["reference"] = since["reference"]
    return ""


def _take_equivalent(fields: dict[str, Any], words: str) -> str:
    found = re.fullmatch(r"(?P<before>[^≈~=]*?) ?(?P<same>[≈~=] ?[0-9€$].*)", words)
    return words if found is None or add_groups(fields, [found["same"]]) else found["before"]


def _counted(words: str, figure: Mapping[str, Any]) -> str | None:
    """Return the things that a figure counts: `schools`, `number of schools`, `of new users`; for one, `new service`
    too.
    """
    named = words.removeprefix("number of ")
    if named != words:
        return named or None
    things = words.removeprefix("of ")
    is_known = (things == words or is_thing(things)) and is_countable(things, is_one=figure.get("value") == 1)
    return things if is_known else None


def _add_rest(fields: dict[str, Any], groups: list[str]) -> None:
    """Add what is in parentheses; whatever is not a part, scale or equivalent is a note."""
    left = add_groups(fields, groups)
    if left:
        fields["note"] = left[0] if len(left) == 1 else " ".join(f"({group})" for group in left)


def _make_change(fields: dict[str, Any], *, is_loss: bool = False) -> None:
    """Turn a number into a change; in per cent it is relative, in percentage points it is not."""
    unit = fields.get("unit")
    if unit == "°C":
        return
    fields["relation"] = Relation.RELATIVE_CHANGE if unit == "%" else Relation.CHANGE
    if unit == "%":
        del fields["unit"]
    elif unit == "percentage points":
        fields["unit"] = "%"
    if is_loss:
        if "value" in fields:
            fields["value"] = -fields["value"]
        else:
            fields["min"], fields["max"] = -fields["max"], -fields["min"]


def _read_later_figure(words: str) -> dict[str, Any] | None:
    """Read the few forms in which the figure is not at the start; the words themselves become the note."""
    if len(words) > _LONGEST_SENTENCE:
        return None
    trend = _TREND.fullmatch(words)
    if trend is not None:
        fields = _read_pure(trend["figure"])
        if fields is not None and "relation" not in fields:
            _make_change(fields, is_loss=trend["way"].lower() not in _UPWARDS)
            if trend["subject"]:
                fields["note"] = words
            return fields
    collection = _COLLECTION.fullmatch(words)
    if collection is not None:
        fields = _read_pure(collection["figure"])
        if fields is not None and "subject" in fields and "relation" not in fields:
            return {**fields, "note": words}
    comparison = _COMPARISON.fullmatch(words)
    figure = find_figure(comparison["figure"]) if comparison else None
    if figure is not None and figure.qualifier is not Qualifier.EXACT and not re.search("[0-9]", figure.rest):
        unit = find_unit(figure.rest.strip())
        if unit is not None:
            return {**figure.fields(), "unit": unit[0], "note": words}
    return None


def _read_pure(words: str) -> dict[str, Any] | None:
    """Return the fields of words that are a figure with its unit and nothing else."""
    figure = find_figure(words)
    fields = _read_number(figure) if figure is not None else None
    return fields if fields is not None and "note" not in fields else None
