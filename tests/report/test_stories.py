"""Success stories in columns."""

from __future__ import annotations

import pytest

from icc_cli.model import Deliverable
from icc_cli.model.impact import Story
from icc_cli.programme import Edition
from icc_cli.report.context import Context
from icc_cli.report.views.stories import StoriesView, stories

LINE = "It found the way home. "


@pytest.mark.parametrize(
    ("lengths", "columns"),
    [([1], [1, 0]), ([1, 1], [1, 1]), ([1, 1, 1, 1, 20], [4, 1]), ([20, 1, 1], [1, 2]), ([400, 400], [2])],
)
def test_stories_stay_whole_and_in_order_in_columns_alike_in_height(
    lengths: list[int], columns: list[int], full: Deliverable, edition: Edition
) -> None:
    given = tuple(Story(title=str(number), text=LINE * length) for number, length in enumerate(lengths))
    told = full.model_copy(update={"impact": full.impact.model_copy(update={"stories": given})})
    topic = stories(Context.of(told, edition))
    assert topic is not None
    assert isinstance(topic.view, StoriesView)
    assert [len(column) for column in topic.view.columns] == columns
    assert [story.title for column in topic.view.columns for story in column] == [story.title for story in given]
    assert topic.view.flows_on is (len(columns) == 1)
