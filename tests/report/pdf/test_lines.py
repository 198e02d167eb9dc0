"""Where lines end."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from icc_cli.report.environment import keep_together

from .laying_out import lay_out

PAGE = "@page { size: 400px 300px; margin: 20px } * { margin: 0; font: 16px/20px 'Source Sans 3' }"


def lines(content: str, folder: Path, style: str) -> list[str]:
    lay_out(content, folder, f"{PAGE} {style}")
    document = pypdfium2.PdfDocument(folder / "out.pdf")
    try:
        return str(document[0].get_textpage().get_text_range()).split("\r\n")
    finally:
        document.close()


@pytest.mark.parametrize("width", [304.5, 303.6, 302.5, 301.5])
def test_a_text_that_fits_but_for_its_last_space_is_not_broken_behind_its_first_word(
    width: float, tmp_path: Path
) -> None:
    content = "<p>A common vision and common needs around <em>government</em> in the city</p>"
    given = lines(content, tmp_path, f"p {{ width: {width}px }}")
    assert [line.strip() for line in given] == ["A common vision and common needs around", "government in the city"]


def test_no_line_ends_behind_the_first_letter_of_a_word(tmp_path: Path) -> None:
    style = "p { width: 100px } .unbroken { white-space: nowrap }"
    content = "<p>A city with e-services</p>"
    assert lines(content, tmp_path, style)[0].strip() != "A city with"  # but the first letter, too
    assert [line.strip() for line in lines(keep_together(content), tmp_path, style)] == ["A city with", "e-services"]
