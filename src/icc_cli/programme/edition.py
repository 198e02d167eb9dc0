"""The types that the data of an edition is written in."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """How far a city is, by the programme's deliverables."""

    DRAFT = "draft"
    """Being written; nothing is due yet."""
    ROADMAP = "roadmap"
    """The strategy is submitted, and the roadmap with its KPIs and targets."""
    MIDWAY = "midway"
    """Implementation cycle 2 has ended: the midway measurements are due."""
    FINAL = "final"
    """The final report is submitted."""


class Phase(NamedTuple):
    """A phase of the programme. `start` is the first day of its first month, `end` the last day of its last."""

    id: str
    number: int
    title: str
    start: date
    end: date
    months: int
    aim: str


class Checkpoint(NamedTuple):
    """A point in the programme at which KPIs are measured; `label` is the column header in progress tables."""

    id: str
    label: str
    due: date


class Kind(NamedTuple):
    """A kind of KPI."""

    id: str
    title: str
    column: str
    purpose: str
    attached_to: str
    measured: str
    is_monthly: bool = False
    """Whether it is counted every month, not only at the checkpoints."""


class Concept(NamedTuple):
    """One of the measurable concepts, with one continuous example for all four."""

    id: str
    title: str
    description: str
    example: str


class Section(NamedTuple):
    """A section of the standard report."""

    id: str
    number: str
    title: str


class Requirement(NamedTuple):
    """A piece of the deliverable that the programme requires. Paths are those of the format: `impact.plan.steps`."""

    title: str
    paths: tuple[str, ...]
    """Where it may be; one of them is enough. A path through a list means any item of it."""
    phase: str
    """The phase in which it is due."""
    is_essential: bool = True
    """Whether a deliverable without it is incomplete, not just less complete than it could be."""


class Edition(NamedTuple):
    """An edition of the programme."""

    id: str
    name: str
    phases: tuple[Phase, ...]
    checkpoints: tuple[Checkpoint, ...]
    kinds: tuple[Kind, ...]
    concepts: tuple[Concept, ...]
    sections: tuple[Section, ...]
    requirements: tuple[Requirement, ...]
    significance: dict[str, str]
    topics: dict[str, str]
    roles: dict[str, str]
    tracks: dict[str, str]
    """Thematic tracks by the id that a city uses."""
    disclaimer: str

    def checkpoint_ids(self) -> tuple[str, ...]:
        """Return the ids of the checkpoints in order."""
        return tuple(checkpoint.id for checkpoint in self.checkpoints)
