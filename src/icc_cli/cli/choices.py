"""What people choose by its id (a kind, a solution, a member): told apart from what is not there, with a likely id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Annotated

import typer

from icc_cli.cli.common import fail, likely
from icc_cli.model import Deliverable

Members = Annotated[
    list[str] | None,
    typer.Option("--member", metavar="ID", help="Only solutions of this member of a consortium; may be repeated."),
]


def check_known(what: str, given: Iterable[str], known: Iterable[str], where: str = "here") -> None:
    """Exit with 2 where something is asked for that is not known; `what` and `where` say what and where it would be."""
    ids = list(dict.fromkeys(known))
    for each in given:
        if each not in ids:
            fail(f"no {what} {each!r} {where}; {likely(each, ids)}")


def check_members(given: Iterable[str] | None, deliverables: Sequence[Deliverable]) -> None:
    """Exit with 2 where a member is asked for that no consortium has, or where there is no consortium."""
    check_members_of(given, {each.city.id: [member.id for member in each.city.members] for each in deliverables})


def check_members_of(given: Iterable[str] | None, members: Mapping[str, Collection[str]]) -> None:
    """Exit with 2 where a member is asked for that no consortium has, or where there is none; `members` by city."""
    if not given or not members:
        return
    known = [member for of_city in members.values() for member in of_city]
    if not known:
        has = "is a single city, which has" if len(members) == 1 else "are single cities, which have"
        fail(f"{', '.join(members)} {has} no members: leave out --member, which is for a consortium")
    check_known("member", given, known)
