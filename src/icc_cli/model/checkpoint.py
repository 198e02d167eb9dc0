"""`checkpoints/<checkpoint>.yaml`: the format of a signed-off checkpoint."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic.json_schema import JsonSchemaValue

from icc_cli.model.base import CheckpointRef, EditionRef, Identifier, Many, Model, Text
from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.quantity import Measurement, Targets

VERSION = 1


def _readable(version: int) -> int:
    if version != VERSION:
        raise ValueError(f"is {version}, but this icc reads signed-off checkpoints of version {VERSION}")
    return version


class FrozenKpi(Model):
    """A KPI as it was at sign-off."""

    id: Identifier
    """The KPI's id."""
    name: Text
    """Its name, for human readers of the file."""
    solution: Identifier | None = None
    """Its solution; absent for a KPI of the city as a whole."""
    unit: Text | None = None
    """The unit of values that name none."""
    baseline: Measurement | None = None
    """Its value at the first checkpoint."""
    value: Measurement | None = None
    """Its value at this checkpoint."""
    target: Targets = ()
    """What it was to reach."""


class FrozenCheckpoint(Model):
    """The numbers of a city at a checkpoint, as they were signed off."""

    version: Annotated[int, AfterValidator(_readable)]
    """The version of this format."""
    city: Identifier
    """The city's id."""
    edition: EditionRef
    """The edition of the programme."""
    checkpoint: CheckpointRef
    """The checkpoint; the file has the same name."""
    date: PartialDate
    """The day on which it was signed off."""
    by: Text
    """Who signed it off."""
    revision: Text | None = None
    """The git revision of the city's files."""
    uncommitted: bool = False
    """Whether the city's files had uncommitted changes."""
    kpis: Many[FrozenKpi] = Field(default=())
    """All KPIs, sorted by id."""


def json_schema() -> JsonSchemaValue:
    """Return the JSON Schema of the file."""
    from icc_cli.model.json_schema import described  # only `icc schema` needs it

    return {**described(FrozenCheckpoint), "title": "icc: checkpoints"}
