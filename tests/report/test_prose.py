"""Prose as it reaches the page: figures filled in, nothing foreign let through, nothing that PDF/UA refuses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_cli.report.prose import ProseRenderer

PROSE = ProseRenderer(lambda kpi, checkpoint: {("res", "final"): "40 %"}.get((kpi, checkpoint)))


def test_a_reference_prints_the_measurement() -> None:
    assert PROSE.inline("It is {kpi:res@final} now.") == "It is 40 % now."


def test_a_reference_to_nothing_stays_as_it_was_written() -> None:
    assert PROSE.inline("It is {kpi:gone@final}.") == "It is {kpi:gone@final}."


def test_code_is_not_filled_in() -> None:
    assert PROSE.inline("Write `{kpi:res@final}`.") == "Write <code>{kpi:res@final}</code>."


def test_one_paragraph_is_inline_and_several_are_blocks() -> None:
    assert PROSE.inline("One *word*") == "One <em>word</em>"
    assert PROSE.inline("One\n\nTwo") == "<p>One</p>\n<p>Two</p>"
    assert PROSE.blocks("One") == "<p>One</p>"


def test_html_is_shown_rather_than_obeyed() -> None:
    assert PROSE.inline("<script>alert(1)</script> & more") == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"


@pytest.mark.parametrize("address", ["https://example.org/a", "http://example.org", "mailto:mayor@example.org"])
def test_links_to_the_web_and_to_people_work(address: str) -> None:
    assert f'<a href="{address}">' in PROSE.inline(f"[here]({address})")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.org", "#about", "//x.org"],
)
def test_other_links_are_only_text(address: str) -> None:
    assert "<a" not in PROSE.inline(f"[here]({address})")


def test_pictures_become_their_words() -> None:
    assert PROSE.inline("![A map of the *city*](https://example.org/x.png)") == "A map of the *city*"


def test_links_hold_no_emphasis() -> None:
    assert PROSE.inline("[**very** here](https://x.org)") == '<a href="https://x.org">very here</a>'


def test_headings_do_not_upset_the_order_of_the_reports_own() -> None:
    assert PROSE.blocks("# Loud") == '<p class="prose-heading">Loud</p>'


def test_an_item_of_a_list_holds_no_paragraphs() -> None:
    printed = PROSE.blocks("- one\n\n  two\n\n- three")
    assert "<p>" not in printed
    assert re.sub(r"\s+", " ", printed) == "<ul> <li>one<br /> two</li> <li>three</li> </ul>"


@given(st.text(max_size=200))
def test_no_text_yields_a_tag_of_its_own(text: str) -> None:
    tags = set(re.findall(r"</?([a-zA-Z0-9]+)", PROSE.blocks(text)))
    assert tags <= {"p", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote", "hr", "br"}
