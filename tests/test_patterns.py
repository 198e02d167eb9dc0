"""Patterns that are compiled late do what patterns do."""

from __future__ import annotations

import re

import pytest

from icc_cli.patterns import lazy


def test_it_finds_what_the_pattern_finds() -> None:
    late, early = lazy(r"(?P<word>l[a-z]+)", re.IGNORECASE), re.compile(r"(?P<word>l[a-z]+)", re.IGNORECASE)
    text = "Lamps light the lane."
    assert late.findall(text) == early.findall(text)
    assert [found["word"] for found in late.finditer(text)] == ["Lamps", "light", "lane"]
    assert late.pattern == early.pattern


def test_nothing_is_compiled_until_it_is_used() -> None:
    late = lazy("(")
    with pytest.raises(re.error):
        late.search("")
