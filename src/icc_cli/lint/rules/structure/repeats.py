"""S: what occurs in the deliverable more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.model.base import Party
from icc_cli.model.charters import Risk
from icc_cli.model.impact import Commitment, Lesson, Story
from icc_cli.model.roadmap import Milestone
from icc_cli.model.walk import Words
from icc_cli.patterns import lazy

_WORD = lazy(r"\w+")
_RUN = 5
"""How many words in a row must agree to count as repeated."""
_SHORTEST = 20
"""Texts of fewer words may read alike by chance."""
_ALIKE = 0.7
"""The fraction of its word sequences that a text must share with another to count as repeated."""


@rule("ICC-S040", "repeated-prose", by_stage="iiww")
def repeated_prose(context: RuleContext) -> Iterator[Found]:
    """A passage repeats another passage almost word for word.

    A repeated text gets corrected only once, and then the two disagree. Keep it where it belongs, and say something
    new, or less, in the other place.

    Bad:

        # impact/more.yaml
        stories:
          - title: Light at the station
            text: >-  # <- here
              The Digital Office and the utility replaced every lamp around the station within one winter, and since
              then residents have reported fewer dark corners than in any year before.
          - title: A short winter
            text: >-
              The Digital Office and the utility replaced every lamp around the station within one winter, and since
              then residents have reported fewer dark corners than in any other year.

    Good:

        # impact/more.yaml
        stories:
          - title: Light at the station
            text: >-
              The Digital Office and the utility replaced every lamp around the station within one winter, and since
              then residents have reported fewer dark corners than in any year before.
          - title: A short winter
            text: >-
              Two crews worked side by side, so that no street was closed for longer than a morning, and the first snow
              found every lamp in its place.
    """
    passages = [words for words in context.prose if words.text.count(" ") >= _SHORTEST]
    runs = [(words, _runs(words.text)) for words in passages]
    seen: set[tuple[str, ...]] = set()
    again: set[tuple[str, ...]] = set()
    for _, found in runs:
        again |= seen & found
        seen |= found
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, (_, found) in enumerate(runs):
        for run in found & again:
            places[run].append(index)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for indexes in places.values():
        for position, first in enumerate(indexes):
            for second in indexes[position + 1 :]:
                shared[first, second] += 1
    reported: set[int] = set()
    for (first, second), number in sorted(shared.items()):
        if second in reported or number < _ALIKE * min(len(runs[first][1]), len(runs[second][1])):
            continue
        reported.add(second)
        shorter, longer = sorted((first, second), key=lambda index: len(runs[index][1]))
        yield _repeated(runs[shorter][0], runs[longer][0])


@rule("ICC-S041", "listed-twice", by_stage="iwww")
def listed_twice(context: RuleContext) -> Iterator[Found]:
    """The same entry is listed twice.

    One of the two was meant to be something else, which is now missing, or is one too many. Correct or remove it.

    Bad:

        # roadmap/more.yaml
        milestones:
          - {title: All lamps are ordered, due: 2021-10, done: true}
          - {title: All lamps are ordered, due: 2021-10, done: true}  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - {title: All lamps are ordered, due: 2021-10, done: true}
          - {title: All lamps are mounted, due: 2022-06, done: true}
    """
    for path, items in context.lists:
        first: dict[object, int] = {}
        for index, item in enumerate(items):
            said = _said(item)
            if said and said in first:
                related = (("first listed here", (*path, first[said])),)
                message = f"“{_short(item)}” is listed twice"
                yield Found((*path, index), message, "item", "Correct one of the two, or remove it.", related)
            first.setdefault(said, index)


def _repeated(words: Words, other: Words) -> Found:
    message = "this says nearly word for word what another passage says"
    return Found(
        words.path, message, help="Keep it in one of the two places.", related=(("the other one", other.path),)
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return the word sequences of a text."""
    words = _WORD.findall(text.lower())
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _said(item: object) -> object:
    """Return what an entry says, if a second entry that says the same is one too many; else None."""
    if isinstance(item, str):
        return _plain(item)
    if isinstance(item, Milestone | Party):
        return item
    if isinstance(item, Risk):
        return _plain(item.risk)
    if isinstance(item, Lesson):
        return _plain(item.lesson)
    if isinstance(item, Commitment | Story):
        return _plain(item.text)
    return None


def _short(item: object) -> str:
    text = (
        item
        if isinstance(item, str)
        else next(
            filter(
                None,
                (
                    getattr(item, key, None)
                    for key in ("title", "risk", "lesson", "name", "organisation", "role", "text")
                ),
            )
        )
    )
    return text if len(text) <= 60 else f"{text[:59].rsplit(' ', 1)[0]} …"


def _plain(text: str) -> str:
    return text.lower().strip(" .,;:!?*_…–-")
