"""P: whether the plan for the following years says what, how much, who and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.names import folded
from icc_cli.model.impact import Commitment
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_YEAR = lazy(r"\b20\d\d\b")
_FIGURE = lazy(r"\b(?!20\d\d\b)\d|\b(?:double|triple|halve|half|zero|none)\b|½|⅓|¼", re.IGNORECASE)
_WHEN = lazy(
    r"\b20\d\d\b|\bQ[1-4]\b|\b(?:annual|yearly|monthly|weekly|quarterly)|\b(?:every|each|a|per|next|within \w+)"
    r" (?:year|quarter|month|week)s?\b",
    re.IGNORECASE,
)
_WHO = lazy(
    r"\b(?:agency|board|centre|center|commission|committee|company|council|department|forum|group|mayor|ministry|office"
    r"|operator|team|unit|university|utility)\b",
    re.IGNORECASE,
)
_YEARS = 3
"""How many years the plan covers."""


@rule("ICC-P001", "plan-target-without-figure", by_stage="---w")
def plan_target_without_figure(context: RuleContext) -> Iterator[Found]:
    """A target of the three-year plan gives no figure to reach.

    A target without a figure cannot be missed, so it commits nobody (the M of SMART). Say how much of what should be
    reached by when, and which KPI shows it.

    Bad:

        # impact/more.yaml
        plan:
          targets:
            - category: maturity
              kpi: dimmed-share
              commitment: Dimming spreads to further districts.  # <- here

    Good:

        # impact/more.yaml
        plan:
          targets:
            - category: maturity
              kpi: dimmed-share
              commitment: By 2025, 80% of all lamps dim.
    """
    targets = context.deliverable.impact.plan.targets
    path: KeyPath = ("impact", "plan", "targets")
    lacking = [index for index, target in enumerate(targets) if not _FIGURE.search(target.commitment)]
    help_ = "Say how much of what should be reached, and by when; name the KPI that shows it."
    if len(lacking) > 1 and len(lacking) == len(targets):
        message = f"none of the {len(targets)} targets of the three-year plan gives a figure to reach"
        yield Found(path, message, "key", help_, facts=(len(targets),))
        return
    for index in lacking:
        message = "this target of the three-year plan gives no figure to reach"
        yield Found((*path, index, "commitment"), message, help=help_)


@rule("ICC-P002", "plan-target-without-kpi", by_stage="---i")
def plan_target_without_kpi(context: RuleContext) -> Iterator[Found]:
    """A target of the three-year plan gives a figure, but names no KPI that shows whether it is reached.

    The measurements of the ICC end with the programme. A target only stays alive if the city keeps counting: name the
    KPI, or add one.

    Bad:

        # impact/more.yaml
        plan:
          targets:
            - category: maturity
              commitment: By 2025, 80% of all lamps dim.  # <- here

    Good:

        # impact/more.yaml
        plan:
          targets:
            - category: maturity
              kpi: dimmed-share
              commitment: By 2025, 80% of all lamps dim.
    """
    for index, target in enumerate(context.deliverable.impact.plan.targets):
        if target.kpi is None and _FIGURE.search(target.commitment):
            path = ("impact", "plan", "targets", index, "commitment")
            yield Found(path, "no KPI shows whether this target is reached", help="Name it under `kpi`.")


@rule("ICC-P003", "neither-who-nor-when", by_stage="---i")
def neither_who_nor_when(context: RuleContext) -> Iterator[Found]:
    """Steps of the plan or commitments say neither who acts nor by when.

    The programme asks each city for an action-oriented timeline with roles and responsibilities for the time after it.
    Without a person or a date, a step is only a wish. Name a unit, or a date, or both.

    Bad:

        # impact/more.yaml
        plan:
          steps:
            - More lamps are bought.  # <- here

    Good:

        # impact/more.yaml
        plan:
          steps:
            - The Digital Office buys more lamps until 2024.
    """
    if not context.is_english:
        return
    impact = context.deliverable.impact
    lists: list[tuple[str, KeyPath, Sequence[Commitment]]] = [
        ("steps of the three-year plan", ("impact", "plan", "steps"), impact.plan.steps),
        ("commitments to resources", ("impact", "commitments", "resources"), impact.commitments.resources),
        ("commitments to collaboration", ("impact", "commitments", "collaboration"), impact.commitments.collaboration),
    ]
    actors = _actors(context)
    for title, path, items in lists:
        vague = [
            index
            for index, item in enumerate(items)
            if not (item.kpis or _WHEN.search(item.text) or _WHO.search(item.text) or _is_named(actors, item.text))
        ]
        if vague:
            related = tuple(("nor does this one", (*path, index)) for index in vague[1:3])
            said = "say" if len(vague) > 1 else "says"
            message = f"{len(vague)} of {len(items)} {title} {said} neither who acts nor by when"
            hint, facts = "Name a unit, or a date, or both.", (len(vague), len(items))
            yield Found((*path, vague[0]), message, help=hint, related=related, facts=facts)


@rule("ICC-P004", "aim-without-measure", by_stage="---i")
def aim_without_measure(context: RuleContext) -> Iterator[Found]:
    """No aim of the three-year plan gives a figure, a date or a KPI that would show whether it is reached.

    In three years people will ask. Give at least the most important aim a figure or a year.

    Bad:

        # impact.yaml
        summary: The lamps were replaced a month early.
        discussion: {performance: Meters show it., maturity: Dimming works., activity: Residents reported dark lamps.}
        lessons: [{lesson: Measure before you begin., reflection: The first winter was lost without meters.}]
        collaboration: Two cities visited the control room.
        commitments: {resources: [The Digital Office keeps two electricians until 2025.]}
        plan:
          ambitions:  # <- here
            - Testville becomes a city of light.
          steps: [The Digital Office buys 500 lamps a year from 2023.]
          targets:
            - {category: performance, kpi: electricity-used, commitment: Use at most 500 000 kWh a year by 2025.}
        stories: [{title: Light at the station, text: The dark corners around the station are gone.}]

    Good:

        # impact/more.yaml
        plan:
          ambitions:
            - Testville becomes a city of light.
    """
    ambitions = context.deliverable.impact.plan.ambitions
    if ambitions and not any(item.kpis or _FIGURE.search(item.text) or _YEAR.search(item.text) for item in ambitions):
        message = "no aim of the three-year plan gives a figure, a year or a KPI"
        help_ = "Give the most important aim a figure or a year."
        yield Found(("impact", "plan", "ambitions"), message, "key", help_)


@rule("ICC-P005", "outside-the-three-years", by_stage="---w")
def outside_the_three_years(context: RuleContext) -> Iterator[Found]:
    """A step or target of the three-year plan names only years that are past, or beyond its end.

    The plan starts when the programme ends and covers three years. What is past belongs to the results, and what comes
    later needs a step within the three years.

    Bad:

        # impact/more.yaml
        plan:
          steps:
            - The Digital Office buys 500 lamps in 2021.  # <- here

    Good:

        # impact/more.yaml
        plan:
          steps:
            - The Digital Office buys 500 lamps in 2024.
    """
    end = context.edition.phases[-1].end.year
    plan = context.deliverable.impact.plan
    texts: list[tuple[KeyPath, str]] = [
        (("impact", "plan", key, index), item.text)
        for key, items in (("ambitions", plan.ambitions), ("steps", plan.steps))
        for index, item in enumerate(items)
    ]
    texts += [
        (("impact", "plan", "targets", index, "commitment"), item.commitment) for index, item in enumerate(plan.targets)
    ]
    for path, text in texts:
        years = [int(year) for year in _YEAR.findall(text)]
        if years and (max(years) < end or min(years) > end + _YEARS):
            named = max(years) if max(years) < end else min(years)
            message = f"this is about {named}, but the plan covers {end} to {end + _YEARS}"
            hint = f"Say what should happen between {end} and {end + _YEARS}."
            yield Found(path, message, help=hint, facts=(named,))


def _actors(context: RuleContext) -> list[str]:
    """Return the names of the people and organisations that take part."""
    keys = ("organisation", "responsible", "owner")
    return [folded(words.text) for words in context.words if words.key in keys and len(words.text) > 3]


def _is_named(actors: list[str], text: str) -> bool:
    plain = folded(text)
    return any(actor in plain for actor in actors)
