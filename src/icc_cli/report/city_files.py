"""A city's files, attached to its PDF so that readers of the report also have its data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from icc_cli.city import Reading
from icc_cli.diagnostics import plain
from icc_cli.model.deliverable import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.origin import sources


@dataclass(frozen=True, slots=True)
class CityFile:
    """A file that is attached to a PDF."""

    name: str
    """Its path in the city's folder: `kpis/e-services.yaml`."""
    content: bytes
    date: datetime.datetime
    """The date that the PDF gives for it: not the file's own, which changes with every copy."""


def city_files(reading: Reading, created: datetime.datetime | None = None) -> tuple[CityFile, ...]:
    """Return the YAML files that a report is built from, by name.

    `created` is the date of the document, if given. Otherwise the files carry the date of the data: the last checkpoint
    that the city dates, else the end of the programme edition.
    """
    date = created or data_date(reading.deliverable, reading.edition)
    folder = reading.folder.path
    files = (
        CityFile(plain(document.file.relative_to(folder).as_posix()), document.text.encode(), date)
        for document in sources(reading)
    )
    return tuple(sorted(files, key=lambda file: file.name))


def data_date(deliverable: Deliverable | None, edition: Edition) -> datetime.datetime:
    """Return the last day that the city's data covers."""
    given = [entry.date for entry in deliverable.city.checkpoints if entry.date] if deliverable else []
    days = [date.last_day() for date in given if date.plan_month is None]
    day = max(days, default=edition.phases[-1].end)
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
