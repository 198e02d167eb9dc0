"""roadmap.yaml: section 2, when the city does what, and who is responsible."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from icc_cli.model.base import (
    Defines,
    Identifier,
    Many,
    Model,
    OneOrMany,
    Party,
    Passage,
    Prose,
    SolutionRef,
    Text,
)
from icc_cli.model.dates import PartialDate


class Milestone(Model):
    """Something reached, or expected to be reached, at a point in time."""

    id: Annotated[Identifier | None, Defines("milestone")] = None
    """The id that other files use for the milestone."""
    title: Text
    """What is reached."""
    phase: Text | None = None
    """The phase of the solution that it belongs to."""
    start: PartialDate | None = None
    """When the work towards it began, if it took a period."""
    due: PartialDate | None = None
    """When it is due, or was reached."""
    done: bool | None = None
    """Whether it was reached; leave it out if unknown."""
    note: Prose | None = None
    """Anything else that was published."""


class Activity(Model):
    """A larger set of actions on a solution's roadmap."""

    id: Annotated[Identifier, Defines("activity")]
    """The id that other files use for the activity."""
    title: Text
    """The activity's title on the roadmap."""
    also_named: Many[Text] = ()
    """Other titles that the published document uses for it, for example on its governance page."""
    start: PartialDate | None = None
    """When it starts; an activity without dates keeps its place in the order."""
    end: PartialDate | None = None
    """When it ends."""
    responsible: Many[Text] = ()
    """The units responsible for it."""
    done: bool | None = None
    """Whether it was finished; leave it out if unknown."""
    note: Prose | None = None
    """Anything else that was published."""


class Track(Model):
    """The roadmap of one solution."""

    solution: SolutionRef
    """The solution."""
    activities: Many[Activity] = ()
    """Its activities, in order."""
    milestones: Many[Milestone] = ()
    """Its milestones, in order."""


class Governance(Model):
    """Who steers, administers and carries out one solution."""

    solution: SolutionRef
    """The solution."""
    steering_committee: Many[Party] = ()
    """Reviews overall progress, takes the key decisions, sponsors the roadmap."""
    pmo: Many[Party] = ()
    """The project management office: gives administrative support."""
    core_team: Many[Party] = ()
    """Carries out the work, with the units responsible for each activity."""
    note: Prose | None = None
    """Anything else that was published."""


class KpiRationale(Model):
    """Why these KPIs."""

    summary: OneOrMany[Passage] = ()
    """The approach in general."""
    availability: OneOrMany[Passage] = ()
    """Whether the data is available."""
    actionability: OneOrMany[Passage] = ()
    """Whether the city can act on them."""
    validity: OneOrMany[Passage] = ()
    """Whether they measure what they should."""


class Roadmap(Model):
    """Section 2: the plan, its rationale and its governance."""

    summary: OneOrMany[Passage] = ()
    """The roadmap in short."""
    rationale: OneOrMany[Passage] = ()
    """Rationale to the roadmap."""
    start: PartialDate | None = None
    """The calendar month of the plan's month 1, if dates are given as M1, M2, …"""
    months: Annotated[int, Field(ge=1, le=120)] | None = None
    """How many months the plan spans."""
    milestones: Many[Milestone] = ()
    """Overarching milestones, which belong to no single solution."""
    tracks: Many[Track] = ()
    """The roadmap of each solution."""
    kpi_rationale: KpiRationale = Field(default_factory=KpiRationale)
    """Rationale to the KPI approach of the city as a whole."""
    governance_introduction: OneOrMany[Passage] = ()
    """Text before the governance of the single solutions."""
    governance: Many[Governance] = ()
    """Governance of each solution."""

    @model_validator(mode="after")
    def _start_is_on_the_calendar(self) -> Self:
        if self.start is not None and str(self.start).startswith("M"):
            raise ValueError("starts at a month of itself: write `start` as a calendar month, like 2021-02")
        return self
