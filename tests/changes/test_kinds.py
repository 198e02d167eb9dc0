"""Each kind's page is true: its example is told as that kind of change and as nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.changes.kinds import KINDS
from icc_cli.diagnostics.page import Page, pages_of

from .life import changes, copy_of_city, edit, told

WITHOUT_EXAMPLE = {
    "checkpoint-rewritten",
    "checkpoint-signed-off",
    "city-added",
    "city-removed",
    "signed-off-changed",
    "status-improved",
    "value-ended",
    "value-moved",
}
PAGES = list(pages_of(KINDS.rules).values())
EXAMPLES = [page for page in PAGES if page.name not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_the_example_is_told_as_its_kind_and_nothing_else(page: Page, tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    heading, _, lines = page.change.partition("\n")
    edit(city / heading.removeprefix("# "), lines)
    (change,) = changes(city)
    assert told([change]) == [page.name]
    assert change.old is not None
    assert change.new is not None
    assert change.message[0] not in " ."
    assert not change.message.endswith(".")


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_both_places_are_lines_of_the_example(page: Page, tmp_path: Path) -> None:
    """The old place is a removed line, and the new one an added line, where the example has such lines."""
    city = copy_of_city(tmp_path)
    heading, _, lines = page.change.partition("\n")
    edit(city / heading.removeprefix("# "), lines)
    (change,) = changes(city)
    for location, sign in ((change.old, "- "), (change.new, "+ ")):
        assert location is not None
        assert location.document is not None
        here = location.document.line(location.span.start.line).strip()
        shown = [line[2:].strip() for line in lines.splitlines() if line.startswith(sign)]
        has_item = change.field == "status"  # which an active solution leaves out
        assert None in (change.was, change.now) or has_item or here in shown, f"{here!r} is not one of {shown}"


def test_every_page_says_why() -> None:
    for page in PAGES:
        assert page.summary.endswith(".")
        assert len(page.why) > 20
        assert bool(page.change) == (page.name not in WITHOUT_EXAMPLE)
