"""Judges: each says what one kind of difference means. The tables say which judge gets which difference."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from icc_cli.changes.change import Verdict
from icc_cli.changes.differences import Difference
from icc_cli.changes.judging import details, kpis, measurements, pledges, scope, steps, targets
from icc_cli.changes.judging.deliverables import Deliverables, Judge
from icc_cli.model.charters import Charter, System
from icc_cli.model.city import City, Member
from icc_cli.model.impact import Commitment, PlanTarget
from icc_cli.model.kpis import Kpi, KpiGroup
from icc_cli.model.money.money import Funding
from icc_cli.model.roadmap import Activity, Governance, Milestone, Roadmap
from icc_cli.model.strategy import Ambition, Initiative, Promise, Solution

__all__ = ["Deliverables", "judge"]

_OF_ITEMS: dict[type[BaseModel], Judge] = {
    Activity: steps.of_activity,
    Ambition: scope.of_ambition,
    Charter: scope.of_charter,
    Commitment: pledges.of_commitment,
    Funding: pledges.of_funding,
    Governance: scope.of_answering,
    Initiative: scope.of_participant,
    Kpi: kpis.of_kpi,
    Member: scope.of_participant,
    Milestone: steps.of_milestone,
    PlanTarget: pledges.of_commitment,
    Promise: targets.of_promise,
    Solution: scope.of_solution,
    System: scope.of_participant,
}
"""Judges of items of lists, by what the items are."""

_OF_FIELDS: dict[tuple[type[BaseModel], str], Judge] = {
    (Activity, "done"): steps.of_done,
    (Activity, "end"): steps.of_due,
    (Activity, "responsible"): scope.of_answering,
    (Activity, "start"): steps.of_start,
    (Charter, "ambitions"): scope.of_participant,
    (Charter, "lead"): scope.of_answering,
    (City, "leadership"): scope.of_answering,
    (Commitment, "text"): pledges.of_commitment_text,
    (Governance, "core_team"): scope.of_answering,
    (Governance, "pmo"): scope.of_answering,
    (Governance, "steering_committee"): scope.of_answering,
    (Kpi, "accumulation"): kpis.of_accumulation,
    (Kpi, "description"): kpis.of_description,
    (Kpi, "direction"): kpis.of_direction,
    (Kpi, "kind"): kpis.of_kind,
    (Kpi, "monitoring"): measurements.of_monitoring,
    (Kpi, "owner"): scope.of_owner,
    (Kpi, "target"): targets.of_target,
    (Kpi, "unit"): kpis.of_unit,
    (KpiGroup, "monitoring"): measurements.of_monitoring,
    (Milestone, "done"): steps.of_done,
    (Milestone, "due"): steps.of_due,
    (PlanTarget, "commitment"): pledges.of_commitment_text,
    (Roadmap, "start"): steps.of_plan_start,
    (Solution, "members"): scope.of_participant,
    (Solution, "reason"): scope.of_reason,
    (Solution, "status"): scope.of_status,
    (System, "lead"): scope.of_answering,
}
"""Judges of values of fields, and of items of lists that mean something else in each place."""


def judge(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Yield what a difference means."""
    by_field = _OF_FIELDS.get((type(difference.owner.new), difference.field))
    item = difference.old if difference.new is None else difference.new
    by_item = _OF_ITEMS.get(type(item)) if difference.is_item else None
    return (by_field or by_item or details.of_anything)(difference, versions)
