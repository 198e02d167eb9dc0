"""Judges what is undertaken and who answers for it: solutions, ambitions, charters, members, owners."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.changes.change import Kind, Verdict
from icc_cli.changes.differences import Difference
from icc_cli.changes.judging.deliverables import Deliverables
from icc_cli.changes.judging.details import of_anything, shown
from icc_cli.changes.kinds import details, scope
from icc_cli.changes.naming import called, noun, owner_words, title
from icc_cli.model.charters import Charter
from icc_cli.model.strategy import Ambition, Solution, SolutionStatus

_ORDER = list(SolutionStatus)


def of_solution(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a solution that came or went."""
    item: Solution = difference.old or difference.new
    if difference.new is None:
        yield Verdict(scope.SOLUTION_REMOVED, f"the solution `{item.id}` is gone", was=item.name)
    else:
        yield Verdict(scope.SOLUTION_ADDED, f"the solution `{item.id}` is new", now=item.name)


def of_ambition(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge an ambition statement that came or went."""
    item: Ambition = difference.old or difference.new
    if difference.new is None:
        yield Verdict(scope.AMBITION_REMOVED, f"the ambition `{item.id}` is gone", was=item.name)
    else:
        yield Verdict(scope.SCOPE_WIDENED, f"the ambition `{item.id}` is new", now=item.name)


def of_charter(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a charter that came or went."""
    item: Charter = difference.old or difference.new
    which = f" {title(item.title)}" if item.title else ""
    if difference.new is None:
        yield Verdict(scope.CHARTER_REMOVED, f"the charter{which} of `{item.solution}` is gone")
    else:
        yield Verdict(details.DETAIL_ADDED, f"the charter{which} of `{item.solution}` is new")


def of_status(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge whether a solution is still pursued."""
    is_worse = _ORDER.index(difference.new) > _ORDER.index(difference.old)
    kind = scope.STATUS_WORSENED if is_worse else scope.STATUS_IMPROVED
    message = f"the {called(difference.owner.new)} is {difference.new.value}"
    reason = f" ({difference.owner.new.reason})" if difference.owner.new.reason else ""
    yield Verdict(kind, message, difference.old.value, f"{difference.new.value}{reason}")


def of_reason(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge why a solution is not pursued: with another status, that is told with it."""
    if difference.owner.old.status is difference.owner.new.status:
        yield from of_anything(difference, versions)


def of_participant(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a member, an initiative, a system or an ambition that joined something or left it."""
    if difference.old is not None and difference.new is not None:
        yield from of_anything(difference, versions)
        return
    item = difference.old if difference.new is None else difference.new
    name = f"`{item}`" if isinstance(item, str) else title(item)
    whose = f"the {noun(difference)} {name}{owner_words(difference)}"
    if difference.new is None:
        yield Verdict(scope.SCOPE_NARROWED, f"{whose} is gone")
    else:
        yield Verdict(scope.SCOPE_WIDENED, f"{whose} is new")


def of_owner(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge who supplies the numbers of a KPI."""
    whose = f"the {called(difference.owner.new)}"
    if difference.new is None:
        yield Verdict(scope.OWNER_REMOVED, f"{whose} no longer has an owner", was=difference.old)
    elif difference.old is None:
        yield Verdict(details.DETAIL_ADDED, f"{whose} has an owner", now=difference.new)
    else:
        yield Verdict(scope.OWNER_CHANGED, f"{whose} has another owner", difference.old, difference.new)


def of_answering(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge those who answer for an activity or lead a charter: when the last one goes, nobody is left."""
    left = getattr(difference.owner.new, difference.field)
    what = f"the {noun(difference)}"
    around = owner_words(difference)
    kind: Kind = scope.OWNER_CHANGED
    if difference.old is not None and difference.new is not None:
        yield Verdict(kind, f"{what}{around} is another one", shown(difference.old), shown(difference.new))
    elif difference.new is None:
        kind = kind if left else scope.OWNER_REMOVED
        nobody = "" if left else ", and nobody is left"
        yield Verdict(kind, f"{what} {title(difference.old)}{around} is gone{nobody}", was=shown(difference.old))
    else:
        yield Verdict(kind, f"{what} {title(difference.new)}{around} is new", now=shown(difference.new))
