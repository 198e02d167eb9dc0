"""Words from files are nothing but words in Markdown, and a table is one that GitHub shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from icc_cli.output.markdown import escaped, referenced, table, with_code

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
WORDS = [
    "# no heading", "- no item", "+ no item", "12) no item", "3. no item", "*no star*", "_no line_", "a | b", "a \\| b",
    "<b>", "&amp;", "[no](link)", "![no](picture)", "`no code`", "~~kept~~", "> no quote", "= none", "$x$",
]  # fmt: skip


@pytest.mark.parametrize("escape", [escaped, referenced])
@pytest.mark.parametrize("words", WORDS)
def test_words_are_shown_as_they_are(escape: Callable[[str], str], words: str) -> None:
    opening, inline, closing = PARSER.parse(escape(words))
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or []) == words
    *_, cell, _, _, _, _ = PARSER.parse("\n".join(table(["KPI"], [[escape(words)]])))
    assert "".join(child.content for child in cell.children or []) == words


def test_an_address_is_no_link_on_github() -> None:
    assert referenced("http://x.eu") == "http&#58;//x.eu"


def test_grave_accents_mark_code_and_a_lone_one_is_no_mark() -> None:
    assert with_code("`a*b` and `c") == "<code>a&#42;b</code> and &#96;c"


def test_figures_end_below_each_other() -> None:
    lines = table(["KPI", "start"], [["Lamps", "4"]], [1])
    assert list(lines) == ["| KPI | start |", "| --- | ---: |", "| Lamps | 4 |"]
