"""A word's first letter and its hyphen stay with the rest of it."""

from __future__ import annotations

import pytest

from icc_cli.report.environment import keep_together


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Our e-services, and more</p>", ["e-services"]),
        ("<p>(e-ID) and <em>e-učenje</em></p>", ["e-ID", "e-učenje"]),
        ("<p>co-operation, 3-4 years, pre-e-services, e-</p>", []),
        ("<p>e-participationandmorethanthat</p>", []),
        ('<p title="e-services">services</p>', []),
        ('<p><a href="#x">e-services</a>, e-mail</p>', ["e-mail"]),
        ("<head><title>e-services</title></head><p>e-mail</p>", ["e-mail"]),
        ("<svg><text>e-services</text></svg>", []),
        ("<svg><a href='#x'>e-mail</a><text>e-services</text></svg><p>e-ID</p>", ["e-ID"]),
        ("<head><style>.c-card {}</style><title>e-services</title></head><style>.c-list {}</style>", []),
        ("<abbr>e-mail</abbr>", ["e-mail"]),
    ],
)
def test_words_are_kept_on_a_line_outside_links_and_drawings(html: str, kept: list[str]) -> None:
    result = keep_together(html)
    mark = '<span class="unbroken">'
    assert [piece.split("</span>")[0] for piece in result.split(mark)[1:]] == kept
    assert result.replace(mark, "").replace("</span>", "") == html
