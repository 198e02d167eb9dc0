"""assessment.yaml: section 1, the city's situation at the beginning."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from icc_cli.model.base import Many, Model, OneOrMany, Passage, Prose, Text


class Performance(StrEnum):
    """Whether an insight points to higher or lower performance."""

    HIGHER = "higher"
    LOWER = "lower"


class Significance(StrEnum):
    """What an insight means for the ICC journey: the three marks of the standard deliverable."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    CONTEXTUAL = "contextual"


class Topic(StrEnum):
    """The three topics that every city discusses with its ecosystem."""

    SHARED_VISION = "shared-vision"
    WORKING_TOGETHER = "working-together"
    URBAN_RESOURCES = "urban-resources"


class Insight(Model):
    """A finding of the city performance analysis."""

    performance: Annotated[Performance, Field(strict=False)]
    """Whether higher or lower performance was observed."""
    significance: Annotated[Significance | None, Field(strict=False)] = None
    """What the insight means for the ICC journey."""
    title: Text | None = None
    """The area that the insight is about."""
    statement: Prose
    """What was found."""
    short: Text | None = None
    """The insight in the executive summary of city needs; leave it out for those that are not repeated there."""


class TopicDiscussion(Model):
    """What the ecosystem said about one of the three topics."""

    topic: Annotated[Topic, Field(strict=False)]
    """The topic."""
    points: Many[Prose]
    """What was said, one point per item."""


class OrganisationGroup(Model):
    """Organisations of one kind in the city's ecosystem."""

    name: Text
    """The kind: universities, development agencies, …"""
    organisations: Many[Text]
    """Their names."""


class Ecosystem(Model):
    """The city's ecosystem, and what was discussed with it."""

    introduction: OneOrMany[Passage] = ()
    """The ecosystem in general."""
    topics: Many[TopicDiscussion] = ()
    """The key topics for discussion."""
    organisations: Many[OrganisationGroup] = ()
    """The ecosystem's organisations by kind."""


class Assessment(Model):
    """Section 1: introduction, state of the city, insights, ecosystem, needs."""

    introduction: OneOrMany[Passage] = ()
    """What the city is, and what it wants from the ICC."""
    state_of_city: OneOrMany[Passage] = ()
    """The state of the city today."""
    insights: Many[Insight] = ()
    """Key insights from the city performance analysis, in the published order."""
    ecosystem: Ecosystem = Field(default_factory=Ecosystem)
    """The city's ecosystem."""
    needs: OneOrMany[Passage] = ()
    """The city today, for the executive summary of city needs."""
    takeaways: Many[Prose] = ()
    """What the city takes away from its stakeholders' input."""
