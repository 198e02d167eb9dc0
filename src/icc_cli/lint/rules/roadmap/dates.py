"""R: whether there are dates at all, and whether they have a year."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.dated import plans
from icc_cli.model.date_guess import MONTHS
from icc_cli.patterns import lazy

_MONTH = "|".join(MONTHS)
_FULL = lazy(rf"\b(?:{_MONTH})[*_]*,?\s(?:of\s)?[*_]*(?:19|20)\d\d\b")
_LEAD = lazy(
    r"\b(?:in|by|until|since|from|during|early|late|mid|before|after|end of|beginning of)[ -][*_]*"
    r"(?:(?:early|late|mid)[ -])?\Z"
)
_LONGEST_LEAD = 40
"""How many characters before a month are searched for the words that lead to it."""
_SMALL_MONTHS = tuple(month.lower() for month in MONTHS)
_BARE = lazy(
    rf"(?P<month>{_MONTH})\b"
    rf"(?![*_]*,?\s(?:of\s)?[*_]*(?:19|20)\d\d)(?!\s?(?:to|and|or|–|-|/)\s?[*_]*(?:{_MONTH})\b)(?!\s[A-Z])"
)
"""A month named without a year; not the first of two (`January to June 2022`), and not part of a name."""


@rule("ICC-R020", "roadmap-without-dates", by_stage="iwww")
def roadmap_without_dates(context: RuleContext) -> Iterator[Found]:
    """No activity and no milestone of a roadmap has a date.

    An order alone does not show when something is late, and the roadmap cannot be drawn. Give each a month or a
    quarter; a rough date that is kept up to date is worth more than none.

    Bad:

        # roadmap.yaml
        summary: First the contract, then the lamps.
        rationale: The contract comes first because prices rise.
        start: 2021-05
        months: 15
        tracks:
          - solution: lights  # <- here
            activities:
              - {id: mount-lamps, title: Mounting the lamps, responsible: [Utility], done: true}
            milestones:
              - {title: First district lit, done: true}
        kpi_rationale: {summary: Few KPIs}
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos}]

    Good:

        # roadmap.yaml
        summary: First the contract, then the lamps.
        rationale: The contract comes first because prices rise.
        start: 2021-05
        months: 15
        tracks:
          - solution: lights
            activities:
              - {id: mount-lamps, title: Mounting the lamps, responsible: [Utility], done: true,
                 start: 2021-07, end: 2022-06}
            milestones:
              - {title: First district lit, done: true, due: 2021-12}
        kpi_rationale: {summary: Few KPIs}
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos}]
    """
    tracks = [plan for plan in plans(context) if plan.path[:2] == ("roadmap", "tracks") and plan.items]
    bare = [plan for plan in tracks if not any(item.has_date for item in plan.items)]
    advice = "Give each activity `start` and `end`, and each milestone `due`: a month or a quarter will do."
    if len(bare) == len(tracks) > 1:
        count = sum(len(plan.items) for plan in bare)
        message = f"none of the {count} activities and milestones of the roadmap has a date"
        yield Found(("roadmap", "tracks"), message, "key", advice, facts=(count,))
        return
    for plan in bare:
        yield Found(plan.path, f"no activity and no milestone of `{plan.solution}` has a date", "item", advice)


@rule("ICC-R021", "month-without-year", by_stage="iiii")
def month_without_year(context: RuleContext) -> Iterator[Found]:
    """A text names a month without a year.

    The programme lasted two years, so most months occurred twice; later readers cannot know which is meant. Add the
    year where the month is first named.

    Bad:

        # impact/more.yaml
        stories:
          - The first park was lit in September, when its lamps came.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - The first park was lit in September 2021, when its lamps came.
    """
    text = context.text
    known: set[tuple[object, ...]] = set()
    for words, found in text.find_from(_SMALL_MONTHS, _BARE):
        if not words.is_prose or words.path in known:
            continue
        lead = _LEAD.search(text.text, max(0, found.start() - _LONGEST_LEAD), found.start())
        if lead is None:
            continue
        paragraph = _before(text.text, lead.start())
        if _FULL.search(paragraph):
            continue
        known.add(words.path)
        yield Found(
            words.path,
            f"{found['month']} of which year? “… {text.around(lead.start(), found.end(), 24)} …”",
            help=f"Write the year, for example {found['month']} 2021.",
            facts=(found["month"],),
        )


def _before(text: str, end: int) -> str:
    """Return what comes before a place in the same paragraph."""
    start = max(text.rfind("\x00", 0, end), text.rfind("\n\n", 0, end))
    return text[start + 1 : end]
