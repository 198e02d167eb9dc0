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
    """How a measurement relates to the one before."""

    POINT = "point"
    """The state at a point in time."""
    CUMULATIVE = "cumulative"
    """Everything since the beginning."""
    INCREMENTAL = "incremental"
    """What was added since the measurement before."""


def _without_empty(value: Any) -> Any:
    """Drop checkpoints without a value: an empty cell counts as missing."""
    return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value


def _refuse_value(monitoring: Measurement | None) -> Measurement | None:
    """Return the state for cells without a measurement; refuse a value, which would be repeated in every cell."""
    if monitoring is not None and monitoring.state is None:
        raise ValueError("holds a value: it takes a state, as {state: not-monitored, reason: …}")
    return monitoring


_Monitoring = Annotated[Measurement | None, AfterValidator(_refuse_value)]


class Kpi(Model):
    """A key performance indicator: what is counted, its target, and what was measured."""

    id: Annotated[Identifier, Defines("kpi")]
    """The id that other files use for the KPI; unique in the city."""
    name: Text
    """The KPI's name, as published."""
    also_named: Many[Text] = ()
    """Other names that the published document uses for it."""
    kind: Annotated[KpiKind, Field(strict=False)]
    """activity, maturity, performance or cross-cutting."""
    initiative: InitiativeRef | None = None
    """The initiative of the solution that the KPI belongs to."""
    system: SystemRef | None = None
    """The system that the KPI is about, if the solution's charter covers several side by side."""
    description: Prose | None = None
    """What exactly is counted."""
    unit: Text | None = None
    """The unit of its values: `"%"`, kWh, EUR, persons."""
    direction: Annotated[Direction | None, Field(strict=False)] = None
    """Which way is better. There is no default."""
    accumulation: Annotated[Accumulation | None, Field(strict=False)] = None
    """Whether values are states, running totals or increments."""
    owner: Text | None = None
    """Who provides the numbers."""
    source: Text | None = None
    """Where the numbers come from."""
    target: Targets = ()
    """What the KPI should reach, and by when."""
    monitoring: _Monitoring = None
    """The state of every checkpoint without a measurement of its own."""
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
    """The state of every KPI in this file without a measurement of its own."""
    rationale: KpiRationale = Field(default_factory=KpiRationale)
    """Why these KPIs, if explained per solution."""
    kpis: Many[Kpi] = ()
    """The KPIs, in the published order."""
