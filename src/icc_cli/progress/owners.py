"""Whose number it is: who is named for a KPI, else who leads its solution, else nobody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from icc_cli.model.base import Party
from icc_cli.model.deliverable import Deliverable, PlacedKpi

NOBODY = "no owner named"


class Owner(NamedTuple):
    """Who is to be asked for a number."""

    who: str
    role: str
    """As what: `owner` of the KPI; `lead` of its solution or system; `unit` that carries all of the solution out."""

    @property
    def words(self) -> str:
        """Who it is, with the role where it is not the KPI's owner: `Digital Office (leads the solution)`."""
        told = {"lead": " (leads the solution)", "unit": " (carries the solution out)"}
        return self.who + told.get(self.role, "")


def owner_of(placed: PlacedKpi, deliverable: Deliverable) -> Owner | None:
    """Return whose number a KPI's is, or None where nobody is named.

    It is its owner's; else of those who lead its system, or its solution, after their charters; else of the unit that
    answers for all activities on the solution's roadmap.
    """
    kpi, solution = placed.kpi, placed.group.solution
    if kpi.owner is not None:
        return Owner(kpi.owner, "owner")
    if solution is None:
        return None
    charters = deliverable.charters_of(solution)
    of_system = [
        party for charter in charters for each in charter.systems if each.id == kpi.system for party in each.lead
    ]
    leads = _names(of_system) or _names(party for charter in charters for party in charter.lead)
    if leads:
        return Owner(", ".join(leads), "lead")
    track = deliverable.track_of(solution)
    units = {unit for activity in track.activities for unit in activity.responsible} if track is not None else set()
    return Owner(units.pop(), "unit") if len(units) == 1 else None


def _names(parties: Iterable[Party]) -> list[str]:
    named = (party.name or party.organisation or party.role or "" for party in parties)
    return list(dict.fromkeys(named))
