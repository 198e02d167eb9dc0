"""The ids of a city: where each is given, and where things are named by it, in fields as in prose."""

from __future__ import annotations

from icc_cli.city import Reading
from icc_cli.city.proposals import Put, Rename, Reword, Step
from icc_cli.model.names import Named
from icc_cli.programme import EDITIONS


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
