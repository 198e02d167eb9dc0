"""Comments are found where they are comments, and speak of the lines that a reader would say they speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.yamltext import parse
from icc_cli.yamltext.comments import Comment, comments


def found(text: str) -> list[Comment]:
    return list(comments(parse(text, Path("x.yaml")), "icc:"))


def lines(text: str) -> list[tuple[int, int]]:
    return [(comment.first_line, comment.last_line) for comment in found(text)]


def test_a_comment_behind_a_value_speaks_of_its_line() -> None:
    (comment,) = found("a: 1\nb: 2  # icc: allow it \nc: 3\n")
    assert comment == ("allow it", 18, 2, 2)


@pytest.mark.parametrize(
    "text",
    [
        "a: '# icc: no'\n",
        'a: "two lines\n  # icc: no"\n',
        "a: |\n  # icc: no\n  text\n",
        "a: >-\n  text\n\n  # icc: no\n",
        "a: word# icc:no\n",
        "'# icc: no': 1\n",
        "a: 1 # see icc: no\n",
        "- [x, '# icc: no']\n",
    ],
)
def test_text_is_no_comment(text: str) -> None:
    assert found(text) == []


def test_a_comment_behind_the_sign_of_a_block_is_one() -> None:
    assert lines("a: |  # icc: yes\n  # icc: no\nb: &x !!str >-  # icc: yes\n  text\n") == [(1, 1), (3, 3)]


def test_behind_a_text_of_several_lines_it_speaks_of_all_of_them() -> None:
    assert lines('a: 1\nb: "one\n  two"  # icc: yes\nc: 3\n') == [(2, 3)]


def test_above_a_key_it_speaks_of_the_key_with_its_value() -> None:
    assert lines("a: 1\n# icc: yes\nb:\n  - x\n  - y\nc: 3\n") == [(3, 5)]


def test_above_an_item_it_speaks_of_all_its_keys() -> None:
    first = "items:\n  # icc: one\n  # and more words\n\n  - a: 1\n    b: {c: 2,\n        d: 3}\n"
    assert lines(f"{first}  # icc: two\n  -\n    a: 4\n") == [(5, 7), (10, 10)]


def test_above_the_first_part_it_speaks_of_that_part_only() -> None:
    assert lines("a:\n  # icc: yes\n  b: 1\n  c: 2\n") == [(3, 3)]
    assert lines("# icc: yes\n- a: 1\n  b: 2\n- c: 3\n") == [(2, 3)]


def test_at_the_top_it_speaks_of_the_file_and_at_the_end_of_nothing() -> None:
    assert lines("# icc: yes\na: 1\nb:\n  c: |\n    text\n\n    more\n# icc: late\n") == [(2, 7), (0, 0)]


def test_aliases_and_merges_do_not_confuse_it() -> None:
    text = "a: &a\n  x: 1  # icc: one\nb: *a  # icc: two\n# icc: three\nc:\n  <<: *a\n  y: 2\n"
    assert lines(text) == [(2, 2), (3, 3), (5, 7)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_kind_of_line_end_ends_a_comment(end: str) -> None:
    assert [(each.text, each.first_line) for each in found(f"a: 1 # icc: yes{end}b: 2{end}")] == [("yes", 1)]
