"""Ids: each is given once, and each reference names something that exists.

They are checked in the values as they were read, so that a broken reference is found even while another file has
errors. Where the place that defines a kind of thing has errors itself, references to it are left alone: one cause gives
one finding.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from icc_cli.city import Reading
from icc_cli.city.form_codes import FORM
from icc_cli.city.form_words import slug
from icc_cli.city.found import Found, On
from icc_cli.city.ids import programme_ids, renamed
from icc_cli.city.proposals import Proposal
from icc_cli.diagnostics.suggestions import meant
from icc_cli.model.base import IDENTIFIER_PATTERN, Defines
from icc_cli.model.names import Named
from icc_cli.patterns import lazy
from icc_cli.programme import EDITIONS

PLACES = {
    "solution": "strategy",
    "ambition": "strategy",
    "initiative": "strategy",
    "system": "charters",
    "member": "city",
    "kpi": "kpis",
}
"""The part of a deliverable that defines each kind of thing."""

_IDENTIFIER = lazy(IDENTIFIER_PATTERN)


class _Kind:
    """The ids of one kind of thing."""

    def __init__(self) -> None:
        self.defined: dict[str, list[Named]] = defaultdict(list)
        self.named: dict[str, list[Named]] = defaultdict(list)


@lru_cache(maxsize=1)
def _kinds(reading: Reading) -> dict[str, _Kind]:
    kinds: dict[str, _Kind] = defaultdict(_Kind)
    for each in reading.ids:
        if not _IDENTIFIER.match(each.id):
            continue  # was reported as no id at all
        kind = kinds[each.mark.kind]
        (kind.defined if isinstance(each.mark, Defines) else kind.named)[each.id].append(each)
    return kinds


@FORM.rule("ICC-F040", "duplicate-id", "e")
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


@FORM.rule("ICC-F041", "broken-reference", "e")
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


@FORM.rule("ICC-F042", "unknown-to-programme", "e")
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
    kinds = _kinds(reading)
    for kind, known in programme_ids(reading).items():
        for id_, places in kinds[kind].named.items():
            if id_ in known or (kind != "edition" and not _is_named_well(reading)):
                continue
            for each in places:
                right, near = _nearest(id_, known)
                hint = f"Did you mean {near}?" if near else f"It can be {', '.join(known)}."
                message = f"`{id_}` is no {kind} of the programme"
                fix = _respelled([each], right)
                yield Found(each.path, message, _on(each), hint, fix=fix)


@FORM.rule("ICC-F043", "folder-name", "e")
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
    problems = (each for each in reading.assembly.problems if each.problem.code != "value-in-comment")
    if any(each.file.name in names or each.file.parent.name in names for each in problems):
        return True
    return any(error["loc"][:1] == (part,) for error in reading.errors)


def _broken(kind: str, place: str, ids: _Kind) -> Iterator[Found]:
    unused = [id_ for id_ in ids.defined if id_ not in ids.named]
    missing = {id_: places for id_, places in ids.named.items() if id_ not in ids.defined}
    for id_, places in missing.items():
        near = difflib.get_close_matches(id_, unused, 1)
        owner = ids.defined[near[0]][0] if near else None
        if owner is not None and (len(places) > 1 or _name_speaks_for(id_, owner)):
            message = f"nothing names the {_word(kind)} `{owner.id}`, while `{id_}` is named in {_places(len(places))}"
            related = tuple(("named here", each.path) for each in places[:3])
            fix = _respelled([owner], id_ if meant(owner.id, missing) == id_ else None)
            hint = f"Did you mean `{id_}` here?"
            yield Found(owner.path, message, help=hint, related=related, fix=fix, facts=(owner.id, id_))
            continue
        right, nearest = _nearest(id_, list(ids.defined))
        hint = f"Did you mean {nearest}?" if nearest else _choices(kind, place, list(ids.defined))
        related = tuple(("also named here", each.path) for each in places[1:4])
        if nearest:
            related += (("defined here", ids.defined[nearest][0].path),)
        message, on = f"there is no {_word(kind)} `{id_}`", _on(places[0])
        yield Found(places[0].path, message, on, hint, related, _respelled(places, right))


def _nearest(id_: str, known: list[str]) -> tuple[str | None, str | None]:
    """Return the id that was plainly meant, and the one that may have been."""
    right = meant(id_, known)
    return right, right or next(iter(difflib.get_close_matches(id_, known, 1)), None)


def _on(named: Named) -> On:
    return "key" if named.is_key else "value"


def _respelled(places: list[Named], right: str | None) -> Proposal | None:
    """Propose another id at all of some places, if it is known."""
    if right is None:
        return None
    return Proposal(f"`{places[0].id}` becomes `{right}`", tuple(renamed(each, right) for each in places))


def _name_speaks_for(id_: str, owner: Named) -> bool:
    """Tell whether a thing's name reads more like the id that is missing than like the one that it has."""
    if owner.title is None:
        return False
    words = slug(owner.title).split("-")
    return _share(id_, words) > _share(owner.id, words)


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
