"""R: whether periods are possible, and match those of the programme."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.dated import Dated, Plan, days, month_of, plans, span, titles
from icc_cli.model.dates import PartialDate
from icc_cli.yamltext import KeyPath


@rule("ICC-R001", "ends-before-it-starts", by_stage="weee")
def ends_before_it_starts(context: RuleContext) -> Iterator[Found]:
    """A period ends before it starts.

    One of the two dates is wrong, often by a year, and the chart of the roadmap cannot draw it. Swap or correct them.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            start: 2022-06
            due: 2022-05  # <- here
            done: true

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            start: 2022-05
            due: 2022-06
            done: true
    """
    for path, title, start, end in _periods(context):
        if start is None or end is None:
            continue
        first, last = days(context, start), days(context, end)
        if first is None or last is None:
            is_wrong = (start.plan_month or 0) > (end.plan_month or 0) > 0
        else:
            is_wrong = last.last < first.first
        if is_wrong:
            message = f"“{title}” ends ({end.words()}) before it starts ({start.words()})"
            yield Found(path, message, help="Swap the two dates, or correct one.")


@rule("ICC-R002", "outside-the-programme", by_stage="-iii")
def outside_the_programme(context: RuleContext) -> Iterator[Found]:
    """Milestones are entirely before or after the programme.

    The deliverable reports what was done in the Intelligent Cities Challenge. What comes after its last phase also
    belongs in the three-year plan, where someone commits to it; what was over before its first phase is history.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing:
          - title: Second district lit
            due: 2023-05  # <- here
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing:
          - title: Second district lit
            due: 2022-05
            done: true
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    begin, end = context.edition.phases[0].start, context.edition.phases[-1].end
    for plan in plans(context):
        elsewhere = _outside_plan(context, plan)
        spans = [(item, span(context, item)) for item in plan.items if not item.done and item not in elsewhere]
        after = [item for item, period in spans if period is not None and period.first > end]
        before = [item for item, period in spans if period is not None and period.last < begin]
        for items, where in ((before, f"before the programme began in {month_of(begin)}"),
                             (after, f"after the programme ended in {month_of(end)}")):  # fmt: skip
            if items:
                word = "a milestone" if len(items) == 1 else f"{len(items)} milestones"
                first = items[0]
                yield Found(
                    (*first.path, first.end_key if first.end else "start"),
                    f"{word} of {plan.label} {'is' if len(items) == 1 else 'are'} {where}: {titles(items)}",
                    help="What is still to come also belongs in the three-year plan of the impact.",
                    related=tuple(("this as well", item.path) for item in items[1:4]),
                    facts=("before" if items is before else "after", len(items)),
                )


@rule("ICC-R003", "outside-the-plan", by_stage="iwww")
def outside_the_plan(context: RuleContext) -> Iterator[Found]:
    """An activity or a milestone is outside the months of the plan.

    The roadmap says when it starts and how many months it has; what is outside cannot be drawn on it, or the plan is
    longer than it says. Correct the date or `months`.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M18  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M15
            done: true
    """
    for plan in plans(context):
        for item in _outside_plan(context, plan):
            yield Found(
                (*item.path, item.end_key if item.end else "start"),
                f"“{item.title}” is outside the {context.deliverable.roadmap.months} months of the plan",
                help="Correct the date, or `months` and `start` of the roadmap.",
                related=(("the plan spans these", ("roadmap", "months")),),
            )


@rule("ICC-R004", "plan-without-start", by_stage="iwww")
def plan_without_start(context: RuleContext) -> Iterator[Found]:
    """Dates are months of the plan, but its month 1 is unknown.

    `M3` is a date once the plan has a start: until then no reader can tell whether something is late. Give the month in
    which the plan starts, as `start:` of the roadmap.

    Bad:

        # roadmap.yaml
        summary: First the contract, then the lamps.
        rationale: The contract comes first because prices rise.
        tracks:
          - solution: lights
            activities:
              - {id: mount-lamps, title: Mounting the lamps, responsible: [Utility], done: true,
                 start: M1, end: M12}  # <- here
            milestones:
              - {title: First district lit, due: 2021-12, done: true}
        kpi_rationale: {summary: Few KPIs}
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos, role: City representative, organisation: Digital Office}]

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
                 start: M1, end: M12}
            milestones:
              - {title: First district lit, due: 2021-12, done: true}
        kpi_rationale: {summary: Few KPIs}
        governance:
          - solution: lights
            steering_committee: [{name: Ada Nowak, role: Mayor}]
            pmo: [{organisation: Digital Office}]
            core_team: [{name: Jan Kos, role: City representative, organisation: Digital Office}]
    """
    if context.deliverable.roadmap.start is not None:
        return
    for plan in plans(context):
        for item in plan.items:
            for key, point in (("start", item.start), (item.end_key, item.end)):
                if point is not None and point.plan_month is not None:
                    message = f"{point} is a month of the plan, but the roadmap does not say when the plan starts"
                    yield Found((*item.path, key), message, help="Give `start:` in the roadmap, for example 2021-05.")
                    return


def _outside_plan(context: RuleContext, plan: Plan) -> list[Dated]:
    """Return what is outside the months of the roadmap; charters may go further."""
    start, months = context.deliverable.roadmap.start, context.deliverable.roadmap.months
    if months is None or plan.path[0] != "roadmap":
        return []
    last = days(context, PartialDate(plan_month=months))
    found = []
    for item in plan.items:
        period = span(context, item)
        is_outside = any(point.plan_month and point.plan_month > months for point in (item.start, item.end) if point)
        if start is not None and last is not None and period is not None:
            is_outside = is_outside or period.first > last.last or period.last < start.first_day()
        if is_outside:
            found.append(item)
    return found


def _periods(context: RuleContext) -> Iterator[tuple[KeyPath, str, PartialDate | None, PartialDate | None]]:
    """Yield all periods of a deliverable with the path of their end and what they are about."""
    for plan in plans(context):
        for item in plan.items:
            yield (*item.path, item.end_key), item.title, item.start, item.end
    for index, entry in enumerate(context.deliverable.city.journey):
        yield ("city", "journey", index, "end"), entry.phase, entry.start, entry.end
    for index, section in enumerate(context.deliverable.city.sections):
        yield ("city", "sections", index, "end"), section.section, section.start, section.end
