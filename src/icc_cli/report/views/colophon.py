"""The colophon: the data and the tool that a report was made with, and how to make it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from icc_cli import __version__
from icc_cli.model.dates import PartialDate
from icc_cli.report.context import Context

_SHORT = 12
"""How many letters of a commit id are printed."""


@dataclass(frozen=True, slots=True)
class ColophonLine:
    """Something that a reader needs to make the report again; a command is set in code type."""

    label: str
    text: str
    command: str = ""


def colophon(context: Context) -> tuple[ColophonLine, ...]:
    """Return the lines of the colophon. The clock is not read: the date is that of the data."""
    return tuple(_lines(context))


def _lines(context: Context) -> Iterator[ColophonLine]:
    city, origin, say = context.deliverable.city, context.origin, context.say
    if origin.revision:
        key = "colophon.changed-revision" if origin.revision.has_changes else "colophon.revision"
        date = context.language.date(PartialDate.parse(origin.revision.date))
        yield ColophonLine(say("colophon.data"), say(key, date=date, revision=origin.revision.commit[:_SHORT]))
    if origin.fingerprint:
        yield ColophonLine(say("colophon.fingerprint"), f"SHA-256 {' '.join(_fours(origin.fingerprint[:32]))} …")
    yield ColophonLine(say("colophon.made-with"), say("colophon.version", version=__version__, edition=city.programme))
    members = [part for member in context.members for part in ("--member", member)]
    command = shlex.join(("icc", "render", "final-report", "--city", city.id, *members, *_language(context)))
    yield ColophonLine(say("colophon.again"), say("colophon.same-bytes"), command)
    yield ColophonLine(say("colophon.type"), say("colophon.fonts"))


def _language(context: Context) -> tuple[str, ...]:
    return ("--lang", context.language.code) if context.foreign else ()


def _fours(digits: str) -> Iterator[str]:
    for start in range(0, len(digits), 8):
        yield digits[start : start + 8]
