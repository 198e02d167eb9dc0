"""Reads parentheses after a number: its parts, its scale, the value in another unit, or a note."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from icc_cli.model.quantities.figures import find_figure
from icc_cli.model.quantities.kinds import Qualifier, Relation
from icc_cli.model.quantities.units import find_unit, is_countable, is_thing
from icc_cli.patterns import lazy

_PLUS = lazy(r" ?(?:\+|&) ?| and |, (?=[0-9])")
_MOST_PARTS = 20


def split_groups(text: str) -> tuple[str, list[str]]:
    """Return the words before the first parenthesis, and the contents of the groups after it.

    If anything else follows (`a (b) c`) or a group is not closed (`a (b`), everything is words.
    """
    start = text.find("(")
    if start < 0:
        return text, []
    groups, depth, begin = [], 0, start
    for index in range(start, len(text)):
        letter = text[index]
        if letter == "(":
            if depth == 0:
                begin = index + 1
            depth += 1
        elif letter == ")":
            depth -= 1
            if depth == 0:
                groups.append(text[begin:index].strip())
        elif depth == 0 and letter != " ":
            return text, []
        if depth < 0:
            return text, []
    return (text, []) if depth or not all(groups) else (text[:start].strip(), groups)


def add_groups(fields: dict[str, Any], groups: list[str]) -> list[str]:
    """Add what the groups say to `fields`; return the groups that say something else."""
    left = []
    for group in groups:
        parts = _read_parts(group)
        if parts and _sum(parts) == fields.get("value") and "parts" not in fields:
            fields["parts"] = parts
        elif group.startswith("scale: ") and "scale" not in fields:
            fields["scale"] = group.removeprefix("scale: ")
        elif group.startswith("of ") and "subject" not in fields and is_thing(group.removeprefix("of ")):
            fields["subject"] = group.removeprefix("of ")
        elif group.startswith("from ") and "relation" in fields and "reference" not in fields:
            fields["reference"] = group.removeprefix("from ")
        elif _ends_like_a_scale(group) and "scale" not in fields:
            fields["scale"] = group
        elif group == "change" and "relation" not in fields:
            fields["relation"] = Relation.CHANGE
        elif group == "change":
            continue
        else:
            equivalent = _read_equivalent(group) if "equivalent" not in fields else None
            if equivalent is None:
                left.append(group)
            else:
                fields["equivalent"] = equivalent
    return left


def is_scale(group: str) -> bool:
    """Whether a group can only be the name of a scale, like `Likert scale`: `of scale` may be what is counted."""
    begins_otherwise = group.startswith(("of ", "from ", "scale: ")) or find_figure(group) is not None
    return _ends_like_a_scale(group) and not begins_otherwise


def _ends_like_a_scale(group: str) -> bool:
    return group.casefold().endswith("scale") and len(group) <= 60


def read_sum(text: str) -> dict[str, Any] | None:
    """Read `22 + 1 key note speakers` as a total with its parts; None for anything else."""
    if "+" not in text:
        return None
    words, groups = split_groups(text)
    parts = _read_parts(words) if "+" in words else []
    if len(parts) < 2:
        return None
    fields: dict[str, Any] = {"value": _sum(parts), "parts": parts}
    left = add_groups(fields, groups)
    if left:
        fields["note"] = " ".join(left)
    return fields


def _read_parts(text: str) -> list[dict[str, Any]]:
    """Return the parts of `1 association & 3 citizen groups`; none if a part does not start with a plain number."""
    parts = []
    for entry in _PLUS.split(text[:1000])[: _MOST_PARTS + 1]:
        figure = find_figure(entry)
        if figure is None or figure.high is not None or figure.is_signed or figure.is_marked or figure.currency:
            return []
        label = figure.rest.strip()
        if figure.rest[:1] not in ("", " ") or len(label) > 80:
            return []
        parts.append({"value": figure.low, **({"label": label} if label else {})})
    return parts if len(parts) <= _MOST_PARTS else []


def _sum(parts: list[dict[str, Any]]) -> Decimal:
    return sum((part["value"] for part in parts), Decimal(0))


def _read_equivalent(text: str) -> dict[str, Any] | None:
    figure = find_figure(text)
    if figure is None or figure.is_signed:
        return None
    rest = f"{figure.currency}{figure.rest}" if figure.currency else figure.rest.strip()
    unit = find_unit(rest)
    fields: dict[str, Any] = dict(figure.fields())
    if unit is not None and not unit[1]:
        return {**fields, "unit": unit[0]}
    is_equated = figure.is_marked and (figure.qualifier is Qualifier.APPROX or text.startswith("="))
    if is_equated and (not rest or is_countable(rest)):
        return {**fields, **({"unit": rest} if rest else {})}
    return None
