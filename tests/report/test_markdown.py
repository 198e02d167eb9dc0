"""Pages as Markdown, read back with a reader of Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import escape

from icc_cli.model import Deliverable
from icc_cli.programme import Edition
from icc_cli.report.documents import document_html
from icc_cli.report.markdown import markdown
from icc_cli.report.markup_tree import tree_of
from icc_cli.report.request import Document, Request

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def page(body: str) -> str:
    return markdown(
        f"<!DOCTYPE html><html><head><title>T</title><style>p {{}}</style></head><body>{body}</body></html>"
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>Lamps</h2><p>They are\n  lit.</p>", "## Lamps\n\nThey are lit."),
        ("<p><strong>Bold </strong>and <em>light</em></p>", "**Bold** and *light*"),
        ('<p><a href="https://x.eu/a(b)">x</a> <a href="#here">here</a></p>', "[x](https://x.eu/a(b%29) here"),
        ("<ul><li>one</li><li>two<div>small</div></li></ul>", "- one\n- two<br>small"),
        ("<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>", "1. one\n   - inner\n2. two"),
        ("<p>1. no list, # no heading</p><p>- no item</p>", "1\\. no list, # no heading\n\n\\- no item"),
        ("<p>a * b _ c | d &lt;e&gt; &amp;amp; [f]</p>", "a \\* b \\_ c \\| d \\<e> \\&amp; \\[f\\]"),
        ("<svg><title>Roadmap</title><desc>A, then B.</desc><text>A</text></svg>", "> Roadmap\n>\n> A, then B."),
        ('<p aria-hidden="true">2</p><nav><p>Contents</p></nav><p>Text</p>', "Text"),
        ('<img src="data:x" alt="A lamp">', "*A lamp*"),
    ],
)
def test_each_kind_of_block(html: str, expected: str) -> None:
    assert page(html) == f"{expected}\n"


def test_a_table_keeps_its_columns_where_cells_span_several() -> None:
    table = """<table><thead><tr><th>KPI</th><th class="number">Start</th><th>Bar</th><th>Status</th></tr></thead>
    <tbody><tr><th colspan="4" scope="rowgroup">Lights</th></tr>
    <tr><th>Lamps</th><td>2</td><td><svg><title>Bar</title></svg></td><td>improved<div>+2</div></td></tr>
    <tr><th colspan="2">Parks</th><td colspan="2">not monitored</td></tr></tbody></table>"""
    assert page(table).splitlines() == [
        "| KPI | Start | Bar | Status |",
        "| --- | ---: | --- | --- |",
        "| **Lights** |  |  |  |",
        "| Lamps | 2 |  | improved<br>+2 |",
        "| Parks |  | not monitored |  |",
    ]


def test_a_column_that_holds_nothing_but_drawings_is_left_out() -> None:
    table = """<table><thead><tr><th>KPI</th><th>Bar</th></tr></thead>
    <tbody><tr><td>Lamps</td><td><svg><title>Bar</title></svg></td></tr></tbody></table>"""
    assert page(table).splitlines() == ["| KPI |", "| --- |", "| Lamps |"]


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1))
def test_words_come_through_as_they_are(words: str) -> None:
    tokens = READER.parse(page(f"<p>{escape(words)}</p>"))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(token.content for token in tokens[1].children or []) == words


def test_the_whole_report_says_what_its_page_says(full: Deliverable, edition: Edition) -> None:
    html = document_html(full, edition, Request(Document.FINAL_REPORT))
    headings = [" ".join(each.text().split()) for each in tree_of(html).all("h2", "h3", "h4")]
    tokens = READER.parse(markdown(html))
    told = [
        "".join(child.content for child in tokens[index + 1].children or [])
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    squeezed = {"".join(each.split()) for each in told}
    assert {"".join(each.split()) for each in headings} - squeezed <= {"Contents"}
    assert {"table_open", "bullet_list_open", "blockquote_open"} <= {token.type for token in tokens}
