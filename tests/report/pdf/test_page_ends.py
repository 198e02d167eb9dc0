"""Empty pages and headings without what they head are told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.diagnostics.layout import EMPTY_PAGE, STRANDED_HEADING

from .laying_out import lay_out

LINES = "<p>line</p>" * 4
PAGE = (
    "@page { size: 300px 200px; margin: 20px; @bottom-left { content: 'foot' } } * { font: 16px/20px 'Source Sans 3' }"
)
SMALL = f"{PAGE} * {{ margin: 0 }}"


def test_an_empty_page_is_told_of_with_what_stands_before_it(tmp_path: Path) -> None:
    written = lay_out('<p>before</p><div style="break-before: page; height: 9px"></div>', tmp_path, SMALL)
    (problem,) = written.problems
    assert (problem.rule, problem.message) == (EMPTY_PAGE, "page 2 is empty")
    assert "before" in problem.around[0]


@pytest.mark.parametrize("columns", ["", "columns: 2; column-fill: auto; height: 160px;"])
def test_a_heading_at_the_end_is_told_of(columns: str, tmp_path: Path) -> None:
    room = "<p>line</p>" * 7  # of eight lines
    content = f'<div style="{columns}">{room}<h2>Heading</h2><p>below</p></div>'
    written = lay_out(content, tmp_path, f"{SMALL} h2 {{ break-after: auto }}")
    (problem,) = written.problems
    assert problem.rule == STRANDED_HEADING
    assert problem.message == "page 1: the heading “Heading” is separated from its text"


@pytest.mark.parametrize(
    "content",
    [
        f"<div>{LINES}<h2>Heading</h2><p>below</p></div>",
        f"<div>{LINES}<h2>A heading that heads nothing</h2></div><div><p>{'other ' * 100}</p></div>",
        f'<div style="columns: 2">{LINES}<h2>Heading</h2>{LINES}</div>',
    ],
)
def test_a_heading_with_what_it_heads_is_not(content: str, tmp_path: Path) -> None:
    written = lay_out(content, tmp_path, f"{SMALL} h2 {{ break-after: avoid }}")
    assert written.problems == ()


def test_a_page_with_only_a_picture_is_not_empty(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>t</title><rect width="9"/></svg>'
    assert lay_out(f'<p>before</p><div style="break-before: page">{drawing}</div>', tmp_path, SMALL).problems == ()
