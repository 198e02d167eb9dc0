"""The deliverable as a whole: its parts together, and the lookups that its users share."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pydantic import Field

from icc_cli.model.assessment import Assessment
from icc_cli.model.base import Many, Model
from icc_cli.model.charters import Charter, System
from icc_cli.model.city import City
from icc_cli.model.impact import Impact
from icc_cli.model.kpis import Kpi, KpiGroup, KpiKind
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.model.roadmap import Governance, Roadmap, Track
from icc_cli.model.strategy import Ambition, Initiative, Solution, Strategy


class PlacedKpi(NamedTuple):
    """A KPI together with its group."""

    group: KpiGroup
    kpi: Kpi

    def at(self, checkpoint: str) -> Measurement | None:
        """Return what is known about the KPI at a checkpoint.

        This is its own measurement, else the state given for the KPI or for its whole group, else None: the value is
        missing.
        """
        return self.kpi.measurements.get(checkpoint) or self.kpi.monitoring or self.group.monitoring


class Deliverable(Model):
    """A city's final deliverable. Its fields are the parts in a city's folder, as files or folders."""

    city: City
    """Who the city is."""
    assessment: Assessment = Field(default_factory=Assessment)
    """Section 1: the city's situation."""
    strategy: Strategy = Field(default_factory=Strategy)
    """Section 1: what the city wants."""
    charters: Many[Charter] = ()
    """Section 2: initiative charters."""
    kpis: Many[KpiGroup] = ()
    """Sections 2 to 4: KPIs."""
    roadmap: Roadmap = Field(default_factory=Roadmap)
    """Section 2: roadmap and governance."""
    impact: Impact = Field(default_factory=Impact)
    """Sections 3 and 4: results and way forward."""

    @cached_property
    def solutions(self) -> dict[str, Solution]:
        """Solutions by id, in the order of the report."""
        return {solution.id: solution for solution in self.strategy.solutions}

    @cached_property
    def ambitions(self) -> dict[str, Ambition]:
        """Ambition statements by id."""
        return {ambition.id: ambition for ambition in self.strategy.ambitions}

    @cached_property
    def initiatives(self) -> dict[str, Initiative]:
        """Initiatives of all solutions by id."""
        return {step.id: step for solution in self.strategy.solutions for step in solution.initiatives}

    @cached_property
    def systems(self) -> dict[str, System]:
        """Systems of all charters by id."""
        return {system.id: system for charter in self.charters for system in charter.systems}

    @cached_property
    def all_kpis(self) -> dict[str, PlacedKpi]:
        """All KPIs by id: by solution in the order of the report, those of the city as a whole last."""
        order = {solution: rank for rank, solution in enumerate(self.solutions)}
        groups = sorted(self.kpis, key=lambda group: order.get(group.solution or "", len(order)))
        return {kpi.id: PlacedKpi(group, kpi) for group in groups for kpi in group.kpis}

    def kpis_of(self, solution: str | None, kind: KpiKind | None = None) -> Iterator[PlacedKpi]:
        """Yield the KPIs of a solution (None: of the city as a whole), of one kind or of all, in order."""
        for placed in self.all_kpis.values():
            if placed.group.solution == solution and kind in (None, placed.kpi.kind):
                yield placed

    def charters_of(self, solution: str) -> list[Charter]:
        """Return the charters of a solution."""
        return [charter for charter in self.charters if charter.solution == solution]

    def track_of(self, solution: str) -> Track | None:
        """Return the roadmap of a solution, or None."""
        return next((track for track in self.roadmap.tracks if track.solution == solution), None)

    def governance_of(self, solution: str) -> Governance | None:
        """Return the governance of a solution, or None."""
        return next((entry for entry in self.roadmap.governance if entry.solution == solution), None)
