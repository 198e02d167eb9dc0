"""impact.yaml: sections 3 and 4, results, lessons and next steps."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from icc_cli.model.base import (
    KpiRef,
    Many,
    Model,
    OneOrMany,
    Passage,
    Prose,
    SolutionRef,
    Text,
    Worded,
)
from icc_cli.model.kpis import KpiKind


class Concept(StrEnum):
    """The four measurable concepts that drive success in the ICC."""

    LOCAL_ENABLERS = "local-enablers"
    ACTIVITIES = "activities"
    MATURITY = "maturity"
    PERFORMANCE = "performance"


class ConceptEntry(Model):
    """A measurable concept in the city's own words, in place of the programme's."""

    concept: Annotated[Concept, Field(strict=False)]
    """The concept."""
    description: Prose | None = None
    """What it means in this city."""
    example: Prose | None = None
    """An example from this city."""


class Discussion(Model):
    """What the city says about its progress, by kind of KPI."""

    performance: OneOrMany[Passage] = ()
    """Assessment of city performance."""
    maturity: OneOrMany[Passage] = ()
    """Assessment of solution maturity."""
    activity: OneOrMany[Passage] = ()
    """Assessment of city ecosystem and activities."""


class Lesson(Worded):
    """A key lesson."""

    words_field = "lesson"

    lesson: Prose
    """What was learnt."""
    reflection: Prose | None = None
    """What it means."""


class Commitment(Worded):
    """Something that the city commits to beyond the ICC."""

    words_field = "text"

    text: Prose
    """The commitment."""
    solution: SolutionRef | None = None
    """The solution that it is about."""
    kpis: Many[KpiRef] = ()
    """The KPIs that it is about."""


class Commitments(Model):
    """Commitments of three kinds."""

    resources: Many[Commitment] = ()
    """To ongoing resources."""
    collaboration: Many[Commitment] = ()
    """To ongoing collaboration."""
    kpis: Many[Commitment] = ()
    """To ongoing KPIs."""


class PlanTarget(Model):
    """A target of the three-year plan."""

    category: Annotated[KpiKind, Field(strict=False)]
    """The kind of KPI that it is about."""
    solution: SolutionRef | None = None
    """The solution that it is about."""
    kpi: KpiRef | None = None
    """The KPI that it is about."""
    commitment: Prose
    """What the city commits to."""


class Plan(Model):
    """The three-year plan."""

    ambitions: Many[Commitment] = ()
    """What the city aims to achieve in three years."""
    steps: Many[Commitment] = ()
    """The steps in these three years."""
    targets: Many[PlanTarget] = ()
    """The targets."""


class Story(Worded):
    """A success story."""

    words_field = "text"

    title: Text | None = None
    """The story's title."""
    group: Text | None = None
    """The question that it answers."""
    solution: SolutionRef | None = None
    """The solution that it is about."""
    text: Prose
    """The story."""


class Impact(Model):
    """Sections 3 and 4: results, discussion, lessons, commitments, plan."""

    summary: OneOrMany[Passage] = ()
    """Impact executive summary."""
    concepts: Many[ConceptEntry] = ()
    """The four measurable concepts in the city's own words."""
    discussion: Discussion = Field(default_factory=Discussion)
    """Discussions of progress by kind of KPI."""
    lessons: Many[Lesson] = ()
    """Key lessons."""
    collaboration: OneOrMany[Passage] = ()
    """Reflections on city collaborations."""
    commitments: Commitments = Field(default_factory=Commitments)
    """Commitments."""
    plan: Plan = Field(default_factory=Plan)
    """The three-year plan."""
    stories: Many[Story] = ()
    """Success stories."""
