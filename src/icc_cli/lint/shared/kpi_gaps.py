"""Reports a shortcoming that most KPIs of a file share once, at their solution; a single one at its KPI.

A table without a column of targets is one defect, not eleven.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from icc_cli.city.found import Found, On
from icc_cli.lint.context import GroupAt, KpiAt, RuleContext
from icc_cli.yamltext import KeyPath

_HABIT = 3
"""From this many on, what most KPIs of a file lack is one finding about the file."""
_MOST_NAMES = 8


class Spot(NamedTuple):
    """A KPI with a shortcoming, and its place."""

    kpi: KpiAt
    path: KeyPath
    on: On = "value"


class Wording(NamedTuple):
    """The sentence about a shortcoming. `{}` is replaced by the KPI, or by `9 of the 12 KPIs of …`."""

    one: str
    many: str
    none: str | None = None
    """If it applies to every KPI, after `none of the 11 KPIs of …`."""
    facts: tuple[object, ...] = ()
    """What distinguishes it from other shortcomings that the same rule finds at the same place."""


def lack_of(noun: str) -> Wording:
    """Return the wording for KPIs without something: a target, an owner."""
    article = "an" if noun[0] in "aeio" else "a"
    return Wording(f"{{}} has no {noun}", f"{{}} have no {noun}", f"{{}} has {article} {noun}")


def gather_kpis(
    context: RuleContext,
    lacks: Callable[[KpiAt], bool],
    wording: Wording,
    hint: str,
    among: Callable[[KpiAt], bool] = lambda each: True,
    at: str | None = None,
) -> Iterator[Found]:
    """Yield the findings for the KPIs that lack something, among those that should have it.

    A single one is reported at the key `at` of the KPI, or else at its id.
    """
    for group in context.kpi_groups:
        candidates = [each for each in group.kpis if among(each)]
        lacking = [each for each in candidates if lacks(each)]
        spots = [Spot(each, (*each.path, at)) if at else Spot(each, each.path, "item") for each in lacking]
        yield from gather(group, spots, len(candidates), wording, hint)


def is_habit(number: int, total: int) -> bool:
    """Whether so many of `total` have a shortcoming that one finding covers them all."""
    return number == total > 1 or (number >= _HABIT and 2 * number > total)


def gather(group: GroupAt, spots: list[Spot], total: int, wording: Wording, hint: str) -> Iterator[Found]:
    """Yield the findings for some of `total` candidates of a group: one if most of them are affected, else one each.

    Candidates may be fewer than the KPIs of the group: only they are counted and mentioned.
    """
    number = len(spots)
    if not is_habit(number, total):
        for spot in spots:
            yield Found(spot.path, wording.one.format(spot.kpi.label), spot.on, hint, facts=wording.facts or None)
        return
    everybody = total == len(group.kpis)
    if not everybody:
        message = wording.many.format(f"{number} KPIs of {group.label}")
    elif number < total:
        message = wording.many.format(f"{number} of the {total} KPIs of {group.label}")
    elif wording.none is not None:
        message = wording.none.format(f"none of the {total} KPIs of {group.label}")
    else:
        message = wording.many.format(
            f"all {total} KPIs of {group.label}" if total > 2 else f"both KPIs of {group.label}"
        )
    related = tuple(("for example", spot.path) for spot in spots[:1] if spot.on == "value")
    if number < len(group.kpis) or group.kind is not None:
        hint = f"{hint} {_listed(spot.kpi.label for spot in spots)}"
    facts = (*wording.facts, *([group.kind] if group.kind else []), number, total)
    yield Found(group.path, message, "item", hint, related, facts=facts)


def _listed(labels: Iterable[str]) -> str:
    names = list(labels)
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"They are {', '.join(names[:_MOST_NAMES])}{more}."
