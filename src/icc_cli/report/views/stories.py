"""Sections 3 and 4, success stories: unabridged, in two columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from icc_cli.report import sizes
from icc_cli.report.context import Context
from icc_cli.report.measure import WrappedText
from icc_cli.report.outline import Topic

_WIDTH, _ROOM = 222.0, 410.0
"""Width of a column, and its height on a page, in points."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """A success story. `about` says when it is told, and about which solution."""

    about: str
    title: str | None
    text: Markup


@dataclass(frozen=True, slots=True)
class StoriesView:
    """Success stories in the two columns of a page, or in one that flows on if a page has no room for all."""

    columns: tuple[tuple[StoryView, ...], ...]

    @property
    def flows_on(self) -> bool:
        """Whether there are more than fit on a page."""
        return len(self.columns) == 1


def stories(context: Context) -> Topic | None:
    """Return the success stories, or None without any."""
    told = tuple(
        StoryView(
            " · ".join(part for part in (story.group, context.solution_name(story.solution)) if part),
            story.title,
            context.prose.blocks(story.text),
        )
        for story in context.deliverable.impact.stories
    )
    return Topic("stories", context.say("impact.stories"), "stories", StoriesView(_columns(told))) if told else None


def _columns(told: tuple[StoryView, ...]) -> tuple[tuple[StoryView, ...], ...]:
    """Return stories in two columns of heights as equal as possible; in one if they are higher than a page.

    Stories are not split, and WeasyPrint lays out columns of unsplittable content hundreds of times to balance them.
    """
    heights = [0.0, *accumulate(map(_height, told))]
    highest, split = min((max(height, heights[-1] - height), -index) for index, height in enumerate(heights))
    return (told[:-split], told[-split:]) if highest <= _ROOM else (told,)


def _height(story: StoryView) -> float:
    texts = filter(None, (story.about, story.title, story.text))
    lines = sum(WrappedText.of_html(text).lines(_WIDTH, sizes.BODY.size) for text in texts)
    return lines * sizes.BODY.leading + 16
