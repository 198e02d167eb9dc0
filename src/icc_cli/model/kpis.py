"""kpis/: sections 2 to 4, the definition, target and measurements of each KPI, by solution."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from icc_cli.model.base import (
    CheckpointRef,
    Defines,
    Identifier,
    InitiativeRef,
    Many,
    Model,
    Prose,
    SolutionRef,
    SystemRef,
    Text,
)
from icc_cli.model.quantities.quantity import Measurement, Targets
from icc_cli.model.roadmap import KpiRationale


class KpiKind(StrEnum):
    """The measurable concept that a KPI belongs to."""

    ACTIVITY = "activity"
    MATURITY = "maturity"
    PERFORMANCE = "performance"
    CROSS_CUTTING = "cross-cutting"


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


class Accumulation(StrEnum):
    """How one measurement relates to the one before."""

    POINT = "point"
    """A state at a point of time."""
    CUMULATIVE = "cumulative"
    """Everything since the beginning."""
    INCREMENTAL = "incremental"
    """What came about since the measurement before."""


def _without_empty(value: Any) -> Any:
    """Leave out the checkpoints without a value: an empty cell is a missing one."""
    return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value


def _refuse_value(monitoring: Measurement | None) -> Measurement | None:
    """Return what holds where nothing was measured; refuse a value, which would repeat one number everywhere."""
    if monitoring is not None and monitoring.state is None:
        raise ValueError("holds a value: it takes a state, as {state: not-monitored, reason: …}")
    return monitoring


_Monitoring = Annotated[Measurement | None, AfterValidator(_refuse_value)]


class Kpi(Model):
    """A key performance indicator: what is counted, towards what, and what was counted."""

    id: Annotated[Identifier, Defines("kpi")]
    """How other places name the KPI; unique in the city."""
    name: Text
    """The KPI's name, as published."""
    also_named: Many[Text] = ()
    """Other names under which the published document lists it."""
    kind: Annotated[KpiKind, Field(strict=False)]
    """activity, maturity, performance or cross-cutting."""
    initiative: InitiativeRef | None = None
    """The initiative of the solution that the KPI is tied to."""
    system: SystemRef | None = None
    """The system that the KPI is about, where the solution's charter covers several side by side."""
    description: Prose | None = None
    """What exactly is counted."""
    unit: Text | None = None
    """The unit of its values: `"%"`, kWh, EUR, persons."""
    direction: Annotated[Direction | None, Field(strict=False)] = None
    """Which way is better. There is no default."""
    accumulation: Annotated[Accumulation | None, Field(strict=False)] = None
    """Whether values are states, running totals or increments."""
    owner: Text | None = None
    """Who owes the numbers."""
    source: Text | None = None
    """Where the numbers come from."""
    target: Targets = ()
    """What is to be reached, and by when."""
    monitoring: _Monitoring = None
    """The state that holds for every checkpoint without a measurement of its own."""
    measurements: Annotated[dict[CheckpointRef, Measurement], BeforeValidator(_without_empty)] = Field(
        default_factory=dict
    )
    """Values by checkpoint."""
    note: Prose | None = None
    """Anything else that was published."""


class KpiGroup(Model):
    """The KPIs of one solution, or of the city as a whole."""

    solution: SolutionRef | None = None
    """The solution; absent for KPIs of the city as a whole."""
    monitoring: _Monitoring = None
    """The state that holds for every KPI of this file that has no measurement of its own."""
    rationale: KpiRationale = Field(default_factory=KpiRationale)
    """Why these KPIs, where it is said by solution."""
    kpis: Many[Kpi] = ()
    """The KPIs, in the published order."""
