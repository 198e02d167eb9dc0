"""Nothing outside a report is read while it is typeset."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.report.pdf import OutsideAddressError, write_pdf


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

    with pytest.raises(OutsideAddressError, match="nothing outside a report is fetched"):
        write_pdf(page, target)
    assert not target.exists()


def test_what_is_inside_the_document_is_used(tmp_path: Path) -> None:
    picture = (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
        "%3Crect width='9' height='9'/%3E%3C/svg%3E"
    )
    page = f'<html lang="en"><title>t</title><img src="{picture}" alt="a square"></html>'
    written = write_pdf(page, tmp_path / "out.pdf")
    assert written.problems == ()
    assert written.pages == 1
