"""Ids: each is given once, and each reference names something that exists.

They are checked in the values as they were read, so that a broken reference is found even while another file is being
mended. Where the place that defines a kind of thing has errors itself, references to it are left alone: one cause
gives one finding.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from icc_cli.model import Deliverable
from icc_cli.model.base import IDENTIFIER_PATTERN, Defines, Names
from icc_cli.model.names import Named, ids_in
from icc_cli.programme import EDITIONS
from icc_cli.rules.engine import Found, form_rule
from icc_cli.rules.format_words import slug
from icc_cli.rules.places import Path
from icc_cli.workspace import Reading

PLACES = {
    "solution": "strategy",
    "ambition": "strategy",
    "initiative": "strategy",
    "system": "charters",
    "member": "city",
    "kpi": "kpis",
}
"""The part of a deliverable that defines each kind of thing."""

_IDENTIFIER = re.compile(IDENTIFIER_PATTERN)
_IN_PROSE = re.compile(r"\{kpi:([^{}@\s]*)(?:@([^{}\s]*))?\}")


@dataclass(slots=True)
class _Kind:
    """The ids of one kind of thing."""

    defined: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))


def _kinds(reading: Reading) -> dict[str, _Kind]:
    kinds: dict[str, _Kind] = defaultdict(_Kind)
    value = reading.assembly.value
    for each in [*ids_in(value, Deliverable), *_in_prose(value, ())]:
        if not _IDENTIFIER.match(each.id):
            continue  # was reported as no id at all
        kind = kinds[each.mark.kind]
        (kind.defined if isinstance(each.mark, Defines) else kind.named)[each.id].append(each)
    return kinds


@form_rule("ICC-F040", "duplicate-id")
def duplicate_id(reading: Reading) -> Iterator[Found]:
    """Two things of one kind have the same id, so that nobody can tell which of them a reference means.

    It happens when an item is copied and changed. Give one of the two another id, and look at what names it.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - id: lamps-replaced   # <- here
            name: Lamps replaced in parks
            kind: activity

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - id: lamps-replaced-in-parks
            name: Lamps replaced in parks
            kind: activity
    """
    for kind, ids in _kinds(reading).items():
        for id_, places in ids.defined.items():
            for second in places[1:]:
                message = f"`{id_}` is already the id of another {_word(kind)}"
                yield Found(
                    second.path,
                    message,
                    help="Give one of them another id.",
                    related=(("first given here", places[0].path),),
                )


@form_rule("ICC-F041", "broken-reference")
def broken_reference(reading: Reading) -> Iterator[Found]:
    """Something is named by an id that nothing has: a misspelling, or a thing that was removed or renamed.

    What should stand there would be missing from the report: a charter without its solution, a commitment without the
    KPI that it promises. Write the id as it is given where the thing is defined.

    Bad:

        # impact/more.yaml
        commitments:
          kpis:
            - text: The utility reads the meters twice a year until 2025.
              kpis: [electricity]   # <- here

    Good:

        # impact/more.yaml
        commitments:
          kpis:
            - text: The utility reads the meters twice a year until 2025.
              kpis: [electricity-used]
    """
    kinds = _kinds(reading)
    for kind, place in PLACES.items():
        ids = kinds[kind]
        is_sound = all(len(places) == 1 for places in ids.defined.values())
        if is_sound and not _has_errors(reading, place):
            yield from _broken(kind, place, ids)


@form_rule("ICC-F042", "unknown-to-programme")
def unknown_to_programme(reading: Reading) -> Iterator[Found]:
    """A phase, section or checkpoint is named that the programme edition does not have.

    The edition that `city.yaml` names sets them for all cities, so that their deliverables can be compared. The hint
    says which there are.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: Measure before you begin.
            reflection: The lamps now use {kpi:electricity-used@end}.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Measure before you begin.
            reflection: The lamps now use {kpi:electricity-used@final}.
    """
    edition = reading.edition
    kinds = _kinds(reading)
    vocabulary = {
        "edition": list(EDITIONS),
        "phase": [phase.id for phase in edition.phases],
        "section": [section.id for section in edition.sections],
        "checkpoint": list(edition.checkpoint_ids()),
    }
    for kind, known in vocabulary.items():
        for id_, places in kinds[kind].named.items():
            if id_ in known or (kind != "edition" and not _is_named_well(reading)):
                continue
            for each in places:
                near = difflib.get_close_matches(id_, known, 1)
                hint = f"Did you mean {near[0]}?" if near else f"It can be {', '.join(known)}."
                message = f"`{id_}` is no {kind} of the programme"
                yield Found(each.path, message, "key" if each.is_key else "value", hint)


@form_rule("ICC-F043", "folder-name")
def folder_name(reading: Reading) -> Iterator[Found]:
    """The city's id is not the name of its folder, so that `--city` would not find it under its id.

    The folder's name is how people and other cities' files know it. Rename one of the two.

    Bad:

        # city.yaml
        id: test-ville   # <- here
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
    """
    city = reading.assembly.value.get("city")
    given = city.get("id") if isinstance(city, dict) else None
    if isinstance(given, str) and given != reading.folder.id and slug(given) == given:
        message = f"the city's id is `{given}`, but its folder is named `{reading.folder.id}`"
        yield Found(("city", "id"), message, help="Rename one of the two.")


def _is_named_well(reading: Reading) -> bool:
    """Tell whether the city names an edition that exists: the words of another one cannot be judged."""
    city = reading.assembly.value.get("city")
    return not isinstance(city, dict) or city.get("programme") in EDITIONS


def _has_errors(reading: Reading, part: str) -> bool:
    names = {part, f"{part}.yaml"}
    if any(problem.file.name in names or problem.file.parent.name in names for problem in reading.assembly.problems):
        return True
    return any(error["loc"][:1] == (part,) for error in reading.errors)


def _broken(kind: str, place: str, ids: _Kind) -> Iterator[Found]:
    unused = [id_ for id_ in ids.defined if id_ not in ids.named]
    missing = {id_: places for id_, places in ids.named.items() if id_ not in ids.defined}
    for id_, places in missing.items():
        near = difflib.get_close_matches(id_, unused, 1)
        renamed = ids.defined[near[0]][0] if near else None
        if renamed is not None and (len(places) > 1 or _name_speaks_for(id_, renamed)):
            message = (
                f"nothing names the {_word(kind)} `{renamed.id}`, while `{id_}` is named in {_places(len(places))}"
            )
            related = tuple(("named here", each.path) for each in places[:3])
            yield Found(renamed.path, message, help=f"Did you mean `{id_}` here?", related=related)
            continue
        nearest = difflib.get_close_matches(id_, ids.defined, 1)
        hint = f"Did you mean {nearest[0]}?" if nearest else _choices(kind, place, list(ids.defined))
        related = tuple(("also named here", each.path) for each in places[1:4])
        if nearest:
            related += (("defined here", ids.defined[nearest[0]][0].path),)
        yield Found(
            places[0].path, f"there is no {_word(kind)} `{id_}`", "key" if places[0].is_key else "value", hint, related
        )


def _name_speaks_for(id_: str, renamed: Named) -> bool:
    """Tell whether a thing's name reads more like the id that is missing than like the one that it has."""
    if renamed.title is None:
        return False
    words = slug(renamed.title).split("-")
    return _share(id_, words) > _share(renamed.id, words)


def _share(id_: str, words: list[str]) -> float:
    """Return the share of an id's words that are among the given ones."""
    parts = id_.split("-")
    return sum(part in words for part in parts) / len(parts)


def _word(kind: str) -> str:
    return "KPI" if kind == "kpi" else kind


def _places(number: int) -> str:
    return "one place" if number == 1 else f"{number} places"


def _choices(kind: str, place: str, known: list[str]) -> str:
    if not known:
        return f"No {_word(kind)} is defined: add it to {place}."
    shown = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    return f"The {_word(kind)}s are {shown}."


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
            yield Named(Names("kpi"), path, found[1], None)
            yield Named(Names("checkpoint"), path, found[2] or "", None)
