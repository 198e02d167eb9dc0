"""A file in the one layout: what it looks like, and that it says the same, with each comment where it belongs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from icc_cli.yamltext import Document, SourceError, parse
from icc_cli.yamltext.comments import comments
from icc_cli.yamltext.document import KeyPath, Node
from icc_cli.yamltext.formatting import CannotFormatError, formatted
from icc_cli.yamltext.writing import same

from .test_properties import CHARTER, KPIS

ORDER = ("id", "name", "unit", "target", "measurements")
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))


def read(text: str) -> Document:
    return parse(text, Path("x.yaml"))


def laid_out(text: str) -> str:
    return formatted(read(text), lambda _: ORDER)


def test_indents_order_quotes_and_folds() -> None:
    assert (
        laid_out("""\
# the file's own comment

unit:    "%"      # of all
'name':   'Lamps'
id: lamps


kpis:
- {target: 3, id: a}
-   note: "it is: so"
    id: "b"     # second
    # above the value
    measurements: {start: ~, midway: +5, final: 012.50}
text: |
      kept
        as it is
prose: >-
   one
   two
""")
        == """\
# the file's own comment

id: lamps
name: Lamps
unit: "%"  # of all

kpis:
  - {id: a, target: 3}
  - id: b  # second
    # above the value
    measurements: {start: ~, midway: +5, final: 012.50}
    note: "it is: so"
text: |
  kept
    as it is
prose: >-
  one two
"""
    )


def test_comments_stay_with_their_keys() -> None:
    assert (
        laid_out("""\
target: 3 # icc: allow ICC-K010 agreed
# icc: allow ICC-K020 counted by hand
unit: trees
tags: [
  a, # first
  b]
name: >  # head
  x
id: x
  # at the end of nothing
list:
  - a
  # - b
last: 1
# the end
""")
        == """\
id: x
name: >  # head
  x
# icc: allow ICC-K020 counted by hand
unit: trees
target: 3  # icc: allow ICC-K010 agreed
tags:
  - a  # first
  - b
# at the end of nothing
list:
  - a
  # - b
last: 1
# the end
"""
    )


def test_what_stands_above_an_item_stays_above_it() -> None:
    assert laid_out("# icc: allow ICC-K010 whole file\nunit: b\nid: a\n") == (
        "# icc: allow ICC-K010 whole file\nid: a\nunit: b\n"
    )
    assert laid_out("kpis:\n  # of the item\n  - unit: b\n    id: a\n") == (
        "kpis:\n  # of the item\n  - id: a\n    unit: b\n"
    )


def test_marks_for_use_elsewhere_keep_the_order() -> None:
    text = "unit: &u trees\nid: *u\nkpis:\n  - &k\n    unit: a\n    id: y\n  - <<: *k\n    id: z\n"

    assert laid_out(text) == text


def test_line_ends_stay() -> None:
    assert laid_out("b:   1\r\nid: 2\r\n") == "id: 2\r\nb: 1\r\n"


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "a: !!str 1\n", "? [a]\n: b\n", "--- \na: 1\n", "%YAML 1.2\n---\na: 1\n", "a: 1\rb: 2\n"]
)
def test_what_cannot_be_laid_out_safely_is_refused(text: str) -> None:
    with pytest.raises(CannotFormatError):
        laid_out(text)


def test_an_empty_file_stays_empty() -> None:
    assert laid_out("# nothing yet\n") == "# nothing yet\n"


def meant(document: Document) -> list[tuple[str, frozenset[KeyPath]]]:
    """The comments of a document, each with the paths of the keys and items that it speaks of."""
    begins = list(_begins(document.root, ()))
    return sorted(
        (comment.text, frozenset(path for path, start in begins if comment.speaks_of(_row(document, start))))
        for comment in comments(document, "icc:")
    )


def _row(document: Document, offset: int) -> int:
    return document.lines.position(offset).line


def _begins(node: Node, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    if isinstance(node[2], dict):
        for key, (start, _, value) in node[2].items():
            yield (*path, key), start
            yield from _begins(value, (*path, key))
    elif isinstance(node[2], list):
        for index, value in enumerate(node[2]):
            yield (*path, index), value[0]
            yield from _begins(value, (*path, index))


TEXTS = [KPIS.replace("  ? tags\n  : - NO\n    - 12:30\n    -\n", "  tags: [NO, 12:30]\n"), CHARTER]
TEXTS += [file.read_text(encoding="utf-8") for file in EXAMPLES if file.parent.name in ("sofia", "kpis")][:8]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(TEXTS),
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["above", "behind", "blank"])), max_size=6),
    st.randoms(use_true_random=False),
)
def test_a_file_says_the_same_in_the_layout(text: str, places: list[tuple[int, str]], chance: random.Random) -> None:
    lines = text.splitlines()
    for number, (place, how) in enumerate(places):
        row = place % len(lines)
        margin = " " * (len(lines[row]) - len(lines[row].lstrip()))
        if how == "behind":
            lines[row] += f" # icc: allow {number}"
        else:
            lines.insert(row, "" if how == "blank" else f"{margin}# icc: allow {number}")
    try:
        document = read("\n".join(lines) + "\n")
    except SourceError:
        assume(False)
    names = sorted({str(step) for path, _ in _begins(document.root, ()) for step in path})
    chance.shuffle(names)
    try:
        again = formatted(document, lambda _: names)
    except CannotFormatError:
        assume(False)

    after = read(again)
    assert after.problems == ()
    assert same(after.value, document.value)
    assert [text for text, _ in meant(after)] == [text for text, _ in meant(document)]
    assert formatted(after, lambda _: names) == again
    assert not [line for line in again.splitlines() if line.endswith(" ")]
