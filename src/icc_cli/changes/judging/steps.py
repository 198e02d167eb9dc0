"""Judges milestones and activities: when they are due, and whether they are done."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.changes.change import Kind, Verdict
from icc_cli.changes.differences import Difference
from icc_cli.changes.judging.deliverables import Deliverables, days
from icc_cli.changes.kinds import details, time
from icc_cli.changes.naming import called, noun, owner_words
from icc_cli.model.dates import PartialDate
from icc_cli.model.roadmap import Activity, Milestone


def of_milestone(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge a milestone that came or went."""
    yield _of_step(difference, time.MILESTONE_REMOVED)


def of_activity(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge an activity that came or went."""
    yield _of_step(difference, time.ACTIVITY_REMOVED)


def of_due(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge when a milestone is due, or when an activity ends."""
    later = time.MILESTONE_SLIPPED if isinstance(difference.owner.new, Milestone) else time.ACTIVITY_DELAYED
    yield from _of_date(difference, versions, later, "slipped")


def of_start(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge when an activity begins; where its end moves as well, that says enough."""
    old: Activity = difference.owner.old
    new: Activity = difference.owner.new
    has_moved = old.end is not None and new.end is not None and old.end != new.end
    yield from _of_date(difference, versions, details.DATE_CHANGED if has_moved else time.ACTIVITY_DELAYED, "begins")


def of_done(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge whether a step is done."""
    whose = f"the {called(difference.owner.new)}{_around(difference)}"
    if difference.new:
        yield Verdict(time.STEP_DONE, f"{whose} is done")
    elif difference.old:
        yield Verdict(time.STEP_REOPENED, f"{whose} is no longer done")
    elif difference.new is None:
        yield Verdict(details.DETAIL_REMOVED, f"{whose} no longer says that it is not done")
    else:
        yield Verdict(details.DETAIL_ADDED, f"{whose} is said not to be done")


def of_plan_start(difference: Difference, versions: Deliverables) -> Iterator[Verdict]:
    """Judge the month from which the plan counts."""
    old, new = difference.old, difference.new
    if old is None or new is None:
        kind = details.DETAIL_ADDED if old is None else time.PLAN_MOVED
        verb = "is given now" if old is None else "is no longer given"
        yield Verdict(kind, f"the start of the plan {verb}", _words(old), _words(new))
        return
    shift = (new.first_day() - old.first_day()).days
    how = f"{days(shift)} {'later' if shift > 0 else 'earlier'}"
    yield Verdict(time.PLAN_MOVED, f"the plan starts {how}", old.words(), new.words())


def _of_step(difference: Difference, removed: Kind) -> Verdict:
    item = difference.old if difference.new is None else difference.new
    whose = f"the {noun(difference)} {called(item).partition(' ')[2]}{owner_words(difference)}"
    date = item.due if isinstance(item, Milestone) else item.end
    if difference.new is None:
        return Verdict(removed, f"{whose} is gone", was=_words(date))
    return Verdict(details.DETAIL_ADDED, f"{whose} is new", now=_words(date))


def _of_date(difference: Difference, versions: Deliverables, later: Kind, verb: str) -> Iterator[Verdict]:
    old, new = difference.old, difference.new
    whose = f"the {called(difference.owner.new)}{_around(difference)}"
    was, now = _words(old), _words(new)
    if old is None:
        yield Verdict(details.DETAIL_ADDED, f"{whose} has a date for its {difference.field} now", was, now)
    elif new is None:
        yield Verdict(later, f"{whose} has no date for its {difference.field} any more", was, now)
    else:
        shift = versions.shift(old, new)
        if shift is None or shift == 0:
            yield Verdict(details.DATE_CHANGED, f"{whose} has another date for its {difference.field}", was, now)
        elif shift > 0:
            told = f"slipped by {days(shift)}" if verb == "slipped" else f"begins {days(shift)} later"
            yield Verdict(later, f"{whose} {told}", was, now)
        else:
            told = f"was brought forward by {days(shift)}" if verb == "slipped" else f"begins {days(shift)} earlier"
            yield Verdict(time.STEP_ADVANCED, f"{whose} {told}", was, now)


def _around(difference: Difference) -> str:
    """Return what a step belongs to."""
    return owner_words(difference._replace(owners=difference.owners[:-1]))


def _words(date: PartialDate | None) -> str | None:
    return None if date is None else date.words()
