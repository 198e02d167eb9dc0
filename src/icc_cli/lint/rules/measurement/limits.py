"""M: impossible values: shares above the whole, negative counts, a part that exceeds its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from icc_cli.city.found import Found
from icc_cli.lint.context import KpiAt, RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.bounds import bounds_of, in_words, is_level, unit_of
from icc_cli.lint.shared.kpi_words import COUNT, SHARE, plain_name
from icc_cli.patterns import lazy

_SHARE_OF = lazy(rf"{SHARE}|\b(?:share|percentage|proportion)\b", re.I)
_CHANGE = lazy(r"\b(?:increas|decreas|reduc|grow|rise|chang|improv)", re.I)
_COUNTED = lazy(COUNT, re.I)
_ANNOUNCED = lazy(rf"{COUNT}|\b(?:total|the)\b", re.I)
_WHOLE = Decimal(100)
_AT_MOST = (
    (r"(?:daily|active|new|registered|)\s*users?", r"interactions"),
    (r"(?:daily|active|new)\s+users?", r"(?:registered\s+)?users"),
    (r"(?:panelists|panellists|speakers)", r"(?:attendees|participants|visitors)"),
    (r"(?:interlinked|open)\s+data\s?sets", r"data\s?sets"),
    (r"funded (?:projects|proposals)", r"(?:projects|proposals)"),
)
"""What cannot be more than what, by the names of KPIs without their first words: each user interacts at least once."""
_PAIRS = [(lazy(part, re.I), lazy(whole, re.I)) for part, whole in _AT_MOST]


@rule("ICC-M050", "percentage-out-of-range", by_stage="wwwe")
def percentage_out_of_range(context: RuleContext) -> Iterator[Found]:
    """A share is below zero or above the whole.

    Usually a number was given instead of its percentage, or a digit is wrong. Correct the value; if it is a change, say
    so: `relation: change`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Share of parks that dim, kind: activity, unit: "%", direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 90, due: 2022-07},
             measurements: {start: 10, midway: 50, final: 910}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Share of parks that dim, kind: activity, unit: "%", direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 90, due: 2022-07},
             measurements: {start: 10, midway: 50, final: 91}}
    """
    if not context.is_english:
        return
    for each in context.kpis:
        kpi = each.placed.kpi
        if not _SHARE_OF.search(kpi.name) or _CHANGE.search(kpi.name):
            continue
        values = [(cell.path, cell.checkpoint, cell.measurement) for cell in each.cells()]
        targets = [((*each.path, "target", index), "the target", target) for index, target in enumerate(kpi.target)]
        for path, what, quantity in [*values, *targets]:
            bounds = bounds_of(quantity)
            if bounds is None or not is_level(quantity) or unit_of(quantity, kpi) != "%":
                continue
            if bounds.high < 0 or bounds.low > _WHOLE:
                value = in_words(quantity, kpi)
                message = f"{what} of {each.label} is {value}, but a share is from 0 to 100 %"
                yield Found(path, message, help="Correct the value; write `relation: change` if it is a change.")


@rule("ICC-M051", "negative-count", by_stage="wwwe")
def negative_count(context: RuleContext) -> Iterator[Found]:
    """A number of things is below zero.

    There cannot be fewer than none. If the value is a change, say so: `relation: change`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: {value: -2, relation: absolute}, midway: 2, final: 5}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 2, midway: 2, final: 5}}
    """
    if not context.is_english:
        return
    for each in context.kpis:
        kpi = each.placed.kpi
        if not _COUNTED.match(kpi.name):
            continue
        for cell in each.cells():
            bounds = bounds_of(cell.measurement)
            if bounds is not None and is_level(cell.measurement) and bounds.high < 0:
                value = in_words(cell.measurement, kpi)
                message = f"{cell.checkpoint} of {each.label} is {value}, fewer than none"
                yield Found(cell.path, message, help="Correct the value; write `relation: change` if it is a change.")


@rule("ICC-M052", "part-exceeds-whole", by_stage="wwww")
def part_exceeds_whole(context: RuleContext) -> Iterator[Found]:
    """A KPI is larger than another one that it is a part of.

    5 000 users cannot have made 4 000 interactions if everyone who counts as a user did something. One of the values is
    wrong, or was counted over another period. Correct it, or say in `note` what is counted.

    Bad:

        # kpis/app.yaml
        solution: lights
        kpis:
          - {id: app-users, name: Number of users, kind: maturity, unit: users, direction: increase,
             owner: Digital Office, source: App, target: {value: 500, due: 2022-07},
             measurements: {start: 0, midway: 100, final: 500}}  # <- here
          - {id: app-interactions, name: Number of interactions, kind: maturity, direction: increase,
             owner: Digital Office, source: App, target: {value: 400, due: 2022-07},
             measurements: {start: 0, midway: 200, final: 400}}

    Good:

        # kpis/app.yaml
        solution: lights
        kpis:
          - {id: app-users, name: Number of users, kind: maturity, unit: users, direction: increase,
             owner: Digital Office, source: App, target: {value: 500, due: 2022-07},
             measurements: {start: 0, midway: 100, final: 500}}
          - {id: app-interactions, name: Number of interactions, kind: maturity, direction: increase,
             owner: Digital Office, source: App, target: {value: 400, due: 2022-07},
             measurements: {start: 0, midway: 200, final: 4000}}
    """
    if not context.is_english:
        return
    for group in context.kpi_groups:
        measured = [(each, _bare(each)) for each in group.kpis if each.placed.kpi.measurements]
        for part, whole in _PAIRS:
            parts = [each for each, name in measured if part.fullmatch(name)]
            wholes = [each for each, name in measured if whole.fullmatch(name)]
            for one in parts:
                for other in wholes:
                    yield from _excess(one, other)


def _excess(part: KpiAt, whole: KpiAt) -> Iterator[Found]:
    for cell in part.cells():
        limit = whole.placed.kpi.measurements.get(cell.checkpoint)
        have, most = bounds_of(cell.measurement), bounds_of(limit)
        if limit is None or have is None or most is None or have.low <= most.high or part.path == whole.path:
            continue
        if cell.measurement.note is None and limit.note is None and is_level(cell.measurement) and is_level(limit):
            message = (
                f"{cell.checkpoint} of {part.label} is {in_words(cell.measurement)}, "
                f"more than that of {whole.label}, {in_words(limit)}"
            )
            related = (("more than this", (*whole.path, "measurements", cell.checkpoint)),)
            hint = "Correct the wrong value, or say in `note` what is counted, and over which period."
            facts = (cell.measurement.value, whole.placed.kpi.id)
            yield Found(cell.path, message, help=hint, related=related, facts=facts)


def _bare(each: KpiAt) -> str:
    """A KPI's name without the words that announce a number."""
    return " ".join(_ANNOUNCED.sub(" ", plain_name(each.placed.kpi.name)).split()).casefold()
