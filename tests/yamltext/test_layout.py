"""A single item becomes a list, an entry written twice stands once; and where that is not plain, nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.yamltext import parse
from icc_cli.yamltext.edits import apply
from icc_cli.yamltext.layout import enlisted, repeated_entry
from icc_cli.yamltext.positions import Lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", "a: [b]\n"),
        ("a: b # why\n", "a: [b] # why\n"),
        ("a: 'b, c'\n", "a: ['b, c']\n"),
        ("a: b, c\n", 'a: ["b, c"]\n'),
        ("a: {b: 1} # why\n", "a: [{b: 1}] # why\n"),
        ("a: {b: 1,\n  c: 2}\n", "a: [{b: 1,\n  c: 2}]\n"),
        ("a:\n  b: 1\n", "a:\n  - b: 1\n"),
        (
            "a:\n  b: 1 # one\n\n  # two\n  c:\n    - 2\nd: 3\n",
            "a:\n  - b: 1 # one\n\n    # two\n    c:\n      - 2\nd: 3\n",
        ),
        ("a:\r\n  b: 1\r\n  c: 2\r\n", "a:\r\n  - b: 1\r\n    c: 2\r\n"),
        ("a:\n  b: |\n    one\n\n      two\n  c: 2\n", "a:\n  - b: |\n      one\n\n        two\n    c: 2\n"),
    ],
)
def test_a_value_becomes_a_list_of_one(before: str, after: str) -> None:
    document = parse(before, Path("x.yaml"))
    span = document.value_span(("a",))
    assert span is not None
    edits = enlisted(document.lines, document.lines.offset(span.start), document.lines.offset(span.end))
    assert edits is not None
    assert apply(before, edits) == after
    value = document.value
    assert isinstance(value, dict)
    assert parse(after, Path("x.yaml")).value == {**value, "a": [value["a"]]}


@pytest.mark.parametrize("text", ["a: |\n  b\n", "a: >-\n  b\n", "a: b\n  c\n", "a: *b\n", "a: &b c\n", "a: !!str b\n"])
def test_a_value_that_is_no_single_word_is_left_alone(text: str) -> None:
    lines = Lines(text)
    assert enlisted(lines, 3, len(text.rstrip())) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb: 2\na: 1\n", "a: 1\nb: 2\n"),
        ("a: 1\nb: 2\na: 1", "a: 1\nb: 2\n"),
        ("a: 1\r\na: 1\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n"),
        ("- a: 1\n  b: 2\n  a: 1\n- c: 1\n", "- a: 1\n  b: 2\n- c: 1\n"),
        ("a:\n  - 1\n  - 2\n\na:\n  - 1\n  - 2\n# end\n", "a:\n  - 1\n  - 2\n\n# end\n"),
        ("a:\n- 1\na:\n- 1\nb: 2\n", "a:\n- 1\nb: 2\n"),
    ],
)
def test_an_entry_that_is_written_twice_stands_once(before: str, after: str) -> None:
    (problem,) = parse(before, Path("x.yaml")).problems
    lines = Lines(before)
    edit = repeated_entry(lines, lines.offset(problem.related[0][1].start), lines.offset(problem.span.start))
    assert edit is not None
    assert apply(before, [edit]) == after


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: 1\na: 1 # why\n",
        "{a: 1, a: 1}\n",
        "a:\n  b: 1\na:\n  b: 2\n",
        "a:\n  b: 1\na:\n  # why\n  b: 1\n",
        "- b: 1\n  a: 1\n-  a: 1\n   a:\n    1\n",
    ],
)
def test_entries_that_differ_or_carry_a_comment_both_stay(text: str) -> None:
    (problem,) = parse(text, Path("x.yaml")).problems
    lines = Lines(text)
    assert repeated_entry(lines, lines.offset(problem.related[0][1].start), lines.offset(problem.span.start)) is None
