"""strategy.yaml: section 1, what the city wants to achieve and with which solutions."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from icc_cli.model.base import (
    Defines,
    Identifier,
    KpiRef,
    Many,
    MemberRef,
    Model,
    OneOrMany,
    Passage,
    Prose,
    Text,
)
from icc_cli.model.quantities.quantity import Target


class SolutionStatus(StrEnum):
    """Whether a solution is still pursued."""

    ACTIVE = "active"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Promise(Target):
    """A figure that the vision or a summary promises, and the KPI that tracks it."""

    name: Text
    """What is promised."""
    kpi: KpiRef | None = None
    """The KPI that tracks the promise, if there is one."""


class Vision(Model):
    """The overarching ICC city vision."""

    title: Text | None = None
    """The vision's motto."""
    statement: Prose | None = None
    """The vision in full."""
    justification: Prose | None = None
    """Why this vision."""
    promises: Many[Promise] = ()
    """Figures that the vision promises."""


class Ambition(Model):
    """An ambition statement: a part of the vision that solutions serve."""

    id: Annotated[Identifier, Defines("ambition")]
    """The id that charters use for the ambition."""
    name: Text
    """The ambition in a few words."""
    statement: Prose | None = None
    """The ambition in full, if it says more than its name."""
    justification: Prose | None = None
    """Why this ambition."""


class Initiative(Model):
    """A step in carrying out a solution; activity KPIs belong to initiatives."""

    id: Annotated[Identifier, Defines("initiative")]
    """The id that KPIs use for the initiative."""
    name: Text
    """The initiative's name."""


class Solution(Model):
    """A priority solution: the technology or project that the city chose to address its opportunities."""

    id: Annotated[Identifier, Defines("solution")]
    """The id that charters, KPIs and roadmap use for the solution."""
    name: Text
    """The solution's name."""
    also_named: Many[Text] = ()
    """Other names that the published document uses for it."""
    description: Prose | None = None
    """The solution in a sentence or two."""
    members: Many[MemberRef] = ()
    """The members of the consortium that pursue it."""
    status: Annotated[SolutionStatus, Field(strict=False)] = SolutionStatus.ACTIVE
    """Whether the solution is still pursued."""
    reason: Prose | None = None
    """Why it was postponed or cancelled."""
    initiatives: Many[Initiative] = ()
    """The solution's initiatives."""

    @model_validator(mode="after")
    def _has_reason(self) -> Self:
        if self.status is not SolutionStatus.ACTIVE and self.reason is None:
            raise ValueError(f"is {self.status.value} but gives no reason: add `reason:`")
        return self


class Project(Model):
    """A strategic project in the pipeline, from which solutions come."""

    id: Annotated[Identifier, Defines("project")]
    """The project's id."""
    name: Text
    """The project's name."""
    description: OneOrMany[Passage] = ()
    """What it is."""


class Strategy(Model):
    """Section 1: vision, ambitions, solutions and how to deliver them."""

    vision: Vision = Field(default_factory=Vision)
    """The overarching ICC city vision."""
    ambitions: Many[Ambition] = ()
    """The ambition statements."""
    projects: Many[Project] = ()
    """Strategic projects in the pipeline."""
    solutions: Many[Solution] = ()
    """The priority solutions, in the order of the report."""
    roadblocks: Many[Text] = ()
    """Main roadblocks."""
    collaboration: Many[Text] = ()
    """Potential areas of collaboration with other cities."""
