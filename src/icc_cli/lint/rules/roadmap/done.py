"""R: whether the roadmap says whether what was due is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.dated import days, month_of, plans, titles
from icc_cli.model.strategy import SolutionStatus
from icc_cli.programme.edition import Stage


@rule("ICC-R030", "due-and-neither-done-nor-missed", by_stage="--ww")
def due_and_neither_done_nor_missed(context: RuleContext) -> Iterator[Found]:
    """Milestones or activities were due, but are not marked as done or missed.

    The report should say what was done; a plan that is resubmitted unchanged does not. Add `done: true` or `done:
    false` to each, and say in the note why it is late. Everything due by the last measurement counts.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Control room opened
            due: 2022-03  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Control room opened
            due: 2022-03
            done: true
    """
    today = _until(context)
    postponed = {
        solution.id
        for solution in context.deliverable.strategy.solutions
        if solution.status is not SolutionStatus.ACTIVE
    }
    for plan in plans(context):
        if plan.solution in postponed:
            continue
        due = [(item, days(context, item.end)) for item in plan.items if item.done is None]
        late = [item for item, period in due if period is not None and period.last <= today]
        if late:
            count, verb = ("a milestone was", "is") if len(late) == 1 else (f"{len(late)} milestones were", "are")
            yield Found(
                (*late[0].path, late[0].end_key),
                f"{count} due in {plan.label} by {month_of(today)}, and {verb} marked neither as done nor as missed: "
                f"{titles(late)}",
                help="Add `done: true` or `done: false` to each.",
                related=tuple(("this as well", item.path) for item in late[1:4]),
                facts=(len(late),),
            )


@rule("ICC-R031", "done-after-the-report", by_stage="--ww")
def done_after_the_report(context: RuleContext) -> Iterator[Found]:
    """Something is reported as done at a date after the end of the programme.

    The final report is submitted when the last phase ends, and cannot report on what happened later. Correct the date,
    or leave out `done` until it is done.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing:
          - {title: Contract signed, due: 2021-06, done: true}
          - title: Last district lit
            due: 2022-10
            done: true  # <- here
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos}]
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
          - {title: Contract signed, due: 2021-06, done: true}
          - title: Last district lit
            due: 2022-08
            done: true
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos}]
        contributors: [{organisation: Utility}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    end = context.edition.phases[-1].end
    for plan in plans(context):
        for item in plan.items:
            period = days(context, item.end)
            if item.done and period is not None and period.first > end:
                yield Found(
                    (*item.path, "done"),
                    f"“{item.title}” is reported as done, at a date after the programme ended in {month_of(end)}",
                    help="Correct the date, or leave out `done` until it is done.",
                    related=(("its date", (*item.path, item.end_key)),),
                )


def _until(context: RuleContext) -> date:
    """Return the last day that the report at the city's stage can cover: that of the checkpoint before it."""
    checkpoint = "final" if context.stage is Stage.FINAL else "midway"
    own = next((entry.date for entry in context.deliverable.city.checkpoints if entry.id == checkpoint), None)
    known = days(context, own)
    if known is not None:
        return known.last
    return next(each.due for each in context.edition.checkpoints if each.id == checkpoint)
