"""A city's files as they go along in its PDF, so that who has the report has the data as well."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from icc_cli.city import Reading
from icc_cli.model.deliverable import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.origin import sources


@dataclass(frozen=True, slots=True)
class CityFile:
    """A file that goes along in a PDF."""

    name: str
    """Its path in the city's folder: `kpis/e-services.yaml`."""
    content: bytes
    date: datetime.datetime
    """The date that the PDF gives for it: not that of the file, which every copy changes."""


def city_files(reading: Reading, created: datetime.datetime | None = None) -> tuple[CityFile, ...]:
    """Return the YAML files that a report is made from, by name.

    `created` is the date of the document, where somebody gave one. Without, the files have the date of the data: the
    last checkpoint that the city dates, else the end of the programme edition.
    """
    date = created or data_date(reading.deliverable, reading.edition)
    folder = reading.folder.path
    files = (
        CityFile(document.file.relative_to(folder).as_posix(), document.text.encode(), date)
        for document in sources(reading)
    )
    return tuple(sorted(files, key=lambda file: file.name))


def data_date(deliverable: Deliverable | None, edition: Edition) -> datetime.datetime:
    """Return the last day that the city's data is about."""
    given = [entry.date for entry in deliverable.city.checkpoints if entry.date] if deliverable else []
    days = [date.last_day() for date in given if date.plan_month is None]
    day = max(days, default=edition.phases[-1].end)
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
