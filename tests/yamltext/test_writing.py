"""What is written as YAML is read as what it was, in the manner of what stood there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_cli.yamltext import RawFloat, Value, parse
from icc_cli.yamltext.writing import UnwritableError, dump, in_line, same, write


@pytest.mark.parametrize(
    ("value", "old", "written"),
    [
        ("name", "nmae", "name"),
        ("name", '"nmae"', '"name"'),
        ("it's", "'its'", "'it''s'"),
        ('a "b"', '"a"', "'a \"b\"'"),
        ("a: b", "a", '"a: b"'),
        ("12", "x", '"12"'),
        ("NO", "no", "NO"),
        ("true", "x", '"true"'),
        ("", "x", '""'),
        ("a, b", "x", '"a, b"'),
        ("@a", "x", '"@a"'),
        ("a #b", "x", '"a #b"'),
        (18, '"18"', "18"),
        (True, "yes", "true"),
        ("two\nlines", "one", None),
        ("a", "|\n  b", None),
        ("a", "*b", None),
        ("a", "&x b", None),
        ("a", "!!str b", None),
        ("a", "b\n  c", None),
    ],
)
def test_a_value_is_written_like_the_old_one(value: str | int | bool, old: str, written: str | None) -> None:
    assert write(value, old) == written


@given(st.text(max_size=12) | st.integers(0, 99) | st.booleans(), st.sampled_from(["plain", "'single'", '"double"']))
def test_what_is_written_reads_back(value: str | int | bool, old: str) -> None:
    written = write(value, old)
    if written is not None:
        document = parse(f"{{key: {written}, other: [{written}]}}\n", Path("x.yaml"))
        assert (document.value, document.problems) == ({"key": value, "other": [value]}, ())


WORDS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"]), max_size=30),
    st.text("ab:-#'\" \n,[]{}&*!|>%@`?\\.0", max_size=15),
    st.sampled_from(["NO", "12:30", "017", "0o7", "1e5", "~", "null", "<<", "2022-05", "https://a.eu/b?c#d", "why?"]),
    st.lists(st.sampled_from(["word", "a:b", "-", "#", "c: d", "é", "? x"]), max_size=40).map(" ".join),
)
LEAVES = st.none() | st.booleans() | st.integers() | st.sampled_from(["12.50", "+5.0", "1e3"]).map(RawFloat) | WORDS
VALUES = st.recursive(
    LEAVES,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(WORDS, parts, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4), st.sampled_from([0, 8]), st.booleans())
def test_a_whole_file_reads_back(value: dict[str, Value], column: int, is_folded: bool) -> None:
    written = dump(value, column=column, is_folded=is_folded)

    document = parse(written, Path("x.yaml"))
    assert same(document.value, value)
    assert document.problems == ()


@given(VALUES, st.booleans())
def test_a_value_on_one_line_reads_back(value: Value, in_braces: bool) -> None:
    written = in_line(value, in_braces=in_braces)

    assert "\n" not in written
    text = f"a: {{key: {written}, next: 0}}\n" if in_braces else f"a:\n  key: {written}\n"
    document = parse(text, Path("x.yaml"))
    assert isinstance(document.value, dict)
    inner = document.value["a"]
    assert isinstance(inner, dict)
    assert same(inner["key"], value)
    assert document.problems == ()


def test_a_file_is_laid_out_for_people() -> None:
    value: dict[str, Value] = {
        "name": "Białystok",
        "note": "Counted twice: #1",
        "kpis": [
            {"id": "lamps", "value": {"value": RawFloat("12.50"), "source": "https://a.eu"}, "target": None},
            {"id": "text", "note": "one\n  two\n", "tags": ["NO", "true", 17, "017"]},
        ],
        "prose": "word " * 30 + "end",
    }

    assert (
        dump(value)
        == """\
name: Białystok
note: "Counted twice: #1"
kpis:
  - id: lamps
    value: {value: 12.50, source: "https://a.eu"}
    target: null
  - id: text
    note: |
      one
        two
    tags: [NO, "true", 17, "017"]
prose: word word word word word word word word word word word word word word word word word word word word
  word word word word word word word word word word end
"""
    )


def test_a_folded_line_never_looks_like_an_item_and_ends_in_no_blank() -> None:
    lines = dump({"a": "word - " * 60 + "end"}).splitlines()

    assert len(lines) == 4
    assert not [line for line in lines if line.strip().startswith("-") or line.endswith(" ") or len(line) > 110]


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(UnwritableError):
        dump({"a": "bell \a"})
    with pytest.raises(UnwritableError):
        in_line("\u2028", in_braces=False)
