"""A city's pictures are bounded before they are decoded, and nothing but the picture gets into the report."""

from __future__ import annotations

import base64
import os
import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from icc_cli.report.figures import MOST_BYTES, picture_address

from .laying_out import MOST, TESTVILLE, copy_of_testville, findings_of, png, told

CITY = (TESTVILLE / "city.yaml").read_text(encoding="utf-8") + "picture:\n  file: figures/a.png\n  alt: A lamp\n"
LINE = CITY.splitlines().index("  file: figures/a.png") + 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (png(30_000, 30_000), "million pixels"),
        (png(8_000, 8_000), "has 8000 × 8000 pixels"),
        (png(9, 9, b"\0")[:40], "is damaged"),
        (b"\0" * (MOST_BYTES + 1), "more than the limit of"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/hostname'/></svg>", "is not a PNG or JPEG"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "is not a PNG or JPEG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is not a PNG or JPEG"),
        (b"", "is not a PNG or JPEG"),
    ],
)
def test_what_cannot_be_used_is_told_at_the_line_that_names_it(content: bytes, message: str, tmp_path: Path) -> None:
    began = time.process_time()
    (finding,) = findings_of(copy_of_testville(tmp_path, {"city.yaml": CITY, "figures/a.png": content}, MOST), tmp_path)
    assert told(finding) == f"city.yaml:{LINE} ICC-L006"
    assert message in finding.message
    assert finding.message.startswith("figures/a.png ")
    assert time.process_time() - began < 5


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    os.mkfifo(tmp_path / "figures" / "a.png")
    with pytest.raises(Exception, match="is not a file"):
        picture_address(tmp_path, "figures/a.png")


def made_anew(folder: Path) -> bytes:
    return base64.b64decode(picture_address(folder, "figures/a.png").partition(",")[2])


def test_where_it_was_taken_does_not_go_along_and_it_stands_upright(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Ada Nowak"  # turned by a quarter; who took it
    Image.new("RGB", (40, 20), "red").save(tmp_path / "figures" / "a.png", "JPEG", exif=exif, comment=b"a secret")
    content = made_anew(tmp_path)
    assert b"Ada Nowak" not in content
    assert b"secret" not in content
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (20, 40)
        assert dict(picture.getexif()) == {}


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(tmp_path / "figures" / "a.png")
    with Image.open(BytesIO(made_anew(tmp_path))) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_in_the_report_has_its_words(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (400, 300), "navy").save(made, "PNG")
    reading = copy_of_testville(tmp_path, {"city.yaml": CITY, "figures/a.png": made.getvalue()}, MOST)
    assert findings_of(reading, tmp_path) == []
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        alternatives = [
            str(each["/Alt"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert "A lamp" in alternatives
