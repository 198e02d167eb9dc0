"""The colophon: which data a report was made from, by what, and how it is made again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from icc_cli import __version__
from icc_cli.report.context import Context


@dataclass(frozen=True, slots=True)
class ColophonLine:
    """Something that a reader needs to make the report again; a command is set as one."""

    label: str
    text: str
    command: str = ""


def colophon(context: Context) -> tuple[ColophonLine, ...]:
    """Return the lines of the colophon. The clock is not asked: the date is that of the data."""
    return tuple(_lines(context))


def _lines(context: Context) -> Iterator[ColophonLine]:
    city, origin = context.deliverable.city, context.origin
    if origin.revision:
        changed = ", with changes since" if origin.revision.is_changed else ""
        yield ColophonLine("Data", f"as of {origin.revision.date}, revision {origin.revision.commit}{changed}")
    if origin.fingerprint:
        yield ColophonLine("Fingerprint of the data", f"SHA-256 {' '.join(_fours(origin.fingerprint[:32]))} …")
    yield ColophonLine("Made with", f"icc {__version__}, edition {city.programme} of the programme")
    members = [part for member in context.members for part in ("--member", member)]
    command = shlex.join(("icc", "render", "final-report", "--city", city.id, *members))
    yield ColophonLine("To make it again", "The same files and the same version give the same bytes:", command)
    yield ColophonLine("Type", "Source Sans 3 and Source Serif 4, under the SIL Open Font License")


def _fours(digits: str) -> Iterator[str]:
    for start in range(0, len(digits), 8):
        yield digits[start : start + 8]
