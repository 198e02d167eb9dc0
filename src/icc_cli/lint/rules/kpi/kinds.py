"""K: each KPI once, in its proper kind, and a KPI of each kind for every solution."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.kpi_doubles import contradictions, doubles
from icc_cli.model.kpis import KpiKind
from icc_cli.patterns import lazy

_BELONGS = {
    KpiKind.ACTIVITY: (
        lazy(
            r"\b(?:funding|funds|workshops?|meetings?|training (?:sessions?|courses?)|conferences?"
            r"|awareness campaigns?)\b",
            re.I,
        ),
        "what goes in, or an action: an activity",
    ),
    KpiKind.MATURITY: (
        lazy(r"\b(?:new )?(?:services?|applications?|tools?|portals?|platforms?)(?: of service)? developed\b", re.I),
        "what was made: an output of the solution (maturity)",
    ),
    KpiKind.PERFORMANCE: (
        lazy(
            r"\bemissions\b|\bCO[2₂] (?:avoided|saved|reduction)\b|\b(?:energy|electricity) (?:consumption|saved)\b"
            r"|\bair quality\b|\bsatisfaction\b|\bquality of life\b",
            re.I,
        ),
        "what it changes for the city: an outcome (performance)",
    ),
}
"""Words that decide the kind of a KPI, by the programme's four measurable concepts, and what to call it."""
_MISPLACED = {
    KpiKind.ACTIVITY: (KpiKind.PERFORMANCE,),
    KpiKind.MATURITY: (KpiKind.ACTIVITY,),
    KpiKind.PERFORMANCE: (KpiKind.ACTIVITY, KpiKind.MATURITY),
}
"""Which words are out of place in which kind. A satisfied user is both an output and an outcome."""
_TRACKED = (KpiKind.ACTIVITY, KpiKind.MATURITY, KpiKind.PERFORMANCE)


@rule("ICC-K050", "kpi-twice", by_stage="wwww")
def kpi_twice(context: RuleContext) -> Iterator[Found]:
    """The same KPI is listed twice in a solution, in one kind or in two.

    It is then measured twice, and sooner or later its two rows disagree. Keep it in the kind where it belongs, and
    refer to it elsewhere; or give the two names that show their difference.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
          - {id: parks-in-use, kind: maturity, unit: parks, direction: increase,
             name: Dimmed parks,  # <- here
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    for same in doubles(context):
        if contradictions(same):
            continue  # reported as two values for one KPI
        first, *others = same
        names = ", ".join(f"{other.label} ({other.placed.kpi.kind})" for other in others)
        message = f"{names} is the same KPI as {first.label} ({first.placed.kpi.kind})"
        if len(others) > 1:
            message = f"{names} are the same KPI as {first.label} ({first.placed.kpi.kind})"
        related = tuple(("the same as", (*other.path, "name")) for other in (first, *others[1:]))
        hint = "Keep it where it belongs, or give each a name that shows the difference."
        facts = tuple(each.placed.kpi.id for each in same)
        yield Found((*others[0].path, "name"), message, help=hint, related=related, facts=facts)


@rule("ICC-K051", "kpi-of-wrong-kind", by_stage="iiii")
def kpi_of_wrong_kind(context: RuleContext) -> Iterator[Found]:
    """A KPI counts something that belongs to another kind.

    Money and meetings are inputs and actions (activity), a new service is an output (maturity), cleaner air is an
    outcome (performance). If they are mixed up, a city seems to have changed although it has only spent money. Move the
    KPI to the right kind.

    Bad:

        # kpis/funds.yaml
        solution: lights
        kpis:
          - {id: funds, name: Funds obtained for lamps, unit: EUR, direction: increase,
             kind: performance,  # <- here
             owner: Digital Office, source: City budget, target: {value: 500, due: 2022-07},
             measurements: {start: 0, midway: 200, final: 510}}

    Good:

        # kpis/funds.yaml
        solution: lights
        kpis:
          - {id: funds, name: Funds obtained for lamps, unit: EUR, direction: increase,
             kind: activity,
             owner: Digital Office, source: City budget, target: {value: 500, due: 2022-07},
             measurements: {start: 0, midway: 200, final: 510}}
    """
    if not context.is_english:
        return
    for each in context.kpis:
        kpi = each.placed.kpi
        for kind, (pattern, concept) in _BELONGS.items():
            found = pattern.search(kpi.name) if kind in _MISPLACED.get(kpi.kind, ()) else None
            if found is not None:
                message = f"{each.label} is of kind {kpi.kind}, but “{found.group()}” is {concept}"
                yield Found(
                    (*each.path, "kind"), message, help=f"Write `kind: {kind}`, or name what {kpi.kind} it shows."
                )
                break


@rule("ICC-K052", "solution-without-kind-of-kpi", by_stage="-www")
def solution_without_kind(context: RuleContext) -> Iterator[Found]:
    """A solution has no KPI of one of the three kinds.

    The programme follows a solution from what is put in, through how it is used, to what it changes. Without an
    activity nothing can be managed, without maturity nobody knows whether the solution is used, without performance
    whether it was worth it.

    Bad:

        # kpis/lights.yaml
        solution: lights  # <- here
        kpis:
          - {id: lamps-replaced, name: Lamps replaced, kind: activity, unit: lamps, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 900, due: 2022-07},
             measurements: {start: 0, midway: 400, final: 950}}
          - {id: electricity-used, name: Electricity used for street lights, kind: performance, unit: kWh,
             direction: decrease, owner: Utility, source: Meter readings, target: {value: 700000, due: 2022-07},
             measurements: {start: 900000, midway: 810000, final: 690000}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    kinds: dict[str, set[KpiKind]] = defaultdict(set)
    for group in context.kpi_groups:
        if group.group.solution is not None:
            kinds[group.group.solution] |= {each.placed.kpi.kind for each in group.kpis}
    told = set()
    for group in context.kpi_groups:
        solution = group.group.solution
        if solution is None or solution in told or not kinds[solution]:
            continue
        told.add(solution)
        missing = [kind.value for kind in _TRACKED if kind not in kinds[solution]]
        if missing:
            message = f"{group.label} has no KPI of kind {' and none of kind '.join(missing)}"
            hint = "Add one: what goes in, what is used, or what it changes."
            yield Found((*group.path, "solution"), message, help=hint, facts=tuple(missing))
