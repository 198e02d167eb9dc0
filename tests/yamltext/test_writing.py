"""What is written as YAML is read as what it was, in the manner of what stood there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_cli.yamltext import parse
from icc_cli.yamltext.writing import write


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
