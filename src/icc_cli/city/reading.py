"""Reads one city: its assembled files as a deliverable, or the reasons why they are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from icc_cli.city.assembly import Assembly, Reader, assemble
from icc_cli.city.discovery import CityFolder
from icc_cli.model import Deliverable
from icc_cli.model.names import Named, ids_in, ids_in_prose
from icc_cli.programme import EDITIONS, LATEST, Edition


@dataclass(eq=False)
class Reading:
    """The result of reading a city. `deliverable` is None when a file or a value could not be understood."""

    folder: CityFolder
    assembly: Assembly
    deliverable: Deliverable | None = None
    errors: list[ErrorDetails] = field(default_factory=list)

    @cached_property
    def ids(self) -> tuple[Named, ...]:
        """Every id in the files, whether or not they are sound: where it is given, and where it is named."""
        return (*ids_in(self.assembly.value, Deliverable), *ids_in_prose(self.assembly.value))

    @cached_property
    def edition(self) -> Edition:
        """The edition that the city names; the latest one when it names none that is known."""
        city = self.assembly.value.get("city")
        named = city.get("programme") if isinstance(city, dict) else None
        return EDITIONS.get(named, LATEST) if isinstance(named, str) else LATEST


def read_city(folder: CityFolder, reader: Reader | None = None) -> Reading:
    """Read a city's folder. Bad input never raises: it is in the reading's errors and its assembly's problems."""
    reading = Reading(folder, assemble(folder.path, reader))
    try:
        reading.deliverable = Deliverable.model_validate(reading.assembly.value)
    except ValidationError as error:
        reading.errors = error.errors(include_url=False)
    return reading
