"""What people choose by its id (a kind, a solution, a member): told apart from what is not there, with a likely id."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from icc_cli.cli.common import fail
from icc_cli.model import Deliverable

Members = Annotated[
    list[str] | None,
    typer.Option("--member", metavar="ID", help="Only solutions of this member of a consortium; may be repeated."),
]


def check_known(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Exit with 2 where something is asked for that is not known; `what` says what it would be."""
    ids = list(dict.fromkeys(known))
    for each in given:
        if each not in ids:
            near = difflib.get_close_matches(each, ids, 1)
            there_are = f"there are {', '.join(ids)}" if ids else "there are none"
            fail(f"no {what} {each!r} here; {f'did you mean {near[0]}?' if near else there_are}")


def check_members(given: Iterable[str] | None, deliverables: Sequence[Deliverable]) -> None:
    """Exit with 2 where a member is asked for that no consortium has, or where there is no consortium."""
    if not given or not deliverables:
        return
    members = [member.id for deliverable in deliverables for member in deliverable.city.members]
    if not members:
        names = ", ".join(deliverable.city.id for deliverable in deliverables)
        has = "is a single city, which has" if len(deliverables) == 1 else "are single cities, which have"
        fail(f"{names} {has} no members: leave out --member, which is for a consortium")
    check_known("member", given, members)
