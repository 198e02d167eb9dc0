"""Nothing outside a report is read while it is typeset."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from icc_cli.diagnostics.layout import OUTSIDE_ADDRESS, UNUSABLE_PICTURE
from icc_cli.report.pdf.typesetting import write_pdf
from icc_cli.report.problems import UnusableReportError

from .laying_out import png


@pytest.mark.parametrize(
    "asking",
    [
        '<img src="{file}" alt="a">',
        '<link rel="attachment" href="{file}">',
        '<link rel="stylesheet" href="{file}">',
        '<div style="background: url({file})">x</div>',
        "<style>@import url({file});</style>",
        '<style>@font-face {{ font-family: a; src: url("{file}") }} p {{ font-family: a }}</style><p>x</p>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        '<title>t</title><image href="{file}" width="9" height="9"/></svg>',
        '<object data="{file}"></object>',
    ],
)
@pytest.mark.parametrize("scheme", ["file", "http", "https", "ftp"])
def test_an_address_outside_the_document_stops_the_typesetting(asking: str, scheme: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    address = secret.as_uri() if scheme == "file" else f"{scheme}://localhost:9/secret"
    page = f'<html lang="en"><title>t</title>{asking.format(file=address)}</html>'
    target = tmp_path / "out.pdf"

    with pytest.raises(UnusableReportError) as refused:
        write_pdf(page, target)
    assert {problem.rule for problem in refused.value.problems} == {OUTSIDE_ADDRESS}
    assert refused.value.problems[0].words == address
    assert not target.exists()


@pytest.mark.parametrize(
    "asking",
    [
        '<link rel="attachment" href="data:text/plain,hello">',
        '<a rel="attachment" href="data:text/plain,hello">a</a>',
        '<a href="file:///etc/hostname">x</a>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,hello">x</a>',
    ],
)
def test_no_file_is_embedded_and_links_lead_to_pages_and_people(asking: str, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    with pytest.raises(UnusableReportError) as refused:
        write_pdf(f'<html lang="en"><title>t</title>{asking}</html>', target)
    assert [problem.rule for problem in refused.value.problems] == [OUTSIDE_ADDRESS]
    assert not target.exists()


def _picture(kind: str) -> bytes:
    made = BytesIO()
    Image.new("L", (9, 9)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("content", [_picture("GIF"), _picture("BMP"), png(20_000, 20_000)])
@pytest.mark.parametrize("mime", ["image/png", "font/ttf"])
def test_a_picture_inside_the_document_is_bounded_as_well(content: bytes, mime: str, tmp_path: Path) -> None:
    address = f"data:{mime};base64,{base64.b64encode(content).decode()}"
    with pytest.raises(UnusableReportError) as refused:
        write_pdf(f'<html lang="en"><title>t</title><img src="{address}" alt="a"></html>', tmp_path / "out.pdf")
    assert [problem.rule for problem in refused.value.problems] == [UNUSABLE_PICTURE]


def test_what_is_inside_the_document_is_used(tmp_path: Path) -> None:
    picture = (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
        "%3Crect width='9' height='9'/%3E%3C/svg%3E"
    )
    page = f'<html lang="en"><title>t</title><img src="{picture}" alt="a square"></html>'
    written = write_pdf(page, tmp_path / "out.pdf")
    assert written.problems == ()
    assert written.pages == 1
