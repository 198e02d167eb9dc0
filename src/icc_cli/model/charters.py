"""charters/: section 2, one initiative charter per file."""

from typing import Annotated

from pydantic import Field

from icc_cli.model.base import (
    AmbitionRef,
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
    Worded,
)
from icc_cli.model.money.money import Funding
from icc_cli.model.roadmap import Milestone


class Description(Worded):
    """What a solution is, why it is needed, and how it is carried out."""

    words_field = "summary"

    summary: Prose | None = None
    """The description as a whole, if it is not divided."""
    what: Prose | None = None
    """What it is."""
    why: Prose | None = None
    """Why it is needed."""
    how: Prose | None = None
    """How it is carried out."""
    who: Prose | None = None
    """Who carries it out."""


class Risk(Worded):
    """What may go wrong, and what is done about it."""

    words_field = "risk"

    risk: Prose
    """What may go wrong."""
    mitigation: Prose | None = None
    """What is done about it."""


class CharterSlots(Model):
    """The slots of an initiative charter that a single system, or the solution as a whole, can fill."""

    description: Description = Field(default_factory=Description)
    """What, why, how."""
    goal: Prose | None = None
    """Ultimate goal and scope."""
    impact: Prose | None = None
    """Expected impact."""
    horizon: Prose | None = None
    """When impact is expected, or how long the work takes, in words."""
    timing: Many[Milestone] = ()
    """Major milestones with their dates."""
    lead: Many[Party] = ()
    """Who leads."""
    team: Many[Party] = ()
    """The working team, or core team."""
    contributors: Many[Party] = ()
    """Stakeholders who contribute."""
    stakeholders: Many[Text] = ()
    """Key stakeholders."""
    risks: Many[Risk] = ()
    """Risks, each with its mitigation."""
    mitigations: Many[Prose] = ()
    """Mitigations published for all risks together."""
    funding: Many[Funding] = ()
    """Sources of funding and estimated cost."""
    dependencies: Many[Text] = ()
    """What it depends on."""
    support: Many[Text] = ()
    """Support needed."""


class System(CharterSlots):
    """One of several systems that a charter covers side by side."""

    id: Annotated[Identifier, Defines("system")]
    """The id that other files use for the system."""
    name: Text
    """The system's name."""
    also_named: Many[Text] = ()
    """Other names that the published document uses for it."""


class Charter(CharterSlots):
    """An initiative charter. Its outputs and outcomes are the solution's KPIs and are not listed here."""

    solution: SolutionRef
    """The solution that the charter is about."""
    title: Text | None = None
    """The charter's own title, if it is not the solution's name."""
    ambitions: Many[AmbitionRef] = ()
    """The ambitions that the solution serves."""
    vision_link: Prose | None = None
    """How the solution serves the vision; leave it out if the vision itself is meant."""
    ambition_link: Prose | None = None
    """How the solution serves its ambitions, in words."""
    maturity: OneOrMany[Passage] = ()
    """What the charter says about solution maturity besides the KPIs."""
    performance: OneOrMany[Passage] = ()
    """What the charter says about city performance besides the KPIs."""
    systems: Many[System] = ()
    """Systems side by side, each with its own slots."""
