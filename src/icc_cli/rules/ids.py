"""The ids of a city: where each is given, and where things are named by it, in fields as in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.model import Deliverable
from icc_cli.model.base import Names
from icc_cli.model.names import Named, ids_in
from icc_cli.programme import EDITIONS
from icc_cli.rules.places import Path
from icc_cli.rules.proposals import Put, Rename, Reword, Step
from icc_cli.workspace import Reading

_IN_PROSE = re.compile(r"\{kpi:([^{}@\s]*)(?:@([^{}\s]*))?\}")


def all_ids(reading: Reading) -> Iterator[Named]:
    """Yield every id of a city's files, whether or not the files are sound."""
    yield from ids_in(reading.assembly.value, Deliverable)
    yield from _in_prose(reading.assembly.value, ())


def programme_ids(reading: Reading) -> dict[str, list[str]]:
    """Return the ids of each kind of thing that the programme gives, not the city."""
    edition = reading.edition
    return {
        "edition": list(EDITIONS),
        "phase": [phase.id for phase in edition.phases],
        "section": [section.id for section in edition.sections],
        "checkpoint": list(edition.checkpoint_ids()),
    }


def renamed(named: Named, new: str) -> Step:
    """Return what must be changed where an id stands, so that it is another one."""
    if named.is_key:
        return Rename(named.path, new)
    if not named.in_prose:
        return Put(named.path, new)
    kpi, at, checkpoint = named.in_prose.partition("@")
    is_kpi = named.mark.kind == "kpi"
    words = f"{{kpi:{new}{at}{checkpoint or '}'}" if is_kpi else f"{kpi}@{new}}}"
    return Reword(named.path, named.in_prose, words)


def _in_prose(value: object, path: Path) -> Iterator[Named]:
    """Yield the KPIs and checkpoints that prose names as `{kpi:ID@CHECKPOINT}`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _in_prose(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _in_prose(inner, (*path, index))
    elif isinstance(value, str) and "{kpi:" in value:
        for found in _IN_PROSE.finditer(value):
            yield Named(Names("kpi"), path, found[1], None, in_prose=found[0])
            yield Named(Names("checkpoint"), path, found[2] or "", None, in_prose=found[0])
