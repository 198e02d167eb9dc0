"""Each kind's page is true: its example is told as that kind of change and as nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.changes.change import Kind
from icc_cli.changes.kinds import KINDS
from icc_cli.diagnostics.change_ids import CHANGE_IDS

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
EXAMPLES = [kind for name, kind in KINDS.items() if name not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.id.name)
def test_the_example_is_told_as_its_kind_and_nothing_else(kind: Kind, tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    heading, _, lines = kind.example.partition("\n")
    edit(city / heading.removeprefix("# "), lines)
    (change,) = changes(city)
    assert told([change]) == [kind.id.name]
    assert change.old is not None
    assert change.new is not None
    assert change.message[0] not in " ."
    assert not change.message.endswith(".")


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.id.name)
def test_both_places_are_lines_of_the_example(kind: Kind, tmp_path: Path) -> None:
    """The old place is a removed line, and the new one an added line, where the example has such lines."""
    city = copy_of_city(tmp_path)
    heading, _, lines = kind.example.partition("\n")
    edit(city / heading.removeprefix("# "), lines)
    (change,) = changes(city)
    for location, sign in ((change.old, "- "), (change.new, "+ ")):
        assert location is not None
        assert location.document is not None
        here = location.document.line(location.span.start.line).strip()
        shown = [line[2:].strip() for line in lines.splitlines() if line.startswith(sign)]
        has_item = change.field == "status"  # which an active solution leaves out
        assert None in (change.was, change.now) or has_item or here in shown, f"{here!r} is not one of {shown}"


def test_every_code_has_a_page_and_every_page_says_why() -> None:
    assert KINDS.keys() == CHANGE_IDS.keys()
    for kind in KINDS.values():
        assert kind.summary.endswith(".")
        assert len(kind.why) > 20
        assert bool(kind.example) == (kind.id.name not in WITHOUT_EXAMPLE)


def test_codes_are_unique() -> None:
    assert len({each.code for each in CHANGE_IDS.values()}) == len(CHANGE_IDS)
