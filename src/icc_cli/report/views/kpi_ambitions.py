"""Section 2, KPIs: which ambition they support, through the solutions that serve it."""

from __future__ import annotations

from icc_cli.model.kpis import KpiKind
from icc_cli.report import sizes
from icc_cli.report.charts import MappedAmbition, MappedSolution, ambitions_chart
from icc_cli.report.context import Context
from icc_cli.report.outline import Figure, Topic


def kpis_by_ambition(context: Context) -> Topic | None:
    """Return the map of KPIs to ambitions, through the solutions that serve them; None without either."""
    deliverable = context.deliverable
    kinds = [
        kind
        for kind in context.edition.kinds
        if any(each.kpi.kind == kind.id for each in deliverable.all_kpis.values())
    ]
    serving = {(charter.solution, ambition) for charter in deliverable.charters for ambition in charter.ambitions}
    order = list(deliverable.solutions)
    ambitions = tuple(
        MappedAmbition(ambition.name, tuple(place for place, key in enumerate(order) if (key, ambition.id) in serving))
        for ambition in deliverable.strategy.ambitions
    )
    solutions = tuple(
        MappedSolution(solution.name, tuple(len(context.kpis_by_system(key, KpiKind(kind.id))) for kind in kinds))
        for key, solution in deliverable.solutions.items()
    )
    if not kinds or not any(ambition.solutions for ambition in ambitions):
        return None
    chart = ambitions_chart(
        ambitions,
        solutions,
        [kind.column for kind in kinds],
        title=context.say("kpis.ambitions-chart", city=deliverable.city.name),
        width=sizes.TEXT_WIDTH,
        palette=context.palette,
        language=context.language,
    )
    shown = [sum(sum(solutions[place].counts) for place in ambition.solutions) for ambition in ambitions]
    number, name = max((count, ambition.name) for ambition, count in zip(ambitions, shown, strict=True))
    takeaway = context.say("kpis.ambitions-takeaway", ambition=name, number=number, all=len(deliverable.all_kpis))
    remark = "" if len(ambitions) == 1 else context.say("kpis.ambitions-remark")
    return Topic(
        "kpis-by-ambition",
        context.say("kpis.ambitions"),
        "figure",
        Figure(takeaway, chart, remark),
        "run-on",
    )
